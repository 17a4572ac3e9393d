"""What the drawer of any register is made of; the drawer says its words and its kinds.

`Kind` (kinds.py) declares a kind of record and the acts on it; `pages.addresses(KINDS)`
gives it its list, its pages and its forms. How: docs/how-to/a-new-register.md.
"""

"""What is wrong in a rule's text or in a case: told to whoever wrote it."""


class BadRule(ValueError):
    """A text in `tables/` says something that no deadline could be counted by."""


class BadCase(ValueError):
    """A case that the clock cannot read: its events, moment or questions."""

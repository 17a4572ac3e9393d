"""The one spelling of a slice: which part of an element a figure is.

A slice is a mapping from dimension to value; its text is sorted by dimension, so that
the same part is always found under the same key. The total has the empty text.
"""

import re
from collections.abc import Mapping
from typing import Final

from lanh.elements.errors import BadDefinition

WORD: Final = re.compile(r"[A-Za-z0-9_]+")


def slice_key(chosen: Mapping[str, str]) -> str:
    """The text under which facts and cells keep the slice.

    >>> slice_key({"theme": "drug", "sex": "f"}), slice_key({})
    ('sex=f;theme=drug', '')
    """
    for word in (*chosen, *chosen.values()):
        if not WORD.fullmatch(word):
            raise BadDefinition(f"a slice is made of codes, not of {word!r}")
    return ";".join(f"{dimension}={chosen[dimension]}" for dimension in sorted(chosen))


def read_slice(key: str) -> dict[str, str]:
    """The slice that a key spells; BadDefinition for a text that is none.

    >>> read_slice("sex=f;theme=drug")
    {'sex': 'f', 'theme': 'drug'}
    """
    if not key:
        return {}
    pairs = [part.partition("=") for part in key.split(";")]
    chosen = {dimension: value for dimension, _equals, value in pairs}
    if slice_key(chosen) != key:
        raise BadDefinition(f"not how a slice is spelt: {key!r}")
    return chosen

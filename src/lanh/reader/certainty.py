"""How sure the reader is, from what misled it on documents that it had not seen.

What goes wrong there is the outline, and with it every path below: headings that are
sentences, and lines in capitals whose number was not recognised (docs/reading.md).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from lanh.reader.grammar.agencies import is_agency
from lanh.reader.layout.outline import Entry
from lanh.reader.reading import Activity, Assignment, Heading, Item, Reading

T = TypeVar("T", Heading, Item, Activity, Assignment)

_LOST = 0.85  # a heading was not recognised somewhere: paths may be wrong
_FIGURES = re.compile(r"\d+\s?%|\d{2,}")


def heading_certainty(entry: Entry) -> float:
    """A title in capitals or an agency is sure; a long sentence with figures is not."""
    own = entry.own
    if own is None or own.title is None or own.kind == "article":
        return 0.7
    if own.title.isupper() or is_agency(own.title):
        return 0.97
    stopped = entry.block.text.rstrip().endswith(".")
    doubtful = len(own.title) > 110 or _FIGURES.search(own.title) or stopped
    return 0.75 if doubtful else 0.92


def steadiness(entries: Sequence[Entry]) -> float:
    """1, or less where a line in capitals stands in the body without a number."""
    began = False
    for entry in entries:
        began = began or entry.own is not None
        lone = entry.block.kind == "text" and entry.block.mark is None
        if began and lone and _is_shouted(entry.block.text):
            return _LOST
    return 1.0


def _is_shouted(text: str) -> bool:
    return len(text) > 6 and text.isupper() and not text.startswith("./.")


def weighed(reading: Reading, entries: Sequence[Entry]) -> Reading:
    """The reading with every certainty that hangs on the outline made less sure."""
    factor = steadiness(entries)
    if factor == 1.0:
        return reading
    return replace(
        reading,
        outline=tuple(_less(one, factor) for one in reading.outline),
        targets=tuple(_less(one, factor) for one in reading.targets),
        results=tuple(_less(one, factor) for one in reading.results),
        activities=tuple(_less(one, factor) for one in reading.activities),
        assignments=tuple(_less(one, factor) for one in reading.assignments),
    )


def _less(item: T, factor: float) -> T:
    return replace(item, certainty=round(item.certainty * factor, 2))

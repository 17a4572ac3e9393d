"""From a text to a reading: blocks → outline → parts → items."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from lanh.reader.certainty import heading_certainty, weighed
from lanh.reader.findings import Finding, Seen, find
from lanh.reader.items.activities import activities
from lanh.reader.items.assignments import assignments
from lanh.reader.items.cited import citations
from lanh.reader.items.reporting import reporting
from lanh.reader.items.results import results
from lanh.reader.items.tables import rows, table_activities, table_targets
from lanh.reader.items.targets import targets
from lanh.reader.layout.blocks import Block, blocks
from lanh.reader.layout.document import document
from lanh.reader.layout.foot import foot_start
from lanh.reader.layout.lines import pieces
from lanh.reader.layout.outline import Entry, outline
from lanh.reader.layout.sections import with_sections
from lanh.reader.reading import Activity, Document, Heading, Item, Reading

T = TypeVar("T", Item, Activity)


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out: what head, body and foot are."""

    text: str
    blocks: list[Block]
    body: list[Block]
    entries: list[Entry]
    foot: int


def lay_out(text: str) -> Laid:
    """Blocks of the text, and the body's blocks with their headings."""
    found = blocks(text)
    foot = foot_start(text, pieces(text))
    body = [b for b in found if b.start < foot and b.kind != "aside"]
    return Laid(text, found, body, with_sections(outline(body)), foot)


def check_text(text: str, source: str = "") -> tuple[Reading, list[Finding]]:
    """The reading of a text, and what is wrong in it."""
    laid = lay_out(text)
    reading = _read(laid, source)
    return reading, find(Seen(reading, laid.entries, laid.body, laid.blocks))


def read_text(text: str, source: str = "") -> Reading:
    """The whole reading of a text."""
    return _read(lay_out(text), source)


def _read(laid: Laid, source: str) -> Reading:
    handed_out = tuple(assignments(laid.entries))
    table = rows(laid.entries)
    head = document(laid.text, laid.body, laid.entries, laid.foot)
    year = year_of(head)
    found = Reading(
        source=source,
        text=laid.text,
        document=head,
        citations=tuple(citations(laid.body, head.number)),
        outline=tuple(headings(laid.entries)),
        targets=_in_order([*targets(laid.entries), *table_targets(table)]),
        activities=_in_order(
            [
                *activities(laid.entries, year, handed_out),
                *table_activities(table, year),
            ]
        ),
        assignments=handed_out,
        reporting=tuple(reporting(laid.entries)),
        results=tuple(results(laid.entries)),
    )
    return weighed(found, laid.entries)


def _in_order(found: Sequence[T]) -> tuple[T, ...]:
    """By where they stand, whichever way they were found."""
    return tuple(sorted(found, key=lambda item: item.span))


def year_of(head: Document) -> int | None:
    """The one year that the plan covers, if it covers one."""
    period = head.period
    if period and period.start[:4] == period.end[:4]:
        return int(period.start[:4])
    return None


def headings(entries: Sequence[Entry]) -> list[Heading]:
    found = []
    for entry in entries:
        own = entry.own
        if own is not None and own.title:
            sure = heading_certainty(entry)
            found.append(Heading(own.label, own.level, own.title, own.span, sure))
    return found

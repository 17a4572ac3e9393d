"""What the rules look at: the reading, its blocks, and their quantities and dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lanh.reader.grammar.citations import Mention, mentions
from lanh.reader.grammar.quantities import Quantity, quantities
from lanh.reader.layout.blocks import Block
from lanh.reader.layout.outline import Entry
from lanh.reader.reading import Reading

# Any figures in the shape of a day, real or not.
_DAYS = re.compile(
    r"(?<![\d/.])(?P<d>\d{1,2})(?P<sep>[/.\-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)"
    r"|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>\d{4})"
    r"|ngày\s+(?P<d3>\d{1,2})[/\-](?P<m3>\d{1,2})(?![/\d\-]|\s*năm)"
    r"|(?<![\d/])(?P<d5>\d{1,2})/(?P<m5>\d{1,2})(?=[\"”)*]|\s*\))"
    r"|ngày\s+(?P<d4>\d{1,2})/(?P<m4>\d{1,2})\s+năm\s+(?P<y4>\d{4})"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A printed day, year None where it is left out; not every one is real."""

    day: int
    month: int
    year: int | None
    start: int
    end: int
    block: Block

    @property
    def span(self) -> tuple[int, int]:
        return self.block.span(self.start, self.end)

    @property
    def key(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.year else ""


@dataclass(frozen=True)
class Seen:
    """A reading with its layout; everything is gathered once."""

    reading: Reading
    entries: Sequence[Entry]
    body: Sequence[Block]
    blocks: Sequence[Block]

    @cached_property
    def mentions(self) -> list[tuple[Block, Mention]]:
        return [(b, m) for b in self.body for m in mentions(b.text)]

    @cached_property
    def quantities(self) -> list[tuple[Entry, list[Quantity]]]:
        return [(e, quantities(e.block.text)) for e in self.entries]

    @cached_property
    def days(self) -> list[Day]:
        return [day for block in self.body for day in days_of(block)]

    @property
    def signed(self) -> str:
        """The day of the document as far as it is printed: "2022-01"."""
        return self.reading.document.date or ""

    @property
    def year(self) -> int | None:
        """The one year that the plan is for."""
        period = self.reading.document.period
        one = period and period.start[:4] == period.end[:4]
        return int(period.start[:4]) if period and one else None


def days_of(block: Block) -> Iterator[Day]:
    for found in _DAYS.finditer(block.text):
        said = found.groupdict()
        tail = next(t for t in ("", "2", "3", "4", "5") if said[f"d{t}"])
        year = said.get(f"y{tail}")
        first = found.start(f"d{tail}")
        yield Day(
            int(said[f"d{tail}"] or 0),
            int(said[f"m{tail}"] or 0),
            int(year) if year else None,
            first,
            found.end(f"y{tail}") if year else found.end(f"m{tail}"),
            block,
        )

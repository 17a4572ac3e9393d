"""Finding the heads of a table, and which field each column is, with how sure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Final

from lanh.common.text import fold
from lanh.intake.rules.tables import Cell, Row, Table, is_blank, shown

LOOKED_AT: Final = 25  # rows in which heads may stand
SAMPLE: Final = 40  # rows whose values are looked at
SURE, LIKELY = 0.9, 0.6  # a guess below the second is none
# 'Tổng kết tháng hành động' is the name of an event.
TOTALS: Final = re.compile(r"tong (cong|so)\b.*|(tong|cong|total)\W*")
# Heads that our own sheet of errors puts in; not data.
TOLD: Final = ("loi:", "wrong:")


@dataclass(frozen=True)
class Wanted:
    """A field as a guess sees it. heads: folded. fits: whether a cell may be one.
    joined: many columns are one field, such as the answers of a sheet."""

    name: str
    heads: tuple[str, ...]
    fits: Callable[[Cell], bool]
    joined: bool = False


@dataclass(frozen=True)
class Heads:
    """row: the last row of heads. texts: one for each column, of two rows both;
    lower: what the second of them says alone."""

    row: int
    texts: tuple[str, ...]
    lower: tuple[str, ...] = ()

    @property
    def signature(self) -> str:
        """Equal for tables that begin alike, whatever stands above and below."""
        text = "\n".join(bare(text) for text in self.texts)
        return sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Guess:
    field: str
    certainty: float


def bare(text: str) -> str:
    """A head without marks, signs and what stands in brackets.

    >>> bare("Số người dự (lượt)*")
    'so nguoi du'
    """
    without = re.sub(r"\(.*?\)|\[.*?\]", " ", fold(text))
    return " ".join(re.sub(r"[^\w:]+", " ", without).split())


def find(table: Table, wanted: Sequence[Wanted]) -> Heads | None:
    """The one or two rows that name most fields; None where not two are named."""
    best, score = None, 1.5
    for heads in _candidates(table):
        named = guess(heads, [], wanted).values()
        # Two rows are taken only where they say clearly more than one.
        worth = sum(one.certainty for one in named)
        if worth > score + 0.05:
            best, score = heads, worth
    return best


def guess(
    heads: Heads, rows: Sequence[Row], wanted: Sequence[Wanted]
) -> Mapping[int, Guess]:
    """From a column to the field it is; the surest first, each field once."""
    pairs = [
        (certainty, -column, field)
        for column in range(len(heads.texts))
        for field in wanted
        if (certainty := _likeness(column, heads, field)) >= LIKELY
        and _fits(field, rows, column)
    ]
    found: dict[int, Guess] = {}
    taken: set[str] = set()
    for certainty, column, field in sorted(pairs, key=lambda p: p[:2], reverse=True):
        if -column not in found and (field.joined or field.name not in taken):
            found[-column] = Guess(field.name, certainty)
            taken.add(field.name)
    return found


def body(table: Table, heads: Heads) -> Iterator[tuple[int, Row]]:
    """(number as the sheet shows it, cells) of each row below the heads."""
    for number, row in enumerate(table.rows[heads.row + 1 :], start=heads.row + 2):
        if not is_blank(row):
            yield number, row


def is_aside(row: Row) -> bool:
    """A line that is no record: a total, a numbering of columns, a lone remark."""
    texts = [text for cell in row if (text := shown(cell))]
    if len(texts) == 1:
        return True
    if all(re.fullmatch(r"\(?[\dA-Z]{1,2}\)?", text) for text in texts):
        return len(texts) > 2 and not any(isinstance(cell, float) for cell in row[1:2])
    return any(TOTALS.fullmatch(fold(text)) for text in texts[:2])


def _candidates(table: Table) -> Iterator[Heads]:
    rows = table.rows[:LOOKED_AT]
    for number, row in enumerate(rows):
        if sum(bool(shown(cell)) for cell in row) < 2:
            continue
        yield Heads(number, tuple(shown(cell) for cell in row))
        if number + 1 < len(rows) and not _is_data(rows[number + 1]):
            lower = tuple(shown(cell) for cell in rows[number + 1])
            yield Heads(number + 1, tuple(_both(table, number)), lower)


def _both(table: Table, number: int) -> Iterator[str]:
    """Heads of two rows: what stands above, carried over its merged columns."""
    upper = [shown(cell) for cell in table.rows[number]]
    for top, left, _low, right in table.merged:
        if top == number and left < len(upper):
            upper[left : right + 1] = [upper[left]] * len(upper[left : right + 1])
    lower = [shown(cell) for cell in table.rows[number + 1]]
    for above, below in zip(upper, lower, strict=False):
        yield f"{above} {below}".strip() if below != above else above


def _is_data(row: Row) -> bool:
    return not all(isinstance(cell, str) for cell in row)


def _likeness(column: int, heads: Heads, field: Wanted) -> float:
    """How much a head is like one that the field is known by; below, a little less."""
    whole = _like(bare(heads.texts[column]), field)
    below = _like(bare(heads.lower[column]), field) if heads.lower else 0.0
    return max(whole, below - 0.02)


def _like(text: str, field: Wanted) -> float:
    if not text or text.startswith(TOLD):
        return 0.0
    if field.joined and any(re.fullmatch(rf"{h} ?\d+", text) for h in field.heads):
        return 1.0
    return max((_alike(text, head) for head in field.heads), default=0.0)


def _alike(text: str, head: str) -> float:
    if text == head:
        return 1.0
    words, known = set(text.split()), set(head.split())
    if known <= words:
        return 0.7 + 0.2 * len(known) / len(words)
    close = SequenceMatcher(None, text, head).ratio()
    return close if close >= 0.85 else 0.0


def _fits(field: Wanted, rows: Sequence[Row], column: int) -> bool:
    """At least half of what stands below can be read as the field."""
    cells = [row[column] for row in rows[:SAMPLE] if column < len(row)]
    told = [cell for cell in cells if shown(cell)]
    return not told or 2 * sum(field.fits(cell) for cell in told) >= len(told)

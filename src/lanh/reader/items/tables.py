"""Tables: rows of tasks with who and when, rows of targets with unit and value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lanh.common.text import fold
from lanh.reader.grammar.agencies import agencies
from lanh.reader.grammar.letters import trimmed
from lanh.reader.grammar.quantities import Quantity, number, quantities
from lanh.reader.grammar.times import when
from lanh.reader.items.delivered import outputs
from lanh.reader.items.measured import measure, plain_number
from lanh.reader.layout.blocks import Block
from lanh.reader.layout.outline import Entry
from lanh.reader.reading import Activity, Item, Measure, Time

# Over folded heads; the first that fits names the column.
_COLUMNS = (
    ("coordinating", re.compile(r"phoi hop")),
    (
        "lead",
        re.compile(
            r"chu tri|thuc hien$|tham muu|trach nhiem|dau moi|phu trach|don vi$"
            r"|co quan$"
        ),
    ),
    ("time", re.compile(r"thoi gian|tien do|thoi han|han hoan|hoan thanh")),
    ("product", re.compile(r"san pham|ket qua|dau ra|so luong")),
    ("unit", re.compile(r"^(dvt|don vi tinh|dv tinh)$")),
    (
        "value",
        re.compile(
            r"(chi tieu|ke hoach|muc tieu|phan dau)( nam)? ?(20\d\d)?$|^nam 20\d\d$"
            r"|^giao$"
        ),
    ),
    ("money", re.compile(r"kinh phi|du toan|nguon")),
    ("place", re.compile(r"dia diem|dia ban")),
    ("note", re.compile(r"ghi chu")),
    ("number", re.compile(r"^(stt|tt|so tt|so thu tu)$")),
    (
        "task",
        re.compile(
            r"nhiem vu|noi dung|cong viec|hoat dong|giai phap|chi tieu|ten|muc tieu"
        ),
    ),
)
_FIGURE = re.compile(
    r"(?P<sign>[≥>≤<]|trên|dưới)?\s*(?P<a>\d[\d.,]*)\s*(?P<percent>%)?"
)
_SIGNS = {"≥": ">=", ">": ">", "≤": "<=", "<": "<", "trên": ">", "dưới": "<"}


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row under a head whose columns are known."""

    entry: Entry
    cells: dict[str, _Cell]

    def words(self, name: str) -> str:
        return self.cells[name].text if name in self.cells else ""

    @property
    def path(self) -> str | None:
        label = self.words("number").strip(".)")
        above = self.entry.path
        return ".".join(part for part in (above, label) if part) or None


def rows(entries: Sequence[Entry]) -> list[Row]:
    """The rows of tables whose first row names a task and something beside it."""
    found: list[Row] = []
    head: list[str] = []
    for entry in entries:
        if entry.block.kind != "row":
            head = []
            continue
        cells = _cells(entry.block)
        if not head:
            head = _head(cells)
            continue
        if "task" in head and len(cells) == len(head):
            named = {n: c for n, c in zip(head, cells, strict=True) if n and c.text}
            if "task" in named and len(set(named) - {"number"}) > 1:
                found.append(Row(entry, named))
    return found


def _head(cells: Sequence[_Cell]) -> list[str]:
    names: list[str] = []
    for cell in cells:
        bare = fold(cell.text).strip(" .:*")
        name = next((n for n, pattern in _COLUMNS if pattern.search(bare)), "")
        names.append("" if name in names else name)
    if "task" not in names and "value" in names and "unit" in names:
        names[names.index("")] = "task"
    return names


def _cells(block: Block) -> list[_Cell]:
    text = block.text
    bars = [i for i, letter in enumerate(text) if letter == "|"]
    edges = [-1, *bars, len(text)]
    if text.startswith("|"):
        edges = edges[1:]
    if text.rstrip().endswith("|"):
        edges = edges[:-1]
    cells = []
    for a, b in pairwise(edges):
        start, end = trimmed(text, a + 1, b)
        cells.append(_Cell(text[start:end], start, end))
    return cells


def table_activities(found: Sequence[Row], year: int | None) -> Iterator[Activity]:
    """Rows that say who, when or what comes out."""
    for row in found:
        if not {"lead", "coordinating", "time", "product"} & set(row.cells):
            continue
        task = row.cells["task"]
        block = row.entry.block
        out = row.cells.get("product", task)
        yield Activity(
            path=row.path,
            title=task.text,
            content=None,
            lead=agencies(row.words("lead")),
            coordinating=agencies(row.words("coordinating")),
            time=_time(row.words("time"), year),
            place=row.words("place") or None,
            outputs=outputs(block, out.start, out.end),
            span=block.span(task.start, task.end),
            certainty=0.9,
        )


def _time(words: str, year: int | None) -> Time | None:
    if not words:
        return None
    found = when(words, year)
    return Time(words, found.start if found else None, found.end if found else None)


def table_targets(found: Sequence[Row]) -> Iterator[Item]:
    """Rows with a unit and a value."""
    for row in found:
        if not {"unit", "value"} <= set(row.cells):
            continue
        task = row.cells["task"]
        value = _measure(row)
        yield Item(
            path=row.path,
            text=task.text,
            measures=(value,) if value else (),
            span=row.entry.block.span(task.start, task.end),
            certainty=0.9,
        )


def _measure(row: Row) -> Measure | None:
    cell, unit, block = row.cells["value"], row.words("unit"), row.entry.block
    said = quantities(f"{cell.text} {unit}")
    if said and said[0].value is not None:
        return measure(said[0], lambda a, b: block.span(cell.start, cell.end))
    figure = _FIGURE.match(cell.text)
    if not figure or plain_number(number(figure["a"].rstrip(".,"))) is None:
        return None
    sign = _SIGNS.get(figure["sign"] or "", "=")
    plain = Quantity(
        sign, number(figure["a"].rstrip(".,")), None, unit, None, 0, 0, (0, 0)
    )
    return measure(plain, lambda a, b: block.span(cell.start, cell.end))

"""A spreadsheet as rows of cells; sheets by name, merged heads filled.

Source of limits: issue 'Step 2' (50,000 rows in a minute).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from typing import Final

from lanh.intake.errors import NoTable, TooManyRows

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Row = list[Cell]
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 200


@dataclass(frozen=True)
class Table:
    """One sheet. merged: (first row, first column, last row, last column), from 0."""

    name: str
    rows: list[Row]
    merged: tuple[tuple[int, int, int, int], ...] = ()


def check_rows(rows: int) -> None:
    """So many rows as are read in a minute on a small machine."""
    if rows > MOST_ROWS:
        raise TooManyRows(rows=rows, most=MOST_ROWS)


def check_found(found: object) -> None:
    """There is a table at all."""
    if not found:
        raise NoTable


def opened(content: bytes, text: str | None) -> Mapping[str, Table]:
    """The sheets that hold anything. text: of a .csv, decoded; None: a workbook."""
    found = {"": _of_text(text)} if text is not None else _of_workbook(content)
    held = {name: table for name, table in found.items() if table.rows}
    check_found(held)
    return held


def shown(cell: Cell) -> str:
    """A cell as the sheet showed it: whole numbers without a dot, days as in papers.

    >>> shown(120.0), shown(datetime(2026, 11, 23)), shown(None)
    ('120', '23/11/2026', '')
    """
    if cell is None or cell == "":
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(cell).strip()


def is_blank(row: Row) -> bool:
    return not any(shown(cell) for cell in row)


def _of_workbook(content: bytes) -> dict[str, Table]:
    from python_calamine import CalamineError, CalamineWorkbook

    found = {}
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            check_rows(sheet.total_height)
            rows: list[Row] = [[*row] for row in sheet.to_python(False)]
            found[name] = Table(name, _trimmed(rows), _merged(sheet))
    except CalamineError:
        check_found(found)
    return found


def _merged(sheet: object) -> tuple[tuple[int, int, int, int], ...]:
    ranges = getattr(sheet, "merged_cell_ranges", None) or ()
    return tuple((top, left, low, right) for (top, left), (low, right) in ranges)


def _of_text(text: str) -> Table:
    """A .csv with whichever of , ; tab stands most often in its first line."""
    first = text[: text.find("\n")] if "\n" in text else text
    stroke = max(",;\t", key=first.count)
    lines = csv.reader(StringIO(text, newline=""), delimiter=stroke)
    rows: list[Row] = [[_unmarked(cell) for cell in line] for line in lines]
    check_rows(len(rows))
    return Table("", _trimmed(rows))


def _unmarked(cell: str) -> str:
    """Without the mark that our own export puts before what a sheet would run."""
    return cell[1:] if cell.startswith("'") else cell


def _trimmed(rows: list[Row]) -> list[Row]:
    """Without empty rows at the end, and without what lies far to the right."""
    while rows and is_blank(rows[-1]):
        rows.pop()
    return [row[:MOST_COLUMNS] for row in rows]

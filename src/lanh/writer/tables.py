"""Tables of figures: heads repeated over pages, numbers right, a sum row."""

from decimal import Decimal
from typing import TYPE_CHECKING

from lanh.common.numbers import write_number
from lanh.writer.ink import element, set_widths, space, write_words
from lanh.writer.paper import Align, Cell, Column, Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row

SIZE = 12
SIDES = {Align.TEXT: "left", Align.CENTRE: "center", Align.NUMBER: "right"}


def write_table(document: "Document", table: Table, width: float) -> None:
    """Caption, unit, the table over `width` mm, and the note under it."""
    _above(document, table)
    sums = [table.sums()] if table.total else []
    grid = document.add_table(
        rows=1 + len(table.rows) + len(sums), cols=len(table.columns)
    )
    grid.style = "Table Grid"
    set_widths(grid, _widths(table, width))
    _head(grid.rows[0], table.columns)
    for row, cells in zip(grid.rows[1:], [*table.rows, *sums], strict=True):
        _row(row, table.columns, cells)
    if sums:
        _embolden(grid.rows[-1])
    _below(document, table)


def shown(cell: Cell, column: Column) -> str:
    """The cell as it is printed: numbers as Vietnamese offices write them."""
    if cell is None:
        return ""
    if isinstance(cell, int | Decimal):
        return write_number(cell, column.places)
    return cell


def _widths(table: Table, width: float) -> list[float]:
    whole = sum(column.share for column in table.columns)
    return [width * column.share / whole for column in table.columns]


def _above(document: "Document", table: Table) -> None:
    if table.caption:
        line = write_words(document.add_paragraph(), table.caption, bold=True)
        space(line, before=6, after=3, align="center")
        line.paragraph_format.keep_with_next = True
    if table.unit:
        unit = f"Đơn vị tính: {table.unit}"
        line = write_words(document.add_paragraph(), unit, size=SIZE, italic=True)
        space(line, after=3, align="right")
        line.paragraph_format.keep_with_next = True


def _below(document: "Document", table: Table) -> None:
    """The note; without one a thin line keeps the text after the table off it."""
    line = document.add_paragraph()
    write_words(line, table.note, size=SIZE, italic=True)
    space(line, before=3, after=6 if table.note else 0)


def _head(row: "_Row", columns: tuple[Column, ...]) -> None:
    row._tr.get_or_add_trPr().append(element("tblHeader"))
    for cell, column in zip(row.cells, columns, strict=True):
        _fill(cell, column.title, "center", bold=True)


def _row(row: "_Row", columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> None:
    for cell, column, said in zip(row.cells, columns, cells, strict=True):
        words = column.align is Align.NUMBER and isinstance(said, str)
        _fill(cell, shown(said, column), "center" if words else SIDES[column.align])


def _fill(cell: "_Cell", text: str, align: str, *, bold: bool = False) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    line = write_words(cell.paragraphs[0], text, size=SIZE, bold=bold)
    space(line, before=2, after=2, align=align)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _embolden(row: "_Row") -> None:
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True

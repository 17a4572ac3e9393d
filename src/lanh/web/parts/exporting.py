"""Lists as files. Written row by row, so that a long list needs no more memory."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from tempfile import TemporaryFile
from typing import IO, Any, Final

from django.http import (
    FileResponse,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from lanh.common.clock import HANOI
from lanh.web.parts.words import moment, told

KINDS: Final = ("xlsx", "csv")
# What a spreadsheet would take for a formula. Source: OWASP, 'CSV injection'.
WIDE, NARROW = 44, 18  # widths of columns, in letters
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that goes out: one line of `heads`, then the `lines`, read once.

    asked: what it was narrowed by, in words.
    """

    name: str
    title: str
    as_of: datetime
    heads: Sequence[str]
    lines: Iterable[Sequence[object]]
    asked: Sequence[str] = ()

    @property
    def told_as_of(self) -> str:
        said = gettext("Figures as of {when}").format(when=moment(self.as_of))
        return " · ".join([said, *self.asked])

    def file(self, kind: str) -> str:
        return f"{self.name}-{self.as_of.astimezone(HANOI):%Y%m%d-%H%M}.{kind}"


def export(kind: str, sheet: Sheet) -> HttpResponseBase:
    """The file that is sent: 'xlsx' or 'csv'."""
    return _xlsx(sheet) if kind == "xlsx" else _csv(sheet)


def attached(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A kept file, sent under its name and never shown: a browser would run what is in
    it."""
    said = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": said, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=media_type, headers=headers)


def neutral(text: str) -> str:
    """Text that no spreadsheet runs.

    >>> neutral("=1+1"), neutral("Tọa đàm")
    ("'=1+1", 'Tọa đàm')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def _xlsx(sheet: Sheet) -> FileResponse:
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115 (the answer closes it when sent)
    write_xlsx(file, sheet)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=sheet.file("xlsx"))


def write_xlsx(file: IO[bytes], sheet: Sheet) -> None:
    """Title, as-of line, a blank line, heads, lines."""
    from xlsxwriter import Workbook

    # Strings stay strings: no cell becomes a formula or a link, whatever it says.
    asked = {"constant_memory": True, "strings_to_formulas": False}
    book = Workbook(file, asked | {"strings_to_urls": False})
    page = book.add_worksheet()
    bold, day = book.add_format({"bold": True}), book.add_format()
    day.set_num_format("dd/mm/yyyy")
    hour = book.add_format()
    hour.set_num_format("hh:mm dd/mm/yyyy")
    page.set_column(0, 0, WIDE)
    page.set_column(1, len(sheet.heads), NARROW)
    page.write_string(0, 0, sheet.title, bold)
    page.write_string(1, 0, sheet.told_as_of)
    for column, head in enumerate(sheet.heads):
        page.write_string(3, column, head, bold)
    row = 3
    for row, line in enumerate(sheet.lines, start=4):
        for column, value in enumerate(line):
            _write_cell(page, row, column, value, (day, hour))
    page.freeze_panes(4, 1)
    page.autofilter(3, 0, max(row, 4), len(sheet.heads) - 1)
    book.close()


def _write_cell(
    page: Any, row: int, column: int, value: object, formats: tuple[Any, Any]
) -> None:
    """Days and numbers as themselves, so that they can be reckoned with; else text."""
    day, hour = formats
    if isinstance(value, datetime):
        here = value.astimezone(HANOI).replace(tzinfo=None)
        page.write_datetime(row, column, here, hour)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, day)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        page.write_number(row, column, value)
    else:
        page.write_string(row, column, "" if value is None else str(told(value)))


def _csv(sheet: Sheet) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(
        csv_lines(sheet), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{sheet.file("csv")}"'
    return answer


def csv_lines(sheet: Sheet) -> Iterator[str]:
    """Heads, lines, and the as-of line last, so that programs find the heads first."""
    yield "\ufeff"  # else a spreadsheet takes UTF-8 for something else
    yield _csv_line(sheet.heads)
    for line in sheet.lines:
        yield _csv_line([_bare(value) for value in line])
    yield _csv_line([sheet.told_as_of])


def _bare(value: object) -> str:
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return neutral(str(told(value) if value is not None else ""))


def _csv_line(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()

"""What may be kept, told from the content alone: a name proves nothing."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lanh.common.words import Worded, _
from lanh.files.errors import (
    DocumentLocked,
    EmptyFile,
    FileTooLarge,
    HoldsMacros,
    NotADocument,
    NotASpreadsheet,
    SpreadsheetHoldsMacros,
    SpreadsheetLocked,
    SwellsUp,
)

MEGABYTE = 1_000_000
LARGEST = 50 * MEGABYTE
# A plan of 200 pages with a map on each unpacks to less.
LARGEST_UNPACKED = 200 * MEGABYTE
MOST_PARTS = 5_000

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = re.compile(r"vbaproject|vbadata|activex/", re.IGNORECASE)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Kind(Worded):
    """What a file is."""

    TEXT = "text", _("text")
    WORD = "docx", _("Word document")
    PDF = "pdf", _("PDF document")
    SHEET = "xlsx", _("Excel spreadsheet")
    CSV = "csv", _("spreadsheet as text (.csv)")

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]

    @property
    def ending(self) -> str:
        return ".txt" if self is Kind.TEXT else f".{self.value}"


_MEDIA_TYPES = {
    Kind.TEXT: "text/plain; charset=utf-8",
    Kind.WORD: "application/vnd.openxmlformats-officedocument"
    ".wordprocessingml.document",
    Kind.PDF: "application/pdf",
    Kind.SHEET: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.CSV: "text/csv; charset=utf-8",
}


def check_size(size: int) -> None:
    """From 1 byte to 50 MB. Source: issue 'Step 1', 'Instruments'."""
    if size == 0:
        raise EmptyFile
    if size > LARGEST:
        raise FileTooLarge(size=-(-size // MEGABYTE), most=LARGEST // MEGABYTE)


def sniff(content: bytes) -> Kind:
    """What the content is; refused where it is nothing that is kept.

    >>> sniff("Kế hoạch".encode()), sniff(b"%PDF-1.7")
    (<Kind.TEXT: 'text'>, <Kind.PDF: 'pdf'>)
    """
    check_size(len(content))
    check_not_locked(content)
    if content.startswith(b"%PDF-"):
        return Kind.PDF
    found = Kind.WORD if content.startswith(b"PK\x03\x04") else Kind.TEXT
    whole = check_word(content) if found is Kind.WORD else decoded(content) is not None
    if not whole:
        raise NotADocument
    return found


def decoded(content: bytes) -> str | None:
    """Text in Unicode, marked UTF-16 or else UTF-8; None where it is no text.

    >>> decoded("Số".encode("utf-16")), decoded(b"\\x00\\x01")
    ('Số', None)
    """
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if _NOT_TEXT.search(text) else text


def check_not_locked(content: bytes) -> None:
    """Word puts a document with a password into its old container, as .doc is."""
    if content.startswith(_OLD_OFFICE):
        raise DocumentLocked


def check_word(content: bytes) -> bool:
    """Whether the archive is a Word document; programs and bombs are refused.

    The unpacked size is what the parts declare; whoever unpacks reads no further
    than that, and `zipfile` fails on a part that is longer than it said.
    """
    try:
        parts = ZipFile(BytesIO(content)).infolist()
    except (BadZipFile, ValueError):
        return False
    check_unpacked(sum(part.file_size for part in parts), len(parts))
    names = [part.filename for part in parts]
    check_no_macros(names)
    return "[Content_Types].xml" in names and "word/document.xml" in names


def check_unpacked(size: int, parts: int) -> None:
    """A small archive that swells up is an attack or a mistake."""
    if size > LARGEST_UNPACKED or parts > MOST_PARTS:
        raise SwellsUp(size=-(-size // MEGABYTE), most=LARGEST_UNPACKED // MEGABYTE)


def check_no_macros(names: list[str]) -> None:
    """No part is a program. Source: issue 'Step 2', 'Bad input and faults'."""
    if any(_MACROS.search(name) for name in names):
        raise HoldsMacros


# ── spreadsheets ──────────────────────────────────────────────────────────────────────


def sniff_spreadsheet(content: bytes) -> Kind:
    """Excel or text; refused where it is neither, locked, a program or a bomb.

    >>> sniff_spreadsheet("Tên,Ngày".encode())
    <Kind.CSV: 'csv'>
    """
    check_size(len(content))
    check_spreadsheet_open(content)
    if content.startswith(b"PK\x03\x04"):
        check_is_spreadsheet(_is_workbook(content))
        return Kind.SHEET
    check_is_spreadsheet(decoded(content) is not None)
    return Kind.CSV


def check_spreadsheet_open(content: bytes) -> None:
    """Excel puts a workbook with a password into its old container, as .xls is."""
    if content.startswith(_OLD_OFFICE):
        raise SpreadsheetLocked


def check_is_spreadsheet(holds: bool) -> None:
    if not holds:
        raise NotASpreadsheet


def check_spreadsheet_runs_nothing(names: list[str]) -> None:
    """No part is a program. Source: issue 'Step 2', 'Bad input and faults'."""
    if any(_MACROS.search(name) for name in names):
        raise SpreadsheetHoldsMacros


def _is_workbook(content: bytes) -> bool:
    try:
        parts = ZipFile(BytesIO(content)).infolist()
    except (BadZipFile, ValueError):
        return False
    check_unpacked(sum(part.file_size for part in parts), len(parts))
    names = [part.filename for part in parts]
    check_spreadsheet_runs_nothing(names)
    return "[Content_Types].xml" in names and "xl/workbook.xml" in names

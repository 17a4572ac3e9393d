"""What is not taken in as a file."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class EmptyFile(Refused):
    sentence = _(
        "The file holds nothing: 0 bytes arrived. Choose the file again, or save it "
        "once more where it was written."
    )


class FileTooLarge(Refused):
    sentence = _(
        "The file is too large: {size} MB, and up to {most} MB are taken. Take out "
        "the pictures or send the part that is needed."
    )


class NotADocument(Refused):
    sentence = _(
        "The file is no document that can be kept: it is neither Word (.docx), PDF "
        "nor text in Unicode, whatever its name says. Save it as .docx or as text in "
        "UTF-8 and choose it again."
    )


class DocumentLocked(Refused):
    sentence = _(
        "The document is closed with a password or was saved by an old Word (.doc). "
        "Open it, save it as .docx without a password and choose it again."
    )


class HoldsMacros(Refused):
    sentence = _(
        "The document carries a program (a macro), and programs are not taken in. "
        "Save it as .docx without macros and choose it again."
    )


class SwellsUp(Refused):
    sentence = _(
        "Unpacked, the document would grow to {size} MB, and up to {most} MB are "
        "taken. Save it anew with smaller pictures, or as text."
    )


class NotASpreadsheet(Refused):
    sentence = _(
        "The file is no spreadsheet: it is neither .xlsx nor .csv in Unicode, whatever "
        "its name says. Save it as .xlsx and choose it again."
    )


class SpreadsheetLocked(Refused):
    sentence = _(
        "The spreadsheet is closed with a password or was saved by an old Excel "
        "(.xls). Open it, save it as .xlsx without a password and choose it again."
    )


class SpreadsheetHoldsMacros(Refused):
    sentence = _(
        "The spreadsheet carries a program (a macro), and programs are not taken in. "
        "Save it as .xlsx without macros and choose it again."
    )


class ContentChanged(Refused):
    sentence = _(
        "The kept file is no longer what was put there: its check sum differs. Tell "
        "the administrator, who has the backup of {day}."
    )

"""What is not taken in from a spreadsheet: what, why with the values, the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class NoTable(Refused):
    sentence = _(
        "No table was found in the file: no row has heads, such as name, day and "
        "place, with rows below it. Put the table on a sheet of its own and hand it in "
        "again."
    )


class TooManyRows(Refused):
    sentence = _(
        "The sheet has {rows} rows, and up to {most} are taken at once. Divide it, by "
        "year or by commune, and hand the parts in one after the other."
    )


class NothingToTake(Refused):
    sentence = _(
        "No row of this file can be taken in as it stands. Correct the columns here, "
        "or the rows in the file, and look again."
    )


class HasWrongRows(Refused):
    sentence = _(
        "{wrong} rows are wrong. Take in the good ones only, or correct the file and "
        "hand it in again."
    )


class NotThisStep(Refused):
    sentence = _(
        "This cannot be done with the file now: it is {status}. Open it again to see "
        "what can be done."
    )


class WasChanged(Refused):
    sentence = _(
        "Somebody else has changed this since you opened it. Look at the columns as "
        "they stand now, then choose again."
    )


class FieldNamedTwice(Refused):
    sentence = _(
        "{field} is chosen for two columns. Leave it at one of them and set the other "
        "to 'not taken'."
    )


class CannotUndoImport(Refused):
    sentence = _(
        "This import can no longer be undone: {why}. Correct or strike out what is "
        "wrong, one by one, with a reason."
    )


# ── what is wrong with a cell or a row ────────────────────────────────────────────────


class IsMissing(Refused):
    sentence = _("Nothing stands here. Fill it in; without it there is no record.")


class NotADay(Refused):
    sentence = _(
        "'{text}' is no day that can be read. Write it as in papers, such as "
        "23/11/2026."
    )


class NotAWholeNumber(Refused):
    sentence = _("'{text}' is no whole number. Write it such as 120 or 1.650.")


class NotAChoice(Refused):
    sentence = _("'{text}' is not known here. Write one of: {choices}.")


class NotAPlace(Refused):
    sentence = _(
        "'{text}' is no unit among those where you may record. Write its name or its "
        "code as on the list of places."
    )


class TextTooLong(Refused):
    sentence = _(
        "The text is too long: {length} letters, and up to {most} are kept. Shorten it."
    )

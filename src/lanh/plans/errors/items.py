"""Why an item of a document cannot stand as it is written."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class WordsMissing(Refused):
    sentence = _(
        "An item needs its words. Copy them from the document, or drop the item."
    )


class ValueMissing(Refused):
    sentence = _(
        "The measure '{comparator}' has no number. Write the number, or take the "
        "measure out, so that the item stands in words only."
    )


class UpperBelowValue(Refused):
    sentence = _(
        "The measure runs from {value} to {upper}, which is less. Write the smaller "
        "number first."
    )


class UpperWithoutRange(Refused):
    sentence = _(
        "'{comparator}' has one number, and {upper} is a second one. Choose 'from … "
        "to', or leave the second number out."
    )


class EndsBeforeItBegins(Refused):
    sentence = _(
        "It would end on {last}, before it begins on {first}. Correct one of the two "
        "days."
    )


class NotADate(Refused):
    sentence = _(
        "'{dated}' is no date of a document. Write it as 16/01/2026, or as 01/2026 "
        "or 2026 where day or month are left blank."
    )


class NotADeadline(Refused):
    sentence = _(
        "'{deadline}' is no deadline. Write a day as 20/12/2026, or 20/12 for the "
        "same day each year, or nothing."
    )

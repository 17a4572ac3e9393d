"""What the plans' room refuses: what, why with the values, and the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class WrongDraftStep(Refused):
    sentence = _(
        "You cannot {step} this draft: it is {state}. Open it again to see what can "
        "be done with it now."
    )


class SameDocument(Refused):
    sentence = _(
        "This very document was handed in by {name} on {day} and is still open. Go on "
        "with that draft, or drop it first."
    )


class NoReasonToDrop(Refused):
    sentence = _(
        "A dropped draft says why. Write the reason in a few words, such as a newer "
        "version or the wrong file."
    )


class ItemTouched(Refused):
    sentence = _(
        "Item {number} was changed by {name} while you looked at it, so nothing of "
        "yours was written. Look at it as it is now and change it again if needed."
    )


class ItemsStillOpen(Refused):
    sentence = _(
        "{open} items are still open, {unsure} of them unsure. Accept the sure ones "
        "together; then accept, correct or drop each of the others."
    )


class NothingToDo(Refused):
    sentence = _(
        "Nothing is left of the document to make a plan of: no target and no activity "
        "was accepted. Add an item by hand, bring one back, or drop the draft."
    )


class HeadIncomplete(Refused):
    sentence = _(
        "The head of the plan says no {what}. Correct the first item of the draft: "
        "write there what the document says."
    )


class PlanIsKept(Refused):
    sentence = _(
        "Plan {number} of {dated} is already kept for {place}. Drop this draft, or "
        "correct the number or the date in its first item."
    )


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


class LinkTouched(Refused):
    sentence = _(
        "Somebody else has changed the indicator of this target since you opened it. "
        "Look at the one that it has now, then choose again if needed."
    )


class NoSuchIndicator(Refused):
    sentence = _(
        "There is no indicator '{code}'. Choose one of the list, or leave the target "
        "without one; it then stands without figures."
    )


class NoSuchSlice(Refused):
    sentence = _(
        "Indicator '{code}' cannot be broken down by '{slice}'. Choose a part that "
        "its elements know, or take the whole."
    )

"""Why a draft does not become a plan."""

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

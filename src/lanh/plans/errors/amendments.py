"""What is refused where an issued plan is changed."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class NotIssuedYet(Refused):
    sentence = _(
        "This plan has no number and day yet, so no document can have changed it. "
        "Write its number and day first."
    )


class PlanIsClosed(Refused):
    sentence = _(
        "This plan is closed and stays as it is. What is to change goes into the next "
        "plan."
    )


class IssuedAlready(Refused):
    sentence = _(
        "This plan has its number {number} already. If another document changed it, "
        "amend it by that document."
    )


class PlanTouched(Refused):
    sentence = _(
        "You looked at version {seen} of the plan, and it is version {now} by now; "
        "nothing of yours was written. Look at it again and say what still changes."
    )


class AmendmentWithoutPaper(Refused):
    sentence = _(
        "A plan is changed by a document, for a reason, and one of the two is missing. "
        "Write the number of the document and why it changes the plan."
    )


class AmendedBefore(Refused):
    sentence = _(
        "The change would hold from {since}, but the plan or its last change begins on "
        "{earliest}. Choose that day or a later one."
    )


class NothingAmended(Refused):
    sentence = _(
        "Every figure and day is as it was, so nothing would change. Write the new "
        "values beside the old ones first."
    )

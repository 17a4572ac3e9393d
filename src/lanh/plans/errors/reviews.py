"""What is refused where a plan is reviewed and closed."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class YearsOutsideThePlan(Refused):
    sentence = _(
        "A review looks at up to ten years of its plan, which runs from {first_year} "
        "to {last_year}. Choose years between the two, the earlier one first."
    )


class ReviewIsOpen(Refused):
    sentence = _(
        "A review of this plan is being written already. Conclude that one before "
        "you begin another."
    )


class ReviewIsConcluded(Refused):
    sentence = _(
        "This review is concluded and stays as it is. Begin another one if there is "
        "more to say."
    )


class ReviewTouched(Refused):
    sentence = _(
        "Somebody else has written in this review since you opened it, so nothing of "
        "yours was kept. Look at it as it is now and add your words again."
    )


class NothingConcluded(Refused):
    sentence = _(
        "A concluded review says what follows from it. Write the conclusions, or "
        "leave the review open."
    )


class NotConcluded(Refused):
    sentence = _(
        "The review is still being written, so its figures may change. Conclude it, "
        "then begin the next plan from it."
    )


class NotReviewed(Refused):
    sentence = _(
        "A plan is closed after its final review. Begin one, look at each target, and "
        "conclude it first."
    )

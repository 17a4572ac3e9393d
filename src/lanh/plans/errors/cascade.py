"""What is refused between a plan and the plans under it."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class NoWhoOwes(Refused):
    sentence = _(
        "Nobody is chosen, so no plan would be asked for. Choose the units and "
        "agencies that are to make their own plan."
    )


class DueInThePast(Refused):
    sentence = _(
        "{due} is over, so no plan could come in time. Choose today or a later day."
    )


class OwesAlready(Refused):
    sentence = _(
        "{holder} owes a plan under this one already. Take it out of the choice; its "
        "deadline stands in the list."
    )


class NotBelow(Refused):
    sentence = _(
        "{holder} is neither a unit right below {place} nor one of its agencies. Ask "
        "the unit that it belongs to."
    )


class SubPlanTouched(Refused):
    sentence = _(
        "Somebody else has told of the plan of {holder} since you opened it, so "
        "nothing of yours was written. Look at it as it is now."
    )


class IssuedWithoutPaper(Refused):
    sentence = _(
        "A plan counts as issued by its number and its day, and one of them is "
        "missing. Write both as they stand in the document."
    )


class PlanOfAnother(Refused):
    sentence = _(
        "The plan is one of {of}, but {holder} owes it. Choose a plan of {holder}, or "
        "write its number and day."
    )


class UnderItself(Refused):
    sentence = _(
        "The plan would stand under itself. Choose a plan that does not stand under "
        "this one."
    )


class NotUnderAny(Refused):
    sentence = _(
        "This plan stands under no other, so there is nothing to hold it against. Say "
        "first which plan it carries out."
    )


class NotCarriedWithoutReason(Refused):
    sentence = _(
        "Neither a part of the plan that carries it nor a reason is given. Choose the "
        "part, or write why it is not for this plan."
    )


class CarriedAndNot(Refused):
    sentence = _(
        "A part that carries it is chosen, and a reason says why none does. Choose "
        "'none', or take the reason away."
    )


class CarryingTouched(Refused):
    sentence = _(
        "{name} has said something else of this since you opened it, so nothing of "
        "yours was written. Look at what stands now."
    )


class NoReasonToRelease(Refused):
    sentence = _(
        "Nobody is let off without a reason. Write why {holder} owes no plan under "
        "this one."
    )

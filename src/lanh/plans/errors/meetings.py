"""Why a meeting or its decision is not kept."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class MeetingToCome(Refused):
    sentence = _(
        "The meeting of {day} is still to come; today is {today}. Record it when it "
        "was held, or correct the day."
    )


class MeetingIsKept(Refused):
    sentence = _(
        "The {kind} of {day} is recorded already. Open it to add a decision, or "
        "correct the day."
    )


class DecisionMissing(Refused):
    sentence = _(
        "A decision without words cannot become a task. Write what was decided, or "
        "leave the whole line empty."
    )


class DecisionDueTooEarly(Refused):
    sentence = _(
        "A decision of {day} cannot be due on {due}, before it was taken. Choose a "
        "later day."
    )


class NoSuchRhythm(Refused):
    sentence = _(
        "A plan asks for a meeting every 1, 3, 6 or 12 months or not at all, not every "
        "{months}. Choose one of these."
    )

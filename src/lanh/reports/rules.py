"""The rules of a report's life. Pure: values and days are passed in."""

from collections.abc import Mapping
from typing import Final

from lanh.common.words import Worded, _


class State(Worded):
    """Where a submission stands."""

    DRAFT = "draft", _("draft")
    SENT = "sent", _("sent")
    RETURNED = "returned", _("returned")
    ACCEPTED = "accepted", _("accepted")


class Step(Worded):
    """What can be done with a submission, in the words of its button."""

    SAVE = "save", _("save")
    SEND = "send", _("send")
    RETURN = "return", _("return with questions")
    ACCEPT = "accept", _("accept")


# The whole life of a submission; nothing else changes a state. Source: catalogue 2.24.
LIFE: Final[Mapping[tuple[State, Step], State]] = {
    (State.DRAFT, Step.SAVE): State.DRAFT,
    (State.RETURNED, Step.SAVE): State.RETURNED,
    (State.DRAFT, Step.SEND): State.SENT,
    (State.RETURNED, Step.SEND): State.SENT,
    (State.SENT, Step.RETURN): State.RETURNED,
    (State.SENT, Step.ACCEPT): State.ACCEPTED,
}


class Blank(Worded):
    """Why a cell has no number. Zero is a number, so it is none of these."""

    BLANK = "blank", _("not reported")
    NOT_APPLICABLE = "na", _("not applicable")


class Difference(Worded):
    """Why a cell is not what the register holds. Source: catalogue 5c, V05."""

    LATE_RECORD = "late_record", _("recorded late")
    RECOUNT = "recount", _("counted again")
    OTHER_SOURCE = "other_source", _("from another source")


class Decision(Worded):
    """What the reviewer decided."""

    ACCEPTED = "accepted", _("accepted")
    RETURNED = "returned", _("returned")


class Origin(Worded):
    """Where a fact comes from. Source: HOUSE.md, 'Facts'."""

    SUBMISSION = "submission", _("accepted report")
    CLOSING = "closing", _("closing of the period")

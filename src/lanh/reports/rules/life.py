"""The life of a report and of a question about it; what the trail calls each act."""

from collections.abc import Mapping
from typing import Final

from lanh.common.words import Worded, _

VERBS: Final[Mapping[str, str]] = {
    "reports.load_forms": _("loaded the texts of forms"),
    "reports.open_period": _("opened a period"),
    "reports.close_period": _("closed a period"),
    "reports.extend": _("gave a later day"),
    "reports.start": _("opened the form"),
    "reports.save": _("saved the draft"),
    "reports.explain": _("explained a cell"),
    "reports.nothing": _("reported that nothing happened"),
    "reports.refill": _("filled from the registers again"),
    "reports.send": _("sent the report"),
    "reports.return": _("returned the report"),
    "reports.accept": _("accepted the report"),
    "reports.ask": _("asked about figures"),
    "reports.answer": _("answered questions"),
    "reports.judge": _("read the answers"),
    "reports.withdraw": _("took a question back"),
}


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
    RETURN = "return", _("return")
    ACCEPT = "accept", _("accept")
    ASK = "ask", _("ask about figures of")
    ANSWER = "answer", _("answer questions about")
    JUDGE = "judge", _("accept answers about")


# The whole life of a submission; nothing else changes a state. Source: catalogue 2.24.
LIFE: Final[Mapping[tuple[State, Step], State]] = {
    (State.DRAFT, Step.SAVE): State.DRAFT,
    (State.RETURNED, Step.SAVE): State.RETURNED,
    (State.DRAFT, Step.SEND): State.SENT,
    (State.RETURNED, Step.SEND): State.SENT,
    (State.SENT, Step.RETURN): State.RETURNED,
    (State.SENT, Step.ACCEPT): State.ACCEPTED,
    # One cell opens, and the report stays where it is: catalogue 2.24, PRODUCT 9.
    (State.SENT, Step.ASK): State.SENT,
    (State.ACCEPTED, Step.ASK): State.ACCEPTED,
    (State.SENT, Step.ANSWER): State.SENT,
    (State.ACCEPTED, Step.ANSWER): State.ACCEPTED,
    (State.SENT, Step.JUDGE): State.SENT,
    (State.ACCEPTED, Step.JUDGE): State.ACCEPTED,
}


class Turn(Worded):
    """Where a question to one cell stands."""

    ASKED = "asked", _("asked")
    ANSWERED = "answered", _("answered")
    SETTLED = "settled", _("answer accepted")
    AGAIN = "again", _("asked again")
    WITHDRAWN = "withdrawn", _("taken back")


class Word(Worded):
    """What is said to a question, in the words of its button."""

    ANSWER = "answer", _("answer")
    SETTLE = "settle", _("accept the answer to")
    AGAIN = "again", _("ask again")
    WITHDRAW = "withdraw", _("take back")


# The whole life of a question; what is asked again is a question of its own.
THREAD: Final[Mapping[tuple[Turn, Word], Turn]] = {
    (Turn.ASKED, Word.ANSWER): Turn.ANSWERED,
    (Turn.ANSWERED, Word.SETTLE): Turn.SETTLED,
    (Turn.ANSWERED, Word.AGAIN): Turn.AGAIN,
    (Turn.ASKED, Word.WITHDRAW): Turn.WITHDRAWN,
    (Turn.ANSWERED, Word.WITHDRAW): Turn.WITHDRAWN,
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


class Kept(Worded):
    """How a duty to report was kept, as the calendar tells it. Source: S83."""

    ON_TIME = "on_time", _("on time")
    LATE = "late", _("sent late")
    MISSING = "missing", _("missing")
    TO_COME = "to_come", _("to come")


class Origin(Worded):
    """Where a fact comes from. Source: HOUSE.md, 'Facts'."""

    SUBMISSION = "submission", _("accepted report")
    CLOSING = "closing", _("closing of the period")

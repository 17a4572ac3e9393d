"""The rules of this register. Pure: values and days are passed in."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from lanh.common.words import Worded, _
from lanh.registers.missions.errors import (
    DueBeforeFound,
    FindingsLeftOpen,
    FindingsSent,
    NobodyToVisit,
    NoDecision,
    NoRecommendation,
    NothingSaid,
    NotSentYet,
    NotVisitedYet,
    OutsideItsDays,
    UnitNamedTwice,
    VisitsLeftOpen,
    VisitStands,
)
from lanh.registers.records.rules import Life


class Status(Worded):
    PLANNED = "planned", _("planned")
    ANNOUNCED = "announced", _("announced")
    DONE = "done", _("carried out")
    SENT = "sent", _("findings sent")
    FOLLOWED = "followed", _("followed up")
    CLOSED = "closed", _("closed")
    CANCELLED = "cancelled", _("cancelled")


class Step(Worded):
    """What can be done with a mission, in the words of its button."""

    ANNOUNCE = "announce", _("announce")
    FINISH = "finish", _("record as carried out")
    SEND = "send", _("send the findings")
    FOLLOW = "follow", _("record as followed up")
    CLOSE = "close", _("close")
    CANCEL = "cancel", _("cancel")


class Level(Worded):
    """Source: catalogue 2.21, 'finding'."""

    OK = "ok", _("in order")
    MINOR = "minor", _("to be put right")
    MAJOR = "major", _("serious")


class Answered(Worded):
    """How far a finding is."""

    NONE = "none", _("no recommendation")
    OPEN = "open", _("waits for an answer")
    ANSWERED = "answered", _("answered, to be looked at")
    SETTLED = "settled", _("settled")


class Word(Worded):
    """What can be done with a recommendation."""

    ANSWER = "answer", _("answer")
    SETTLE = "settle", _("settle")
    ASK_AGAIN = "ask_again", _("ask again about")


# How a recommendation comes to its end.
ANSWERING: Final = Life(
    {
        (Answered.OPEN, Word.ANSWER): Answered.ANSWERED,
        (Answered.ANSWERED, Word.SETTLE): Answered.SETTLED,
        (Answered.ANSWERED, Word.ASK_AGAIN): Answered.OPEN,
    }
)
# The life of a mission. Source: catalogue 2.21.
LIFE: Final = Life(
    {
        (Status.PLANNED, Step.ANNOUNCE): Status.ANNOUNCED,
        (Status.PLANNED, Step.CANCEL): Status.CANCELLED,
        (Status.ANNOUNCED, Step.FINISH): Status.DONE,
        (Status.ANNOUNCED, Step.CANCEL): Status.CANCELLED,
        (Status.DONE, Step.SEND): Status.SENT,
        (Status.SENT, Step.FOLLOW): Status.FOLLOWED,
        (Status.FOLLOWED, Step.CLOSE): Status.CLOSED,
    }
)
# Units know of a mission from its announcement, of findings once they are sent.
KNOWN: Final = frozenset(set(Status) - {Status.PLANNED})
SENT: Final = frozenset({Status.SENT, Status.FOLLOWED, Status.CLOSED})
# What counts as a mission that was carried out: F15.
CARRIED_OUT: Final = SENT | {Status.DONE}
UNDER_WAY: Final = frozenset({Status.PLANNED, Status.ANNOUNCED})

# What the trail says of each act.
VERBS: Final[Mapping[str, str]] = {
    "missions.plan": _("planned the mission"),
    "missions.change": _("changed the mission"),
    "missions.name_unit": _("named a unit to be visited"),
    "missions.announce": _("announced the mission"),
    "missions.visit": _("recorded the visit"),
    "missions.find": _("wrote down what was found"),
    "missions.correct_finding": _("corrected what was found"),
    "missions.strike": _("struck it out of the mission"),
    "missions.finish": _("recorded the mission as carried out"),
    "missions.send": _("sent the findings"),
    "missions.answer": _("answered the recommendation"),
    "missions.settle": _("settled the recommendation"),
    "missions.ask_again": _("asked again"),
    "missions.follow": _("recorded the mission as followed up"),
    "missions.close": _("closed the mission"),
    "missions.cancel": _("cancelled the mission"),
}


def check_decision(decision: str) -> None:
    """A mission goes out on a decision. Source: catalogue 2.21; 002 'bố trí đoàn'."""
    if not decision.strip():
        raise NoDecision


def check_units(*, mission: str, units: int) -> None:
    if not units:
        raise NobodyToVisit(mission=mission)


def check_within(*, day: date, first: date, last: date) -> None:
    """A visit is on one of the mission's days."""
    if not first <= day <= last:
        raise OutsideItsDays(day=day, first=first, last=last)


def check_named_once(*, unit: str, day: date | None) -> None:
    """A mission visits a unit once. day: of the visit that is named already."""
    if day is not None:
        raise UnitNamedTwice(unit=unit, day=day)


def check_visited(*, unit: str, visited: bool) -> None:
    """What was found was found on a visit."""
    if not visited:
        raise NotVisitedYet(unit=unit)


def check_not_visited(*, unit: str, visited: bool, day: date) -> None:
    """A unit is visited once by one mission: counted visits are of missions."""
    if visited:
        raise VisitStands(unit=unit, day=day)


def check_all_visited(left: int) -> None:
    """Nothing is dropped in silence: who was not visited is struck out, with why."""
    if left:
        raise VisitsLeftOpen(n=left)


def check_recommended(*, level: Level, recommendation: str, due: date | None) -> None:
    """Source: catalogue 2.21, 'finding': recommendation, due."""
    if level is not Level.OK and (not recommendation.strip() or due is None):
        raise NoRecommendation


def check_due(*, due: date | None, day: date) -> None:
    if due is not None and due < day:
        raise DueBeforeFound(due=due, day=day)


def check_still_writing(status: Status) -> None:
    """Findings are written until they are sent."""
    if status not in (Status.ANNOUNCED, Status.DONE):
        raise FindingsSent(status=status)


def check_sent(status: Status) -> None:
    """A unit answers what was sent to it."""
    if status not in SENT:
        raise NotSentYet


def check_says_something(answer: str) -> None:
    if not answer.strip():
        raise NothingSaid


def check_all_settled(left: int) -> None:
    """A mission is followed up when every recommendation is. Source: catalogue 2.21."""
    if left:
        raise FindingsLeftOpen(n=left)


def answered(level: Level) -> Answered:
    """Where a new finding stands."""
    return Answered.NONE if level is Level.OK else Answered.OPEN

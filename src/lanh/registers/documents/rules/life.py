"""The life of an entry, and what must be in order at each step."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from lanh.common.words import Worded, _
from lanh.registers.documents.errors import (
    AnswerBeforeArrival,
    ArrivedBeforeIssued,
    NoAnswerOfOurs,
    NothingToAnswer,
    NumbersFollowDays,
    NumberStands,
    SecretNotKept,
)
from lanh.registers.records.rules import Life


class Direction(Worded):
    IN = "in", _("received")
    OUT = "out", _("sent out")


class State(Worded):
    READ = "read", _("read, to be checked")
    FILED = "filed", _("filed")
    STRUCK = "struck", _("struck out")


class Step(Worded):
    """What can be done with an entry, in the words of its button."""

    FILE = "file", _("check and file")
    CORRECT = "correct", _("correct")
    ATTACH = "attach", _("add the file of")
    ANSWER = "answer", _("record the answer to")
    STRIKE = "strike", _("strike out")


class Degree(Worded):
    """Source: Law 29/2018/QH14 on the protection of state secrets, article 8."""

    OPEN = "open", _("not classified")
    SECRET = "secret", _("Secret")
    TOP = "top", _("Top secret")
    UTMOST = "utmost", _("Utmost secret")


# The whole life of an entry. Source: catalogue 2.3; 'received' and 'read' are one
# moment here, and that a document was amended or replaced follows from the others.
LIFE: Final = Life(
    {
        (State.READ, Step.FILE): State.FILED,
        (State.READ, Step.STRIKE): State.STRUCK,
        (State.FILED, Step.CORRECT): State.FILED,
        (State.FILED, Step.ATTACH): State.FILED,
        (State.FILED, Step.ANSWER): State.FILED,
        (State.FILED, Step.STRIKE): State.STRUCK,
    }
)

# What the trail says of each act.
VERBS: Final[Mapping[str, str]] = {
    "documents.receive": _("took the document in"),
    "documents.enter": _("entered the document"),
    "documents.hand_in": _("took over what was issued here"),
    "documents.file": _("checked and filed the document"),
    "documents.send_out": _("gave the document its number"),
    "documents.attach": _("added the document's file"),
    "documents.correct": _("corrected the entry"),
    "documents.answer": _("recorded the answer"),
    "documents.relate": _("corrected how a document is cited"),
    "documents.strike": _("struck the entry out"),
}


def check_open(degree: Degree) -> None:
    """A classified paper is not entered. Source: catalogue 0, 'secret'."""
    if degree is not Degree.OPEN:
        raise SecretNotKept(degree=degree)


def check_arrival(*, arrived: date, dated: date | None) -> None:
    """What arrives was issued before. Source: Decree 30/2020, article 22."""
    if dated and arrived < dated:
        raise ArrivedBeforeIssued(arrived=arrived, dated=dated)


def check_order(*, number: str, day: date, last: str, last_day: date | None) -> None:
    """Numbers follow the days of the year. Source: Decree 30/2020, article 15.1."""
    if last_day is not None and day < last_day:
        raise NumbersFollowDays(number=number, day=day, last=last, last_day=last_day)


def check_answer_by(*, answer_by: date | None, arrived: date) -> None:
    """An answer is due after the question."""
    if answer_by and answer_by < arrived:
        raise AnswerBeforeArrival(answer_by=answer_by, arrived=arrived)


def check_waits(*, answer_by: date | None, answered: bool) -> None:
    """Only what waits for an answer is answered."""
    if answer_by is None or answered:
        raise NothingToAnswer


def check_answers(
    *, number: str, direction: Direction, dated: date | None, arrived: date
) -> None:
    """The answer went out from here, not before the question came."""
    early = dated is None or dated < arrived
    if direction is not Direction.OUT or early:
        raise NoAnswerOfOurs(number=number, arrived=arrived)


def check_number_stands(*, given: str, told: str) -> None:
    """A number of the book is not changed: that would leave a gap.

    Source: Decree 30/2020, article 15.1.
    """
    if given and given != told:
        raise NumberStands(number=given)

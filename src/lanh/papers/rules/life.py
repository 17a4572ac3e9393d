"""The life of an official paper, and what must be in order at each step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lanh.common.period import Period
from lanh.common.words import Worded, _
from lanh.papers.errors import (
    DayAhead,
    NoReasonToWithdraw,
    NoReceivers,
    NoSigner,
    NothingToReset,
    NothingWritten,
    NumberTaken,
    OutOfOrder,
    PaperTouched,
    PartEmpty,
    PeriodAhead,
    SentenceTouched,
    StaleSentence,
    WrongPaperStep,
)


class Status(Worded):
    DRAFT = "draft", _("draft")
    NUMBERED = "numbered", _("numbered")
    ISSUED = "issued", _("issued")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Step(Worded):
    """What can be done with a paper, in the words of its button."""

    WRITE = "write", _("edit")
    REFRESH = "refresh", _("take the newest figures into")
    NUMBER = "number", _("number")
    ISSUE = "issue", _("issue")
    WITHDRAW = "withdraw", _("withdraw")


# The whole life of a paper; nothing else changes a status. Source: catalogue 2.27,
# whose sign-off and signature stand on paper until a digital seal is kept here.
LIFE: Final[Mapping[tuple[Status, Step], Status]] = {
    (Status.DRAFT, Step.WRITE): Status.DRAFT,
    (Status.DRAFT, Step.REFRESH): Status.DRAFT,
    (Status.DRAFT, Step.NUMBER): Status.NUMBERED,
    (Status.DRAFT, Step.WITHDRAW): Status.WITHDRAWN,
    (Status.NUMBERED, Step.ISSUE): Status.ISSUED,
    (Status.NUMBERED, Step.WITHDRAW): Status.WITHDRAWN,
    (Status.ISSUED, Step.WITHDRAW): Status.WITHDRAWN,
}


# What the trail says of each act.
VERBS: Final[Mapping[str, str]] = {
    "papers.draft": _("drafted the paper"),
    "papers.refresh": _("took the newest figures"),
    "papers.edit_sentence": _("edited a sentence"),
    "papers.add_sentence": _("added a sentence"),
    "papers.reset_sentence": _("reset a sentence"),
    "papers.leave_out": _("left a sentence out"),
    "papers.change_head": _("changed the head"),
    "papers.number": _("gave the number"),
    "papers.issue": _("issued the paper"),
    "papers.withdraw": _("withdrew the paper"),
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number that was given, with its day."""

    number: int
    day: date


def check_step(*, status: Status, step: Step) -> None:
    """The paper's life allows the step. Source: catalogue 2.27."""
    if (status, step) not in LIFE:
        raise WrongPaperStep(step=step, status=status)


def check_begun(*, period: Period, words: str, today: date) -> None:
    """Nothing is reported of days that have not come. Source: catalogue 5, F12."""
    if today < period.first:
        raise PeriodAhead(period=words, first=period.first, today=today)


def check_says_something(text: str) -> None:
    """An empty line in a paper is a slip. Source: HOUSE.md, habit 5."""
    if not text.strip():
        raise NothingWritten


def check_composed(pattern: str) -> None:
    """Only what was composed can be composed again."""
    if not pattern:
        raise NothingToReset


def check_untouched(*, seen: int, now: int) -> None:
    """The second writer is told. Source: HOUSE.md, 'Two databases, one behaviour'."""
    if seen != now:
        raise SentenceTouched


def check_paper_untouched(*, seen: int, now: int) -> None:
    """The same for the head of a paper."""
    if seen != now:
        raise PaperTouched


def check_parts(parts: Iterable[tuple[str, int]]) -> None:
    """No heading stands over nothing: (title, sentences that it has)."""
    for title, sentences in parts:
        if not sentences:
            raise PartEmpty(part=title)


def check_none_stale(number: int) -> None:
    """Edited words were read again after their figures had changed.

    Source: PRODUCT.md, 'What none of the peers has', 5.
    """
    if number:
        raise StaleSentence(number=number)


def check_receivers(receivers: Iterable[str]) -> None:
    """Source: Decree 30/2020, article 8.2.i."""
    if not any(receiver.strip() for receiver in receivers):
        raise NoReceivers


def check_signer(name: str) -> None:
    """Source: Decree 30/2020, article 8.2.g."""
    if not name.strip():
        raise NoSigner


def check_day(*, day: date, today: date) -> None:
    """The day of a paper is the day on which it is issued. Source: article 15."""
    if day > today:
        raise DayAhead(day=day, today=today)


def check_number_is_free(
    number: int, *, given: Iterable[Numbered], day: date, symbol: str
) -> None:
    """A number and symbol stand once in a year.

    Source: Decree 30/2020, article 15.1.
    """
    taken = {other.number for other in given}
    if number in taken:
        raise NumberTaken(
            number=number, symbol=symbol, year=day.year, next=max(taken) + 1
        )


def check_order(number: int, *, given: Iterable[Numbered], day: date) -> None:
    """Numbers follow the days of the year. Source: Decree 30/2020, article 15.1."""
    for other in given:
        if (other.number < number) != (other.day <= day) and other.day != day:
            raise OutOfOrder(
                number=number, day=day, other=other.number, other_day=other.day
            )


def next_number(given: Iterable[Numbered]) -> int:
    """
    >>> next_number([]), next_number([Numbered(7, date(2026, 6, 1))])
    (1, 8)
    """
    return max((other.number for other in given), default=0) + 1


def check_reason(why: str) -> None:
    """What people relied on is not taken back in silence. Source: HOUSE.md, habit 5."""
    if not why.strip():
        raise NoReasonToWithdraw

"""What must hold before something is done with a report. Values and days are passed
in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from lanh.common.numbers import write_number
from lanh.common.words import _
from lanh.reports.errors import (
    AlreadyAsked,
    AlreadyClosed,
    AlreadyExtended,
    AnswerBreaksRule,
    DayHasPassed,
    DifferenceUnexplained,
    HasErrors,
    HasUnexplained,
    NoAnswer,
    NoReasonToExtend,
    NothingAsked,
    NothingJudged,
    NotLater,
    NumberTooFine,
    NumberTooLarge,
    PeriodRuns,
    PublishedIsAhead,
    QuestionsOpen,
    ReportChangedMeanwhile,
    SameHands,
    TooLateToExtend,
    VersionNotRaised,
    WrongReportStep,
    WrongTurn,
)
from lanh.reports.rules.life import LIFE, THREAD, Difference, State, Step, Turn, Word


@dataclass(frozen=True, slots=True)
class Answer:
    """What a unit says to a question, and the figure that it stands by.

    value: None where it has none; applies: False where the row has no meaning there.
    """

    text: str
    value: Decimal | None
    applies: bool = True
    difference: Difference | None = None


LARGEST: Final = Decimal(10) ** 14

DECIMALS: Final = 4


def check_step(*, state: State, step: Step) -> None:
    """The report's life allows the step. Source: catalogue 2.24."""
    if (state, step) not in LIFE:
        raise WrongReportStep(step=step, state=state)


def check_version(*, seen: int, now: int) -> None:
    """The second of two writers is told. Source: HOUSE.md, 'Two databases'."""
    if seen != now:
        raise ReportChangedMeanwhile(seen=seen, now=now)


def check_version_is_raised(*, form: str, version: int, latest: int) -> None:
    """A text that changes has a new version, for submissions keep theirs."""
    if version <= latest:
        raise VersionNotRaised(form=form, version=version)


def check_size(number: Decimal | None) -> None:
    """What no column of the database holds is refused before it is tried."""
    if number is not None and abs(number) >= LARGEST:
        raise NumberTooLarge(number=f"{number:.6g}")


def check_decimals(number: Decimal | None) -> None:
    """No figure is rounded behind its officer's back. Source: HOUSE.md, habit 5."""
    if number is not None and number != round(number, DECIMALS):
        raise NumberTooFine(number=write_number(number), most=DECIMALS)


def check_sendable(*, errors: Sequence[int], unexplained: Sequence[int]) -> None:
    """An error blocks, a warning wants an explanation. Source: catalogue 5c.

    Each finding by the row of the form that it is in.
    """
    if errors:
        raise HasErrors(number=len(errors), row=errors[0])
    if unexplained:
        raise HasUnexplained(number=len(unexplained), row=unexplained[0])


def check_not_ahead(*, published: int, kept: int) -> None:
    """What is published is in the database; else new facts would be passed over.

    Source: HOUSE, 'Facts' (the database is the record, Parquet is made from it).
    """
    if published > kept:
        raise PublishedIsAhead(published=published, kept=kept)


def check_asks(*said: str) -> None:
    """Nothing is returned without a word. Source: catalogue 2.24, 'review'."""
    if not any(text.strip() for text in said):
        raise NothingAsked


def check_not_asked(*, cell: str, is_open: bool) -> None:
    """One thing is asked at a time, so that an answer has its question."""
    if is_open:
        raise AlreadyAsked(cell=cell)


def check_word(*, cell: str, turn: Turn | None, word: Word) -> None:
    """The question's life allows it; `turn` is None where nothing is open there."""
    if turn is None or (turn, word) not in THREAD:
        raise WrongTurn(cell=cell, word=word, turn=turn or _("not asked about"))


def check_answers(*, asked: Collection[str], answers: Mapping[str, Answer]) -> None:
    """Every question is answered in words, all of them at once."""
    for cell in asked:
        if cell not in answers or not answers[cell].text.strip():
            raise NoAnswer(cell=cell)


def check_answers_hold(*, errors: Sequence[int], unexplained: Sequence[int]) -> None:
    """What is corrected keeps the rules of the form. Source: catalogue 5c.

    Each finding that touches an answered cell, by its row. Answers explain warnings;
    a difference from the register has its reason besides (V05).
    """
    if errors:
        raise AnswerBreaksRule(row=errors[0])
    if unexplained:
        raise DifferenceUnexplained(row=unexplained[0])


def check_judges(*, accepted: Collection[str], again: Mapping[str, str]) -> None:
    """Something is said to an answer, and nothing is asked without words."""
    if not accepted and not any(text.strip() for text in again.values()):
        raise NothingJudged


def check_nothing_open(number: int) -> None:
    """A report is accepted when no question about it is open."""
    if number:
        raise QuestionsOpen(number=number)


def check_other_hands(*, required: bool, mine: bool) -> None:
    """Who filled in does not accept, where the office wants it so (decision 0010)."""
    if required and mine:
        raise SameHands


def check_day_to_come(*, day: date, today: date) -> None:
    """Whoever is asked has a day left to answer."""
    if day < today:
        raise DayHasPassed(day=day, today=today)


def check_reason(why: str) -> None:
    """No unit is given more time in silence. Source: HOUSE.md, habit 5."""
    if not why.strip():
        raise NoReasonToExtend


def check_extension(*, due: date, until: date, extended_to: date | None) -> None:
    """A day is moved once, and only to a later one. Source: catalogue 1, S07."""
    if extended_to is not None:
        raise AlreadyExtended(until=extended_to)
    if until <= due:
        raise NotLater(until=until, due=due)


def check_not_past(*, last_day: date, today: date, is_sent: bool) -> None:
    """Late stays late: no day is moved once it has passed or the report was sent."""
    if is_sent or last_day < today:
        raise TooLateToExtend(last_day=last_day)


def check_is_over(*, last: date, today: date) -> None:
    """A period closes when it is over. Source: HOUSE.md, 'Origin closing'."""
    if today <= last:
        raise PeriodRuns(last=last, today=today)


def check_not_closed(*, closed: bool, last: date, place: str) -> None:
    """What was kept at closing is frozen like the rest. Source: the same."""
    if closed:
        raise AlreadyClosed(last=last, place=place)

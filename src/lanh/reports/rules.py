"""The rules of a report's life. Pure: values and days are passed in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Final, Literal

from lanh.common.numbers import write_number
from lanh.common.period import Length, Period, Regime
from lanh.common.words import Worded, _
from lanh.law.days import add_working_days
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
HISTORY: Final = 8  # periods
NEAR: Final = timedelta(days=45)
TIME_TO_ANSWER: Final = 3  # working days, our default: no law names any


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


def time_given(*, last_day: date, today: date) -> date:
    """By when something returned is owed, where no other day is said: three working
    days, or the report's own day where that is later."""
    return max(last_day, add_working_days(today, TIME_TO_ANSWER))


def days_late(*, day: date, sent: date) -> int:
    """How many days after its last day on time; 0 if on time. Source: V32."""
    return max(0, (sent - day).days)


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


def quarters(period: Period) -> list[Period]:
    """The reporting quarters that a half-year or year is made of.

    Source: catalogue 7, S and Y of F12 roll up from their quarters.
    """
    if period.regime is not Regime.DECREE_09 or period.length not in LONGER:
        return []
    four = [Period.decree_09_quarter(period.year, number) for number in range(1, 5)]
    return [quarter for quarter in four if period.covers(quarter)]


def period_due(day: date, periods: Sequence[Period], *, short: bool) -> Period | None:
    """The period that a plan asks to be told of by that day; None where none is near.

    Its last day is the one nearest to the day; of several that end together the whole
    year or half is meant, or the quarter where the plan says so (short).
    """
    near = [p for p in periods if abs(p.last - day) <= NEAR]
    if not near:
        return None
    gap = min(abs(period.last - day) for period in near)
    ends = [period for period in near if abs(period.last - day) == gap]
    return (min if short else max)(ends, key=lambda period: period.last - period.first)


LONGER: Final = (Length.HALF, Length.NINE_MONTHS, Length.YEAR)


def usual(value: Decimal, history: Sequence[Decimal]) -> Decimal | None:
    """What was to be expected, where the value is far from it; None where it is not.

    history: the same figure of earlier periods, the latest first. Far is outside the
    median ± 3 median deviations of the last eight (three at least, and not all alike),
    or more than half and more than 10 away from the period before. Source: V04.
    """
    if not history:
        return None
    gap = abs(value - history[0])
    if gap > 10 and gap * 2 > abs(history[0]):
        return history[0]
    recent = history[:HISTORY]
    middle = median(recent)
    spread = median([abs(number - middle) for number in recent])
    if len(recent) >= 3 and spread and abs(value - middle) > 3 * spread:
        return middle
    return None


def due_kind(stored: str) -> Literal["before", "by"]:
    """'Before' the day or 'by' it, as the database holds it."""
    return "before" if stored == "before" else "by"


def reason_of(value: Decimal | None, *, applies: bool) -> str:
    """Why a cell has no number; '' where it has one. Zero is a number."""
    if not applies:
        return Blank.NOT_APPLICABLE.value
    return Blank.BLANK.value if value is None else ""

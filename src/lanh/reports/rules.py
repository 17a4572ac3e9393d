"""The rules of a report's life. Pure: values and days are passed in."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Final, Literal

from lanh.common.numbers import write_number
from lanh.common.period import Length, Period, Regime
from lanh.common.words import Worded, _
from lanh.reports.errors import (
    AlreadyClosed,
    AlreadyExtended,
    HasErrors,
    HasUnexplained,
    NoReasonToExtend,
    NothingAsked,
    NotLater,
    NumberTooFine,
    NumberTooLarge,
    PeriodRuns,
    PublishedIsAhead,
    ReportChangedMeanwhile,
    VersionNotRaised,
    WrongReportStep,
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


LARGEST: Final = Decimal(10) ** 14
DECIMALS: Final = 4
HISTORY: Final = 8  # periods


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


def check_asks(*, comment: str, questions: Mapping[str, str]) -> None:
    """Nothing is returned without a word. Source: catalogue 2.24, 'review'."""
    if not comment.strip() and not any(q.strip() for q in questions.values()):
        raise NothingAsked


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

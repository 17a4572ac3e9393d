"""Days, periods and figures, reckoned. Pure: values and days are passed in."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Final, Literal

from lanh.common.period import Length, Period, Regime
from lanh.law.days import add_working_days
from lanh.reports.rules.life import Blank

HISTORY: Final = 8  # periods

NEAR: Final = timedelta(days=45)

TIME_TO_ANSWER: Final = 3  # working days, our default: no law names any


def time_given(*, last_day: date, today: date) -> date:
    """By when something returned is owed, where no other day is said: three working
    days, or the report's own day where that is later."""
    return max(last_day, add_working_days(today, TIME_TO_ANSWER))


def days_late(*, day: date, sent: date) -> int:
    """How many days after its last day on time; 0 if on time. Source: V32."""
    return max(0, (sent - day).days)


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


def gap_of_allotted(
    wanted: Decimal | None, allotted: Decimal | None
) -> tuple[Decimal, Decimal] | None:
    """What was given out and what is aimed at, where they differ. Source: V31.

    >>> gap_of_allotted(Decimal(1650), Decimal(600 + 250 + 50 + 200 + 500))
    (Decimal('1600'), Decimal('1650'))
    """
    if wanted is None or allotted is None or wanted == allotted:
        return None
    return allotted, wanted


def gap_of_share(
    wanted: Decimal | None, base: Decimal | None, printed: Decimal | None
) -> tuple[Decimal, Decimal] | None:
    """The share that the number is of its base and the one that is printed, where they
    differ at the decimals that are printed. Source: V31.

    >>> gap_of_share(Decimal(1650), Decimal(4011), Decimal("41.13"))
    (Decimal('41.14'), Decimal('41.13'))
    """
    if wanted is None or not base or printed is None:
        return None
    exponent = printed.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    share = round(wanted * 100 / base, decimals)
    return None if share == printed else (share, printed)


def due_kind(stored: str) -> Literal["before", "by"]:
    """'Before' the day or 'by' it, as the database holds it."""
    return "before" if stored == "before" else "by"


def reason_of(value: Decimal | None, *, applies: bool) -> str:
    """Why a cell has no number; '' where it has one. Zero is a number."""
    if not applies:
        return Blank.NOT_APPLICABLE.value
    return Blank.BLANK.value if value is None else ""

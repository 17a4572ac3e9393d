"""How terms run: hours, working days, days, months; the first day is never counted.

Source: Civil Code 2015 art 147-148, from knowledge (`CC` in `tables/`).
A day as a value is the last lawful day, until its 24:00.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from lanh.common.clock import HANOI
from lanh.law.days import (
    DAY,
    SATURDAY,
    Swaps,
    add_working_days,
    is_working_day,
    next_working_day,
)
from lanh.law.rules import Rule, Unit


@dataclass(frozen=True, slots=True)
class Due:
    """The last lawful day or instant, and the other reading where there is one."""

    value: str
    alternative: str | None = None


def day_of(moment: datetime) -> date:
    """The day where the office stands."""
    return moment.astimezone(HANOI).date()


def said(moment: datetime) -> str:
    """An instant as values say it: 2026-08-04T09:00+07:00."""
    return moment.astimezone(HANOI).isoformat(timespec="minutes")


def add_months(day: date, months: int) -> date:
    """The corresponding day, or the last of its month (art 148.4).

    >>> add_months(date(2026, 8, 4), 12), add_months(date(2026, 8, 31), 6)
    (datetime.date(2027, 8, 4), datetime.date(2027, 2, 28))
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def due(rule: Rule, start: datetime, swaps: Swaps) -> Due:
    """When an act that `rule` sets must be done, counted from `start`.

    Calendar days that end on a day off end on the next working day (art 148.5). A term
    in hours runs through it; that 148.5 moves it too is the other reading.
    """
    if rule.unit is Unit.AT_ONCE:
        return Due(Unit.AT_ONCE)
    if rule.value is None:
        return Due(NOT_SET)
    return COUNTS[rule.unit](start, rule.value, swaps)


def _hours(start: datetime, value: int, swaps: Swaps) -> Due:
    end = start + timedelta(hours=value)
    last = day_of(end)
    if is_working_day(last, swaps):
        return Due(said(end))
    return Due(said(end), next_working_day(last, swaps).isoformat())


def _working_days(start: datetime, value: int, swaps: Swaps) -> Due:
    return working_days(day_of(start), value, swaps)


def working_days(start: date, value: int, swaps: Swaps) -> Due:
    """As `due`; a Saturday that is worked for a day off counts, which is arguable."""
    end = add_working_days(start, value, swaps)
    other = _without_saturdays(start, value, swaps)
    return Due(end.isoformat(), None if other == end else other.isoformat())


def _without_saturdays(day: date, n: int, swaps: Swaps) -> date:
    while n:
        day += DAY
        n -= day.weekday() < SATURDAY and is_working_day(day, swaps)
    return day


def _days(start: datetime, value: int, swaps: Swaps) -> Due:
    end = day_of(start) + timedelta(days=value)
    return Due(next_working_day(end, swaps).isoformat())


def _days_before(start: datetime, value: int, swaps: Swaps) -> Due:
    return Due((day_of(start) - timedelta(days=value)).isoformat())


def _months(start: datetime, value: int, swaps: Swaps) -> Due:
    return Due(add_months(day_of(start), value).isoformat())


NOT_SET: Final = "not_in_law_text"
COUNTS: Final = {
    Unit.HOUR: _hours,
    Unit.WORKING_DAY: _working_days,
    Unit.DAY: _days,
    Unit.DAY_BEFORE: _days_before,
    Unit.MONTH: _months,
}

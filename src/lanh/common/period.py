"""Periods that figures are reported for: objects, never 'year + half'."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from lanh.common.span import Span


class Regime(StrEnum):
    """Whose calendar a period follows; figures of two regimes are never in one sum."""

    STATISTICS = "statistics"  # calendar month, quarter, half, year
    DECREE_09 = "nd09"  # 15 of the month before → 14
    HIV_QUARTER = "tt05"
    PREP_YEAR = "tt05_prep"
    HIV_CASES = "tt07"
    RATING_YEAR = "qd28"
    PLAN = "plan"  # what the plan itself sets


class Length(StrEnum):
    """How long a period is meant to be."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    OTHER = "other"


MONTHS = {
    Length.MONTH: 1,
    Length.QUARTER: 3,
    Length.HALF: 6,
    Length.NINE_MONTHS: 9,
    Length.YEAR: 12,
}
FROM_THE_15TH = {
    Regime.DECREE_09,
    Regime.HIV_QUARTER,
    Regime.PREP_YEAR,
    Regime.RATING_YEAR,
}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the `first` to the `last` day, both counted, in one regime.

    >>> Period.month(2026, 2).last
    datetime.date(2026, 2, 28)
    >>> Period.decree_09_year(2026).span
    Span(since=datetime.date(2025, 12, 15), until=datetime.date(2026, 12, 15))
    >>> Period.parse(Period.decree_09_half(2026, 1).key)
    Period(regime=<Regime.DECREE_09: 'nd09'>, first=datetime.date(2025, 12, 15), \
last=datetime.date(2026, 6, 14))
    """

    regime: Regime
    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(
                f"a period ends after it begins: {self.first} → {self.last}"
            )

    @property
    def span(self) -> Span:
        return Span(self.first, self.last + timedelta(days=1))

    @property
    def key(self) -> str:
        """How facts and addresses name the period: `nd09:2025-12-15:2026-06-14`."""
        return f"{self.regime}:{self.first.isoformat()}:{self.last.isoformat()}"

    @classmethod
    def parse(cls, key: str) -> Self:
        """The period of that key; ValueError for anything else."""
        regime, first, last = key.split(":")
        return cls(Regime(regime), date.fromisoformat(first), date.fromisoformat(last))

    @property
    def length(self) -> Length:
        for length, months in MONTHS.items():
            if self.last == _add(self.first, months) - timedelta(days=1):
                return length
        return Length.OTHER

    @property
    def year(self) -> int:
        """The year that the office calls it by: that of its last day."""
        return self.last.year

    @property
    def number(self) -> int:
        """Which one in its year, from 1: the half, quarter or month that ends then."""
        months = MONTHS.get(self.length, 12)
        return max(1, -(-self.last.month // months))

    def covers(self, other: "Period") -> bool:
        """Whether the other lies inside this one and follows the same calendar."""
        same = self.regime == other.regime
        return same and self.first <= other.first and other.last <= self.last

    def before(self) -> "Period":
        """The period of the same length that ends the day before this one begins."""
        last = self.first - timedelta(days=1)
        if self.length is Length.OTHER:
            return Period(self.regime, last - (self.last - self.first), last)
        return Period(self.regime, _add(self.first, -MONTHS[self.length]), last)

    def year_before(self) -> "Period":
        """The same period a year earlier."""
        last = _add(self.last + timedelta(days=1), -12) - timedelta(days=1)
        return Period(self.regime, _add(self.first, -12), last)

    def so_far(self) -> "Period":
        """From the first day of its reporting year to its last day (lũy kế)."""
        start = 12 if self.regime in FROM_THE_15TH else 1
        day = 15 if self.regime in FROM_THE_15TH else 1
        first = date(self.year - (start == 12), start, day)
        return Period(self.regime, min(first, self.first), self.last)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """One month of the calendar."""
        first = date(year, month, 1)
        return cls(Regime.STATISTICS, first, _add(first, 1) - timedelta(days=1))

    @classmethod
    def calendar_year(cls, year: int) -> Self:
        return cls(Regime.STATISTICS, date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def decree_09_year(cls, year: int) -> Self:
        """The reporting year: 15/12 of the year before to 14/12.

        Source: Decree 09/2019/NĐ-CP (catalogue 0, 'period regimes').
        """
        return cls(Regime.DECREE_09, date(year - 1, 12, 15), date(year, 12, 14))

    @classmethod
    def decree_09_half(cls, year: int, half: int) -> Self:
        """First half 15/12 → 14/06; second half 15/06 → 14/12 (second: unverified).

        Source: Decree 09/2019/NĐ-CP (LAW.md 4.1).
        """
        whole = cls.decree_09_year(year)
        if half == 1:
            return cls(Regime.DECREE_09, whole.first, date(year, 6, 14))
        return cls(Regime.DECREE_09, date(year, 6, 15), whole.last)

    @classmethod
    def decree_09_quarter(cls, year: int, quarter: int) -> Self:
        """15 of the month before the quarter → 14 of its last month."""
        first = _add(date(year - 1, 12, 15), 3 * (quarter - 1))
        return cls(Regime.DECREE_09, first, _add(first, 3) - timedelta(days=1))

    @classmethod
    def so_far_in_plan(cls, year: int, quarter: int) -> Self:
        """From 1 January to the end of a quarter, in the plan's own calendar.

        Source: catalogue 5, F15 ('cumulative from 01/01').
        """
        first = date(year, 1, 1)
        last = _add(first, 3 * quarter) - timedelta(days=1)
        return cls(Regime.PLAN, first, last)


def _add(day: date, months: int) -> date:
    """`day` so many months on; its number must exist there (1 and 15 always do)."""
    month = day.year * 12 + day.month - 1 + months
    return date(month // 12, month % 12 + 1, day.day)

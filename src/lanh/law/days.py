"""Days as the office counts them: holidays, swapped days, 'trước ngày' and 'chậm nhất'.

Sources: Civil Code 2015 art 147-148 (terms), Labour Code 2019 art 111.3 and 112 (days
off), yearly notices on swapped days. All from knowledge, as `tables/days.toml` marks.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal

DAY: Final = timedelta(days=1)
TABLE: Final = Path(__file__).parent / "tables" / "days.toml"
SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Swaps:
    """The office's own table: days it does not work, and rest days that it works.

    It lies over everything else; a day that stands in both is not worked.
    """

    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()


NO_SWAPS: Final = Swaps()


def last_on_time(kind: Literal["before", "by"], day: date) -> date:
    """The last day, until its 24:00, on which an act is on time (CLOCK.md).

    >>> last_on_time("before", date(2025, 6, 10))  # trước ngày 10/6
    datetime.date(2025, 6, 9)
    >>> last_on_time("by", date(2025, 6, 10))  # chậm nhất (vào) ngày 10/6
    datetime.date(2025, 6, 10)
    """
    if kind not in ("before", "by"):
        raise ValueError(f"kind is 'before' or 'by', not {kind!r}")
    return day - DAY if kind == "before" else day


def holidays_of(year: int, swaps: Swaps = NO_SWAPS) -> frozenset[date]:
    """The days from Monday to Friday that are not worked in that year."""
    return frozenset(d for d in _off(year, swaps) if d.weekday() < SATURDAY)


def is_working_day(day: date, swaps: Swaps = NO_SWAPS) -> bool:
    """Whether the office works on `day`; a Saturday swapped in counts (arguable)."""
    if day.weekday() < SATURDAY:
        return day not in _off(day.year, swaps)
    return day in _worked_rest_days(swaps) and day not in swaps.off


def next_working_day(day: date, swaps: Swaps = NO_SWAPS) -> date:
    """`day` where it is worked, else the first worked day after it (art 148.5)."""
    while not is_working_day(day, swaps):
        day += DAY
    return day


def add_working_days(day: date, n: int, swaps: Swaps = NO_SWAPS) -> date:
    """The last day of a term of `n` ≥ 0 working days; `day` itself is not counted.

    >>> add_working_days(date(2026, 3, 2), 3)
    datetime.date(2026, 3, 5)
    """
    if n < 0:
        raise ValueError(f"a term runs forward: {n} working days")
    while n:
        day += DAY
        n -= is_working_day(day, swaps)
    return day


@cache
def table_days() -> tuple[tuple[date, str, str, bool], ...]:
    """Our own table over the package: day, off or working, source, verified."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["day"]
    return tuple((r["day"], r["kind"], r["source"], r["verified"]) for r in rows)


@cache
def _public(year: int) -> frozenset[date]:
    # Half a second and a tenth of one: only those who count days pay for it.
    from holidays import country_holidays

    return frozenset(country_holidays("VN", years=year))


@lru_cache(maxsize=512)
def _off(year: int, swaps: Swaps) -> frozenset[date]:
    ours = {kind: {d for d, k, *_ in table_days() if k == kind} for kind in _KINDS}
    public = (_public(year) - ours["working"]) | ours["off"]
    every = (public - swaps.working) | swaps.off
    return frozenset(day for day in every if day.year == year)


@lru_cache(maxsize=64)
def _worked_rest_days(swaps: Swaps) -> frozenset[date]:
    return swaps.working | {day for day, kind, *_ in table_days() if kind == "working"}


_KINDS: Final = ("off", "working")

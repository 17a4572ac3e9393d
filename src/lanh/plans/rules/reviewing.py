"""Looking back on a plan, and closing it."""

import re
from datetime import date
from typing import Final

from lanh.common.words import Worded, _
from lanh.plans.errors import (
    NotConcluded,
    NothingConcluded,
    NotReviewed,
    ReviewIsConcluded,
    ReviewIsOpen,
    ReviewTouched,
    YearsOutsideThePlan,
)


class ReviewKind(Worded):
    """Source: catalogue 1, S10 (sơ kết, tổng kết)."""

    INTERIM = "interim", _("interim review")
    FINAL = "final", _("final review")


# Years are shown side by side; so many columns are still read.
MOST_YEARS: Final = 10


def next_years(words: str, *, first: int, last: int) -> str:
    """The words with the plan's years moved on by its length, other years left.

    >>> next_years("Kế hoạch năm 2026 theo Quyết định năm 2021", first=2026, last=2026)
    'Kế hoạch năm 2027 theo Quyết định năm 2021'
    >>> next_years("giai đoạn 2021-2025", first=2021, last=2025)
    'giai đoạn 2026-2030'
    """

    def moved(found: re.Match[str]) -> str:
        year = int(found[0])
        return str(year + last - first + 1) if first <= year <= last else found[0]

    return re.sub(r"\b\d{4}\b", moved, words)


def check_years(first: int, last: int, *, since: date, until: date) -> None:
    """A review looks at years of the plan. `since`, `until`: its first and last day."""
    inside = since.year <= first <= last <= until.year
    if not inside or last - first >= MOST_YEARS:
        raise YearsOutsideThePlan(first_year=since.year, last_year=until.year)


def check_none_open(n: int) -> None:
    """One review of a plan is written at a time."""
    if n:
        raise ReviewIsOpen


def check_still_open(*, is_open: bool) -> None:
    """What was concluded stays as it was concluded."""
    if not is_open:
        raise ReviewIsConcluded


def check_is_concluded(*, is_open: bool) -> None:
    """The next plan begins from figures that stay."""
    if is_open:
        raise NotConcluded


def check_review_untouched(*, seen: int, now: int) -> None:
    """The second writer is told. Source: HOUSE.md, 'Two databases, one behaviour'."""
    if seen != now:
        raise ReviewTouched


def check_conclusions(words: str) -> None:
    """A review says what follows from it."""
    if not words.strip():
        raise NothingConcluded


def check_reviewed(*, concluded: int) -> None:
    """A plan is closed once its final review was concluded. Source: catalogue 2.4."""
    if not concluded:
        raise NotReviewed

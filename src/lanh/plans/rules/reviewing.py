"""Looking back on a plan, and closing it."""

from datetime import date
from typing import Final

from lanh.common.words import Worded, _
from lanh.plans.errors import (
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

"""When a person is reminded, and of what: counts and days, never names. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256
from typing import Final

from lanh.common.refusal import Fact
from lanh.common.words import Worded, _
from lanh.law.days import is_working_day, next_working_day
from lanh.owed.errors import NoCalendar, NoMailAddress

VERBS: Final[Mapping[str, str]] = {
    "owed.open_calendar": _("made a calendar address"),
    "owed.close_calendar": _("took the calendar address back"),
    "owed.choose_mail": _("chose to be reminded by mail"),
}
# Facts that say what kind of thing is due; titles and names are typed by people.
TELLING: Final = frozenset({"form", "roman"})


class Often(Worded):
    """How often somebody wants mail about what is due."""

    NEVER = "never", _("never")
    DAILY = "daily", _("each working day")
    WEEKLY = "weekly", _("each week, on its first working day")


def seal_of_token(token: str) -> str:
    """What is kept of the token: whoever reads the database cannot use an address."""
    return sha256(token.encode()).hexdigest()


def check_has_address(*, often: Often, mail: str) -> None:
    """Mail goes somewhere."""
    if often is not Often.NEVER and not mail:
        raise NoMailAddress


def check_has_calendar(seal: str) -> None:
    """What is taken back was given."""
    if not seal:
        raise NoCalendar


def is_mail_day(*, often: Often, today: date, planned_for: date | None) -> bool:
    """Whether a mail is ordered today, which it was not yet.

    >>> monday = date(2026, 11, 23)
    >>> is_mail_day(often=Often.WEEKLY, today=monday, planned_for=None)
    True
    >>> is_mail_day(often=Often.WEEKLY, today=monday, planned_for=monday)
    False
    """
    if often is Often.NEVER or not is_working_day(today):
        return False
    since = today if often is Often.DAILY else today - timedelta(days=today.weekday())
    if planned_for is not None and planned_for >= since:
        return False
    return often is Often.DAILY or next_working_day(since) == today


def is_nameless(facts: Mapping[str, Fact]) -> bool:
    """Whether a sentence with these facts can name nobody.

    Numbers and days name nobody; a word does, unless it is known to be a code.
    """
    return all(
        name in TELLING or isinstance(fact, int | date) for name, fact in facts.items()
    )

"""What does this person owe today?"""

from datetime import date, timedelta

from lanh.access.models import User
from lanh.common.words import Worded, _
from lanh.owed import rules
from lanh.owed.models import Reminder
from lanh.owed.registry import Due, sources

A_WEEK = timedelta(days=7)


class Horizon(Worded):
    """How far off, in the order in which a person takes things up."""

    LATE = "late", _("Late")
    TODAY = "today", _("Today")
    WEEK = "week", _("Within 7 days")
    LATER = "later", _("Later")


def owed(for_user: User, today: date) -> list[Due]:
    """All that is due to the user: late, today, within 7 days, later, without a day."""
    found = [due for source in sources().values() for due in source(for_user, today)]
    return sorted(found, key=lambda due: _order(due, today))


def by_horizon(for_user: User, today: date) -> list[tuple[Horizon, list[Due]]]:
    """The same in groups; a group without anything is left out."""
    found = owed(for_user, today)
    groups = [(h, [d for d in found if horizon(d, today) is h]) for h in Horizon]
    return [(name, dues) for name, dues in groups if dues]


def horizon(due: Due, today: date) -> Horizon:
    """A source may call late what has no day or whose hour has passed today."""
    if due.late or (due.due is not None and due.due < today):
        return Horizon.LATE
    if due.due is None:
        return Horizon.LATER
    if due.due == today:
        return Horizon.TODAY
    return Horizon.WEEK if due.due <= today + A_WEEK else Horizon.LATER


def _order(due: Due, today: date) -> tuple[int, date]:
    return list(Horizon).index(horizon(due, today)), due.due or date.max


def counts(for_user: User, today: date) -> dict[Horizon, int]:
    """How many things are due, by how far off they are; what has none is left out."""
    return {name: len(dues) for name, dues in by_horizon(for_user, today)}


def reminder(of: User) -> Reminder | None:
    """How the person wants to be reminded; None where nothing was said."""
    return Reminder.objects.filter(holder=of).first()


def holder_of(token: str) -> User | None:
    """Whose calendar the address is; None where it is nobody's or was taken back."""
    found = Reminder.objects.filter(seal=rules.seal_of_token(token)).exclude(seal="")
    one = found.filter(holder__is_active=True).select_related("holder").first()
    return one.holder if one else None

"""Questions that every register asks: which may I see, may I record or mend here?"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.audit.models import Line, LineQuerySet
from lanh.common.clock import day_of
from lanh.common.refusal import allows
from lanh.places import rules as place_rules
from lanh.places.models import Place, PlaceQuerySet
from lanh.registers.records import rules
from lanh.registers.records.models import Entry, Record, RecordQuerySet

# ── what one sees ─────────────────────────────────────────────────────────────────────


def visible(noun: type[Record], for_user: User, *, today: date) -> RecordQuerySet:
    """The records of that noun that the user may see, with their places."""
    found: RecordQuerySet = noun.objects.visible_to(for_user, today=today)
    return found.select_related("place")


def one(rows: RecordQuerySet, pk: UUID) -> Any:
    """That record among the rows one may see, or None."""
    return rows.filter(pk=pk).first()


def story(record: Record) -> LineQuerySet:
    """All that was done to a record, acts on many included."""
    subjects = [record.subject, *(f"batch:{act}" for act in record.bulk_acts)]
    return Line.objects.filter(subject__in=subjects).order_by("number")


def places_to_record(
    noun: type[Record], for_user: User, *, today: date
) -> PlaceQuerySet:
    """Where the user may record: the choices of the form, and its button."""
    return access.places_for(for_user, noun.RECORDED_WITH, today=today)


# ── what one may do ───────────────────────────────────────────────────────────────────


def check_can_record(by: User, *, record: Record, today: date) -> None:
    """The person may at its place, which is in force on its day."""
    check_may_record(by, record.RECORDED_WITH, record.place, record.day, today=today)


def check_may_record(
    by: User, needs: Permission, place: Place, *days: date, today: date
) -> None:
    access.check_may(by, needs, at=place, today=today)
    for day in days:
        place_rules.check_in_force(place=place.name, span=place.span, day=day)


def check_can_record_many(by: User, *, records: Sequence[Record], today: date) -> None:
    """The same once for each place and its days."""
    days: dict[tuple[Permission, Place], set[date]] = {}
    for record in records:
        at = record.RECORDED_WITH, record.place
        days.setdefault(at, set()).add(record.day)
    for (needs, place), on in days.items():
        check_may_record(by, needs, place, *on, today=today)


def check_can_mend(by: User, *, entry: Entry, today: date) -> None:
    """Correct an entry or strike it out: whoever may record there."""
    access.check_may(by, entry.RECORDED_WITH, at=entry.place, today=today)
    rules.check_stands(struck=entry.struck)


def can_mend(by: User, *, entry: Entry, today: date) -> bool:
    return allows(check_can_mend, by, entry=entry, today=today)


def is_last_step(
    record: Record, *, by: User, verbs: Collection[str], today: date
) -> bool:
    """Whether its trail ends with one of these, the person's own, of today."""
    last = story(record).last()
    if last is None or last.verb not in verbs:
        return False
    own = last.actor == by.actor_id
    return own and day_of(last.at) == today

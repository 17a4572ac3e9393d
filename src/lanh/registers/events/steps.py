"""What the acts of this register are made of; no transaction, no line of the trail."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model

from lanh.audit.rules import Detail
from lanh.common.text import fold
from lanh.places.models import Place
from lanh.registers.events import rules
from lanh.registers.events.models import Happening, Record, School, SchoolPlan

Kept = TypeVar("Kept", bound=Model)
AnyRecord = TypeVar("AnyRecord", bound=Record)


def keep(*, row: Kept) -> Kept:
    """Checked in shape and kept.

    For callers without a form: a wrong shape or a broken constraint is told in its own
    sentence (ValidationError). What an officer can get wrong was refused before.
    """
    row.full_clean()
    row.save()
    return row


def fresh(*, record: AnyRecord) -> AnyRecord:
    """The record as it is now, locked: two people may have opened the same page."""
    found: AnyRecord = type(record).objects.select_for_update().get(pk=record.pk)
    return found


def change(*, record: Record, facts: Mapping[str, object]) -> dict[str, Detail]:
    """Set the facts that differ; what the trail is told of each, old and new.

    KeyError for a fact that this kind of record does not have.
    """
    told: dict[str, Detail] = {}
    for name, value in facts.items():
        if name not in record.FACTS:
            raise KeyError(name)
        old = getattr(record, name)
        if old != value:
            told |= {f"was_{name}": detail(old), name: detail(value)}
            setattr(record, name, value)
    rules.check_changed(told)
    record.version += 1
    return told


def detail(value: object) -> Detail:
    """A value as the trail keeps it: numbers as they are, all else as text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list):
        return ", ".join(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def people(*, event: Happening, **numbers: int | None) -> dict[str, Detail]:
    """Set who came, after checking that no part exceeds the whole."""
    for name, number in numbers.items():
        setattr(event, name, number)
    rules.check_parts(attended=event.attended or 0, parts=event.parts)
    return dict(numbers.items())


def numbers(*, event: Happening) -> dict[str, Detail]:
    """Who came, as the trail is told."""
    parts = {part.value: number for part, number in event.parts.items()}
    return {"attended": event.attended, **parts}


def school(*, name: str, level: str, place: Place) -> School:
    """The school of that name in the place, new or known."""
    found, _new = School.objects.get_or_create(
        place=place, folded=fold(name), defaults={"name": name, "level": level}
    )
    return found


def school_is_told(*, school: School, year: int) -> bool:
    told = SchoolPlan.objects.filter(school=school, year=year, struck=False)
    return told.exists()


def checked(
    *, records: Iterable[AnyRecord], today: date, batch: str
) -> list[AnyRecord]:
    """Records of a bulk act, each held to the rules that a single act keeps."""
    found = []
    for record in records:
        if isinstance(record, Happening) and record.attended is not None:
            rules.check_day_has_come(day=record.day, today=today)
            rules.check_parts(attended=record.attended, parts=record.parts)
        elif not isinstance(record, Happening):
            rules.check_is_done(day=record.day, today=today)
        record.batch = batch
        record.reckon()
        # Without the foreign keys: each would be a question to the database.
        keys = [f.name for f in record._meta.fields if f.is_relation]
        record.clean_fields(exclude=keys)
        record.clean()
        found.append(record)
    return found


def settled(*, event: Any, back_to: rules.Status) -> None:
    """Put an event back to an earlier stage, without what came with the later one."""
    event.status, event.evidence = back_to, ""
    if back_to is rules.Status.PLANNED:
        for name in ("attended", "women", "under_18"):
            if name in event.FACTS:
                setattr(event, name, None)
    event.version += 1

"""What the acts of this register are made of; no transaction, no line of the trail."""

from datetime import date
from typing import Any, TypeVar

from django.db.models import F

from lanh.audit.rules import Detail
from lanh.common.text import fold
from lanh.places.models import Place
from lanh.registers.events import rules
from lanh.registers.events.models import Campaign, Happening, Record, School, SchoolPlan
from lanh.registers.records import rules as records
from lanh.registers.records import steps
from lanh.registers.records.models import RecordQuerySet

AnyRecord = TypeVar("AnyRecord", bound=Record)


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


def check_days(*, entry: Record, today: date) -> None:
    """What was done is not dated ahead; a campaign may be, and ends after it begins."""
    if isinstance(entry, Campaign):
        records.check_ends(first=entry.day, last=entry.last_day)
    else:
        records.check_is_done(day=entry.day, today=today)


def checked(*, record: AnyRecord, today: date, batch: str) -> AnyRecord:
    """A record of a bulk act, held to the rules that a single act keeps."""
    if isinstance(record, Happening) and record.attended is not None:
        rules.check_day_has_come(day=record.day, today=today)
        rules.check_parts(attended=record.attended, parts=record.parts)
    elif not isinstance(record, Happening):
        check_days(entry=record, today=today)
    return steps.checked(record=record, batch=batch)


def settled(*, event: Any, back_to: rules.Status) -> None:
    """Put an event back to an earlier stage, without what came with the later one."""
    event.status, event.evidence = back_to, ""
    if back_to is rules.Status.PLANNED:
        for name in ("attended", "women", "under_18"):
            if name in event.FACTS:
                setattr(event, name, None)
    event.version += 1


def confirm(*, waiting: RecordQuerySet, evidence: str, batch: str) -> int:
    """All rows of the question at once, by one statement; how many they were."""
    return waiting.update(
        status=rules.Status.CONFIRMED.value,
        evidence=evidence,
        confirmed_in=batch,
        version=F("version") + 1,
    )

"""The history of a record and its facts, in the reader's words."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext

from lanh.audit.models import Line
from lanh.elements.catalogue import dimensions
from lanh.registers.events import queries
from lanh.web.events.words import LABELS, VERBS, Said, people
from lanh.web.parts.shapes import Moment
from lanh.web.parts.words import day, number, told, value_of, words

# Which facts are codes, and of which list.
CODES: Final = {
    "form": "form",
    "theme": "theme",
    "also_themes": "theme",
    "audience": "audience",
    "also_audiences": "audience",
    "level": "level",
    "kind": "material",
    "channel": "channel",
}
DAYS: Final = ("day", "last_day")


def facts_of(record: Any) -> list[tuple[Said, object]]:
    """(label, value) of what is known of a record; blank ones are left out."""
    return list(FACTS[record.NOUN](record))


def moments_of(record: Any, *, today: date) -> list[Moment]:
    """What was done to the record, and its day where that is still to come."""
    told = [_moment(line) for line in queries.story(record)]
    if record.day > today:
        told.append(Moment(today, "", state="today"))
        days = gettext("Days left: {n}").format(n=(record.day - today).days)
        held = gettext("The day it is planned for")
        told.append(Moment(record.day, held, state="next", aside=days))
    return told


def _moment(line: Line) -> Moment:
    done = VERBS[line.verb]
    said = [f"{LABELS['why']}: {line.why}"] if line.why else []
    return Moment(line.at, f"{line.actor_name} {done}", [*said, *_changes(line)])


def _changes(line: Line) -> Iterator[str]:
    """'People who came: 120 → 118' for each fact that the act changed."""
    for name, new in line.details.items():
        was = f"was_{name}"
        if was in line.details and name in LABELS:
            old = line.details[was]
            yield f"{LABELS[name]}: {_value(name, old)} → {_value(name, new)}"


def _value(name: str, value: object) -> str:
    if value in (None, ""):
        return gettext("not known")
    if name in CODES:
        return ", ".join(_code(code, CODES[name]) for code in str(value).split(", "))
    if name in DAYS:
        return day(date.fromisoformat(str(value)))
    return str(told(value))


def _code(code: str, dimension: str) -> str:
    # A word that is no longer defined is told as it was kept.
    known = {value.code for value in dimensions()[dimension].values}
    return value_of(code, dimension) if code in known else code


def _codes(codes: list[str], dimension: str) -> str:
    return ", ".join(_code(code, dimension) for code in codes)


def _event(event: Any) -> Iterator[tuple[Said, object]]:
    yield LABELS["day"], f"{day(event.day)}{_hours(event)}"
    yield LABELS["place"], event.place.name
    yield LABELS["form"], value_of(event.form, "form")
    yield LABELS["theme"], value_of(event.theme, "theme")
    yield LABELS["also_themes"], _codes(event.also_themes, "theme")
    yield LABELS["audience"], value_of(event.audience, "audience")
    yield LABELS["also_audiences"], _codes(event.also_audiences, "audience")
    yield LABELS["organiser"], event.organiser
    yield LABELS["joint"], event.joint
    yield LABELS["campaign"], str(event.campaign or "")
    yield LABELS["attended"], people(event.attended, event.women, event.under_18)
    yield LABELS["evidence"], event.evidence


def _hours(event: Any) -> str:
    hours = [f"{hour:%H:%M}" for hour in (event.starts, event.ends) if hour]
    return f", {' – '.join(hours)}" if hours else ""


def _class(lesson: Any) -> Iterator[tuple[Said, object]]:
    yield LABELS["first_day"], lesson.day
    yield LABELS["last_day"], lesson.last_day
    yield LABELS["place"], lesson.place.name
    yield LABELS["level"], value_of(lesson.level, "level")
    yield LABELS["theme"], value_of(lesson.theme, "theme")
    yield LABELS["audience"], value_of(lesson.audience, "audience")
    yield LABELS["organiser"], lesson.organiser
    yield LABELS["tested"], lesson.tested
    yield LABELS["attended"], people(lesson.attended, lesson.women)
    yield LABELS["evidence"], lesson.evidence


def _material(material: Any) -> Iterator[tuple[Said, object]]:
    yield LABELS["status"], words(material.moved)
    yield LABELS["day"], material.day
    yield LABELS["place"], material.place.name
    yield LABELS["kind"], value_of(material.kind, "material")
    yield LABELS["theme"], value_of(material.theme, "theme")
    yield LABELS["number"], material.number
    yield LABELS["cost"], material.cost


def _broadcast(broadcast: Any) -> Iterator[tuple[Said, object]]:
    yield LABELS["day"], broadcast.day
    yield LABELS["place"], broadcast.place.name
    yield LABELS["channel"], value_of(broadcast.channel, "channel")
    yield LABELS["theme"], value_of(broadcast.theme, "theme")
    yield LABELS["times"], broadcast.times
    yield LABELS["minutes"], broadcast.minutes
    yield LABELS["outlet"], broadcast.outlet
    yield LABELS["address"], broadcast.address


def _school(plan: Any) -> Iterator[tuple[Said, object]]:
    yield LABELS["year"], plan.school_year
    yield LABELS["school_level"], value_of(plan.school.level, "level:school")
    yield LABELS["place"], plan.place.name
    yield LABELS["day"], plan.day
    yield LABELS["has_plan"], plan.has_plan
    yield LABELS["lessons"], number(plan.lessons)
    yield LABELS["pupils"], number(plan.pupils)


FACTS: Final[Mapping[str, Callable[[Any], Iterator[tuple[Said, object]]]]] = {
    "event": _event,
    "class": _class,
    "material": _material,
    "broadcast": _broadcast,
    "school_plan": _school,
}

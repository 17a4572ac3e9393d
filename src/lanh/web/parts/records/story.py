"""The history of a record, in the reader's words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext

from lanh.audit import registry
from lanh.audit.models import Line
from lanh.elements.catalogue import dimensions
from lanh.registers.records import queries
from lanh.web.parts.records.kinds import Kind
from lanh.web.parts.records.lists import LABELS
from lanh.web.parts.shapes import Moment
from lanh.web.parts.words import day, told, value_of


def moments_of(kind: Kind, record: Any, *, today: date) -> list[Moment]:
    """What was done to the record, and its day where that is still to come."""
    told = [_moment(kind, line) for line in queries.story(record)]
    if record.day > today:
        told.append(Moment(today, "", state="today"))
        days = gettext("Days left: {n}").format(n=(record.day - today).days)
        planned = gettext("The day it is planned for")
        told.append(Moment(record.day, planned, state="next", aside=days))
    return told


def codes_in_words(codes: list[str], dimension: str) -> str:
    return ", ".join(code_in_words(code, dimension) for code in codes)


def code_in_words(code: str, dimension: str) -> str:
    # A word that is no longer defined is told as it was kept.
    known = {value.code for value in dimensions()[dimension].values}
    return value_of(code, dimension) if code in known else code


def _moment(kind: Kind, line: Line) -> Moment:
    done = registry.words_for(line.verb)
    said = [f"{LABELS['why']}: {line.why}"] if line.why else []
    changes = _changes(kind, line)
    return Moment(line.at, f"{line.actor_name} {gettext(done)}", [*said, *changes])


def _changes(kind: Kind, line: Line) -> Iterator[str]:
    """'People who came: 120 → 118' for each fact that the act changed."""
    for name, new in line.details.items():
        was = f"was_{name}"
        label = kind.labels.get(name)
        if was in line.details and label:
            old = _value(kind, name, line.details[was])
            yield f"{label}: {old} → {_value(kind, name, new)}"


def _value(kind: Kind, name: str, value: object) -> str:
    if value in (None, ""):
        return gettext("not known")
    if name in kind.codes:
        return codes_in_words(str(value).split(", "), kind.codes[name])
    if name.endswith("day"):
        return day(date.fromisoformat(str(value)))
    return str(told(value))

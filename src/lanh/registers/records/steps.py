"""What the acts of a register are made of; no transaction, no line of the trail."""

from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Field, Model

from lanh.audit.rules import Detail, seal_of
from lanh.registers.records import rules
from lanh.registers.records.models import Entry, Record

Kept = TypeVar("Kept", bound=Model)
AnyRecord = TypeVar("AnyRecord", bound=Record)
AnyEntry = TypeVar("AnyEntry", bound=Entry)


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


def struck(*, entry: AnyEntry) -> AnyEntry:
    """The entry counts no more."""
    entry.struck, entry.version = True, entry.version + 1
    return keep(row=entry)


def detail(value: object) -> Detail:
    """A value as the trail keeps it: numbers as they are, all else as text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list):
        return ", ".join(_said(one) for one in value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _said(one: object) -> str:
    """An item of a list: a code, or a few named facts."""
    if isinstance(one, Mapping):
        return " | ".join(str(fact) for fact in one.values())
    return str(one)


def told(*, record: Record) -> dict[str, Detail]:
    """What the first line of every record tells of it."""
    return {"day": record.day.isoformat(), "place": record.place.code}


def checked(*, record: AnyRecord, batch: str) -> AnyRecord:
    """A record of a bulk act, held to its shape as a single one is."""
    record.batch = batch
    record.reckon()
    _clean_fields(record)
    record.clean()
    return record


def _clean_fields(record: Record) -> None:
    """`clean_fields`, without the foreign keys, each of which would be a question to
    the database, and with each choice looked up once for all rows of an import."""
    broken: dict[str, ValidationError] = {}
    for field in record._meta.fields:
        value = getattr(record, field.attname)
        if field.is_relation or (field.blank and value in field.empty_values):
            continue
        try:
            if field.choices is None:
                setattr(record, field.attname, field.clean(value, record))
            else:
                _check_choice(field, value)
        except ValidationError as error:
            broken[field.name] = error
    if broken:
        raise ValidationError(broken)


@lru_cache(maxsize=2_000)
def _check_choice(field: Field[Any, Any], value: Hashable) -> None:
    """Codes do not change while a process lives. An error is not kept."""
    field.validate(value, None)


def counted(*, records: Iterable[Record]) -> dict[str, Detail]:
    """What the one line of a bulk act tells: how many, and the hash of their ids."""
    ids = [record.pk for record in records]
    return {"count": len(ids), "digest": seal_of(ids)}

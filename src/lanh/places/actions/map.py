"""Drawing the map. This room stands below `access`, so only an operator draws here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from lanh.audit.actions import record
from lanh.common.actor import Operator
from lanh.common.span import Span
from lanh.places import rules
from lanh.places.imports import table as tables
from lanh.places.imports.table import Loaded, Table
from lanh.places.models import Lineage, NameSpan, Place
from lanh.places.rules import Basis, Kind, Share


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that a merger or a division makes; `weight`: its share where divided."""

    code: str
    name: str
    kind: Kind | None = None
    weight: Decimal | None = None


@transaction.atomic(durable=True)
def establish(
    *,
    by: Operator,
    code: str,
    name: str,
    level: str,
    parent: Place | None,
    since: date,
    kind: Kind | None = None,
    document: str = "",
) -> Place:
    """A unit begins. Its kind is read from its name where none is given."""
    unit = NewUnit(code=code, name=name, kind=kind)
    place = _open(unit, level=level, parent=parent, since=since, document=document)
    record(
        by=by,
        verb="places.establish",
        subject=place.subject,
        code=code,
        name=name,
        since=since.isoformat(),
        document=document,
    )
    return place


@transaction.atomic(durable=True)
def close(
    *, by: Operator, place: Place, until: date, why: str, document: str = ""
) -> Place:
    """A unit ends and nothing follows it; `until` is the first day without it.

    What was counted there falls into the bucket 'cannot be converted'.
    """
    place = _end(place, until=until)
    nothing = Lineage(old=place, share=Share.NONE, weight=1, basis=Basis.WHOLE)
    _follow(nothing, on=until, document=document)
    record(
        by=by,
        verb="places.close",
        subject=place.subject,
        why=why,
        until=until.isoformat(),
        document=document,
    )
    return place


@transaction.atomic(durable=True)
def rename(
    *,
    by: Operator,
    place: Place,
    name: str,
    since: date,
    kind: Kind | None = None,
    document: str = "",
) -> Place:
    """A unit has another name or kind from `since` on, and stays the same unit."""
    place = Place.objects.select_for_update().get(pk=place.pk)
    rules.check_in_force(place=place.name, span=place.span, day=since)
    former = place.names.get(until=None)
    rules.check_can_rename(place=place.name, began=former.since, since=since)
    former.until = since
    former.save()
    was, place.name = place.name, name
    place.kind = (kind or rules.kind_of(name, place.level)).value
    _call(place, since=since, document=document)
    record(
        by=by,
        verb="places.rename",
        subject=place.subject,
        was=was,
        name=name,
        since=since.isoformat(),
        document=document,
    )
    return place


@transaction.atomic(durable=True)
def merge(
    *,
    by: Operator,
    places: Sequence[Place],
    into: NewUnit,
    parent: Place | None,
    on: date,
    document: str,
) -> Place:
    """Several units become one, whole: all of them end, and one begins on that day."""
    rules.check_number(len(places))
    ended = [_end(place, until=on) for place in places]
    unit = _open(into, level=ended[0].level, parent=parent, since=on, document=document)
    for old in ended:
        whole = Lineage(old=old, new=unit, share=Share.WHOLE, weight=1)
        whole.basis = Basis.WHOLE
        _follow(whole, on=on, document=document)
    record(
        by=by,
        verb="places.merge",
        subject=unit.subject,
        codes=" ".join(old.code for old in ended),
        code=into.code,
        on=on.isoformat(),
        document=document,
    )
    return unit


@transaction.atomic(durable=True)
def succeed(
    *,
    by: Operator,
    place: Place,
    into: NewUnit,
    parent: Place | None,
    on: date,
    document: str,
) -> Place:
    """A unit goes on whole as another one: under a new code or above another parent."""
    old = _end(place, until=on)
    unit = _open(into, level=old.level, parent=parent, since=on, document=document)
    whole = Lineage(old=old, new=unit, share=Share.WHOLE, weight=1)
    whole.basis = Basis.WHOLE
    _follow(whole, on=on, document=document)
    record(
        by=by,
        verb="places.succeed",
        subject=unit.subject,
        was=old.code,
        code=into.code,
        on=on.isoformat(),
        document=document,
    )
    return unit


@transaction.atomic(durable=True)
def divide(
    *,
    by: Operator,
    place: Place,
    into: Sequence[NewUnit],
    parent: Place | None,
    on: date,
    document: str,
) -> list[Place]:
    """One unit becomes several; without stated weights it is shared equally."""
    rules.check_number(len(into))
    weights, basis = _shares(place, into)
    old = _end(place, until=on)
    units = [
        _open(unit, level=old.level, parent=parent, since=on, document=document)
        for unit in into
    ]
    for unit, weight in zip(units, weights, strict=True):
        part = Lineage(old=old, new=unit, share=Share.PART, weight=weight)
        part.basis = basis
        _follow(part, on=on, document=document)
    record(
        by=by,
        verb="places.divide",
        subject=old.subject,
        codes=" ".join(unit.code for unit in units),
        on=on.isoformat(),
        document=document,
    )
    return units


@transaction.atomic(durable=True)
def load(*, by: Operator, table: Table) -> Loaded:
    """The units of a table that are not here yet, with their lineage.

    Refused with AlreadyLoaded where all are here, so that a second run does nothing.
    """
    tables.check_can_load(table)
    loaded = tables.keep(table)
    record(
        by=by,
        verb="places.load",
        subject="places",
        units=loaded.units,
        lineage=loaded.lineage,
        table=table.digest,
    )
    return loaded


def _open(
    unit: NewUnit, *, level: str, parent: Place | None, since: date, document: str
) -> Place:
    if parent is not None:
        rules.check_is_known(since, known_from=min(parent.since, rules.KNOWN_FROM))
    holders = [(held.name, held.span) for held in Place.objects.filter(code=unit.code)]
    rules.check_code_is_free(code=unit.code, span=Span(since), holders=holders)
    kind = unit.kind or rules.kind_of(unit.name, level)
    place = Place(code=unit.code, name=unit.name, kind=kind, level=level, parent=parent)
    place.since = since
    _call(place, since=since, document=document)
    return place


def _call(place: Place, *, since: date, document: str) -> None:
    """The unit is kept, and its present name and kind among its names."""
    place.full_clean()
    place.save()
    called = NameSpan(place=place, name=place.name, kind=place.kind, since=since)
    called.document = document
    called.save()


def _end(place: Place, *, until: date) -> Place:
    """The unit and its present name end; read again under lock."""
    place = Place.objects.select_for_update().get(pk=place.pk)
    parts = [(part.name, part.span) for part in place.parts.all()]
    rules.check_can_end(place=place.name, span=place.span, until=until, parts=parts)
    place.until = until
    place.full_clean()
    place.save(update_fields=["until"])
    for name in place.names.filter(until=None):
        name.until = until
        name.save()
    return place


def _follow(row: Lineage, *, on: date, document: str) -> None:
    row.on, row.document = on, document
    row.full_clean()
    row.save()


def _shares(place: Place, into: Sequence[NewUnit]) -> tuple[list[Decimal], Basis]:
    stated = [unit.weight for unit in into if unit.weight is not None]
    if not stated:
        return rules.equal_weights(len(into)), Basis.EQUAL
    rules.check_weights(place=place.name, weights=stated)
    return stated, Basis.STATED

"""The table of units that comes with the house, and how it gets in.

`data/` holds the facts of the public conversion tables of 2025 (see its README).
"""

import csv
import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import connection
from django.db.models import Model

from lanh.common.span import Span
from lanh.places import rules
from lanh.places.models import Lineage, NameSpan, Place
from lanh.places.rules import KNOWN_FROM

DATA: Final = Path(__file__).parent.parent / "data"
Row = Mapping[str, str]
# The same unit has the same key in every instance, so that figures can be exchanged.
_UNITS: Final = uuid5(NAMESPACE_OID, "lanh.places")
_BATCH: Final = 2_000


def key_of(unit: str) -> UUID:
    """The key of a real unit, from its id in the table (`c00004`, `c00004-old`)."""
    return uuid5(_UNITS, unit)


@dataclass(frozen=True)
class Table:
    """Units and their lineage as they stand in the files, parents before parts."""

    units: Sequence[Row]
    lineage: Sequence[Row]
    digest: str

    @cached_property
    def keys(self) -> Mapping[str, UUID]:
        return {row["id"]: key_of(row["id"]) for row in self.units}


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows a load has brought in."""

    units: int
    lineage: int


def table(folder: Path = DATA) -> Table:
    """The table in the folder; the digest is of its text, whatever packed it."""
    texts = [
        gzip.decompress((folder / f"{name}.csv.gz").read_bytes())
        for name in ("units", "lineage")
    ]
    units, lineage = (_rows(text.decode()) for text in texts)
    return Table(units, lineage, sha256(b"".join(texts)).hexdigest())


def check_can_load(table: Table) -> None:
    """Something in the table is not here yet, and its codes are free."""
    keys = set(table.keys.values())
    here = Place.objects.filter(pk__in=keys).count()
    rules.check_is_new(number=len(keys), here=here, digest=table.digest)
    holders: dict[str, list[tuple[str, Span]]] = {}
    for held in Place.objects.exclude(pk__in=keys):
        holders.setdefault(held.code, []).append((held.name, held.span))
    for row in table.units if holders else ():
        rules.check_code_is_free(
            code=row["code"], span=_span(row), holders=holders.get(row["code"], ())
        )


def keep(table: Table) -> Loaded:
    """Bring in what is not here yet. What is here stays as it is."""
    keys = list(table.keys.values())
    here = set(Place.objects.filter(pk__in=keys).values_list("pk", flat=True))
    places: dict[str, Place] = {}
    for row in table.units:
        places[row["id"]] = _place(row, places.get(row["parent"]))
    new = [place for place in places.values() if place.pk not in here]
    Place.objects.bulk_create(new, _BATCH)
    NameSpan.objects.bulk_create([_name(place) for place in new], _BATCH)
    lines = [_line(row, places) for row in table.lineage]
    lines = [line for line in lines if line.old_id not in here]
    Lineage.objects.bulk_create(lines, _BATCH)
    _have_counted(Place, NameSpan, Lineage)
    return Loaded(units=len(new), lineage=len(lines))


def _have_counted(*nouns: type[Model]) -> None:
    """Both databases plan questions about tables just filled as if they were empty,
    PostgreSQL into minutes for one search, until they have counted what is there."""
    with connection.cursor() as cursor:
        for noun in nouns:
            table = connection.ops.quote_name(noun._meta.db_table)
            cursor.execute(f"ANALYZE {table}")


def _rows(text: str) -> list[Row]:
    return list(csv.DictReader(text.splitlines()))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _span(row: Row) -> Span:
    return Span(_day(row["since"]) or KNOWN_FROM, _day(row["until"]))


def _place(row: Row, parent: Place | None) -> Place:
    span = _span(row)
    place = Place(
        id=key_of(row["id"]),
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        level=row["level"],
        parent=parent,
        since=span.since,
        until=span.until,
        latitude=_number(row["latitude"]),
        longitude=_number(row["longitude"]),
        area=_number(row["area"]),
    )
    place.reckon()
    return place


def _name(place: Place) -> NameSpan:
    name = NameSpan(place=place, name=place.name, kind=place.kind)
    name.since, name.until = place.since, place.until
    name.reckon()
    return name


def _line(row: Row, places: Mapping[str, Place]) -> Lineage:
    return Lineage(
        old=places[row["old"]],
        new=places[row["new"]] if row["new"] else None,
        share=row["share"],
        weight=Decimal(row["weight"]),
        basis=row["basis"],
        on=date.fromisoformat(row["on"]),
    )

"""The agencies that every unit has: patterns in, agencies in step with the map out."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5

from django.db.models import QuerySet

from lanh.common.span import Span
from lanh.places.imports.table import DATA
from lanh.places.models import Agency, AgencyLineage, Lineage, Place, PlaceQuerySet
from lanh.places.rules import AgencyKind

_BATCH: Final = 2_000


@dataclass(frozen=True, slots=True)
class Pattern:
    """An agency that each unit of some levels has.

    until: the first day without it; passed: from the key of another pattern to what it
    took over then.
    """

    key: str
    kind: AgencyKind
    levels: Sequence[str]
    name: str
    short: str
    printed: Sequence[str] = ()
    until: date | None = None
    document: str = ""
    passed: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class InStep:
    """What a load did: agencies begun and ended, and lines of what followed them."""

    begun: int
    ended: int
    followed: int

    @property
    def changes(self) -> int:
        return self.begun + self.ended + self.followed


def patterns(folder: Path = DATA) -> list[Pattern]:
    """What stands in `agencies.toml`, in its order."""
    read = tomllib.loads((folder / "agencies.toml").read_text("utf-8"))
    return [
        Pattern(key=key, **{**told, "kind": AgencyKind(told["kind"])})
        for key, told in read.items()
    ]


def key_of(place: UUID, pattern: str) -> UUID:
    """The same agency has the same key in every instance."""
    return uuid5(place, pattern)


def bring_in_step(units: PlaceQuerySet, told: Sequence[Pattern]) -> InStep:
    """Every unit has its agencies for as long as both exist; what ended is followed."""
    places = list(units)
    wanted = {one.pk: one for one in _all(places, told)}
    here = Agency.objects.in_bulk(list(wanted))
    new = [one for key, one in wanted.items() if key not in here]
    gone = [one for key, one in here.items() if one.until != wanted[key].until]
    for one in gone:
        one.until = wanted[one.pk].until
    Agency.objects.bulk_create(new, _BATCH)
    Agency.objects.bulk_update(gone, ["until"], _BATCH)
    return InStep(len(new), len(gone), _follow(places, told))


def _all(places: Iterable[Place], told: Sequence[Pattern]) -> Iterator[Agency]:
    for place in places:
        for pattern in told:
            if place.level in pattern.levels:
                yield from _agency(place, pattern)


def _agency(place: Place, pattern: Pattern) -> Iterator[Agency]:
    """None where the agency ended before the unit began."""
    ends = [day for day in (place.until, pattern.until) if day is not None]
    until = min(ends, default=None)
    if until is not None and until <= place.since:
        return
    words = _words(place)
    agency = Agency(
        id=key_of(place.pk, pattern.key),
        code=f"{place.code}-{pattern.key}",
        name=pattern.name.format(**words),
        short=pattern.short.format(**words),
        kind=pattern.kind.value,
        place=place,
        since=place.since,
        until=until,
    )
    agency.reckon()
    agency.goes_by(*(printed.format(**words) for printed in pattern.printed))
    yield agency


def _words(place: Place) -> dict[str, str]:
    """'tỉnh Lành Sơn' and 'tỉnh': as they stand within a name."""
    name = place.name[:1].lower() + place.name[1:]
    two = ("thành phố", "thị xã", "thị trấn", "đặc khu")
    form = next((word for word in two if name.startswith(word)), name.split()[0])
    return {"place": name, "form": form}


def _follow(places: Sequence[Place], told: Sequence[Pattern]) -> int:
    """Where a unit went, its agencies went; where a branch was divided, to others."""
    keys = {place.pk for place in places}
    lines = [*_after_units(keys, told), *_after_branches(places, told)]
    known = set(Agency.objects.values_list("pk", flat=True))
    here = set(AgencyLineage.objects.values_list("old", "new"))
    new = [
        line
        for line in lines
        if {line.old_id, line.new_id} <= known
        and (line.old_id, line.new_id) not in here
    ]
    AgencyLineage.objects.bulk_create(new, _BATCH)
    return len(new)


def _after_units(keys: set[UUID], told: Sequence[Pattern]) -> Iterator[AgencyLineage]:
    """A divided unit's agencies go on in each part."""
    rows: QuerySet[Lineage] = Lineage.objects.filter(new__isnull=False)
    for row in rows.iterator(chunk_size=_BATCH):
        if row.old_id in keys and row.new_id is not None:
            for pattern in told:
                yield AgencyLineage(
                    old_id=key_of(row.old_id, pattern.key),
                    new_id=key_of(row.new_id, pattern.key),
                    on=row.on,
                    document=row.document,
                )


def _after_branches(
    places: Iterable[Place], told: Sequence[Pattern]
) -> Iterator[AgencyLineage]:
    ended = [one for one in told if one.until is not None and one.passed]
    for place in places:
        for pattern in ended:
            if pattern.until is not None and pattern.until in Span(
                place.since, place.until
            ):
                for to, matter in (pattern.passed or {}).items():
                    yield AgencyLineage(
                        old_id=key_of(place.pk, pattern.key),
                        new_id=key_of(place.pk, to),
                        matter=matter,
                        on=pattern.until,
                        document=pattern.document,
                    )

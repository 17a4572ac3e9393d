"""Questions to the map. Each says as of which day, or takes all days at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from lanh.common.text import fold
from lanh.places.models import Lineage, NameSpan, Place, PlaceQuerySet, on
from lanh.places.rules import Basis, Share
from lanh.rollup import TreeRow

LEVELS = ("central", "province", "district", "commune")


@dataclass(frozen=True, slots=True)
class Restated:
    """What becomes of a unit's figures in a later map.

    unit: where the share falls; None for the bucket 'cannot be converted'.
    weight: the share; those of one unit add up to 1.
    estimate: whether an unpublished share was assumed on the way.
    """

    unit: Place | None
    weight: Decimal
    estimate: bool


def search(
    words: str, *, as_of: date | None = None, level: str = ""
) -> QuerySet[NameSpan]:
    """Units whose name or code is meant, best first, each with its unit and parents.

    Typed with or without marks and the word for the kind; after a comma, what it lies
    in: 'tan lap, thai nguyen'. First the exact names and codes, then names that begin
    so, then names with a word that begins so; today's before ended ones. `as_of`: only
    the units of that day, under their names of that day; without it all units, under
    all the names they had.
    """
    name, *above = [fold(part) for part in words.split(",")]
    found = NameSpan.objects.select_related("place__parent__parent")
    if as_of is not None:
        found = found.filter(on(as_of), on(as_of, "place__"))
    if level:
        found = found.filter(place__level=level)
    for part in filter(None, above):
        found = found.filter(_lies_in(part))
    if name:
        found = found.filter(_named(name)).annotate(rank=_rank(name))
    else:
        found = found.annotate(rank=Value(0))
    now_first = F("until").desc(nulls_first=True)
    return found.order_by("rank", _level(), now_first, "sort_key", "since", "pk")


def check_day(day: date) -> None:
    """NotKnown for a day before the map begins."""
    on(day)


def unit(pk: UUID) -> Place | None:
    """One unit, of whatever time, with all that it lies in."""
    rows = Place.objects.select_related("parent__parent__parent")
    return rows.filter(pk=pk).first()


def unit_of(code: str, *, as_of: date) -> Place | None:
    """The unit that has the code on that day."""
    return Place.objects.in_force(as_of).filter(code=code).first()


def ancestors(place: Place) -> list[Place]:
    """All that the unit lies in, from the root down, without itself."""
    keys = place.path.split("/")[:-2]
    found = {held.pk.hex: held for held in Place.objects.filter(pk__in=keys)}
    return [found[key] for key in keys]


def children(place: Place, *, as_of: date) -> PlaceQuerySet:
    """The units directly below it on that day, in Vietnamese order."""
    return parts(place).in_force(as_of)


def parts(place: Place) -> PlaceQuerySet:
    """The units that lay directly below it on any day, in Vietnamese order."""
    below = Place.objects.filter(parent=place)
    return below.order_by(_level(""), "sort_key", "since", "pk")


def name_on(place: Place, day: date) -> NameSpan | None:
    """What the unit was called on that day; None where it was none then."""
    return place.names.filter(on(day)).first()


def successors(place: Place) -> QuerySet[Lineage]:
    """What took the unit up, with weights. One row without `new`: nothing did."""
    rows = place.went_to.select_related("new__parent__parent")
    return rows.order_by("-weight", "new__sort_key")


def predecessors(place: Place) -> QuerySet[Lineage]:
    """What the unit was made of. None: the table names no unit before it."""
    rows = place.came_from.select_related("old__parent__parent")
    return rows.order_by("old__sort_key", "old__code")


def restated(place: Place, *, as_of: date) -> list[Restated]:
    """The unit's figures in the map of a later day: shares that add up to 1."""
    followed = list(successors(place).filter(on__lte=as_of))
    if not followed:
        return [Restated(place, Decimal(1), estimate=False)]
    shares: dict[Place | None, Restated] = {}
    for row in followed:
        further = restated(row.new, as_of=as_of) if row.new else [_nothing()]
        for part in further:
            held = shares.get(part.unit, Restated(part.unit, Decimal(0), False))
            shares[part.unit] = Restated(
                part.unit,
                held.weight + row.weight * part.weight,
                held.estimate or row.is_estimate or part.estimate,
            )
    return list(shares.values())


def tree_rows() -> Iterator[TreeRow]:
    """Every unit of every day under its parent, for `rollup.Store.write_tree`.

    Units are named by their keys as text, the root's parent is "".
    """
    rows = Place.objects.order_by("path").values_list("pk", "parent", "since", "until")
    for pk, parent, since, until in rows.iterator(chunk_size=5_000):
        yield TreeRow(str(pk), str(parent or ""), since, until)


def without_successor() -> PlaceQuerySet:
    """Communes and provinces that ended and went nowhere: a gap of the table."""
    gone = Place.objects.filter(went_to__share=Share.NONE).exclude(level="district")
    return gone.order_by("sort_key")


def without_predecessor(since: date) -> PlaceQuerySet:
    """Units that began on that day out of nothing named: a gap of the table."""
    return Place.objects.filter(since=since, came_from=None).order_by("sort_key")


def partly_told() -> PlaceQuerySet:
    """Units of which the table follows only a part."""
    parts = Lineage.objects.filter(share=Share.PART, basis=Basis.EQUAL, weight=1)
    return Place.objects.filter(pk__in=parts.values("old")).order_by("sort_key")


def _nothing() -> Restated:
    return Restated(None, Decimal(1), estimate=False)


def _named(name: str) -> Q:
    begins = Q(folded__startswith=name) | Q(bare__startswith=name)
    return begins | Q(folded__contains=f" {name}") | Q(place__code=name)


def _rank(name: str) -> Case:
    exact = Q(bare=name) | Q(folded=name) | Q(place__code=name)
    begins = Q(bare__startswith=name) | Q(folded__startswith=name)
    return Case(
        When(exact, then=0),
        When(begins, then=1),
        default=2,
        output_field=IntegerField(),
    )


def _lies_in(name: str) -> Q:
    above = ("place__parent", "place__parent__parent")
    found = Q()
    for to in above:
        found |= Q(**{f"{to}__folded__startswith": name})
        found |= Q(**{f"{to}__folded__contains": f" {name}"})
    return found


def _level(to: str = "place__") -> Case:
    return Case(
        *[When(**{f"{to}level": level}, then=n) for n, level in enumerate(LEVELS)],
        default=len(LEVELS),
        output_field=IntegerField(),
    )

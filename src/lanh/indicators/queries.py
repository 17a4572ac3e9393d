"""Values of the indicators at places, for periods, as known at a moment."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from lanh.common.period import Period
from lanh.elements.catalogue import Places, elements
from lanh.elements.tree import Shift
from lanh.indicators import rules
from lanh.indicators.rules import Coverage, Figure, Lack, Need, Value
from lanh.places.models import Place
from lanh.reports.models import Fact
from lanh.rollup import Asked, Bounds, Sum, Sums

__all__ = ["Behind", "Coverage", "Lack", "Value", "rows_behind", "value", "values"]

Figures = dict[str, dict[Need, Figure]]
LOWEST = "commune"


@dataclass(frozen=True, slots=True)
class Behind:
    """The facts that one figure of a value is made of, each with its submission."""

    need: Need
    period: Period
    facts: QuerySet[Fact]


def value(
    code: str,
    *,
    place: Place,
    period: Period,
    known_at: datetime | None = None,
    base: Period | None = None,
) -> Value:
    """The indicator at the place for the period; KeyError for no such indicator.

    known_at: from what was known then; None for all that is published. base: the
    target's base period, where the indicator asks for it.
    """
    found = values([code], places=[place], period=period, known_at=known_at, base=base)
    return found[code, place.pk]


def values(
    codes: Iterable[str],
    *,
    places: Iterable[Place],
    period: Period,
    known_at: datetime | None = None,
    base: Period | None = None,
) -> dict[tuple[str, UUID], Value]:
    """The same for many indicators and places, by code and the place's key; a code
    with `{…}` asks for that part, as in `n.events.sessions{theme=drug}`.

    The facts are asked once for each period that figures are needed of, however many
    indicators and places there are.
    """
    codes, places = list(dict.fromkeys(codes)), list(places)
    keys = {str(place.pk): place for place in places}
    figures = _figures(codes, list(keys), period, known_at, base)
    _tell_who_is_above(figures, places, period, known_at)
    expected = facts().units_below(keys, period.last)
    return {
        (code, place.pk): rules.evaluate(
            code, figures.get(key, {}), expected.get(key, 1)
        )
        for code in codes
        for key, place in keys.items()
    }


def rows_behind(
    code: str,
    *,
    place: Place,
    period: Period,
    known_at: datetime | None = None,
    base: Period | None = None,
) -> list[Behind]:
    """The facts behind the value, figure by figure, in the order of elements.

    They are the very rows that the sum was made of, found by the same SQL.
    """
    found = []
    for need in sorted(rules.needs(code)):
        for asked_of in rules.periods_of(need.shift, period, base):
            numbers = facts().behind(
                _asked(need), place=str(place.pk), period=asked_of, known_at=known_at
            )
            rows = Fact.objects.filter(sequence__in=numbers)
            related = rows.select_related("place", "submission__duty")
            found.append(Behind(need, asked_of, related.order_by("place__sort_key")))
    return found


def facts() -> Sums:
    """The published facts of this instance."""
    return _published(settings.FACTS, settings.FACTS_MEMORY, settings.FACTS_THREADS)


@cache
def _published(folder: Path, memory: str, threads: int) -> Sums:
    return Sums(folder, bounds=Bounds(memory, threads))


def _figures(
    codes: Iterable[str],
    keys: Sequence[str],
    period: Period,
    known_at: datetime | None,
    base: Period | None,
) -> Figures:
    """Every figure that the indicators need, by place."""
    by_shift: dict[Shift, set[Need]] = defaultdict(set)
    for need in {need for code in codes for need in rules.needs(code)}:
        by_shift[need.shift].add(need)
    found: Figures = {key: {} for key in keys}
    for shift, some in by_shift.items():
        periods = rules.periods_of(shift, period, base)
        rows = facts().ask(
            map(_asked, some), places=keys, periods=periods, known_at=known_at
        )
        _take(found, shift, rows)
        _mark(found, some, shift, periods, period)
    return found


def _tell_who_is_above(
    found: Figures, places: Iterable[Place], period: Period, known_at: datetime | None
) -> None:
    """Say of each sum how many of those that reported are no lowest units: a province
    reports for itself beside its communes, and is none of them."""
    holds = _levels_above(places)
    needs = {n for figures in found.values() for n in figures if n.shift is Shift.NONE}
    sums = [_asked(n) for n in needs if elements()[n.element].places is Places.SUM]
    own = [asked._replace(over=Places.OWN.value) for asked in sums]
    if not holds or not own:
        return
    rows = facts().ask(own, places=list(holds), periods=[period], known_at=known_at)
    for row in rows:
        need = Need(row.element, row.slice, Shift.NONE)
        for key in holds[row.place]:
            figure = found[key].get(need)
            if figure and row.reported:
                found[key][need] = replace(figure, above=figure.above + 1)


def _levels_above(places: Iterable[Place]) -> dict[str, list[str]]:
    """Units above the communes, each with the asked places that hold it."""
    asked = [place for place in places if place.level != LOWEST]
    inside = Q(pk__in=[])
    for place in asked:
        inside |= Q(path__startswith=place.path)
    # Of any day: a unit that did not exist then has reported nothing then either.
    units = Place.objects.filter(inside).exclude(level=LOWEST)
    return {
        str(unit.pk): [str(p.pk) for p in asked if unit.path.startswith(p.path)]
        for unit in units
    }


def _take(found: Figures, shift: Shift, rows: Iterable[Sum]) -> None:
    """Put the sums in their places; the months of a mean together."""
    heard: dict[tuple[str, Need], list[Figure]] = defaultdict(list)
    for row in rows:
        heard[row.place, Need(row.element, row.slice, shift)].append(_figure(row))
    for (place, need), figures in heard.items():
        found[place][need] = rules.mean(figures) if len(figures) > 1 else figures[0]


def _mark(
    found: Figures, some: set[Need], shift: Shift, asked: list[Period], now: Period
) -> None:
    """Say of figures that cannot be compared, or were not asked, why there are none."""
    for need in some:
        lack = Lack.NO_BASE if not asked and shift is Shift.BASELINE else None
        if shift not in (Shift.NONE, Shift.MEAN):
            parted = (rules.breaks_between(need.element, p, now) for p in asked)
            lack = Lack.NOT_COMPARABLE if any(parted) else lack
        if lack:
            for figures in found.values():
                figures[need] = Figure(None, lack)


def _asked(need: Need) -> Asked:
    element = elements()[need.element]
    return Asked(need.element, need.slice, element.kind.value, element.places.value)


def _figure(row: Sum) -> Figure:
    lack = None
    if row.value is None:
        said = {
            Lack.WITHHELD: row.withheld,
            Lack.BLANK: row.blank,
            Lack.NOT_APPLICABLE: row.not_applicable,
        }
        lack = next((why for why, units in said.items() if units), Lack.NO_FACT)
    return Figure(
        row.value,
        lack,
        row.reported,
        row.estimated,
        through=row.through,
        known=row.as_of,
    )

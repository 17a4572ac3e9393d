"""The facts that a target's figure was made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from lanh.common.period import Period
from lanh.elements.catalogue import Element, elements
from lanh.elements.slices import read_slice, slice_key
from lanh.elements.tree import Reference
from lanh.places.models import Place
from lanh.plans.models import Target
from lanh.plans.queries.indicators import known_indicators
from lanh.plans.rules.pace import reporting_period
from lanh.reports.models import Fact


@dataclass(frozen=True, slots=True)
class Source:
    """One fact, as it was known; `corrected`: an earlier row it took the place of."""

    fact: Fact
    element: Element
    corrected: bool


def sources(
    target: Target, place: Place, *, known_at: datetime | None = None
) -> list[Source]:
    """The place's own facts for every element of the indicator, oldest period first.

    Of rows for one figure the last one known holds. Numerator and denominator alike.
    """
    known = known_indicators().get(target.indicator)
    if known is None:
        return []
    sides = (known.text.numerator, known.text.denominator)
    asked = [one for side in sides if side for one in side.references()]
    period = reporting_period(target.plan.first, target.plan.last)
    rows = _rows(place, period, (_figure(one, target.slice) for one in asked))
    if known_at is not None:
        rows = [row for row in rows if row.known_from <= known_at]
    return _last_known(rows)


def _figure(one: Reference, slice: str) -> tuple[str, str]:
    """Element and slice; a part that the element does not know is left out."""
    by = elements()[one.code].by
    asked = {name: value for name, value in read_slice(slice).items() if name in by}
    return one.code, slice_key({**asked, **dict(one.chosen)})


def _rows(
    place: Place, period: Period, figures: Iterable[tuple[str, str]]
) -> list[Fact]:
    wanted = Q(pk__in=[])
    for element, slice in set(figures):
        wanted |= Q(element=element, slice=slice)
    inside = Fact.objects.filter(
        wanted,
        place=place,
        regime=period.regime,
        first__gte=period.first,
        last__lte=period.last,
    )
    return list(inside.select_related("submission__duty").order_by("sequence"))


def _last_known(rows: Iterable[Fact]) -> list[Source]:
    found: dict[tuple[object, ...], Source] = {}
    for fact in rows:
        key = (fact.element, fact.slice, fact.first, fact.last)
        found[key] = Source(fact, elements()[fact.element], corrected=key in found)
    return sorted(found.values(), key=lambda s: (s.fact.first, s.fact.element))

"""What an indicator comes to at a place and a period, as known at a moment."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings

from lanh.common.clock import HANOI
from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.catalogue import elements
from lanh.elements.forms import forms
from lanh.elements.slices import read_slice
from lanh.indicators import rules
from lanh.indicators.rules import Asked, Figure, NoValue, Value
from lanh.places.models import Place
from lanh.rollup import Asked as Figures
from lanh.rollup import Sum, Sums

__all__ = ["NoValue", "Value", "value", "values"]

Found = Mapping[tuple[str, UUID], Value]


def value(
    code: str, *, place: Place, period: Period, known_at: datetime | None = None
) -> Value:
    """`events.commune_coverage{theme=drug}` at the place and all below it.

    known_at: as the figures were known then. UnknownIndicator for an unknown code.
    """
    found = values([code], places=[place], period=period, known_at=known_at)
    return found[code, place.pk]


def values(
    codes: Iterable[str],
    *,
    places: Iterable[Place],
    period: Period,
    known_at: datetime | None = None,
) -> Found:
    """Values by code and place; one question to the facts for all of them."""
    wanted, where = list(codes), list(places)
    asked = {a for code in wanted for a in rules.figures_of(code, period)}
    figures = _figures(asked, where, known_at)
    return {
        (code, place.pk): rules.value_of(code, period, figures[place.pk])
        for place in where
        for code in wanted
    }


def _figures(
    asked: Iterable[Asked], places: list[Place], known_at: datetime | None
) -> dict[UUID, dict[Asked, Figure]]:
    found: dict[UUID, dict[Asked, Figure]] = {place.pk: {} for place in places}
    of_registers = [a for a in asked if _is_asked_of_its_register(a.element)]
    of_facts = [a for a in asked if not _is_asked_of_its_register(a.element)]
    _from_facts(found, of_facts, known_at)
    for figure in of_registers:
        for place in places:
            found[place.pk][figure] = _counted(figure, place, known_at)
    return found


def _from_facts(
    found: dict[UUID, dict[Asked, Figure]],
    asked: list[Asked],
    known_at: datetime | None,
) -> None:
    by_name = {(a.element, a.slice, a.period.first, a.period.last): a for a in asked}
    if not by_name:
        return
    places = [str(pk) for pk in found]
    periods = {a.period for a in asked}
    units = _sums().units_below(places, max(period.last for period in periods))
    sums = _sums().ask(
        {_as_figure(a) for a in asked},
        places=places,
        periods=periods,
        known_at=known_at,
    )
    for row in sums:
        named = by_name.get((row.element, row.slice, row.first, row.last))
        if named is not None:
            below = units.get(row.place, 0)
            found[UUID(row.place)][named] = _figure(row, below)


def _figure(row: Sum, units: int) -> Figure:
    return Figure(
        number=row.value,
        reported=row.reported,
        units=units,
        estimated=row.estimated,
        through=row.through,
        known=row.as_of,
    )


def _as_figure(asked: Asked) -> Figures:
    element = elements()[asked.element]
    return Figures(asked.element, asked.slice, element.kind.value, element.places.value)


def _counted(asked: Asked, place: Place, known_at: datetime | None) -> Figure:
    """What no form asks for, of its register, as of the same day."""
    day = asked.period.last
    if known_at is not None:
        day = min(day, known_at.astimezone(HANOI).date())
    slice: dict[str, Any] = dict(read_slice(asked.slice))
    try:
        counted = registry.count(
            asked.element, place=place, period=asked.period, as_of=day, **slice
        )
    except KeyError:
        return Figure(None)
    return Figure(Decimal(counted.number), reported=1, units=1, through=day)


@cache
def _asked_by_forms() -> frozenset[str]:
    return frozenset(row.element.code for form in forms().values() for row in form.rows)


def _is_asked_of_its_register(code: str) -> bool:
    return code not in _asked_by_forms() and registry.is_registered(code)


def _sums() -> Sums:
    return Sums(settings.FACTS)

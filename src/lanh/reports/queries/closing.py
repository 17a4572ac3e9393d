"""What becomes a fact when a period closes: elements that stand in no form.

Source: HOUSE.md, 'Origin closing'; catalogue 0, 'origin'.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from lanh.access.models import User
from lanh.common.period import Period, Regime
from lanh.elements import registry
from lanh.elements.catalogue import Element, Places, elements
from lanh.elements.forms import forms
from lanh.places.models import Place
from lanh.reports.models import Fact
from lanh.reports.queries import duties
from lanh.reports.queries.figures import Key
from lanh.reports.rules import Origin


def elements_to_close() -> list[Element]:
    """Those that a register counts and no form asks for."""
    asked = {row.element.code for form in forms().values() for row in form.rows}
    return [
        element
        for code, element in elements().items()
        if code not in asked and registry.is_registered(code)
    ]


def figures(province: Place, period: Period) -> Iterator[tuple[Place, Key, Decimal]]:
    """Every figure to be kept, as the registers hold it on the period's last day.

    What adds up is kept for the lowest units only, each its own, so that nothing is
    counted twice above; what each level has for itself is kept for all levels.
    """
    units = list(duties.units(province, day=period.last).order_by("path"))
    lowest = [unit for unit in units if unit.level == "commune"]
    for element in elements_to_close():
        for unit in lowest if element.places is Places.SUM else units:
            for slice, number in _counted(element, unit, period):
                yield unit, (element.code, slice), number


def closed(province: Place) -> set[Period]:
    """The periods whose figures have been kept."""
    kept = Fact.objects.filter(origin=Origin.CLOSING.value).order_by()
    below = kept.filter(place__path__startswith=province.path)
    spans = below.values_list("regime", "first", "last").distinct()
    return {Period(Regime(regime), first, last) for regime, first, last in spans}


def periods(for_user: User, *, today: date) -> list[Period]:
    """Those that are over and not closed, of the user's provinces; the latest first."""
    provinces = duties.places_to_open(for_user, today=today)
    done = [closed(province) for province in provinces]
    # A plan's own calendar runs beside the registers': its figures come by the form.
    known = duties.periods(for_user, today=today)
    over = [p for p in known if p.last < today and p.regime is not Regime.PLAN]
    return [p for p in over if not all(p in kept for kept in done)]


def _counted(
    element: Element, unit: Place, period: Period
) -> Iterator[tuple[str, Decimal]]:
    asked: dict[str, Any] = {"place": unit, "period": period, "as_of": period.last}
    for group in ((), *((dimension,) for dimension in element.breakdowns)):
        try:
            parts = registry.count_by(element.code, group, alone=True, **asked)
        except KeyError:
            continue  # The register does not know this part of it.
        for slice, number in parts.items():
            yield slice, Decimal(number)

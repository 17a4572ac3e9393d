"""Questions about activities: which, and how much of what they deliver is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from lanh.access.models import User
from lanh.common.period import Period, Regime
from lanh.elements import registry
from lanh.elements.catalogue import Element, elements
from lanh.elements.slices import read_slice
from lanh.plans.errors import NotCounted, PartNotCounted
from lanh.plans.models import Activity, ActivityQuerySet, Output, Plan
from lanh.plans.queries.indicators import known_indicators
from lanh.plans.queries.plans import named, plan
from lanh.plans.rules.suggest import Suggestion

# An indicator that is an element's own figure is called after it.
_OWN = "n."


@dataclass(frozen=True, slots=True)
class Delivered:
    """How much of an output there is. number: None where no register is asked; share:
    of what is wanted, 1 for all."""

    output: Output
    element: Element | None
    number: Decimal | None

    @property
    def share(self) -> Decimal | None:
        if self.number is None or not self.output.value:
            return None
        return self.number / self.output.value

    @property
    def is_reached(self) -> bool:
        return self.share is not None and self.share >= 1


def activities(of: Plan, *, today: date) -> ActivityQuerySet:
    """The activities of a plan the user may see that stand today, ready for a list."""
    found = Activity.objects.filter(plan=of).standing(today)
    found = found.select_related("plan__place")
    return found.prefetch_related("outputs", "named__agency")


def activity(for_user: User, *, pk: UUID, today: date) -> Activity | None:
    """One activity with its plan, or None where the user may not know of it."""
    rows = Activity.objects.filter(pk=pk).select_related("plan__place")
    one = rows.prefetch_related("outputs", "named__agency").first()
    seen = one is not None and plan(for_user, one.plan_id, today) is not None
    return one if seen else None


def output(for_user: User, *, pk: UUID, today: date) -> Output | None:
    """One output with its activity and plan, or None."""
    rows = Output.objects.filter(pk=pk).select_related("activity__plan__place")
    one = rows.first()
    seen = one is not None and plan(for_user, one.activity.plan_id, today) is not None
    return one if seen else None


def delivered(of: Activity, *, today: date) -> list[Delivered]:
    """Each output with what its register counts by today, in the activity's time."""
    return [_delivered(one, of, today) for one in of.outputs.all()]


def counted_in(of: Activity) -> Period:
    """The activity's own days; the plan's where it has none."""
    first, last = of.first or of.plan.first, of.last or of.plan.last
    return Period(Regime.PLAN, first, max(first, last))


def check_counted(output: Output, *, element: str, slice: str, today: date) -> None:
    """A register counts the element, and the part of it."""
    if not registry.is_registered(element):
        raise NotCounted(code=element)
    try:
        _count(output.activity, element, slice, today)
    except KeyError:
        raise PartNotCounted(code=element, slice=slice) from None


def countable() -> Mapping[str, Element]:
    """The elements that some register counts, by code."""
    return {
        code: one for code, one in elements().items() if registry.is_registered(code)
    }


def suggested(of: Output) -> list[Suggestion]:
    """The counted elements that an output's unit may mean, best first."""
    return asked_for(of.unit)


def asked_for(words: str) -> list[Suggestion]:
    """The same for words that a person types."""
    found = [one for one in named(words) if one.code.startswith(_OWN)]
    return [one for one in found if element_of(one.code) in countable()]


def element_of(indicator: str) -> str:
    """`events.handed` of `n.events.handed`."""
    return indicator.removeprefix(_OWN)


def breakdown_of(element: str) -> Mapping[str, tuple[str, ...]]:
    """For each breakdown of the element its values."""
    known = known_indicators().get(f"{_OWN}{element}")
    parts = known.parts if known else {}
    return {
        name: tuple(value.code for value in values) for name, values in parts.items()
    }


def _delivered(one: Output, of: Activity, today: date) -> Delivered:
    element = elements().get(one.element)
    if element is None or not registry.is_registered(one.element):
        return Delivered(one, element, None)
    return Delivered(one, element, _count(of, one.element, one.slice, today))


def _count(of: Activity, element: str, slice: str, today: date) -> Decimal:
    told: dict[str, Any] = {**read_slice(slice), "as_of": today}
    told |= {"place": of.plan.place, "period": counted_in(of)}
    counted = registry.count(element, **told)
    return Decimal(counted.number)

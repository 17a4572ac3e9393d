"""What the registers hold for a form, and what was reported before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from django.db.models import Max, Q

from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.catalogue import Kind, elements
from lanh.elements.forms import Slot
from lanh.elements.registry import Counted
from lanh.elements.slices import read_slice
from lanh.places.models import Place
from lanh.reports import registry as registry_of_lines
from lanh.reports import rules
from lanh.reports.models import Duty, Fact, Submission
from lanh.reports.registry import Following, LineText

Key: TypeAlias = tuple[str, str]  # element, slice


@dataclass(frozen=True, slots=True)
class Before:
    """One figure of earlier periods: of the period before, and so far in the year."""

    previous: Decimal | None = None
    so_far: Decimal | None = None


def counted(
    place: Place, key: Key, *, period: Period, as_of: date, alone: bool
) -> Counted | None:
    """What the register holds, with the rows behind; None where nothing counts it."""
    element, slice = key
    if not registry.is_registered(element):
        return None
    try:
        return registry.count(
            element,
            place=place,
            period=period,
            as_of=as_of,
            alone=alone,
            **read_slice(slice),
        )
    except KeyError:
        # The register knows the element but not this part of it: it is typed.
        return None


def is_alone(place: Place) -> bool:
    """Whether the unit reports only its own doings, for others report below it."""
    return place.level != "commune"


def behind(duty: Duty, key: Key, *, as_of: date) -> Counted | None:
    """The register's figure for one cell of this duty, with its rows."""
    return counted(
        duty.place,
        key,
        period=duty.period,
        as_of=as_of,
        alone=is_alone(duty.place),
    )


def prefill(duty: Duty, slots: Iterable[Slot], *, as_of: date) -> dict[Key, Decimal]:
    """What the form is filled with: accepted quarters where the period has them, else
    the registers as they stand on `as_of`. A figure that nobody holds is left out.

    A quarter that was accepted is not counted again: what the office stands by holds.
    A distinct element is counted anew over the whole period, never added up.
    """
    slots = list(slots)
    whole = held(duty.place, slots, period=duty.period, as_of=as_of)
    quarters = rules.quarters(duty.period)
    reported = [known(duty.place, quarter) for quarter in quarters]
    if not any(reported):
        return whole
    # A quarter's own figure where it was accepted, else what the register holds.
    parts = [
        held(duty.place, slots, period=quarter, as_of=as_of) | accepted
        for quarter, accepted in zip(quarters, reported, strict=True)
    ]
    rolled_up: dict[Key, Decimal] = {}
    for slot in slots:
        number = _rolled_up(slot, whole, parts)
        if number is not None:
            rolled_up[slot.element.code, slot.slice] = number
    return rolled_up


def _rolled_up(
    slot: Slot, whole: Mapping[Key, Decimal], parts: list[dict[Key, Decimal]]
) -> Decimal | None:
    key = slot.element.code, slot.slice
    if slot.element.kind is Kind.DISTINCT:
        return whole.get(key)
    if slot.element.kind is Kind.STOCK:
        return parts[-1].get(key)
    numbers = [part[key] for part in parts if key in part]
    return sum(numbers, Decimal(0)) if len(numbers) == len(parts) else None


def lines(submission: Submission, *, as_of: date) -> list[LineText]:
    """The targets that the unit follows, where the form asks for them."""
    duty = submission.duty
    following = Following(duty.place, duty.period, as_of, duty.asked_by)
    return registry_of_lines.lines(submission.written.lines, following)


def held(
    place: Place, slots: Iterable[Slot], *, period: Period, as_of: date
) -> dict[Key, Decimal]:
    """What the registers hold for those cells; what nothing counts is left out."""
    found: dict[Key, Decimal] = {}
    asked: dict[str, Any] = {"place": place, "period": period, "as_of": as_of}
    for code, group in dict.fromkeys((s.element.code, s.group) for s in slots):
        try:
            parts = registry.count_by(code, group, alone=is_alone(place), **asked)
        except KeyError:
            continue  # Nothing counts it, or not this part of it: it is typed.
        found |= {(code, slice): Decimal(number) for slice, number in parts.items()}
    wanted = {(slot.element.code, slot.slice) for slot in slots}
    return {key: number for key, number in found.items() if key in wanted}


def known(place: Place, period: Period) -> dict[Key, Decimal]:
    """The figures that the office stands by now, for that place and period."""
    return {
        (f.element, f.slice): f.value
        for f in _last(place, [period])
        if f.value is not None
    }


def _last(place: Place, periods: list[Period]) -> Iterable[Fact]:
    """The last fact of each figure: what was corrected is not the office's any more."""
    those = Q()
    for period in periods:
        those |= Q(regime=period.regime, first=period.first, last=period.last)
    facts = Fact.objects.filter(those, place=place).order_by()
    newest = facts.values("element", "slice", "first", "last").annotate(n=Max("pk"))
    return Fact.objects.filter(pk__in=[row["n"] for row in newest]).order_by("last")


def before(duty: Duty) -> dict[Key, Before]:
    """Of every figure: the period before, and the year so far without this period."""
    previous = known(duty.place, duty.period.before())
    earlier = _earlier_in_the_year(duty.period)
    so_far: dict[Key, Decimal] = {}
    for fact in _last(duty.place, earlier) if earlier else []:
        if elements()[fact.element].kind is Kind.FLOW and fact.value is not None:
            key = fact.element, fact.slice
            so_far[key] = so_far.get(key, Decimal(0)) + fact.value
    keys = {*previous, *so_far}
    return {key: Before(previous.get(key), so_far.get(key)) for key in keys}


def _earlier_in_the_year(period: Period) -> list[Period]:
    found, year = [], period.so_far()
    while year.covers(period := period.before()):
        found.append(period)
    return found


def history(duty: Duty) -> dict[Key, list[Decimal]]:
    """The totals of the last eight periods of this length, the latest first."""
    periods, period = [], duty.period
    for _number in range(rules.HISTORY):
        period = period.before()
        periods.append(period)
    found: dict[Key, list[Decimal]] = {}
    for fact in sorted(_last(duty.place, periods), key=lambda f: f.last, reverse=True):
        if fact.value is not None and not fact.slice:
            found.setdefault((fact.element, ""), []).append(fact.value)
    return found

"""What this register yields: for each element a number, and the rows behind it.

What a team did is counted where the team is: its report tells its own work (Circular
05/2006, 2.2.e). Premises inspected are counted where they stand, whichever team came:
the key of that distinct count lives in one place, so two teams at one door are one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Final

from django.db.models import Aggregate, Count, Q, Sum

from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.catalogue import elements
from lanh.elements.registry import Counted
from lanh.places.models import Place
from lanh.registers.inspections.models import Payment, Session, Violation, Visit
from lanh.registers.inspections.models.teams import days_of
from lanh.registers.inspections.rules import Action, Result
from lanh.registers.records.measures import tabled

OTHER_ACTIONS: Final = [
    action.value
    for action in (Action.SUSPENDED, Action.LICENCE_WITHDRAWN, Action.REFERRED)
]


@dataclass(frozen=True)
class Measure:
    """How one element is counted.

    rows: those of a period, as they stand on a day. slices: from a dimension to the
    field that carries it. there: counted where the premises stand, not the team.
    """

    rows: Callable[[Period, date], Any]
    number: Aggregate
    slices: Mapping[str, str]
    there: bool = False
    only: Q = field(default_factory=Q)

    @property
    def offered(self) -> set[str]:
        return set(self.slices)

    def at(self, place: Place, period: Period, as_of: date, *, alone: bool) -> Any:
        rows = self.rows(period, as_of).filter(self.only)
        if self.there:
            return rows.at(place, alone=alone)
        return rows.within(place, alone=alone)


def _sessions(period: Period, as_of: date) -> Any:
    return Session.objects.held().filter(day__range=days_of(period, as_of))


def _visits(period: Period, as_of: date) -> Any:
    days = days_of(period, as_of)
    return Visit.objects.counted().filter(day__range=days)


def _settled(period: Period, as_of: date) -> Any:
    days = days_of(period, as_of)
    return Visit.objects.counted().filter(settled_on__range=days)


def _unsettled(period: Period, as_of: date) -> Any:
    """Found by the last day, decided later or never."""
    day = min(period.last, as_of)
    later = Q(settled_on=None) | Q(settled_on__gt=day)
    return Visit.objects.counted().filter(later, day__lte=day)


def _fines(period: Period, as_of: date) -> Any:
    days = days_of(period, as_of)
    return Violation.objects.counted().filter(visit__settled_on__range=days)


def _payments(period: Period, as_of: date) -> Any:
    paid = Payment.objects.filter(day__range=days_of(period, as_of))
    return paid.filter(violation__visit__struck=False)


def _by(to: str, *more: str) -> dict[str, str]:
    """Level and kind, by the way that leads from the rows to the visit."""
    fields = {"level": "session__team__level", "kind": "premises__kind"}
    return {name: f"{to}{field}" for name, field in fields.items()} | {
        name: name for name in more
    }


VIOLATING: Final = Q(result=Result.VIOLATION.value)
NUMBER: Final = Count("pk")


def _acted(*actions: str, by: Mapping[str, str] | None = None) -> Measure:
    return Measure(_settled, NUMBER, by or _by(""), only=Q(action__in=actions))


MEASURES: Final[Mapping[str, Measure]] = {
    "insp.sessions": Measure(
        _sessions, NUMBER, {"level": "team__level", "team": "team__code"}
    ),
    "insp.visits": Measure(_visits, NUMBER, _by("")),
    "insp.premises": Measure(
        _visits, Count("premises", distinct=True), _by(""), there=True
    ),
    "insp.violations": Measure(_visits, NUMBER, _by(""), only=VIOLATING),
    "insp.undecided": Measure(_unsettled, NUMBER, _by(""), only=VIOLATING),
    "insp.reminded": _acted(Action.REMINDED.value),
    "insp.warned": _acted(Action.WARNED.value),
    "insp.fined": _acted(Action.FINED.value),
    "insp.other_action": _acted(*OTHER_ACTIONS, by=_by("", "action")),
    # With its visit, so that a fine and who was fined stand in one period.
    "insp.fine_amount": Measure(_fines, Sum("fine", default=0), _by("visit__")),
    "insp.fine_collected": Measure(
        _payments, Sum("amount", default=0), _by("violation__visit__")
    ),
    "insp.precursor_checks": Measure(
        _visits,
        NUMBER,
        {"level": "session__team__level", "result": "result"},
        only=Q(premises__kind="pharmacy_precursor"),
    ),
}


def count(
    code: str,
    *,
    place: Place,
    period: Period,
    as_of: date,
    alone: bool = False,
    **slice: str,
) -> Counted:
    """`code{slice}` at the place and below it, in the period, no later than `as_of`.

    KeyError where the register does not yield the slice: zero would be a lie.
    """
    rows = MEASURES[code].at(place, period, as_of, alone=alone)
    return count_among(code, rows, **slice)


def count_among(code: str, rows: Any, **slice: str) -> Counted:
    """The same count among rows that were chosen otherwise, such as a list's."""
    measure = MEASURES[code]
    for dimension, value in slice.items():
        elements()[code].dimension(dimension).value(value)  # KeyError: not defined
        rows = rows.filter(**{measure.slices[dimension]: value})
    total: int = rows.order_by().aggregate(number=measure.number)["number"]
    return Counted(total, rows)


def count_by(
    code: str,
    dimensions: Sequence[str],
    *,
    place: Place,
    period: Period,
    as_of: date,
    alone: bool = False,
) -> dict[str, int]:
    """`count` for every value of the dimensions, in one query."""
    measure = MEASURES[code]
    rows = measure.at(place, period, as_of, alone=alone)
    return tabled(code, rows, dimensions, number=measure.number, slices=measure.slices)


def register() -> None:
    """Answer for these elements (`project/wiring.py`)."""
    for code in MEASURES:
        registry.register(code, partial(count, code), partial(count_by, code))

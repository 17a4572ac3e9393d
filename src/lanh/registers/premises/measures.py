"""What this register yields: for each element a number, and the rows behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Final

from django.db.models import Aggregate, Count, F, Sum

from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.catalogue import elements
from lanh.elements.registry import Counted
from lanh.places.models import Place
from lanh.registers.premises.models import Premises, Staffing
from lanh.registers.records.measures import tabled


@dataclass(frozen=True)
class Measure:
    """How one element is counted.

    rows: those of a period, as they stand on a day. kind: the field that says which
    kind of premises. parts: a number of its own for each sex.
    """

    rows: Callable[[Period, date], Any]
    number: Aggregate
    kind: str
    parts: Mapping[str, Aggregate] = field(default_factory=dict)

    @property
    def offered(self) -> set[str]:
        return {"kind", "sex"} if self.parts else {"kind"}


def _end(period: Period, as_of: date) -> date:
    return min(period.last, as_of)


def _standing(period: Period, as_of: date) -> Any:
    return Premises.objects.standing(_end(period, as_of))


def _closed(period: Period, as_of: date) -> Any:
    days = period.first, _end(period, as_of)
    return Premises.objects.filter(closed__range=days)


def _committed(period: Period, as_of: date) -> Any:
    day = _end(period, as_of)
    return Premises.objects.standing(day).committed(day)


def _reached(period: Period, as_of: date) -> Any:
    return Premises.objects.reached(period, as_of)


def _staffed(period: Period, as_of: date) -> Any:
    day = _end(period, as_of)
    return Staffing.objects.holding(day).standing(day)


def _checked(period: Period, as_of: date) -> Any:
    return Staffing.objects.most_checked(period.first, _end(period, as_of))


def _people(what: str) -> tuple[Aggregate, str, dict[str, Aggregate]]:
    men, women = f"{what}_m", f"{what}_f"
    by_sex: dict[str, Aggregate] = {
        "m": Sum(men, default=0),
        "f": Sum(women, default=0),
    }
    return Sum(F(men) + F(women), default=0), "premises__kind", by_sex


MEASURES: Final[Mapping[str, Measure]] = {
    "premises.active": Measure(_standing, Count("pk"), "kind"),
    "premises.closed": Measure(_closed, Count("pk"), "kind"),
    "premises.committed": Measure(_committed, Count("pk"), "kind"),
    "premises.aware": Measure(_reached, Count("pk"), "kind"),
    "premises.workers": Measure(_staffed, *_people("workers")),
    "premises.workers_contract": Measure(_staffed, *_people("contracts")),
    "premises.workers_checked": Measure(_checked, *_people("checked")),
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
    """`code{slice}` of premises at the place and below it, as known on `as_of`.

    KeyError where the register does not yield the slice: zero would be a lie.
    """
    measure = MEASURES[code]
    rows = measure.rows(period, as_of).within(place, alone=alone)
    return count_among(code, rows, **slice)


def count_among(code: str, rows: Any, **slice: str) -> Counted:
    """The same count among rows that were chosen otherwise, such as a list's."""
    measure = MEASURES[code]
    number = measure.number
    for dimension, value in slice.items():
        elements()[code].dimension(dimension).value(value)  # KeyError: not defined
        if dimension == "sex":
            number = measure.parts[value]
        else:
            rows = rows.filter(**{measure.kind: value})
    total: int = rows.order_by().aggregate(number=number)["number"]
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
    rows = measure.rows(period, as_of).within(place, alone=alone)
    parts = {("sex", sex): number for sex, number in measure.parts.items()}
    slices = {"kind": measure.kind}
    return tabled(
        code, rows, dimensions, number=measure.number, slices=slices, parts=parts
    )


def register() -> None:
    """Answer for these elements (`project/wiring.py`)."""
    for code in MEASURES:
        registry.register(code, partial(count, code), partial(count_by, code))

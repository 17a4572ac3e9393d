"""How a register counts: for each element a number, and the rows behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from django.db.models import Aggregate, Q

from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.catalogue import elements
from lanh.elements.registry import Counted
from lanh.elements.slices import slice_key
from lanh.places.models import Place
from lanh.registers.records.models import Record, RecordQuerySet

NO_PARTS: Final[Mapping[tuple[str, str], Aggregate]] = MappingProxyType({})


@dataclass(frozen=True)
class Measure:
    """How one element is counted, among the rows of `noun` that count (`COUNTED`).

    slices: from a dimension to the field that carries it; each row carries one value,
        so the slices add up to the total (a part told as 'not known' aside).
    parts: from a dimension and its value to a number of its own, counted only from
        the rows that know it (`parts_known`).
    """

    noun: type[Record]
    number: Aggregate
    slices: Mapping[str, str]
    rows: Q = field(default_factory=Q)
    parts: Mapping[tuple[str, str], Aggregate] = field(default_factory=dict)
    parts_known: Q = field(default_factory=Q)

    @property
    def offered(self) -> set[str]:
        return {*self.slices, *(dimension for dimension, _value in self.parts)}


@dataclass(frozen=True)
class Measures:
    """All that one register counts, by element code."""

    of: Mapping[str, Measure]

    def register(self) -> None:
        """Answer for these elements (`project/wiring.py`)."""
        for code in self.of:
            table = partial(self.count_by, code)
            registry.register(code, partial(self.count, code), table)

    def count(
        self,
        code: str,
        *,
        place: Place,
        period: Period,
        as_of: date | None = None,
        alone: bool = False,
        **slice: str,
    ) -> Counted:
        """`code{slice}` at the place and below it, in the period, until `as_of`.

        KeyError where the register does not yield the slice: a form that asks for it
        is wrong, and zero would be a lie.
        """
        rows = _rows(self.of[code], place, period, as_of, alone=alone)
        return self.count_among(code, rows, **slice)

    def count_among(self, code: str, rows: RecordQuerySet, **slice: str) -> Counted:
        """The same count among records that were chosen otherwise, such as a list's."""
        measure = self.of[code]
        number, rows = measure.number, rows.counted().filter(measure.rows)
        for dimension, value in slice.items():
            elements()[code].dimension(dimension).value(value)  # KeyError: not defined
            if (dimension, value) in measure.parts:
                number = measure.parts[dimension, value]
                rows = rows.filter(measure.parts_known)
            else:
                rows = rows.filter(**{measure.slices[dimension]: value})
        total: int = rows.order_by().aggregate(number=number)["number"]
        return Counted(total, rows)

    def count_by(
        self,
        code: str,
        dimensions: Sequence[str],
        *,
        place: Place,
        period: Period,
        as_of: date | None = None,
        alone: bool = False,
    ) -> dict[str, int]:
        """`count` for every value of the dimensions, in one query."""
        measure = self.of[code]
        rows = _rows(measure, place, period, as_of, alone=alone)
        if any(dimension in dimensions for dimension, _value in measure.parts):
            rows = rows.filter(measure.parts_known)
        return tabled(
            code,
            rows,
            dimensions,
            number=measure.number,
            slices=measure.slices,
            parts=measure.parts,
        )


def tabled(
    code: str,
    rows: Any,
    dimensions: Sequence[str],
    *,
    number: Aggregate,
    slices: Mapping[str, str],
    parts: Mapping[tuple[str, str], Aggregate] = NO_PARTS,
) -> dict[str, int]:
    """Numbers of the rows for every value of the dimensions, crossed, by slice.

    One query: a dimension that a field carries (`slices`) is what rows are grouped by,
    one whose values are numbers of their own (`parts`) is what is asked of each group.
    KeyError for two of the latter: no row tells how these cross.
    """
    parted = [d for d in dimensions if any(of == d for of, _value in parts)]
    by = [d for d in dimensions if d not in parted]
    numbers: dict[tuple[str, ...], Aggregate] = {(): number}
    for dimension in parted:
        numbers = {(v,): n for (of, v), n in parts.items() if of == dimension}
    if len(parted) > 1:
        raise KeyError(f"{code}: {parted} are not told together")
    asked = {f"n{turn}": n for turn, n in enumerate(numbers.values())}
    found = _grouped(rows.order_by(), [slices[d] for d in by], asked)
    table = {}
    for cell in elements()[code].cells(by):
        told = found.get(tuple(cell.values()), [0] * len(numbers))
        for part, n in zip(numbers, told, strict=True):
            table[slice_key(cell | dict(zip(parted, part, strict=True)))] = n
    return table


def _grouped(
    rows: Any, fields: Sequence[str], asked: Mapping[str, Aggregate]
) -> dict[tuple[str, ...], Sequence[int]]:
    """The numbers of each group of rows, by the values of the fields."""
    if not fields:
        return {(): list(rows.aggregate(**asked).values())}
    groups = rows.values_list(*fields).annotate(**asked)
    return {row[: len(fields)]: row[len(fields) :] for row in groups}


def _rows(
    measure: Measure, place: Place, period: Period, as_of: date | None, *, alone: bool
) -> RecordQuerySet:
    rows: RecordQuerySet = measure.noun.objects.counted().filter(measure.rows)
    on = measure.noun.COUNTED_ON
    last = period.last if as_of is None else min(period.last, as_of)
    held = {f"{on}__gte": period.first, f"{on}__lte": last}
    return rows.within(place, alone=alone).filter(**held)

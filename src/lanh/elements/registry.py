"""Who counts what: registers answer here by an element's code.

`project` fills the registry at start. Whoever asks (`reports`, `indicators`) names a
code and never a register, so counts flow up and nothing is imported sideways.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Protocol

from lanh.common.period import Period
from lanh.elements.catalogue import elements
from lanh.elements.errors import BadDefinition
from lanh.elements.slices import slice_key


@dataclass(frozen=True)
class Counted:
    """A number with the very rows it was counted from, so that the two agree.

    rows: a QuerySet of the register's own records; it has `visible_to(user, today=)`
        where the wall or the map limits who may see which.
    """

    number: int | Decimal
    rows: Any


class Measure(Protocol):
    """How a register counts one element.

    KeyError where the register does not yield the slice: zero would be a lie.
    """

    def __call__(
        self,
        *,
        place: Any,
        period: Period,
        as_of: date,
        alone: bool = False,
        **slice: str,
    ) -> Counted: ...


class Table(Protocol):
    """How a register counts every value of some dimensions at once, by slice: the same
    numbers as its `Measure`, in fewer questions. KeyError as there."""

    def __call__(
        self,
        dimensions: Sequence[str],
        *,
        place: Any,
        period: Period,
        as_of: date,
        alone: bool = False,
    ) -> Mapping[str, int | Decimal]: ...


_MEASURES: Final[dict[str, Measure]] = {}
_TABLES: Final[dict[str, Table]] = {}


def register(code: str, measure: Measure, table: Table | None = None) -> None:
    """From here on `measure` answers for the element; BadDefinition for no element."""
    if code not in elements():
        raise BadDefinition(f"{code}: no such element, so nothing can count it")
    _MEASURES[code] = measure
    if table is not None:
        _TABLES[code] = table


def is_registered(code: str) -> bool:
    """Whether some register counts this element; else it is typed."""
    return code in _MEASURES


def count(
    code: str,
    *,
    place: Any,
    period: Period,
    as_of: date,
    alone: bool = False,
    **slice: str,
) -> Counted:
    """`code{slice}` at the place and below it, as the register stands on `as_of`.

    alone: only what was done at the very place: the province's own figure, which is
        added to those of its communes and must not hold them already.
    KeyError where nothing counts the element, or its register has no such slice.
    """
    measure = _MEASURES[code]
    return measure(place=place, period=period, as_of=as_of, alone=alone, **slice)


def count_by(
    code: str,
    dimensions: Sequence[str],
    *,
    place: Any,
    period: Period,
    as_of: date,
    alone: bool = False,
) -> Mapping[str, int | Decimal]:
    """`count` for every value of a dimension, or of several crossed, by slice: what a
    form with hundreds of cells asks. KeyError as in `count`.
    """
    asked: dict[str, Any] = {
        "place": place,
        "period": period,
        "as_of": as_of,
        "alone": alone,
    }
    if code in _TABLES:
        return _TABLES[code](dimensions, **asked)
    measure = _MEASURES[code]
    cells = elements()[code].cells(dimensions)
    return {slice_key(cell): measure(**(asked | cell)).number for cell in cells}

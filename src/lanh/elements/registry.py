"""Who counts what: registers answer here by an element's code.

`project` fills the registry at start. Whoever asks (`reports`, `indicators`) names a
code and never a register, so counts flow up and nothing is imported sideways.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Protocol

from lanh.common.period import Period
from lanh.elements.catalogue import elements
from lanh.elements.errors import BadDefinition


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


_MEASURES: Final[dict[str, Measure]] = {}


def register(code: str, measure: Measure) -> None:
    """From here on `measure` answers for the element; BadDefinition for no element."""
    if code not in elements():
        raise BadDefinition(f"{code}: no such element, so nothing can count it")
    _MEASURES[code] = measure


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

"""The indicators that a target can be linked to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lanh.elements.catalogue import Term, dimensions, elements


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator as targets know it.

    grows: its figure adds up through a period. parts: for each dimension that it can be
    broken down by, the values.
    """

    name: Term
    unit: str
    grows: bool
    wordings: tuple[str, ...]
    parts: Mapping[str, frozenset[str]]


@cache
def known_indicators() -> Mapping[str, Known]:
    """Every indicator by its code."""
    return {f"n.{code}": _own(code) for code in elements()}


def _own(code: str) -> Known:
    """The element itself as an indicator (catalogue 0, 'n.X')."""
    element = elements()[code]
    values = {
        name: frozenset(value.code for value in dimensions()[name].values)
        for name in element.breakdowns
    }
    return Known(
        name=Term(f"n.{code}", element.vi, element.en),
        unit=element.unit.vi,
        grows=element.kind != "stock",
        wordings=(),
        parts=values,
    )

"""The indicators that a target can be linked to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lanh.elements.catalogue import Dimension, Kind, Term, elements
from lanh.elements.indicators import IndicatorText, indicators
from lanh.elements.slices import read_slice
from lanh.elements.tree import Reference, Shift
from lanh.plans.rules.suggest import Candidate


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator as targets know it.

    grows: its figure adds up through a period. parts: for each dimension that all its
    counted elements can be broken down by, the values that they share.
    """

    text: IndicatorText
    grows: bool
    parts: Mapping[str, tuple[Term, ...]]
    dimensions: Mapping[str, Dimension]

    @property
    def codes(self) -> Mapping[str, frozenset[str]]:
        """The same as codes."""
        return {
            d: frozenset(v.code for v in values) for d, values in self.parts.items()
        }

    def part(self, slice: str) -> list[Term]:
        """The values that a slice names, such as 'drugs, women'."""
        chosen = read_slice(slice)
        named = ((d, value) for d, values in self.parts.items() for value in values)
        return [value for d, value in named if chosen.get(d) == value.code]

    @property
    def candidate(self) -> Candidate:
        text = self.text
        return Candidate(text.code, (text.vi, *text.wordings), text.unit.vi)


@cache
def known_indicators() -> Mapping[str, Known]:
    """Every indicator by its code, `n.X` for each element X included."""
    return {code: _known(text) for code, text in indicators().items()}


@cache
def candidates() -> tuple[Candidate, ...]:
    """All of them as suggestions are made from."""
    return tuple(known.candidate for known in known_indicators().values())


def _known(text: IndicatorText) -> Known:
    counted = tuple(text.numerator.references()) if text.numerator else ()
    named = {code: d for one in counted for code, d in elements()[one.code].by.items()}
    return Known(text, _grows(text, counted), _parts(counted), named)


def _grows(text: IndicatorText, counted: tuple[Reference, ...]) -> bool:
    """A count of what happens adds up; a share, a stock, a change does not."""
    adds = (elements()[one.code].kind is not Kind.STOCK for one in counted)
    now = (one.shift is Shift.NONE for one in counted)
    return bool(counted) and text.denominator is None and all(adds) and all(now)


def _parts(counted: tuple[Reference, ...]) -> dict[str, tuple[Term, ...]]:
    if not counted:
        return {}
    first, *others = (_own(one) for one in counted)
    shared = {}
    for dimension, values in first.items():
        same = [other.get(dimension, ()) for other in others]
        kept = tuple(v for v in values if all(v in these for these in same))
        if kept:
            shared[dimension] = kept
    return shared


def _own(one: Reference) -> dict[str, tuple[Term, ...]]:
    """What a counted element can still be broken down by."""
    taken = {dimension for dimension, _value in one.chosen}
    by = elements()[one.code].by.items()
    return {code: d.values for code, d in by if code not in taken}

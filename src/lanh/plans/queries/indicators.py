"""The indicators that a target can be linked to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lanh.elements.catalogue import Kind, elements
from lanh.elements.indicators import IndicatorText, indicators
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
    parts: Mapping[str, frozenset[str]]

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
    return Known(text, grows=_grows(text, counted), parts=_parts(counted))


def _grows(text: IndicatorText, counted: tuple[Reference, ...]) -> bool:
    """A count of what happens adds up; a share, a stock, a change does not."""
    adds = (elements()[one.code].kind is not Kind.STOCK for one in counted)
    now = (one.shift is Shift.NONE for one in counted)
    return bool(counted) and text.denominator is None and all(adds) and all(now)


def _parts(counted: tuple[Reference, ...]) -> dict[str, frozenset[str]]:
    shared: dict[str, frozenset[str]] | None = None
    for one in counted:
        taken = {dimension for dimension, _value in one.chosen}
        own = {
            name: frozenset(value.code for value in dimension.values)
            for name, dimension in elements()[one.code].by.items()
            if name not in taken
        }
        if shared is not None:
            own = {n: values & shared[n] for n, values in own.items() if n in shared}
        shared = own
    return shared or {}

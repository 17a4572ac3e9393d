"""What is asked of the figures: a numerator, a denominator, and which way is better."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, Literal

from lanh.elements import checking
from lanh.elements.catalogue import (
    Element,
    Places,
    Term,
    Unit,
    elements,
    entries,
    units,
)
from lanh.elements.errors import BadDefinition
from lanh.elements.tree import Expression, Reference

Better = Literal["higher", "lower", "band", "context"]
BETTER: Final = ("higher", "lower", "band", "context")
SCALES: Final = {"percent": Decimal(100), "per_100000": Decimal(100_000)}


@dataclass(frozen=True, slots=True)
class IndicatorText(Term):
    """One indicator as it is written.

    numerator: None where another room gives the value (`asked_of`). denominator: None
    for a plain figure. The value is numerator / denominator x `scale`. band: between
    which values it is good. breaks: not comparable across that day. wordings: words by
    which plans name what it measures.
    """

    unit: Unit
    numerator: Expression | None
    denominator: Expression | None
    better: Better
    band: tuple[Decimal, Decimal] | None = None
    breaks: date | None = None
    wordings: tuple[str, ...] = ()
    asked_of: str = ""
    note: str = ""

    @property
    def scale(self) -> Decimal:
        """100 where the unit is %, 100,000 where it is so many people, else 1."""
        return SCALES.get(self.unit.code, Decimal(1))

    @property
    def is_identity(self) -> bool:
        """Whether it is `n.X`: the figure of element X and nothing else."""
        return self.code.startswith("n.")


@cache
def indicators() -> Mapping[str, IndicatorText]:
    """Every indicator by its code, and one `n.X` for each element X."""
    written = {code: read_indicator(code, text) for code, text in entries("indicators")}
    clash = set(written) & set(elements())
    if clash:
        raise BadDefinition(f"{sorted(clash)}: an element has that code")
    return written | {f"n.{code}": identity(of) for code, of in elements().items()}


def identity(element: Element) -> IndicatorText:
    """The figure itself, for targets that are given as a number."""
    return IndicatorText(
        code=f"n.{element.code}",
        vi=element.vi,
        en=element.en,
        unit=element.unit,
        numerator=Reference(element.code),
        denominator=None,
        better="context",
        breaks=element.breaks,
        wordings=element.wordings,
    )


def read_indicator(code: str, entry: Mapping[str, Any]) -> IndicatorText:
    """One entry of a text, checked."""
    if entry["better"] not in BETTER or ("band" in entry) != (
        entry["better"] == "band"
    ):
        raise BadDefinition(f"{code}: better is one of {BETTER}, a band has its ends")
    if ("numerator" in entry) == ("asked_of" in entry):
        raise BadDefinition(f"{code}: either a numerator or a room that is asked")
    numerator, denominator = (_read(code, entry, name) for name in SIDES)
    low, high = entry.get("band", (0, 0))
    return IndicatorText(
        code=code,
        vi=entry["vi"],
        en=entry["en"],
        unit=units()[entry["unit"]],
        numerator=numerator,
        denominator=denominator,
        better=entry["better"],
        band=(Decimal(low), Decimal(high)) if "band" in entry else None,
        breaks=entry.get("breaks"),
        wordings=tuple(entry.get("wordings", ())),
        asked_of=entry.get("asked_of", ""),
        note=entry.get("note", ""),
    )


SIDES: Final = ("numerator", "denominator")


def _read(code: str, entry: Mapping[str, Any], side: str) -> Expression | None:
    if side not in entry:
        return None
    found = checking.read(entry[side])
    for figure in found.references():
        if elements()[figure.code].places is Places.NONE:
            raise BadDefinition(f"{code}: {figure.code} is put together with nothing")
    return found

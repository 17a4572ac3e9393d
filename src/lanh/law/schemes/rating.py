"""Types of communes and provinces by Decision 28/2025 (secondary reading, LAW 3.1)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from lanh.law.errors import BadRule
from lanh.law.instruments import TABLES

Figures = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a commune or a province says of itself for the year 15/12 to 14/12.

    `figures` by criterion code, shares as parts of one; a criterion that is not there
    is not known and is never met. The three of `drug_free` are article 6.
    """

    figures: Figures
    on_key_route: bool = False
    residents_using: bool = True
    offenders_here: bool = True
    venues_here: bool = True


@dataclass(frozen=True, slots=True)
class Rated:
    """The type, and the criteria by which it was reached."""

    code: str
    vi: str
    article: str
    met: tuple[str, ...]


def rate_commune(facts: Facts) -> Rated:
    """Article 6 first, then I, II, III; 'none' where no criterion is known.

    Type III has no lower bound in its text, so that a commune with nothing at all
    would meet it: therefore article 6 comes first.
    """
    if not (facts.residents_using or facts.offenders_here or facts.venues_here):
        free = _text()["drug_free"]
        return Rated("drug_free", free["vi"], _article(free["article"]), ())
    for kind in ("commune_1", "commune_2", "commune_3"):
        if rated := _reached(kind, facts):
            return rated
    return Rated("none", "", _article("4"), ())


def rate_province(facts: Facts) -> Rated:
    """Whether at least four of the criteria of article 5 are met."""
    return _reached("province", facts) or Rated("none", "", _article("5"), ())


def _reached(code: str, facts: Facts) -> Rated | None:
    kind = _types()[code]
    met = criteria_met(code, facts.figures)
    enough = len(met) >= kind["needs"]
    lower = kind.get("route_of")
    if not enough and lower and facts.on_key_route:
        met = criteria_met(lower, facts.figures)
        enough = len(met) >= kind["route_needs"]
    return Rated(code, kind["vi"], _article(kind["article"]), met) if enough else None


def criteria_met(code: str, figures: Figures) -> tuple[str, ...]:
    """The criteria of a type that these figures meet; plants by number or by area."""
    met = [
        name
        for name, limit in _types()[code]["limits"].items()
        if name in figures and figures[name] >= Decimal(str(limit))
    ]
    if "plants" in met and "area" in met:
        met.remove("area")
    return tuple(met)


def criteria() -> Mapping[str, Mapping[str, str]]:
    """Every criterion with its words and its unit."""
    found: Mapping[str, Mapping[str, str]] = _text()["criteria"]
    return found


def _article(number: str) -> str:
    return f"Decision 28/2025 art {number}"


@cache
def _types() -> Mapping[str, Mapping[str, Any]]:
    return {kind["code"]: kind for kind in _text()["type"]}


@cache
def _text() -> dict[str, Any]:
    text = tomllib.loads((TABLES / "rating.toml").read_text("utf-8"))
    for kind in text["type"]:
        if unknown := set(kind["limits"]) - set(text["criteria"]):
            raise BadRule(f"{kind['code']}: no criterion called {sorted(unknown)}")
    return text

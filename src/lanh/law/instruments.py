"""Laws, decrees and decisions with the days on which they were in force."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from lanh.common.span import Span
from lanh.law.errors import BadRule

TABLES: Final = Path(__file__).parent / "tables"


@dataclass(frozen=True, slots=True)
class Instrument:
    """One text of law: its short name, its printed number and its days of force."""

    code: str
    name: str
    number: str
    vi: str
    force: Span
    source: str
    verified: bool
    note: str


@cache
def instruments() -> Mapping[str, Instrument]:
    """Every instrument that we know, by our own code for it."""
    text = tomllib.loads((TABLES / "instruments.toml").read_text("utf-8"))
    return {code: read_instrument(code, entry) for code, entry in text.items()}


def read_instrument(code: str, entry: Mapping[str, Any]) -> Instrument:
    """One entry of `instruments.toml`; BadRule where it is not whole."""
    try:
        return Instrument(
            code=code,
            name=entry["name"],
            number=entry["number"],
            vi=entry["vi"],
            force=Span(entry["since"], entry.get("until")),
            source=entry["source"],
            verified=entry["verified"],
            note=entry.get("note", ""),
        )
    except (KeyError, ValueError) as fault:
        raise BadRule(f"{code}: {fault}") from fault


def by_number(number: str) -> Instrument | None:
    """The instrument of that printed number, whatever its spacing and capitals.

    >>> by_number("số 73/2021/qh14").name
    'Law 73/2021'
    """
    return _numbers().get(_bare(number))


def in_force(number: str, day: date) -> bool | None:
    """Whether the instrument had force on `day`; None where we do not know it."""
    instrument = by_number(number)
    return None if instrument is None else day in instrument.force


@cache
def _numbers() -> Mapping[str, Instrument]:
    return {_bare(known.number): known for known in instruments().values()}


def _bare(number: str) -> str:
    return re.sub(r"^số|[\s.:]", "", number.strip().casefold())

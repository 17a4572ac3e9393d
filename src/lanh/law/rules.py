"""The rules of the law as data: what an article sets, and on which days.

`rule(code, day)` is the version that was in force on the article's connecting day,
which the caller knows: the day of the act, or the day on which a person's term began.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any, Final

from lanh.common.span import Span
from lanh.law.errors import BadRule
from lanh.law.instruments import TABLES, instruments

TEXTS: Final = ("user", "rehab", "compulsory", "aftercare")
KEYS: Final = {
    *("law", "article", "value", "least", "unit", "who", "since", "until"),
    *("verified", "quote"),
}


class Unit(StrEnum):
    """What a rule counts in; `CLOCK.md` and `terms` say how each is laid out."""

    HOUR = "hour"
    WORKING_DAY = "working_day"
    DAY = "day"
    DAY_BEFORE = "day_before"
    MONTH = "month"
    STAGE = "stage"
    AT_ONCE = "at_once"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of one rule: `value` is None where the law sets no number."""

    code: str
    vi: str
    en: str
    law: str
    article: str
    span: Span
    value: int | None
    least: int | None
    unit: Unit
    who: str
    quote: str
    verified: bool


@cache
def rules() -> Mapping[str, Sequence[Rule]]:
    """Every rule by its code, its versions in the order of their days."""
    found: dict[str, Sequence[Rule]] = {}
    for name in TEXTS:
        text = tomllib.loads((TABLES / f"{name}.toml").read_text("utf-8"))
        for code, entry in text.items():
            if code in found:
                raise BadRule(f"{name}.toml: {code} stands in two texts")
            found[code] = read_rule(code, entry)
    return found


def read_rule(code: str, entry: Mapping[str, Any]) -> Sequence[Rule]:
    """All versions of one entry, checked; BadRule names what is wrong."""
    try:
        versions = [_version(code, entry, version) for version in entry["versions"]]
    except (KeyError, ValueError) as fault:
        raise BadRule(f"{code}: {fault}") from fault
    versions.sort(key=lambda version: version.span.since)
    for one, other in pairwise(versions):
        if one.span.overlaps(other.span):
            raise BadRule(f"{code}: {one.article} and {other.article} share days")
    return tuple(versions)


def rule(code: str, day: date) -> Rule | None:
    """The version in force on that day; None where none was, KeyError for no code."""
    for version in rules()[code]:
        if day in version.span:
            return version
    return None


def required(code: str, day: date) -> Rule:
    """The version in force on that day, which there must be; else LookupError."""
    found = rule(code, day)
    if found is None:
        raise LookupError(f"{code}: no rule on {day}")
    return found


def _version(code: str, entry: Mapping[str, Any], given: Mapping[str, Any]) -> Rule:
    if unknown := set(given) - KEYS:
        raise BadRule(f"{code}: no such key {sorted(unknown)}")
    instrument = instruments()[given["law"]]
    if len(given["quote"].split()) > 15:
        raise BadRule(f"{code}: a quote has at most 15 words")
    return Rule(
        code=code,
        vi=entry["vi"],
        en=entry["en"],
        law=given["law"],
        article=_cited(instrument.name, given["article"]),
        span=Span(
            given.get("since", instrument.force.since),
            given.get("until", instrument.force.until),
        ),
        value=_number(code, given),
        least=given.get("least"),
        unit=Unit(given.get("unit", "")),
        who=given.get("who", ""),
        quote=given["quote"],
        verified=given.get("verified", instrument.verified),
    )


def _cited(name: str, article: str) -> str:
    return f"{name} art {article}" if article else name


def _number(code: str, given: Mapping[str, Any]) -> int | None:
    value = given.get("value")
    counted = given.get("unit", "") not in ("", Unit.AT_ONCE)
    if counted != (value is not None):
        raise BadRule(f"{code}: a unit and a value go together")
    if value is not None and not 0 < given.get("least", 1) <= value:
        raise BadRule(f"{code}: {value} and its least do not fit")
    return None if value is None else int(value)

"""What a victim of trafficking may be granted, identified or not yet (Law 53/2024)."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from lanh.law.errors import BadRule
from lanh.law.instruments import TABLES, instruments

Status = Literal["victim", "identifying"]
Place = Literal["home", "abroad"]


@dataclass(frozen=True, slots=True)
class Grant:
    """One kind of support: its point of article 37, and whether it is case by case."""

    code: str
    vi: str
    en: str
    article: str
    case_by_case: bool
    verified: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks: `accompanying` is somebody under 18 who came along with the victim."""

    status: Status
    foreign: bool = False
    accompanying: bool = False
    place: Place = "home"


def grants(who: Asked, day: date) -> Sequence[Grant]:
    """The kinds that article 37 grants on that day; none where no table has force.

    For cases under the law of 2011 there is no table here: the answer is empty.
    """
    text = _text()
    instrument = instruments()[text["law"]]
    if day not in instrument.force:
        return ()
    for group in text["group"]:
        if _fits(group, who):
            return [_grant(code, group) for code in group["kinds"]]
    return ()


def _fits(group: Mapping[str, Any], who: Asked) -> bool:
    if group["foreign"] != who.foreign:
        return False
    asked = {
        "status": who.status,
        "place": who.place,
        # In identification the child along has what the person has.
        "accompanying": who.accompanying and who.status == "victim",
    }
    return all(group.get(key, value) == value for key, value in asked.items())


def _grant(code: str, group: Mapping[str, Any]) -> Grant:
    text = _text()
    kind = text["kinds"][code]
    name = instruments()[text["law"]].name
    case = bool(group.get("case"))
    return Grant(
        code=code,
        vi=kind["vi"],
        en=kind["en"],
        article=f"{name} art {text['article']}.{'4' if case else '1' + kind['point']}",
        case_by_case=case,
        verified=text["verified"],
    )


@cache
def _text() -> dict[str, Any]:
    text = tomllib.loads((TABLES / "support.toml").read_text("utf-8"))
    for group in text["group"]:
        if unknown := set(group["kinds"]) - set(text["kinds"]):
            raise BadRule(f"{group['code']}: no kind called {sorted(unknown)}")
    return text

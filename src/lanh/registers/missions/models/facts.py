"""What one tells of a mission, of a visit, of what was found."""

from datetime import date
from typing import NotRequired, TypedDict

from lanh.places.models import Place


class MissionFacts(TypedDict):
    """field: `mission_field`; members, checklist: a line each."""

    title: str
    day: date
    last_day: date
    place: Place
    field: str
    lead: str
    members: NotRequired[list[str]]
    programme: NotRequired[str]
    checklist: NotRequired[list[str]]


class UnitFacts(TypedDict):
    """title: the unit's name; kind: `kind:facility`, '' for what is no facility."""

    title: str
    place: Place
    day: date
    kind: NotRequired[str]


class FindingFacts(TypedDict):
    """title: the item that was looked at; level: `rules.Level`."""

    title: str
    level: str
    words: NotRequired[str]
    recommendation: NotRequired[str]
    due: NotRequired[date | None]

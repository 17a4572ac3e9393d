"""What one tells of a thing when it is recorded; codes as in `elements`."""

from datetime import date, time
from typing import NotRequired, TypedDict

from lanh.places.models import Place
from lanh.registers.events.models.entries import Campaign


class Told(TypedDict):
    title: str
    day: date
    place: Place
    theme: str


class EventFacts(Told):
    form: str
    audience: str
    organiser: str
    also_themes: NotRequired[list[str]]
    also_audiences: NotRequired[list[str]]
    joint: NotRequired[str]
    starts: NotRequired[time | None]
    ends: NotRequired[time | None]
    campaign: NotRequired[Campaign | None]


class HeldEventFacts(EventFacts):
    attended: int
    women: NotRequired[int | None]
    under_18: NotRequired[int | None]


class ClassFacts(Told):
    level: str
    audience: str
    organiser: str
    last_day: NotRequired[date | None]
    tested: NotRequired[bool]


class HeldClassFacts(ClassFacts):
    attended: int
    women: NotRequired[int | None]


class HandedFacts(Told):
    kind: str
    number: int


class SentFacts(HandedFacts):
    """place: where it was sent to."""

    sender: Place


class PrintedFacts(HandedFacts):
    """cost: in đồng."""

    cost: NotRequired[int | None]


class BroadcastFacts(Told):
    channel: str
    times: NotRequired[int]
    minutes: NotRequired[int | None]
    outlet: NotRequired[str]
    address: NotRequired[str]


class CampaignFacts(TypedDict):
    title: str
    day: date
    last_day: date
    place: Place
    occasion: NotRequired[str]


class SchoolFacts(TypedDict):
    """year: in which the school year begins. pupils: how many were reached."""

    day: date
    year: int
    has_plan: bool
    lessons: int
    pupils: int

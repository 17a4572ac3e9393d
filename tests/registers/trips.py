"""Missions of the province to its communes, at each step of their life."""

from datetime import date, timedelta
from typing import Any

from lanh.registers.missions import actions
from lanh.registers.missions.models import Finding, Mission, Visit
from tests.cast import TODAY, Cast

FIRST, LAST = TODAY - timedelta(days=5), TODAY + timedelta(days=5)
DUE = TODAY + timedelta(days=30)


def planned(cast: Cast, **facts: Any) -> Mission:
    told: dict[str, Any] = {
        "title": "Giám sát công tác cai nghiện tại cộng đồng",
        "day": FIRST,
        "last_day": LAST,
        "place": cast.lanh_son,
        "field": "rehab",
        "lead": "Sở Y tế",
        "members": ["Trần Quốc Bình, chuyên viên, Sở Y tế: trưởng đoàn"],
        "checklist": ["Hồ sơ cai nghiện", "Cơ sở vật chất"],
    }
    return actions.plan(by=cast.inspector, today=TODAY, **(told | facts))


def named(cast: Cast, mission: Mission, **facts: Any) -> Visit:
    told: dict[str, Any] = {
        "title": "Điểm cai nghiện Suối Lành",
        "place": cast.suoi_lanh,
        "day": TODAY,
        "kind": "community_house",
    }
    return actions.name_unit(
        by=cast.inspector, mission=mission, today=TODAY, **(told | facts)
    )


def announced(cast: Cast, mission: Mission) -> Mission:
    return actions.announce(
        by=cast.inspector,
        mission=mission,
        decision="Quyết định số 15/QĐ-UBND ngày 10/5/2026",
        today=TODAY,
    )


def visited(cast: Cast, visit: Visit, day: date = TODAY) -> Visit:
    return actions.visit(
        by=cast.inspector, visit=visit, day=day, minutes="Biên bản 01", today=TODAY
    )


def found(cast: Cast, visit: Visit, **facts: Any) -> Finding:
    told: dict[str, Any] = {
        "title": "Hồ sơ cai nghiện",
        "level": "minor",
        "words": "Ba hồ sơ thiếu phiếu theo dõi.",
        "recommendation": "Bổ sung phiếu theo dõi",
        "due": DUE,
    }
    return actions.find(by=cast.inspector, visit=visit, today=TODAY, **(told | facts))


def sent(cast: Cast, **facts: Any) -> Finding:
    """A finding that Suối Lành may read and has to answer."""
    mission = planned(cast)
    visit = named(cast, mission)
    announced(cast, mission)
    finding = found(cast, visited(cast, visit), **facts)
    actions.finish(by=cast.inspector, mission=mission, today=TODAY)
    actions.send(by=cast.inspector, mission=mission, today=TODAY)
    return finding

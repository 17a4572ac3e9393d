"""The map of tỉnh Lành Sơn before and after 1 July 2025, as its layout says."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, Final

from lanh.common.actor import Operator
from lanh.demo.layout import SMALL, Layout, Successor
from lanh.places import actions
from lanh.places.actions import NewUnit
from lanh.places.models import Place

OPERATOR: Final = Operator("Dựng dữ liệu thử")
REFORM: Final = date(2025, 7, 1)
BEGAN: Final = date(2023, 12, 15)
DECISION: Final = "Nghị quyết thử nghiệm 01/NQ-TN ngày 12/6/2025"

ROOT: Final = ("TN", "Nước thử nghiệm")
PROVINCE: Final = ("TN98", "tỉnh Lành Sơn")


@dataclass(slots=True)
class Map:
    """The province, its districts and communes by code; what ended stays in `old`."""

    layout: Layout
    province: Place
    districts: list[Place]
    old: dict[str, Place]
    new: dict[str, Place] = field(default_factory=dict)

    def communes(self, day: date) -> list[Place]:
        """The communes in force on the day, in the order of their codes."""
        return list((self.old if day < REFORM else self.new).values())


def draw(layout: Layout = SMALL) -> Map:
    """The units of before the reform."""
    root = _unit(*ROOT, "central", None)
    province = _unit(*PROVINCE, "province", root)
    map_ = Map(layout, province, [], {})
    for district in layout.districts:
        above = _unit(district.code, district.name, "district", province)
        map_.districts.append(above)
        for code, name in district.communes:
            map_.old[code] = _unit(code, name, "commune", above)
    return map_


def reform(map_: Map) -> None:
    """On 1 July 2025 communes merge, go on or are renamed, and the districts end."""
    for _sources, units in groupby(map_.layout.successors, lambda unit: unit.sources):
        for place in _follow(list(units), map_):
            map_.new[place.code] = place
    for district in map_.districts:
        actions.close(
            by=OPERATOR,
            place=district,
            until=REFORM,
            why="Không tổ chức cấp huyện",
            document=DECISION,
        )


def _unit(code: str, name: str, level: str, parent: Place | None) -> Place:
    return actions.establish(
        by=OPERATOR, code=code, name=name, level=level, parent=parent, since=BEGAN
    )


def _follow(units: Sequence[Successor], map_: Map) -> list[Place]:
    """What came of the same sources: one unit, or several of one that is divided."""
    into = [NewUnit(code=unit.code, name=unit.name) for unit in units]
    old = [map_.old[code] for code in units[0].sources]
    told: dict[str, Any] = {"by": OPERATOR, "on": REFORM, "document": DECISION}
    told["parent"] = map_.province
    if units[0].divided:
        return actions.divide(place=old[0], into=into, **told)
    if len(old) == 1:
        return [actions.succeed(place=old[0], into=into[0], **told)]
    return [actions.merge(places=old, into=into[0], **told)]

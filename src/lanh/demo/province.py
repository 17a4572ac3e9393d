"""The map of tỉnh Lành Sơn before and after 1 July 2025. All of it is invented.

Two districts with sixteen communes; on 1 July 2025 the districts end, three communes
become one twice, two are renamed, eight go on as they were (catalogue 7, 'small').
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from lanh.common.actor import Operator
from lanh.places import actions
from lanh.places.actions import NewUnit
from lanh.places.models import Place

OPERATOR: Final = Operator("Dựng dữ liệu thử")
REFORM: Final = date(2025, 7, 1)
BEGAN: Final = date(2023, 12, 15)
DECISION: Final = "Nghị quyết thử nghiệm 01/NQ-TN ngày 12/6/2025"

ROOT: Final = ("TN", "Nước thử nghiệm")
PROVINCE: Final = ("TN98", "tỉnh Lành Sơn")


@dataclass(frozen=True, slots=True)
class District:
    """A district that ended with the reform, and its communes."""

    code: str
    name: str
    communes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Successor:
    """A commune of today and the communes it came from."""

    code: str
    name: str
    sources: tuple[str, ...]


DISTRICTS: Final = (
    District(
        "TN981",
        "huyện Nậm Lành",
        (
            ("TN98101", "xã Khe Trầm"),
            ("TN98102", "xã Bản Hiên"),
            ("TN98103", "xã Suối Thông"),
            ("TN98104", "xã Thung Xanh"),
            ("TN98105", "xã Ngòi Vông"),
            ("TN98106", "xã Đồi Mận"),
            ("TN98107", "xã Tả Lành"),
            ("TN98108", "xã Bến Sim"),
        ),
    ),
    District(
        "TN982",
        "huyện Phố Lành",
        (
            ("TN98201", "thị trấn Phố Lành"),
            ("TN98202", "xã Hoa Sim"),
            ("TN98203", "xã Gió Ngàn"),
            ("TN98204", "xã Tân Lành"),
            ("TN98205", "xã Đồng Trám"),
            ("TN98206", "xã Cầu Đá"),
            ("TN98207", "xã Nà Mây"),
            ("TN98208", "xã Bình Lành"),
        ),
    ),
)

SUCCESSORS: Final = (
    Successor("TN98301", "xã Khe Trầm", ("TN98101",)),
    Successor("TN98302", "xã Bản Hiên", ("TN98102",)),
    Successor("TN98303", "xã Suối Thông", ("TN98103",)),
    Successor("TN98304", "xã Thung Xanh", ("TN98104",)),
    Successor("TN98305", "xã Ngòi Vông", ("TN98105",)),
    Successor("TN98306", "xã Lành Thượng", ("TN98106", "TN98107", "TN98108")),
    Successor("TN98307", "phường Phố Lành", ("TN98201", "TN98202", "TN98203")),
    Successor("TN98308", "xã Tân Lành", ("TN98204",)),
    Successor("TN98309", "xã Đồng Trám", ("TN98205",)),
    Successor("TN98310", "xã Cầu Đá Thượng", ("TN98206",)),
    Successor("TN98311", "xã Nà Mây Hạ", ("TN98207",)),
    Successor("TN98312", "xã Bình Lành", ("TN98208",)),
)


@dataclass(slots=True)
class Map:
    """The province, its districts and communes by code; what ended stays in `old`."""

    province: Place
    districts: list[Place]
    old: dict[str, Place]
    new: dict[str, Place] = field(default_factory=dict)

    def communes(self, day: date) -> list[Place]:
        """The communes in force on the day, in the order of their codes."""
        return list((self.old if day < REFORM else self.new).values())


def draw() -> Map:
    """The units of before the reform."""
    root = _unit(*ROOT, "central", None)
    province = _unit(*PROVINCE, "province", root)
    map_ = Map(province, [], {})
    for district in DISTRICTS:
        above = _unit(district.code, district.name, "district", province)
        map_.districts.append(above)
        for code, name in district.communes:
            map_.old[code] = _unit(code, name, "commune", above)
    return map_


def reform(map_: Map) -> None:
    """On 1 July 2025 communes merge, go on or are renamed, and the districts end."""
    for unit in SUCCESSORS:
        map_.new[unit.code] = _follow(unit, map_)
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


def _follow(unit: Successor, map_: Map) -> Place:
    into = NewUnit(code=unit.code, name=unit.name)
    sources = [map_.old[code] for code in unit.sources]
    above, document = map_.province, DECISION
    if len(sources) == 1:
        return actions.succeed(
            by=OPERATOR,
            place=sources[0],
            into=into,
            parent=above,
            on=REFORM,
            document=document,
        )
    return actions.merge(
        by=OPERATOR,
        places=sources,
        into=into,
        parent=above,
        on=REFORM,
        document=document,
    )

"""The map of tỉnh Lành Sơn before and after 1 July 2025. All of it is invented.

Two districts with sixteen communes; on 1 July 2025 the districts end, three communes
become one twice, two are renamed, eight go on as they were (catalogue 7, 'small').
"""

from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Map:
    """The province, and its communes by code; `old` ended on the day of the reform."""

    province: Place
    old: Mapping[str, Place]
    new: Mapping[str, Place]

    def communes(self, day: date) -> list[Place]:
        """The communes in force on the day, in the order of their codes."""
        return list((self.old if day < REFORM else self.new).values())


def draw() -> Map:
    """Establish all units, and on the day of the reform end, merge and rename."""
    root = _unit(*ROOT, "central", None, BEGAN)
    province = _unit(*PROVINCE, "province", root, BEGAN)
    old: dict[str, Place] = {}
    districts = []
    for district in DISTRICTS:
        above = _unit(district.code, district.name, "district", province, BEGAN)
        districts.append(above)
        for code, name in district.communes:
            old[code] = _unit(code, name, "commune", above, BEGAN)
    new = {unit.code: _follow(unit, old, province) for unit in SUCCESSORS}
    for ended in districts:
        actions.close(
            by=OPERATOR,
            place=ended,
            until=REFORM,
            why="Không tổ chức cấp huyện",
            document=DECISION,
        )
    return Map(province, old, new)


def _unit(code: str, name: str, level: str, parent: Place | None, since: date) -> Place:
    return actions.establish(
        by=OPERATOR, code=code, name=name, level=level, parent=parent, since=since
    )


def _follow(unit: Successor, old: Mapping[str, Place], province: Place) -> Place:
    into = NewUnit(code=unit.code, name=unit.name)
    sources = [old[code] for code in unit.sources]
    if len(sources) == 1:
        return actions.succeed(
            by=OPERATOR,
            place=sources[0],
            into=into,
            parent=province,
            on=REFORM,
            document=DECISION,
        )
    return actions.merge(
        by=OPERATOR,
        places=sources,
        into=into,
        parent=province,
        on=REFORM,
        document=DECISION,
    )

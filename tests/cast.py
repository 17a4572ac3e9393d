"""The people and places of every test, brought together by actions only.

    tỉnh Lành Sơn ──┬── xã Suối Lành    Mai, commune officer
    (Bình, specialist; └── xã Bản Mây
     Thảo, drafter; Sơn, leader; Quân, administrator;
     Hạnh, inspector; Phúc, facility staff; Yến, victim support worker)
    tỉnh Hòa Giang ──── xã Bến Xa       Tuấn, commune officer: the outsider

All of it is invented.
"""

from dataclasses import dataclass
from datetime import date
from typing import Self

from lanh.access import actions as access
from lanh.access.models import User
from lanh.access.roles import Role
from lanh.common.actor import Operator
from lanh.places import actions as places
from lanh.places.models import Place
from lanh.registers.events import actions as events
from lanh.registers.events.models import Event

OPERATOR = Operator("Cài đặt")
LONG_AGO = date(2025, 7, 1)
TODAY = date(2026, 5, 20)


@dataclass(frozen=True)
class Cast:
    lanh_son: Place
    suoi_lanh: Place
    ban_may: Place
    ben_xa: Place
    administrator: User
    officer: User
    specialist: User
    drafter: User
    leader: User
    inspector: User
    facility_staff: User
    support_worker: User
    outsider: User

    @classmethod
    def gather(cls) -> Self:
        nation = place("VN", "Việt Nam", "central", None)
        lanh_son = place("98", "tỉnh Lành Sơn", "province", nation)
        hoa_giang = place("99", "tỉnh Hòa Giang", "province", nation)
        suoi_lanh = place("98001", "xã Suối Lành", "commune", lanh_son)
        ben_xa = place("99001", "xã Bến Xa", "commune", hoa_giang)
        return cls(
            lanh_son=lanh_son,
            suoi_lanh=suoi_lanh,
            ban_may=place("98002", "xã Bản Mây", "commune", lanh_son),
            ben_xa=ben_xa,
            administrator=person("quan", "Lò Văn Quân", Role.ADMINISTRATOR, lanh_son),
            officer=person("mai", "Vừ Thị Mai", Role.COMMUNE_OFFICER, suoi_lanh),
            specialist=person(
                "binh", "Trần Quốc Bình", Role.PROVINCIAL_SPECIALIST, lanh_son
            ),
            drafter=person("thao", "Hoàng Thị Thảo", Role.DRAFTER, lanh_son),
            leader=person("son", "Nông Văn Sơn", Role.LEADER, lanh_son),
            inspector=person("hanh", "Lý Thị Hạnh", Role.INSPECTOR, lanh_son),
            facility_staff=person(
                "phuc", "Giàng A Phúc", Role.FACILITY_STAFF, lanh_son
            ),
            support_worker=person(
                "yen", "Đặng Hải Yến", Role.VICTIM_SUPPORT_WORKER, lanh_son
            ),
            outsider=person("tuan", "Đỗ Anh Tuấn", Role.COMMUNE_OFFICER, ben_xa),
        )


def place(
    code: str, name: str, level: str, parent: Place | None, since: date = LONG_AGO
) -> Place:
    return places.establish(
        by=OPERATOR, code=code, name=name, level=level, parent=parent, since=since
    )


def person(username: str, name: str, role: Role, at: Place) -> User:
    user = access.enrol(by=OPERATOR, username=username, name=name, password="lành")
    access.appoint(
        by=OPERATOR, holder=user, role=role, place=at, since=LONG_AGO, today=TODAY
    )
    return user


def planned(
    cast: Cast,
    *,
    title: str = "Tọa đàm phòng, chống ma túy",
    day: date = TODAY,
    place: Place | None = None,
    theme: str = "drug",
) -> Event:
    """An event that was planned, in Suối Lành unless said otherwise."""
    return events.plan(
        by=cast.specialist,
        title=title,
        day=day,
        place=place or cast.suoi_lanh,
        form="seminar",
        theme=theme,
        audience="people",
        organiser="Đoàn Thanh niên xã",
        today=TODAY,
    )


def held(
    cast: Cast, event: Event, *, attended: int = 120, women: int | None = 70
) -> Event:
    return events.hold(
        by=cast.specialist,
        event=event,
        attended=attended,
        women=women,
        under_18=None,
        today=TODAY,
    )


def confirmed(cast: Cast, event: Event) -> Event:
    return events.confirm(
        by=cast.specialist, event=event, evidence="Biên bản số 12", today=TODAY
    )

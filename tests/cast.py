"""The people and places of every test, brought together by actions only.

    tỉnh Lành Sơn ──┬── xã Suối Lành    Mai, commune officer
    (Bình, specialist; └── xã Bản Mây
     Thảo, drafter; Sơn, leader; Quân, administrator;
     Hạnh, inspector; Phúc, facility staff; Yến, victim support worker)
    tỉnh Hòa Giang ──── xã Bến Xa       Tuấn, commune officer: the outsider

All of it is invented.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self

from lanh.access import actions as access
from lanh.access.models import User
from lanh.access.roles import Role, Sector
from lanh.common.actor import Operator
from lanh.common.clock import HANOI
from lanh.common.period import Period
from lanh.places import actions as places
from lanh.places.imports.agencies import patterns
from lanh.places.models import Place
from lanh.registers.events import actions as events
from lanh.registers.events.models import Event
from lanh.reports import actions as reports
from lanh.reports.models import Duty, Submission

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


def person(
    username: str,
    name: str,
    role: Role,
    at: Place,
    sector: Sector = Sector.COMMITTEE,
) -> User:
    user = access.enrol(by=OPERATOR, username=username, name=name, password="lành")
    access.appoint(
        by=OPERATOR,
        holder=user,
        role=role,
        sector=sector,
        place=at,
        since=LONG_AGO,
        today=TODAY,
    )
    return user


def agencies(cast: Cast) -> Cast:
    """Every unit has its agencies; Mai is of the committee of Suối Lành."""
    places.load_agencies(by=OPERATOR, patterns=patterns())
    return cast


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
        by=cast.specialist,
        event=event,
        version=event.version,
        evidence="Biên bản số 12",
        today=TODAY,
    )


# The half-year that runs on TODAY: 15/12/2025 to 14/6/2026, due before 10/6.
HALF = Period.decree_09_half(2026, 1)
NOW = datetime.combine(TODAY, time(9), HANOI)


def duty_of(cast: Cast, place: Place | None = None) -> Duty:
    """What Suối Lành, or another unit, owes for the half-year; the period is opened."""
    reports.load_forms(by=OPERATOR)
    reports.open_period(
        by=cast.specialist,
        form="F12",
        period=HALF,
        province=cast.lanh_son,
        today=TODAY,
    )
    return Duty.objects.during(HALF).get(place=place or cast.suoi_lanh)


def begun(cast: Cast) -> Submission:
    """Mai has opened the form; the register has filled it."""
    return reports.start(by=cast.officer, duty=duty_of(cast), today=TODAY)


def filled(cast: Cast) -> Submission:
    """Nothing else happened, so all that the register does not hold is 0."""
    draft = begun(cast)
    return reports.nothing_to_report(
        by=cast.officer,
        submission=draft,
        version=draft.version,
        element="",
        today=TODAY,
    )


def sent(cast: Cast, *, at: datetime = NOW) -> Submission:
    draft = filled(cast)
    return reports.send(by=cast.officer, submission=draft, version=draft.version, at=at)


def accepted(cast: Cast, *, at: datetime = NOW) -> Submission:
    report = sent(cast)
    return reports.accept(
        by=cast.specialist,
        submission=report,
        version=report.version,
        comment="",
        at=at,
    )

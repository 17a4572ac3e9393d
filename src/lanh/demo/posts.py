"""Who logs in: one person for each role, an officer for each commune. All invented."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Final

from lanh.access import actions as access
from lanh.access.actions import NewPost
from lanh.access.models import User
from lanh.access.roles import Role, Sector
from lanh.demo.province import BEGAN, OPERATOR, REFORM, Map
from lanh.places.models import Place

# Printed with the address: a demo has no secrets.
PASSWORD: Final = "lanh-son-2026"  # noqa: S105 (meant to be read)


@dataclass(frozen=True, slots=True)
class Person:
    """A log-in of the province's office."""

    username: str
    name: str
    role: Role
    sector: Sector


OFFICE: Final = (
    Person("binh", "Trần Quốc Bình", Role.PROVINCIAL_SPECIALIST, Sector.POLICE),
    Person("thao", "Hoàng Thị Thảo", Role.DRAFTER, Sector.POLICE),
    Person("son", "Nông Văn Sơn", Role.LEADER, Sector.COMMITTEE),
    Person("hanh", "Lý Thị Hạnh", Role.INSPECTOR, Sector.CULTURE),
    Person("phuc", "Giàng A Phúc", Role.FACILITY_STAFF, Sector.POLICE),
    Person("yen", "Đặng Hải Yến", Role.VICTIM_SUPPORT_WORKER, Sector.HEALTH),
    Person("quan", "Lò Văn Quân", Role.ADMINISTRATOR, Sector.HOME_AFFAIRS),
)

# One for each commune of today; `mai`, the first, is the one whom the tour shows.
OFFICERS: Final = (
    ("mai", "Vừ Thị Mai"),
    ("dua", "Sùng A Dua"),
    ("lien", "Hà Thị Liên"),
    ("thinh", "Lương Văn Thịnh"),
    ("pao", "Thào Thị Pao"),
    ("khanh", "Quàng Văn Khánh"),
    ("ngoc", "Bùi Thị Ngọc"),
    ("toan", "Phạm Đức Toàn"),
    ("say", "Lù Thị Say"),
    ("hoa", "Tẩn Mẩy Hoa"),
    ("dong", "Nguyễn Hữu Đông"),
    ("xuan", "Đèo Thị Xuân"),
)

# Of the officers after these.
FAMILIES: Final = ("Vừ", "Sùng", "Hà", "Lương", "Thào", "Quàng", "Bùi", "Lù", "Tẩn")
GIVEN: Final = ("Thị Sen", "A Páo", "Văn Thông", "Thị Hiên", "Mẩy Xanh", "Đức Lành")


@dataclass(frozen=True, slots=True)
class Staff:
    """The office by username, and the officer of each commune by its code."""

    office: Mapping[str, User]
    officers: dict[str, User]

    def officer(self, commune: Place) -> User:
        return self.officers[commune.code]


def appoint(map_: Map) -> Staff:
    """Accounts and posts from the first day of the demo."""
    office = {}
    for person in OFFICE:
        user = _enrol(person.username, person.name)
        _post(user, person.role, person.sector, map_.province, BEGAN)
        office[person.username] = user
    officers: dict[str, User] = {}
    posts: list[NewPost] = []
    named = zip(map_.layout.successors, _officers(), strict=False)
    for unit, (username, name) in named:
        user = officers[unit.code] = _enrol(username, name)
        for code in unit.sources:
            officers.setdefault(code, user)
            posts.append(_officer(user, map_.old[code], BEGAN))
    access.appoint_many(by=OPERATOR, posts=posts, today=BEGAN)
    return Staff(office, officers)


def move(map_: Map, staff: Staff) -> None:
    """On the day of the reform each officer takes up the new commune.

    The old posts stay: what was recorded there can be looked up by the same person.
    """
    new = map_.layout.successors
    posts = [_officer(staff.officers[u.code], map_.new[u.code], REFORM) for u in new]
    access.appoint_many(by=OPERATOR, posts=posts, today=REFORM)


def _officers() -> Iterator[tuple[str, str]]:
    """Log-in and name of one commune officer after the other."""
    yield from OFFICERS
    names = product(GIVEN, FAMILIES)
    for number, (given, family) in enumerate(names, start=len(OFFICERS) + 1):
        yield f"xa{number:03}", f"{family} {given}"


def _officer(user: User, commune: Place, since: date) -> NewPost:
    return NewPost(user, Role.COMMUNE_OFFICER, Sector.COMMITTEE, commune, since)


def _enrol(username: str, name: str) -> User:
    return access.enrol(by=OPERATOR, username=username, name=name, password=PASSWORD)


def _post(user: User, role: Role, sector: Sector, place: Place, since: date) -> None:
    access.appoint(
        by=OPERATOR,
        holder=user,
        role=role,
        sector=sector,
        place=place,
        since=since,
        today=since,
    )

"""Everybody else who has an account: three a commune, four a district, the province's.

Source: catalogue 7a ('accounts'). Nobody has given them a password: who logs in is in
`posts`. All names are invented, and follow from the seed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from itertools import cycle, islice
from typing import Final

from lanh.access import actions
from lanh.access.actions import NewPost
from lanh.access.models import User
from lanh.access.roles import Role, Sector
from lanh.common.keys import luck
from lanh.demo.act import Act, moment
from lanh.demo.posts import FAMILIES, GIVEN, OFFICE, Staff
from lanh.demo.province import BEGAN, OPERATOR, REFORM, Map
from lanh.demo.size import SEED, Size
from lanh.places.models import Place

AT_COMMUNE: Final = (Sector.POLICE, Sector.HEALTH)
AT_DISTRICT: Final = (Sector.POLICE, Sector.HEALTH, Sector.CULTURE, Sector.COMMITTEE)
AT_PROVINCE: Final = (
    *(Role.PROVINCIAL_SPECIALIST, Role.INSPECTOR, Role.DRAFTER),
    *(Role.FACILITY_STAFF, Role.PROVINCIAL_SPECIALIST, Role.VICTIM_SUPPORT_WORKER),
)
Held = tuple[Role, Sector, Place]


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """All on the first day; those of communes take up the new ones with the reform."""
    users: dict[str, list[User]] = {}
    enrol = partial(_enrol, size, map_, users)
    yield Act(moment(BEGAN, 10), "Mở tài khoản", enrol)
    eve = moment(REFORM - timedelta(days=1), 17)
    yield Act(eve, "Nhận nhiệm vụ ở xã mới", partial(_move, map_, users))


def _enrol(size: Size, map_: Map, users: dict[str, list[User]]) -> None:
    held = list(_posts(size, map_))
    named = [(f"tk{number:03}", _name(number)) for number in range(1, len(held) + 1)]
    made = actions.enrol_many(by=OPERATOR, people=named)
    posts = [NewPost(user, *post, BEGAN) for user, post in zip(made, held, strict=True)]
    actions.appoint_many(by=OPERATOR, posts=posts, today=BEGAN)
    for post in posts:
        users.setdefault(post.place.code, []).append(post.holder)


def _posts(size: Size, map_: Map) -> Iterator[Held]:
    for commune in map_.old.values():
        yield from ((Role.COMMUNE_OFFICER, one, commune) for one in AT_COMMUNE)
    for district in map_.districts:
        yield from ((Role.PROVINCIAL_SPECIALIST, one, district) for one in AT_DISTRICT)
    others = max(0, size.of("accounts.province") - len(OFFICE))
    roles = islice(zip(cycle(AT_PROVINCE), cycle(Sector), strict=False), others)
    yield from ((role, sector, map_.province) for role, sector in roles)


def _move(map_: Map, users: Mapping[str, Sequence[User]]) -> None:
    posts: dict[tuple[User, Sector, str], NewPost] = {}
    for unit in map_.layout.successors:
        for source in unit.sources:
            for user, sector in zip(users[source], AT_COMMUNE, strict=True):
                new = map_.new[unit.code]
                post = NewPost(user, Role.COMMUNE_OFFICER, sector, new, REFORM)
                posts[user, sector, new.code] = post
    actions.appoint_many(by=OPERATOR, posts=[*posts.values()], today=REFORM)


def _name(number: int) -> str:
    draw = luck(f"{SEED} account {number}")
    return f"{draw.choice(FAMILIES)} {draw.choice(GIVEN)}"

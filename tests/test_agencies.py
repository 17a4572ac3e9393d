"""Who sits where, who took over whose work, and whom a paper means."""

from datetime import date
from typing import Any

import pytest

from lanh.access.queries import agencies_of, posts_in
from lanh.access.roles import Role, Sector
from lanh.common.period import Period
from lanh.elements import registry
from lanh.places import actions, queries
from lanh.places.errors import (
    AgenciesInStep,
    AgencyCodeInForce,
    AgencyEnded,
    AgencyNotBegun,
    PlaceNotInForce,
)
from lanh.places.imports.agencies import patterns
from lanh.places.models import Agency, Place
from lanh.places.rules import AgencyKind
from tests.cast import LONG_AGO, OPERATOR, TODAY, Cast, agencies, person, place

pytestmark = pytest.mark.both

REORGANISED = date(2025, 3, 1)


def agency(unit: Place, key: str) -> Agency:
    return Agency.objects.get(code=f"{unit.code}-{key}")


def facility(cast: Cast, code: str = "98-cs1") -> Agency:
    return actions.establish_agency(
        by=OPERATOR,
        code=code,
        name="Cơ sở cai nghiện ma túy tỉnh Lành Sơn",
        short="Cơ sở cai nghiện ma túy tỉnh",
        kind=AgencyKind.FACILITY,
        place=cast.lanh_son,
        since=TODAY,
        printed=["Cơ sở cai nghiện"],
    )


def test_every_unit_has_the_agencies_of_its_level(cast: Cast) -> None:
    agencies(cast)
    assert agency(cast.lanh_son, "police").name == "Công an tỉnh Lành Sơn"
    assert agency(cast.suoi_lanh, "committee").name == "Ủy ban nhân dân xã Suối Lành"
    assert not Agency.objects.filter(place=cast.suoi_lanh, kind="health").exists()


def test_what_is_in_step_says_so(cast: Cast) -> None:
    agencies(cast)
    with pytest.raises(AgenciesInStep):
        actions.load_agencies(by=OPERATOR, patterns=patterns())


def test_the_work_of_social_affairs_went_three_ways_and_more(cast: Cast) -> None:
    older = place("97", "tỉnh Cổ Lành", "province", None, since=date(2025, 1, 1))
    agencies(cast)
    ended = agency(older, "social_affairs")
    assert ended.until == REORGANISED
    rows = {row.new.kind: row.matter for row in queries.took_over(ended)}
    assert rows["police"].startswith("cai nghiện ma túy")
    assert {"police", "health", "home_affairs"} <= rows.keys()
    assert ended.pk in queries.with_former([agency(older, "health")])
    assert not Agency.objects.filter(code="98-social_affairs").exists(), "began later"


def test_the_agencies_of_merged_communes_go_on_in_the_new_one(cast: Cast) -> None:
    agencies(cast)
    into = actions.NewUnit(code="98003", name="xã Suối Mây")
    merged = actions.merge(
        by=OPERATOR,
        places=[cast.suoi_lanh, cast.ban_may],
        into=into,
        parent=cast.lanh_son,
        on=date(2026, 7, 1),
        document="Nghị quyết thử",
    )
    actions.load_agencies(by=OPERATOR, patterns=patterns())
    old = agency(cast.suoi_lanh, "committee")
    assert old.until == date(2026, 7, 1)
    assert [row.new.place for row in queries.took_over(old)] == [merged]


def test_an_agency_of_one_s_own_is_established_and_ends(cast: Cast) -> None:
    agencies(cast)
    one = facility(cast)
    with pytest.raises(AgencyCodeInForce, match="98-cs1"):
        facility(cast)
    police, later = agency(cast.lanh_son, "police"), date(2026, 9, 1)
    told: dict[str, Any] = {
        "passed": [(police, "")],
        "document": "Quyết định thử",
    }
    with pytest.raises(AgencyNotBegun):
        actions.end_agency(by=OPERATOR, agency=one, until=TODAY, **told)
    one = actions.end_agency(by=OPERATOR, agency=one, until=later, **told)
    with pytest.raises(AgencyEnded):
        actions.end_agency(by=OPERATOR, agency=one, until=later, **told)
    assert [row.old for row in queries.took_from(police)] == [one]


def test_an_agency_begins_where_its_place_is(cast: Cast) -> None:
    gone = place("98009", "xã Đã Mất", "commune", cast.lanh_son)
    actions.close(by=OPERATOR, place=gone, until=TODAY, why="thử")
    gone.refresh_from_db()
    with pytest.raises(PlaceNotInForce):
        actions.establish_agency(
            by=OPERATOR,
            code="98009-x",
            name="Đội 178",
            short="Đội 178",
            kind=AgencyKind.TEAM_178,
            place=gone,
            since=TODAY,
        )


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Sở Y tế", "health"),
        ("sở y tế tỉnh Lành Sơn", "health"),
        ("Công an tỉnh", "police"),
        ("UBND tỉnh", "committee"),
        ("Ủy ban nhân dân tỉnh Lành Sơn", "committee"),
        ("Sở Văn hóa, Thể thao và Du lịch", "culture"),
        ("Sở VH, TT và DL", "culture"),
        ("Tỉnh đoàn", "youth"),
        ("Ủy ban MTTQ Việt Nam tỉnh", "front"),
    ],
)
def test_a_paper_means_the_agency_of_its_own_place(
    cast: Cast, printed: str, key: str
) -> None:
    agencies(cast)
    found = queries.meant(printed, of=cast.lanh_son, day=TODAY).agency
    assert found == agency(cast.lanh_son, key)


def test_a_paper_means_one_commune_or_all_of_them(cast: Cast) -> None:
    agencies(cast)
    named = queries.meant("UBND xã Bản Mây", of=cast.lanh_son, day=TODAY)
    assert named.agency == agency(cast.ban_may, "committee")
    for printed in ("UBND các xã, phường", "Ủy ban nhân dân cấp xã"):
        assert queries.meant(printed, of=cast.lanh_son, day=TODAY).every_commune
    found = queries.committees(cast.lanh_son, day=TODAY)
    assert [one.place for one in found] == [cast.ban_may, cast.suoi_lanh]


@pytest.mark.parametrize("printed", ["Các sở, ban, ngành", "UBND xã", "Sở Tâm linh"])
def test_a_name_that_several_bear_or_none_means_nobody(
    cast: Cast, printed: str
) -> None:
    agencies(cast)
    found = queries.meant(printed, of=cast.lanh_son, day=TODAY)
    assert found.agency is None
    assert not found.every_commune


def test_posts_of_the_branch_at_its_place_make_up_an_agency(cast: Cast) -> None:
    agencies(cast)
    committee = agency(cast.suoi_lanh, "committee")
    assert [post.holder for post in posts_in(committee, today=TODAY)] == [cast.officer]
    assert list(agencies_of(cast.officer, today=TODAY)) == [committee]
    nurse = person("na", "Lù Thị Na", Role.FACILITY_STAFF, cast.lanh_son, Sector.HEALTH)
    mine = agencies_of(nurse, today=TODAY)
    assert list(mine) == [agency(cast.lanh_son, "health")]
    assert not posts_in(agency(cast.lanh_son, "court"), today=TODAY).exists()
    assert cast.lanh_son.since == LONG_AGO


def test_agencies_are_counted_by_the_level_of_their_units(cast: Cast) -> None:
    agencies(cast)
    asked: dict[str, Any] = {"place": cast.lanh_son, "as_of": TODAY}
    year = Period.decree_09_year(2026)

    def told(**slice: Any) -> object:
        return registry.count("agencies.total", period=year, **asked, **slice).number

    # Committee, police and front in each of the two communes.
    assert told(level="commune") == 6
    assert told() == 6 + Agency.objects.filter(place=cast.lanh_son).count()
    assert told(alone=True) == Agency.objects.filter(place=cast.lanh_son).count()
    with pytest.raises(KeyError):
        told(theme="drug")

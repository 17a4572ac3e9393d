"""Materials, broadcasts and schools; and many records at once."""

from datetime import timedelta
from typing import Any

import pytest

from lanh.access.errors import NotPermitted
from lanh.audit.models import Line
from lanh.audit.queries import story_of
from lanh.registers.events import actions, queries
from lanh.registers.events.errors import (
    HeldBeforeItsDay,
    SchoolIsTold,
    SentToItself,
)
from lanh.registers.events.models import Event, Material, SchoolPlan
from lanh.registers.events.rules import Move, Status
from lanh.registers.records.errors import (
    ChangedMeanwhile,
    LastDayTooEarly,
    NoReason,
    NotDoneYet,
    StruckOut,
)
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.both
TOMORROW = TODAY + timedelta(days=1)


def leaflets(cast: Cast, **other: Any) -> Material:
    said: dict[str, Any] = {
        "title": "Tờ rơi tác hại của ma túy",
        "day": TODAY,
        "place": cast.suoi_lanh,
        "kind": "leaflet",
        "theme": "drug",
        "number": 500,
    }
    return actions.hand_out(by=cast.officer, today=TODAY, **(said | other))


def taught(cast: Cast, **other: Any) -> SchoolPlan:
    said: dict[str, Any] = {
        "school": "Trường THCS Suối Lành",
        "level": "lower",
        "place": cast.suoi_lanh,
        "day": TODAY,
        "year": 2025,
        "has_plan": True,
        "lessons": 4,
        "pupils": 320,
    }
    return actions.record_school(by=cast.officer, today=TODAY, **(said | other))


def events(cast: Cast, number: int, **other: Any) -> list[Event]:
    return [
        Event(
            title=f"Buổi thứ {n}",
            day=TODAY,
            place=cast.suoi_lanh,
            form="talk",
            theme="drug",
            audience="people",
            organiser="Đoàn xã",
            **other,
        )
        for n in range(number)
    ]


def test_the_specialist_records_a_printing_with_its_cost(cast: Cast) -> None:
    printed = actions.record_printing(
        by=cast.specialist,
        today=TODAY,
        title="Sổ tay tuyên truyền",
        day=TODAY,
        place=cast.lanh_son,
        kind="handbook",
        theme="general",
        number=2_000,
        cost=36_000_000,
    )
    assert (printed.moved, printed.cost) == (Move.PRINTED, 36_000_000)
    assert list(queries.materials(cast.officer, today=TODAY)) == []


def test_the_officer_hands_out_only_where_she_may_and_not_ahead(cast: Cast) -> None:
    assert leaflets(cast).moved is Move.HANDED
    with pytest.raises(NotPermitted):
        leaflets(cast, place=cast.ban_may)
    with pytest.raises(NotDoneYet):
        leaflets(cast, day=TOMORROW)


def test_a_broadcast_is_recorded(cast: Cast) -> None:
    made = actions.record_broadcast(
        by=cast.officer,
        today=TODAY,
        title="Bản tin phòng, chống ma túy",
        day=TODAY,
        place=cast.suoi_lanh,
        channel="radio",
        theme="drug",
        times=12,
        minutes=15,
    )
    assert list(queries.broadcasts(cast.officer, today=TODAY)) == [made]


def test_an_entry_is_corrected_with_a_reason(cast: Cast) -> None:
    entry = leaflets(cast)
    said: dict[str, Any] = {"entry": entry, "today": TODAY, "version": 1}
    with pytest.raises(NoReason):
        actions.correct_entry(by=cast.officer, **said, why="", number=450)
    mended = actions.correct_entry(
        by=cast.officer, **said, why="Thừa 50 tờ", number=450
    )
    assert (mended.number, mended.version) == (450, 2)
    with pytest.raises(ChangedMeanwhile):
        actions.correct_entry(by=cast.officer, **said, why="Thừa 60 tờ", number=440)
    last = story_of(entry.subject).last()
    assert last
    assert last.details == {"was_number": 500, "number": 450}


def test_a_struck_entry_stays_readable_and_is_over(cast: Cast) -> None:
    entry = leaflets(cast)
    actions.strike(by=cast.officer, entry=entry, why="Ghi hai lần", today=TODAY)
    assert Material.objects.get().struck
    assert not Material.objects.counted().exists()
    with pytest.raises(StruckOut):
        actions.strike(by=cast.officer, entry=entry, why="Ghi hai lần", today=TODAY)


def test_a_school_tells_a_school_year_once(cast: Cast) -> None:
    plan = taught(cast)
    assert plan.school_year == "2025-2026"
    with pytest.raises(SchoolIsTold, match="Trường THCS Suối Lành"):
        taught(cast, school="TRƯỜNG THCS SUỐI LÀNH")
    assert taught(cast, year=2026).school == plan.school


def test_a_struck_school_plan_makes_room_for_the_right_one(cast: Cast) -> None:
    actions.strike(by=cast.officer, entry=taught(cast), why="Sai trường", today=TODAY)
    assert taught(cast)


# ── many at once ──────────────────────────────────────────────────────────────────────


def test_many_records_are_one_act_with_one_line(cast: Cast) -> None:
    before = Line.objects.count()
    people = {"status": Status.HELD, "attended": 30, "women": 12}
    kept = actions.record_many(
        by=cast.officer, records=events(cast, 20, **people), today=TODAY
    )
    assert Event.objects.counted().count() == 20
    assert Event.objects.mentioning("buoi thu 7").count() == 1
    assert Line.objects.count() == before + 1
    line = Line.objects.latest("number")
    assert line.details["count"] == 20
    assert list(queries.story(kept[0])) == [line]


def test_many_records_obey_the_rules_of_one(cast: Cast) -> None:
    said: dict[str, Any] = {"by": cast.officer, "today": TODAY}
    held = {"status": Status.HELD, "attended": 3}
    ahead = events(cast, 2, **held)
    ahead[1].day = TOMORROW
    with pytest.raises(HeldBeforeItsDay):
        actions.record_many(records=ahead, **said)
    confirmed = {"status": Status.CONFIRMED, "attended": 3, "evidence": "Biên bản"}
    with pytest.raises(NotPermitted):
        actions.record_many(records=events(cast, 2, **confirmed), **said)
    elsewhere = events(cast, 1)
    elsewhere[0].place = cast.ban_may
    with pytest.raises(NotPermitted):
        actions.record_many(records=elsewhere, **said)
    assert not Event.objects.exists()


def test_what_is_left_of_materials_at_each_unit(cast: Cast) -> None:
    told: dict[str, Any] = {
        "title": "Tờ rơi",
        "day": TODAY,
        "kind": "leaflet",
        "theme": "drug",
        "today": TODAY,
    }
    binh, above, below = cast.specialist, cast.lanh_son, cast.suoi_lanh
    actions.record_printing(by=binh, place=above, number=1000, **told)
    actions.send_material(by=binh, sender=above, place=below, number=400, **told)
    actions.hand_out(by=cast.officer, place=below, number=150, **told)
    with pytest.raises(SentToItself):
        actions.send_material(by=binh, sender=above, place=above, number=1, **told)
    with pytest.raises(NotPermitted):
        actions.send_material(
            by=cast.officer, sender=above, place=below, number=1, **told
        )
    left = {one.place: one.left for one in queries.stock(binh, today=TODAY)}
    assert left == {above: 600, below: 250}
    (own,) = queries.stock(cast.officer, today=TODAY)
    assert (own.received, own.handed, own.left) == (400, 150, 250)


def test_a_campaign_is_corrected_and_struck_out(cast: Cast) -> None:
    june = actions.begin_campaign(
        by=cast.specialist,
        title="Tháng hành động",
        place=cast.lanh_son,
        day=TODAY + timedelta(days=12),
        last_day=TODAY + timedelta(days=41),
        today=TODAY,
    )
    mend: dict[str, Any] = {"by": cast.specialist, "entry": june, "today": TODAY}
    with pytest.raises(LastDayTooEarly):
        actions.correct_entry(**mend, version=1, why="Lùi", last_day=TODAY)
    mended = actions.correct_entry(**mend, version=1, why="Đổi", occasion="26/6")
    assert mended.occasion == "26/6"
    actions.strike(**mend, why="Không tổ chức")
    assert not queries.campaigns(cast.specialist, today=TODAY).counted().exists()

"""The life of a communication event and of a training class, as the office tells it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from lanh.access.errors import NotPermitted
from lanh.access.models import User
from lanh.audit.queries import story_of
from lanh.common import clock
from lanh.common.actor import Operator
from lanh.places import actions as places
from lanh.places.errors import PlaceNotInForce
from lanh.registers.events import actions, queries
from lanh.registers.events.errors import (
    HeldBeforeItsDay,
    NoEvidence,
    NotToBeCorrected,
    PartExceedsWhole,
    PlanIsSettled,
)
from lanh.registers.events.models import Event, TrainingClass
from lanh.registers.events.rules import Status, Step
from lanh.registers.records.errors import (
    CannotUndo,
    ChangedMeanwhile,
    LastDayTooEarly,
    NoReason,
    NothingChanged,
    WrongStep,
)
from tests.cast import TODAY, Cast, confirmed, held, planned

pytestmark = pytest.mark.both
TOMORROW = TODAY + timedelta(days=1)


def plan(cast: Cast, **other: Any) -> Event:
    said: dict[str, Any] = {
        "title": "Diễn đàn thanh niên",
        "day": TODAY,
        "place": cast.suoi_lanh,
        "form": "forum",
        "theme": "drug",
        "also_themes": ["hiv"],
        "audience": "pupils",
        "organiser": "Đoàn Thanh niên",
    }
    return actions.plan(by=cast.officer, today=TODAY, **(said | other))


def lesson(cast: Cast, **other: Any) -> TrainingClass:
    said: dict[str, Any] = {
        "title": "Tập huấn cộng tác viên",
        "day": TODAY,
        "place": cast.suoi_lanh,
        "level": "commune",
        "theme": "drug",
        "audience": "collaborators",
        "organiser": "Công an tỉnh",
    }
    return actions.plan_class(by=cast.officer, today=TODAY, **(said | other))


def correct(cast: Cast, event: Event, **said: Any) -> Event:
    by = said.pop("by", cast.officer)
    told: dict[str, Any] = {"version": event.version, "why": "Đếm nhầm"} | said
    return actions.correct(by=by, event=event, today=TODAY, **told)


# ── planning ──────────────────────────────────────────────────────────────────────────


def test_the_officer_plans_an_event_in_her_commune(cast: Cast) -> None:
    event = plan(cast)
    assert event.stage is Status.PLANNED
    assert (event.theme, event.also_themes) == ("drug", ["hiv"])


def test_the_officer_plans_nothing_in_the_commune_next_door(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        plan(cast, place=cast.ban_may)


def test_no_event_is_planned_in_a_unit_that_is_no_more(cast: Cast) -> None:
    closed = places.close(
        by=Operator("Sở"), place=cast.suoi_lanh, until=TOMORROW, why="Sáp nhập"
    )
    assert plan(cast, place=closed, day=TODAY)
    with pytest.raises(
        PlaceNotInForce, match="xã Suối Lành was no administrative unit"
    ):
        plan(cast, place=closed, day=TOMORROW)


@pytest.mark.parametrize(
    "wrong", [{"form": "parade"}, {"theme": "sports"}, {"also_themes": ["drug"]}]
)
def test_what_is_not_defined_is_not_kept(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        plan(cast, **wrong)
    assert not Event.objects.exists()


def test_a_plan_is_changed_while_it_is_a_plan(cast: Cast) -> None:
    event = plan(cast)
    said: dict[str, Any] = {"by": cast.officer, "event": event, "today": TODAY}
    moved = actions.replan(version=event.version, day=TOMORROW, **said)
    assert moved.day == TOMORROW
    held(cast, actions.replan(version=moved.version, day=TODAY, **said))
    with pytest.raises(PlanIsSettled):
        actions.replan(by=cast.officer, event=event, version=9, today=TODAY)


def test_what_was_never_planned_is_recorded_at_once(cast: Cast) -> None:
    facts: dict[str, Any] = {
        "title": "Phát tờ rơi ở chợ",
        "day": TODAY,
        "place": cast.suoi_lanh,
        "form": "talk",
        "theme": "general",
        "audience": "people",
        "organiser": "Hội Phụ nữ",
        "attended": 80,
        "women": 50,
    }
    event = actions.record_held(by=cast.officer, today=TODAY, **facts)
    assert (event.stage, event.attended) == (Status.HELD, 80)
    with pytest.raises(PartExceedsWhole):
        actions.record_held(by=cast.officer, today=TODAY, **(facts | {"women": 81}))
    with pytest.raises(HeldBeforeItsDay):
        actions.record_held(by=cast.officer, today=TODAY, **(facts | {"day": TOMORROW}))


# ── holding ───────────────────────────────────────────────────────────────────────────


def test_the_officer_records_an_event_as_held_on_its_day(cast: Cast) -> None:
    event = actions.hold(
        by=cast.officer, event=planned(cast), attended=120, women=70, today=TODAY
    )
    assert (event.stage, event.attended, event.women) == (Status.HELD, 120, 70)


def test_an_event_is_not_held_before_its_day(cast: Cast) -> None:
    with pytest.raises(HeldBeforeItsDay, match="2026-05-21"):
        held(cast, planned(cast, day=TOMORROW))


def test_no_part_is_larger_than_all_who_came(cast: Cast) -> None:
    event = planned(cast)
    assert held(cast, event, attended=70, women=70)
    with pytest.raises(PartExceedsWhole, match="71 of 70"):
        held(cast, planned(cast), attended=70, women=71)


def test_an_event_is_held_once(cast: Cast) -> None:
    event = held(cast, planned(cast))
    with pytest.raises(WrongStep, match="it is held"):
        held(cast, event)


def test_a_stale_page_does_not_hold_an_event_twice(cast: Cast) -> None:
    page_of_mai = page_of_binh = planned(cast)
    held(cast, page_of_mai)
    assert page_of_binh.stage is Status.PLANNED
    with pytest.raises(WrongStep):
        held(cast, page_of_binh)


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_hold_an_event_once() -> None:
    cast = Cast.gather()
    event = planned(cast)
    # The watch of conftest.py counts lines, so it wants one act at a time.
    unwatched = actions.hold.__wrapped__  # type: ignore[attr-defined]  # by `wraps`

    def press(user: User) -> bool:
        people = {"attended": 120, "women": 70, "under_18": 9}
        try:
            return bool(unwatched(by=user, event=event, today=TODAY, **people))
        except WrongStep:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, [cast.officer, cast.specialist])) == [False, True]


# ── confirming and cancelling ─────────────────────────────────────────────────────────


def test_the_specialist_confirms_on_evidence(cast: Cast) -> None:
    event = held(cast, planned(cast))
    with pytest.raises(NoEvidence):
        actions.confirm(
            by=cast.specialist, event=event, version=2, evidence=" ", today=TODAY
        )
    assert confirmed(cast, event).stage is Status.CONFIRMED


def test_a_planned_event_is_cancelled_with_a_reason(cast: Cast) -> None:
    event = planned(cast)
    with pytest.raises(NoReason):
        actions.cancel(by=cast.officer, event=event, why="", today=TODAY)
    event = actions.cancel(by=cast.officer, event=event, why="Mưa lũ", today=TODAY)
    assert event.stage is Status.CANCELLED
    assert [line.why for line in story_of(event.subject)] == ["", "Mưa lũ"]


# ── correcting and undoing ────────────────────────────────────────────────────────────


def test_a_held_number_is_corrected_with_a_reason_and_the_old_one_stays_told(
    cast: Cast,
) -> None:
    event = held(cast, planned(cast), attended=120)
    with pytest.raises(NoReason):
        correct(cast, event, why=" ", attended=118)
    with pytest.raises(NothingChanged):
        correct(cast, event, attended=120)
    with pytest.raises(PartExceedsWhole):
        correct(cast, event, women=121)
    event = correct(cast, event, attended=118)
    assert event.attended == 118
    last = story_of(event.subject).last()
    assert last
    assert (last.why, last.details["was_attended"]) == ("Đếm nhầm", 120)
    assert last.details["attended"] == 118


def test_only_what_took_place_is_corrected(cast: Cast) -> None:
    with pytest.raises(NotToBeCorrected, match="planned"):
        correct(cast, planned(cast), attended=1)


def test_a_confirmed_number_is_corrected_by_those_who_confirm(cast: Cast) -> None:
    event = confirmed(cast, held(cast, planned(cast)))
    with pytest.raises(NotPermitted):
        correct(cast, event, attended=100)
    event = correct(cast, event, by=cast.specialist, attended=100)
    assert (event.stage, event.attended) == (Status.CONFIRMED, 100)


def test_the_second_writer_is_told_and_nothing_of_the_first_is_lost(cast: Cast) -> None:
    seen = held(cast, planned(cast), attended=120)
    correct(cast, seen, attended=118)
    with pytest.raises(ChangedMeanwhile):
        correct(cast, seen, by=cast.specialist, attended=119)
    assert Event.objects.get().attended == 118


def test_a_correction_does_not_move_an_event_out_of_ones_reach(cast: Cast) -> None:
    event = held(cast, planned(cast))
    with pytest.raises(NotPermitted):
        correct(cast, event, place=cast.ban_may)


@pytest.mark.parametrize("fact", ["status", "evidence", "batch"])
def test_a_correction_touches_facts_only(cast: Cast, fact: str) -> None:
    event = held(cast, planned(cast))
    with pytest.raises(KeyError):
        correct(cast, event, **{fact: 7})


def test_ones_own_last_step_is_undone_on_its_day(cast: Cast) -> None:
    noon = datetime(2026, 5, 20, 12, tzinfo=clock.HANOI)
    with clock.stopped_at(noon):
        event = actions.hold(
            by=cast.officer, event=planned(cast), attended=12, today=TODAY
        )
        event = actions.undo(by=cast.officer, event=event, today=TODAY)
        assert (event.stage, event.attended) == (Status.PLANNED, None)
        with pytest.raises(CannotUndo):
            actions.undo(by=cast.officer, event=event, today=TODAY)
        event = held(cast, event)
        with pytest.raises(CannotUndo, match="one's own last act"):
            actions.undo(by=cast.officer, event=event, today=TODAY)
        with pytest.raises(CannotUndo):
            actions.undo(by=cast.specialist, event=event, today=TOMORROW)
        event = actions.undo(
            by=cast.specialist, event=confirmed(cast, event), today=TODAY
        )
        assert (event.stage, event.evidence) == (Status.HELD, "")


# ── training classes ──────────────────────────────────────────────────────────────────


def test_a_class_has_the_same_life_as_an_event(cast: Cast) -> None:
    held_class = actions.hold(
        by=cast.officer, event=lesson(cast), attended=35, women=20, today=TODAY
    )
    done = actions.confirm(
        by=cast.specialist,
        event=held_class,
        version=held_class.version,
        evidence="Danh sách lớp",
        today=TODAY,
    )
    assert (done.stage, done.attended) == (Status.CONFIRMED, 35)


def test_a_class_is_recorded_at_once(cast: Cast) -> None:
    facts: dict[str, Any] = {
        "title": "Tập huấn Đội 178",
        "day": TODAY,
        "place": cast.lanh_son,
        "level": "province",
        "theme": "prostitution",
        "audience": "team178",
        "organiser": "Công an tỉnh",
        "attended": 40,
        "women": None,
    }
    made = actions.record_class(by=cast.specialist, today=TODAY, **facts)
    assert made.stage is Status.HELD


def test_a_campaign_holds_events_together(cast: Cast) -> None:
    june = actions.begin_campaign(
        by=cast.specialist,
        title="Tháng hành động phòng, chống ma túy",
        place=cast.lanh_son,
        day=TODAY,
        last_day=TOMORROW,
        today=TODAY,
    )
    event = plan(cast, campaign=june)
    assert list(june.events.all()) == [event]
    assert list(queries.campaigns(cast.specialist, today=TODAY)) == [june]


# ── what one sees, and may do now ─────────────────────────────────────────────────────


def test_each_sees_the_events_of_their_places(cast: Cast) -> None:
    here = planned(cast)
    there = planned(cast, place=cast.ban_may)

    def seen(user: Any) -> set[Event]:
        return set(queries.events(user, today=TODAY))

    assert seen(cast.officer) == {here}
    assert seen(cast.specialist) == {here, there}
    assert seen(cast.outsider) == set()
    assert seen(cast.administrator) == set()


def test_the_buttons_are_what_the_rules_allow(cast: Cast) -> None:
    def buttons(user: Any, event: Event) -> list[Step]:
        return queries.steps_open(user, event=event, today=TODAY)

    event = planned(cast)
    assert buttons(cast.officer, event) == [Step.HOLD, Step.CANCEL]
    assert buttons(cast.officer, planned(cast, day=TOMORROW)) == [Step.CANCEL]
    assert queries.can_replan(cast.officer, event=event, today=TODAY)
    event = held(cast, event)
    assert buttons(cast.officer, event) == []
    assert queries.can_correct(cast.officer, event=event, today=TODAY)
    assert not queries.can_replan(cast.officer, event=event, today=TODAY)
    assert buttons(cast.specialist, event) == [Step.CONFIRM]
    assert buttons(cast.outsider, event) == []


def test_a_title_is_found_without_its_marks(cast: Cast) -> None:
    event = planned(cast, title="Tọa đàm ở Bản Mây")
    planned(cast, title="Diễn đàn")
    assert list(queries.events(cast.officer, today=TODAY, search="toa dam")) == [event]


# ── what the database itself keeps ────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("constraint", "false"),
    [
        ("event_counts_people_when_held", {"attended": None, "women": None}),
        ("event_women_are_among_people", {"women": 121}),
        ("event_minors_are_among_people", {"under_18": 121}),
        ("event_is_confirmed_on_evidence", {"status": "confirmed"}),
    ],
)
def test_what_must_never_be_false(
    cast: Cast, constraint: str, false: dict[str, Any]
) -> None:
    event = held(cast, planned(cast))
    with pytest.raises(IntegrityError, match=constraint):
        Event.objects.filter(pk=event.pk).update(**false)


def test_a_class_ends_on_its_first_day_or_later(cast: Cast) -> None:
    assert lesson(cast, last_day=TOMORROW).ends_on == TOMORROW
    with pytest.raises(LastDayTooEarly):
        lesson(cast, day=TOMORROW, last_day=TODAY)

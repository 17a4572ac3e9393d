"""The life of a communication event, as the office tells it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from lanh.access.errors import NotPermitted
from lanh.access.models import User
from lanh.audit.queries import story_of
from lanh.common.actor import Operator
from lanh.common.period import Period
from lanh.elements.catalogue import elements
from lanh.places import actions as places
from lanh.places.errors import PlaceNotInForce
from lanh.registers.events import actions, queries
from lanh.registers.events.errors import (
    HeldBeforeItsDay,
    NoEvidence,
    NoReason,
    PartExceedsWhole,
    WrongStep,
)
from lanh.registers.events.measures import MEASURES, count
from lanh.registers.events.models import Event
from lanh.registers.events.rules import Status, Step
from tests.cast import TODAY, Cast, confirmed, held, planned

MAY = Period.month(2026, 5)
TOMORROW = TODAY + timedelta(days=1)


def plan(cast: Cast, **other: Any) -> Event:
    said: dict[str, Any] = {
        "by": cast.officer,
        "title": "Diễn đàn thanh niên",
        "day": TODAY,
        "place": cast.suoi_lanh,
        "form": "forum",
        "themes": ["drug", "hiv"],
        "audiences": ["pupils"],
        "organiser": "Đoàn Thanh niên",
        "today": TODAY,
    }
    return actions.plan(**(said | other))


# ── planning ──────────────────────────────────────────────────────────────────────────


def test_the_officer_plans_an_event_in_her_commune(cast: Cast) -> None:
    event = plan(cast)
    assert event.stage is Status.PLANNED
    assert {theme.code for theme in event.themes.all()} == {"drug", "hiv"}


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


@pytest.mark.parametrize("wrong", [{"form": "parade"}, {"themes": ["sports"]}])
def test_what_is_not_defined_is_not_kept(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        plan(cast, **wrong)
    assert not Event.objects.exists()


# ── holding ───────────────────────────────────────────────────────────────────────────


def test_the_officer_records_an_event_as_held_on_its_day(cast: Cast) -> None:
    event = actions.hold(
        by=cast.officer,
        event=planned(cast),
        attended=120,
        women=70,
        under_18=None,
        today=TODAY,
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
    unwatched = actions.hold.__wrapped__  # type: ignore[attr-defined]

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
        actions.confirm(by=cast.specialist, event=event, evidence=" ", today=TODAY)
    assert confirmed(cast, event).stage is Status.CONFIRMED


def test_the_officer_does_not_confirm_her_own_number(cast: Cast) -> None:
    event = held(cast, planned(cast))
    with pytest.raises(NotPermitted, match="confirm communication events"):
        actions.confirm(
            by=cast.officer, event=event, evidence="Biên bản số 12", today=TODAY
        )


def test_a_planned_event_is_cancelled_with_a_reason(cast: Cast) -> None:
    event = planned(cast)
    with pytest.raises(NoReason):
        actions.cancel(by=cast.officer, event=event, why="", today=TODAY)
    event = actions.cancel(by=cast.officer, event=event, why="Mưa lũ", today=TODAY)
    assert event.stage is Status.CANCELLED
    assert [line.why for line in story_of(event.subject)] == ["", "Mưa lũ"]


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
    event = held(cast, event)
    assert buttons(cast.officer, event) == []
    assert buttons(cast.specialist, event) == [Step.CONFIRM]
    assert buttons(cast.outsider, event) == []


def test_a_title_is_found_without_its_marks(cast: Cast) -> None:
    event = planned(cast, title="Tọa đàm ở Bản Mây")
    planned(cast, title="Diễn đàn")
    assert list(queries.events(cast.officer, today=TODAY, search="toa dam")) == [event]


# ── counting ──────────────────────────────────────────────────────────────────────────


def test_only_events_that_took_place_are_counted(cast: Cast) -> None:
    planned(cast)
    counted = [held(cast, planned(cast)), confirmed(cast, held(cast, planned(cast)))]
    sessions = count("events.sessions", place=cast.lanh_son, period=MAY)
    assert sessions.number == 2
    assert set(sessions.rows) == set(counted)


def test_the_total_and_its_rows_agree_in_every_slice(cast: Cast) -> None:
    held(cast, planned(cast, themes=("drug", "hiv")), attended=120, women=70)
    held(cast, planned(cast, place=cast.ban_may), attended=30, women=None)

    def people(**breakdown: str) -> tuple[int, int]:
        c = count("events.attendances", place=cast.lanh_son, period=MAY, **breakdown)
        return c.number, c.rows.count()

    assert people() == (150, 2)
    assert people(theme="hiv") == (120, 1)
    assert people(sex="f") == (70, 1)
    assert people(sex="m", theme="drug") == (50, 1)


def test_a_commune_reached_twice_is_one_commune(cast: Cast) -> None:
    for _time in range(2):
        held(cast, planned(cast))
    assert count("events.communes", place=cast.lanh_son, period=MAY).number == 1
    assert count("events.communes", place=cast.ben_xa, period=MAY).number == 0


def test_a_slice_that_is_not_yielded_is_no_zero(cast: Cast) -> None:
    for slice_ in ({"sex": "f"}, {"theme": "sports"}):
        with pytest.raises(KeyError):
            count("events.sessions", place=cast.lanh_son, period=MAY, **slice_)


def test_events_outside_the_period_are_not_counted(cast: Cast) -> None:
    held(cast, planned(cast, day=date(2026, 4, 30)))
    assert count("events.sessions", place=cast.suoi_lanh, period=MAY).number == 0


@pytest.mark.parametrize("code", MEASURES)
def test_the_register_yields_what_the_element_defines(code: str) -> None:
    measure = MEASURES[code]
    offered = {*measure.slices, *(dimension for dimension, _value in measure.parts)}
    assert offered == set(elements()[code].breakdowns)


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

"""Meetings on a plan, and the decisions that become tasks."""

from datetime import date
from typing import Any

import pytest

from lanh.access.errors import NotPermitted
from lanh.places.models import Agency
from lanh.plans import actions, queries
from lanh.plans.errors import (
    DecisionDueTooEarly,
    DecisionMissing,
    MeetingIsKept,
    MeetingToCome,
    NoSuchRhythm,
)
from lanh.plans.models import Meeting, Plan
from lanh.plans.rules.work.meetings import MeetingKind, asked_for
from lanh.plans.rules.work.tasks import TaskState
from tests.cast import TODAY, Cast
from tests.plans.paper import NOW, handed_out

pytestmark = pytest.mark.both

LATER = date(2026, 7, 31)
COUNTED = ("number_decided", "number_done")


def held(cast: Cast, plan: Plan, **changed: Any) -> Meeting:
    said: dict[str, Any] = {
        "kind": MeetingKind.REGULAR,
        "day": TODAY,
        "where": "Phòng họp số 2",
        "chaired_by": "Phó Chủ tịch",
        "conclusion": "Tiếp tục truyền thông",
        "decisions": [("Lập danh sách", agency("98001-committee"), LATER)],
        "at": NOW,
        "today": TODAY,
    } | changed
    return actions.hold_meeting(by=said.pop("by", cast.specialist), plan=plan, **said)


def agency(code: str) -> Agency:
    return Agency.objects.get(code=code)


def test_a_decision_is_a_task_at_once(cast: Cast) -> None:
    meeting = held(cast, handed_out(cast))
    (task,) = meeting.decisions.all()
    assert (task.words, task.due, task.stage) == (
        "Lập danh sách",
        LATER,
        TaskState.OPEN,
    )
    assert task in queries.my_tasks(cast.officer, today=TODAY)
    found = queries.with_decisions(queries.meetings(cast.officer, today=TODAY))
    numbers = [vars(one)[name] for one in found for name in COUNTED]
    assert numbers == [1, 0]


def test_a_decision_is_added_to_a_meeting(cast: Cast) -> None:
    meeting = held(cast, handed_out(cast), decisions=[])
    said: dict[str, Any] = {"meeting": meeting, "agency": agency("98-police")}
    task = actions.decide(
        by=cast.specialist, words="Tổng hợp", due=LATER, today=TODAY, **said
    )
    assert task.number == 1
    with pytest.raises(NotPermitted):
        actions.decide(by=cast.officer, words="X", due=LATER, today=TODAY, **said)
    with pytest.raises(DecisionMissing):
        actions.decide(by=cast.specialist, words=" ", due=LATER, today=TODAY, **said)
    with pytest.raises(DecisionDueTooEarly):
        actions.decide(
            by=cast.specialist, words="X", due=date(2026, 5, 1), today=TODAY, **said
        )


def test_a_meeting_is_recorded_once_when_it_was_held(cast: Cast) -> None:
    plan = handed_out(cast)
    with pytest.raises(MeetingToCome):
        held(cast, plan, day=LATER)
    held(cast, plan)
    with pytest.raises(MeetingIsKept):
        held(cast, plan)


def test_the_next_meeting_that_the_plan_asks_for_is_due(cast: Cast) -> None:
    plan = handed_out(cast)
    assert queries.next_meeting(plan) is None
    with pytest.raises(NoSuchRhythm):
        actions.set_rhythm(by=cast.drafter, plan=plan, months=5, today=TODAY)
    plan = actions.set_rhythm(by=cast.drafter, plan=plan, months=6, today=TODAY)
    assert queries.next_meeting(plan) == date(2026, 6, 30)
    assert not list(queries.due_meetings(cast.drafter, date(2026, 5, 30)))
    (due,) = queries.due_meetings(cast.drafter, date(2026, 5, 31))
    assert due.due == date(2026, 6, 30)
    assert not list(queries.due_meetings(cast.officer, date(2026, 6, 30)))
    held(cast, plan, day=TODAY)
    assert queries.next_meeting(plan) == date(2026, 11, 20)


def test_a_plan_says_itself_how_often_to_meet() -> None:
    said = "Giao Công an tỉnh định kỳ 6 tháng và 12 tháng tổ chức giao ban"
    assert asked_for(said) == 6
    assert asked_for("Định kỳ hằng quý tổ chức họp giao ban") == 3
    assert asked_for("Tổ chức sơ kết vào tháng 6") == 0

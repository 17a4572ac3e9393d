"""What the plan assigns becomes tasks of the agencies that it names."""

from datetime import date
from typing import Any

import pytest

from lanh.access.errors import NotPermitted
from lanh.places.models import Agency
from lanh.plans import actions, queries
from lanh.plans.errors import (
    AgencyGone,
    AgencyIsKnown,
    DueOutsidePlan,
    NothingToHandOut,
    TaskWithoutWords,
)
from lanh.plans.models import NamedAgency, Plan, Task
from tests.cast import TODAY, Cast, agencies
from tests.plans.paper import confirmed, handed_out, told_to

pytestmark = pytest.mark.both

LATER = date(2026, 7, 31)


def mine(plan: Plan) -> Task:
    """The task of Mai's committee."""
    return told_to(plan, "98001-committee")


def agency(code: str) -> Agency:
    return Agency.objects.get(code=code)


def unknown(plan: Plan) -> NamedAgency:
    return queries.unknown_names(plan).get()


def test_a_confirmed_plan_hands_its_work_out(cast: Cast) -> None:
    plan = handed_out(cast)
    told = {task.agency.code: task.due for task in plan.tasks.all()}
    assert told == {
        "98-health": date(2026, 12, 31),
        "98001-committee": date(2026, 6, 9),
        "98002-committee": date(2026, 6, 9),
    }
    assert unknown(plan).printed == "Các sở, ban, ngành"


def test_a_plan_of_before_its_agencies_is_handed_out_later(cast: Cast) -> None:
    plan = confirmed(cast)
    assert not plan.tasks.exists()
    agencies(cast)
    with pytest.raises(NothingToHandOut, match="1 names"):
        actions.hand_out(by=cast.drafter, plan=plan, today=TODAY)
    actions.pick_agency(
        by=cast.drafter, named=unknown(plan), agency=agency("98-health"), today=TODAY
    )
    assert told_to(plan, "98-health").words.startswith("Cử báo cáo viên")


def test_of_a_new_commune_the_work_is_handed_out_when_asked(cast: Cast) -> None:
    plan = handed_out(cast)
    told_to(plan, "98002-committee").delete()
    assert actions.hand_out(by=cast.specialist, plan=plan, today=TODAY) == 1
    with pytest.raises(NothingToHandOut):
        actions.hand_out(by=cast.specialist, plan=plan, today=TODAY)


def test_a_commune_hands_nothing_out(cast: Cast) -> None:
    plan = handed_out(cast)
    with pytest.raises(NotPermitted):
        actions.hand_out(by=cast.officer, plan=plan, today=TODAY)


def test_whom_a_name_means_is_picked_once_by_a_person(cast: Cast) -> None:
    plan = handed_out(cast)
    picked = actions.pick_agency(
        by=cast.specialist, named=unknown(plan), agency=agency("98-police"), today=TODAY
    )
    assert picked.picked_by == cast.specialist
    assert told_to(plan, "98-police").words == "Lồng ghép nội dung phòng, chống ma túy"
    with pytest.raises(AgencyIsKnown, match="Công an tỉnh"):
        actions.pick_agency(
            by=cast.specialist, named=picked, agency=agency("98-culture"), today=TODAY
        )


def test_work_is_handed_to_who_is_still_there(cast: Cast) -> None:
    plan, gone = handed_out(cast), agency("98-culture")
    gone.until = TODAY
    gone.save()
    with pytest.raises(AgencyGone):
        actions.pick_agency(
            by=cast.specialist, named=unknown(plan), agency=gone, today=TODAY
        )


def test_a_task_that_no_assignment_names_is_added(cast: Cast) -> None:
    plan = handed_out(cast)
    said: dict[str, Any] = {"plan": plan, "agency": agency("98-culture")}
    said |= {"cadence": None, "today": TODAY}
    task = actions.add_task(by=cast.drafter, words="Phát thanh", due=LATER, **said)
    assert task.assignment is None
    with pytest.raises(TaskWithoutWords):
        actions.add_task(by=cast.drafter, words=" ", due=LATER, **said)
    with pytest.raises(DueOutsidePlan):
        actions.add_task(by=cast.drafter, words="X", due=date(2027, 1, 1), **said)

"""A document changes an issued plan; what stood before is kept and told."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from lanh.access.errors import NotPermitted
from lanh.plans import actions, queries
from lanh.plans.errors import (
    AmendedBefore,
    AmendmentWithoutPaper,
    IssuedAlready,
    NothingAmended,
    NotIssuedYet,
    PlanIsClosed,
    PlanTouched,
)
from lanh.plans.models import Activity, Amendment, Plan, Target
from lanh.plans.queries import Edit
from lanh.plans.rules.amending import PlanState
from lanh.plans.rules.pace import Standing
from tests.cast import NOW, TODAY, Cast
from tests.plans.paper import confirmed, linked
from tests.plans.test_cascade import commune_plan
from tests.plans.test_progress import reported

pytestmark = pytest.mark.both
MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)


def edited(one: Target | Activity, **changed: Any) -> Edit:
    """All fields as they stand, and these as they are from then on."""
    return Edit(one, queries.fields_of(one) | changed)


def amended(
    cast: Cast, plan: Plan, *edits: Edit, version: int = 1, **said: Any
) -> Amendment:
    document: dict[str, Any] = {
        "number": "88/QĐ-UBND",
        "dated": date(2026, 4, 25),
        "since": MAY,
        "why": "Điều chỉnh theo kết quả 4 tháng",
    }
    return actions.amend(
        by=cast.drafter,
        plan=plan,
        version=version,
        edits=edits,
        at=NOW,
        today=TODAY,
        **document | said,
    )


def values(plan: Plan, day: date) -> dict[int, Decimal | None]:
    return {one.number: one.value for one in queries.targets_on(plan, day) if one.value}


def fields(one: Activity) -> Mapping[str, Any]:
    return queries.fields_of(one)


def test_the_new_figure_holds_from_its_day_and_the_old_one_before(cast: Cast) -> None:
    plan = confirmed(cast)
    target = plan.targets.get(value=40)
    amended(cast, plan, edited(target, value="50"))
    plan.refresh_from_db()
    assert (plan.version, plan.stage) == (2, PlanState.AMENDED)
    target.refresh_from_db()
    assert queries.target_on(target, date(2026, 4, 30)).value == 40
    assert queries.target_on(target, MAY).value == 50


def test_two_amendments_are_told_back_one_after_the_other(cast: Cast) -> None:
    plan = confirmed(cast)
    target = plan.targets.get(value=40)
    amended(cast, plan, edited(target, value="45"), since=MARCH)
    target.refresh_from_db()
    amended(cast, plan, edited(target, value="50"), version=2)
    target.refresh_from_db()
    found = [
        queries.target_on(target, date(2026, month, 15)).value for month in (2, 3, 5)
    ]
    assert found == [40, 45, 50]


def test_progress_is_held_against_the_figure_of_the_day(cast: Cast) -> None:
    plan = confirmed(cast)
    target = linked(cast, plan.targets.get(value=40), "n.events.sessions", "theme=drug")
    reported(cast, sessions=3)
    amended(cast, plan, edited(target, value="3"))

    def wanted(known_at: datetime | None) -> tuple[Any, Standing]:
        rows = queries.progress(plan, place=plan.place, today=TODAY, known_at=known_at)
        (row,) = (one for one in rows if one.target == target)
        return row.target.value, row.standing

    assert wanted(None) == (3, Standing.REACHED)
    assert wanted(datetime(2026, 4, 30, 9, tzinfo=UTC)) == (40, Standing.NO_FIGURE)


def test_an_activity_moves_and_its_old_time_is_kept(cast: Cast) -> None:
    plan = confirmed(cast)
    market = plan.activities.get()
    amended(cast, plan, edited(market, first="2026-07-01", last="2026-09-30"))
    (before,) = queries.activities_on(plan, date(2026, 4, 30))
    (after,) = queries.activities_on(plan, MAY)
    assert (before.first, after.first) == (date(2026, 4, 1), date(2026, 7, 1))


def test_a_target_is_added_and_another_ended(cast: Cast) -> None:
    plan = confirmed(cast)
    share = plan.targets.get(value=90)
    new = {"comparator": ">=", "value": "3", "upper": None, "unit": "lớp"}
    amended(
        cast,
        plan,
        Edit(share, queries.fields_of(share), ended=True),
        Edit(None, new, words="Mở ít nhất 03 lớp tập huấn"),
    )
    before = [one.value for one in queries.targets_on(plan, date(2026, 4, 30))]
    after = [one.value for one in queries.targets_on(plan, MAY)]
    assert before == [40, 6000, 90, None]
    assert after == [40, 6000, None, 3]


def test_the_list_of_changes_has_old_and_new_and_the_reason(cast: Cast) -> None:
    plan = confirmed(cast)
    amended(cast, plan, edited(plan.targets.get(value=40), value="50"))
    (one,) = queries.amendments(plan)
    (change,) = one.changes.all()
    assert (change.was, change.now) == ({"value": "40"}, {"value": "50"})
    assert (one.number, one.why) == ("88/QĐ-UBND", "Điều chỉnh theo kết quả 4 tháng")


def test_nothing_changes_without_a_document_and_a_reason(cast: Cast) -> None:
    plan = confirmed(cast)
    edit = edited(plan.targets.get(value=40), value="50")
    with pytest.raises(AmendmentWithoutPaper):
        amended(cast, plan, edit, number=" ")
    with pytest.raises(AmendmentWithoutPaper):
        amended(cast, plan, edit, why="")
    with pytest.raises(NothingAmended):
        amended(cast, plan, edited(plan.targets.get(value=40)))
    assert plan.targets.get(number=2, part=0).value == 40


def test_an_amendment_does_not_reach_behind_the_last(cast: Cast) -> None:
    plan = confirmed(cast)
    edit = edited(plan.targets.get(value=40), value="50")
    with pytest.raises(AmendedBefore, match="2026-01-01"):
        amended(cast, plan, edit, since=date(2025, 12, 31))
    amended(cast, plan, edit)
    again = edited(plan.targets.get(value=6000), value="7000")
    with pytest.raises(AmendedBefore, match="2026-05-01"):
        amended(cast, plan, again, version=2, since=MARCH)


def test_the_second_who_amends_is_told(cast: Cast) -> None:
    plan = confirmed(cast)
    edit = edited(plan.targets.get(value=40), value="50")
    amended(cast, plan, edit)
    with pytest.raises(PlanTouched, match="version 1"):
        amended(cast, plan, edit)


def test_only_the_drafter_amends(cast: Cast) -> None:
    plan = confirmed(cast)
    edit = edited(plan.targets.get(value=40), value="50")
    with pytest.raises(NotPermitted):
        actions.amend(
            by=cast.officer,
            plan=plan,
            version=1,
            number="88/QĐ-UBND",
            dated=MAY,
            since=MAY,
            why="Điều chỉnh",
            edits=[edit],
            at=NOW,
            today=TODAY,
        )


def test_an_unsigned_plan_is_issued_first(cast: Cast) -> None:
    plan = commune_plan(cast, number="")
    edit = edited(plan.targets.get(value=12), value="15")
    with pytest.raises(NotIssuedYet):
        amended(cast, plan, edit)
    plan = actions.issue(
        by=cast.drafter,
        plan=plan,
        version=1,
        number="05/KH-UBND",
        dated=date(2026, 5, 10),
        today=TODAY,
    )
    assert plan.stage is PlanState.ISSUED
    amended(cast, plan, edit)
    with pytest.raises(IssuedAlready, match="05/KH-UBND"):
        actions.issue(
            by=cast.drafter,
            plan=Plan.objects.get(pk=plan.pk),
            version=2,
            number="06/KH-UBND",
            dated=TODAY,
            today=TODAY,
        )


def test_a_closed_plan_rests(cast: Cast) -> None:
    plan = confirmed(cast)
    edit = edited(plan.targets.get(value=40), value="50")
    Plan.objects.filter(pk=plan.pk).update(closed_on=TODAY)
    plan.refresh_from_db()
    with pytest.raises(PlanIsClosed):
        amended(cast, plan, edit)

"""Who owes a plan under a plan, who has issued it, and what it carries."""

from datetime import date
from typing import Any

import pytest

from lanh.access.errors import NotPermitted
from lanh.plans import actions, queries
from lanh.plans.errors import (
    CarriedAndNot,
    CarryingTouched,
    DueInThePast,
    IssuedWithoutPaper,
    NoReasonToRelease,
    NotBelow,
    NotCarriedWithoutReason,
    NotUnderAny,
    NoWhoOwes,
    OwesAlready,
    PlanOfAnother,
    SubPlanTouched,
    UnderItself,
)
from lanh.plans.models import Plan, SubPlanDuty, Target
from lanh.plans.queries import Compared
from lanh.plans.rules import cascade
from lanh.plans.rules.cascade import How, Said, SubPlanState
from tests.cast import NOW, TODAY, Cast
from tests.plans.paper import confirmed, linked
from tests.plans.test_shares import given_out, taken_over

pytestmark = pytest.mark.both
DUE = date(2026, 6, 30)


def asked(cast: Cast, plan: Plan, *holders: Any, due: date = DUE) -> list[SubPlanDuty]:
    return actions.ask_for_plans(
        by=cast.drafter, plan=plan, holders=holders, due=due, today=TODAY
    )


def commune_plan(cast: Cast, *, number: str = "05/KH-UBND", place: Any = None) -> Plan:
    """What Suối Lành has made of the province's plan: two targets, one activity."""
    where = place or cast.suoi_lanh
    plan = Plan(
        place=where,
        type="ke_hoach",
        number=number,
        dated="2026-05-10" if number else "",
        issuer=f"Ủy ban nhân dân {where.name}",
        subject_line="Truyền thông phòng, chống ma túy của xã năm 2026",
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        made_by=cast.drafter,
        made_at=NOW,
    )
    plan.save()
    words = ["Tổ chức 12 cuộc truyền thông về ma túy", "Cán bộ xã được tập huấn"]
    for n, said in enumerate(words, start=1):
        Target.objects.create(
            plan=plan, number=n, words=said, comparator="=", value=12 if n == 1 else 5
        )
    return plan


def told_issued(cast: Cast, duty: SubPlanDuty, **said: Any) -> SubPlanDuty:
    given = {"issued": None, "number": "", "issued_on": None, "version": duty.version}
    return actions.tell_issued(by=cast.officer, duty=duty, today=TODAY, **given | said)


# ── who owes a plan ───────────────────────────────────────────────────────────────────


def test_whom_the_plan_names_is_proposed(cast: Cast) -> None:
    plan = confirmed(cast)
    named = {
        one.holder.name: one.named for one in queries.who_could_owe(plan, today=TODAY)
    }
    assert named == {"xã Bản Mây": True, "xã Suối Lành": True}


def test_who_has_issued_and_who_is_late(cast: Cast) -> None:
    plan = confirmed(cast)
    suoi_lanh, ban_may = asked(cast, plan, cast.suoi_lanh, cast.ban_may)
    told_issued(cast, suoi_lanh, number="05/KH-UBND", issued_on=date(2026, 5, 10))
    rows = queries.sub_plans(cast.specialist, plan, today=TODAY)
    assert queries.tally(rows, today=TODAY) == {
        SubPlanState.WAITING: 1,
        SubPlanState.LATE: 0,
        SubPlanState.ISSUED: 1,
        SubPlanState.ISSUED_LATE: 0,
    }
    assert ban_may.state(date(2026, 7, 1)) is SubPlanState.LATE
    assert list(queries.sub_plans(cast.outsider, plan, today=TODAY)) == []


@pytest.mark.parametrize(
    ("issued_on", "state"),
    [(date(2026, 6, 30), "issued"), (date(2026, 7, 1), "issued_late")],
)
def test_a_plan_comes_in_time_or_late(issued_on: date, state: str) -> None:
    found = cascade.state_of(due=DUE, issued_on=issued_on, today=date(2026, 8, 1))
    assert found.value == state


def test_a_plan_that_stands_here_then_stands_under(cast: Cast) -> None:
    plan = confirmed(cast)
    (duty,) = asked(cast, plan, cast.suoi_lanh)
    mine = commune_plan(cast)
    assert list(queries.plans_to_tell(cast.officer, duty, today=TODAY)) == [mine]
    duty = told_issued(cast, duty, issued=mine)
    mine.refresh_from_db()
    assert (duty.number, duty.issued_on) == ("05/KH-UBND", date(2026, 5, 10))
    assert mine.parent == plan


def test_putting_a_plan_under_another_tells_that_it_was_issued(cast: Cast) -> None:
    plan = confirmed(cast)
    (duty,) = asked(cast, plan, cast.suoi_lanh)
    mine = commune_plan(cast)
    assert list(queries.plans_above(cast.officer, mine, today=TODAY)) == [plan]
    actions.place_under(by=cast.officer, plan=mine, parent=plan, version=1, today=TODAY)
    duty.refresh_from_db()
    assert duty.issued == mine
    assert duty.state(TODAY) is SubPlanState.ISSUED


def test_what_cannot_be_asked_for(cast: Cast) -> None:
    plan = confirmed(cast)
    with pytest.raises(NoWhoOwes):
        asked(cast, plan)
    with pytest.raises(DueInThePast):
        asked(cast, plan, cast.suoi_lanh, due=date(2026, 5, 19))
    with pytest.raises(NotBelow, match="xã Bến Xa"):
        asked(cast, plan, cast.ben_xa)
    asked(cast, plan, cast.suoi_lanh)
    with pytest.raises(OwesAlready, match="xã Suối Lành"):
        asked(cast, plan, cast.suoi_lanh)


def test_what_counts_as_no_issue(cast: Cast) -> None:
    plan = confirmed(cast)
    (duty,) = asked(cast, plan, cast.suoi_lanh)
    for number, day in (("", TODAY), ("/KH-UBND", TODAY), ("5/KH-UBND", None)):
        with pytest.raises(IssuedWithoutPaper):
            told_issued(cast, duty, number=number, issued_on=day)
    with pytest.raises(PlanOfAnother, match="xã Bản Mây"):
        told_issued(cast, duty, issued=commune_plan(cast, place=cast.ban_may))
    told_issued(cast, duty, number="5/KH-UBND", issued_on=TODAY)
    with pytest.raises(SubPlanTouched):
        told_issued(cast, duty, number="6/KH-UBND", issued_on=TODAY)


def test_a_plan_never_stands_under_itself(cast: Cast) -> None:
    plan, mine = confirmed(cast), commune_plan(cast)
    actions.place_under(by=cast.officer, plan=mine, parent=plan, version=1, today=TODAY)
    with pytest.raises(UnderItself):
        actions.place_under(
            by=cast.specialist, plan=plan, parent=mine, version=1, today=TODAY
        )


def test_another_commune_is_told_of_by_its_own(cast: Cast) -> None:
    (duty,) = asked(cast, confirmed(cast), cast.ban_may)
    with pytest.raises(NotPermitted):
        told_issued(cast, duty, number="5/KH-UBND", issued_on=TODAY)


def test_nobody_is_let_off_without_a_reason(cast: Cast) -> None:
    (duty,) = asked(cast, confirmed(cast), cast.ban_may)
    with pytest.raises(NoReasonToRelease, match="xã Bản Mây"):
        actions.release(by=cast.drafter, duty=duty, version=1, why=" ", today=TODAY)
    actions.release(by=cast.drafter, duty=duty, version=1, why="Sáp nhập", today=TODAY)
    assert not SubPlanDuty.objects.exists()


def test_what_is_owed_is_told_to_whoever_owes_it(cast: Cast) -> None:
    plan = confirmed(cast)
    asked(cast, plan, cast.suoi_lanh, cast.ban_may, due=TODAY)
    (mine,) = queries.owing(cast.officer, TODAY)
    assert mine.what.facts["holder"] == "xã Suối Lành"
    assert not mine.late
    assert not list(queries.owing(cast.specialist, TODAY)), "nothing is late yet"
    (below,) = queries.owing(cast.specialist, date(2026, 5, 21))
    assert below.why is not None
    assert below.why.facts == {"n": 2}
    (late,) = queries.owing(cast.officer, date(2026, 5, 21))
    assert late.late


# ── what a lower plan carries ─────────────────────────────────────────────────────────


def under(cast: Cast) -> Plan:
    """Suối Lành's plan under that of its province."""
    mine = commune_plan(cast)
    plan = confirmed(cast)
    return actions.place_under(
        by=cast.officer, plan=mine, parent=plan, version=1, today=TODAY
    )


def compared(plan: Plan) -> dict[str, Compared]:
    rows = queries.comparison(plan, today=TODAY)
    return {one.thing.words.split(";")[0][:30]: one for one in rows}


def by_value(plan: Plan, value: int) -> Compared:
    rows = queries.comparison(plan, today=TODAY)
    (found,) = (one for one in rows if getattr(one.thing.of, "value", None) == value)
    return found


def test_the_same_indicator_carries_a_target(cast: Cast) -> None:
    mine = under(cast)
    linked(cast, Target.objects.get(value=40), "n.events.sessions", "theme=drug")
    assert by_value(mine, 40).how is How.BY_WORDS
    linked(
        cast,
        mine.targets.get(value=12),
        "n.events.sessions",
        "theme=drug",
    )
    found = by_value(mine, 40)
    assert found.how is How.BY_INDICATOR
    assert found.by == mine.targets.get(value=12)
    assert by_value(mine, 90).how is How.MISSING


def test_an_activity_that_names_the_communes_is_asked_for(cast: Cast) -> None:
    mine = under(cast)
    words = [one.thing.words for one in queries.comparison(mine, today=TODAY)]
    assert "Tuyên truyền lưu động tại các chợ phiên" in words
    assert "Cử báo cáo viên dự các buổi truyền thông" not in words, "for Sở Y tế"


def test_what_was_given_to_the_place_stands_beside(cast: Cast) -> None:
    mine = under(cast)
    made = given_out(cast, Target.objects.get(value=40), (cast.suoi_lanh, 15))
    assert by_value(mine, 40).share == made.shares.get()
    taken_over(cast, mine.targets.get(value=12), made.shares.get())
    assert by_value(mine, 40).how is How.TAKEN_OVER


def carried(cast: Cast, plan: Plan, one: Compared, **said: Any) -> Any:
    given = {"part": None, "why_not": "", "seen": 0} | said
    return actions.carry(
        by=cast.officer, plan=plan, thing=one.thing, at=NOW, today=TODAY, **given
    )


def test_a_person_says_what_carries_it_or_why_nothing_does(cast: Cast) -> None:
    mine = under(cast)
    part = mine.targets.get(value=5)
    carried(cast, mine, by_value(mine, 90), part=part)
    assert by_value(mine, 90).by == part
    carried(cast, mine, by_value(mine, 90), why_not="Xã không có trường", seen=1)
    found = by_value(mine, 90)
    assert (found.how, found.why) == (How.NOT_FOR_US, "Xã không có trường")


def test_leaving_out_needs_a_reason_and_one_writer(cast: Cast) -> None:
    mine = under(cast)
    with pytest.raises(NotCarriedWithoutReason):
        carried(cast, mine, by_value(mine, 90))
    part = mine.targets.get(value=5)
    with pytest.raises(CarriedAndNot):
        carried(cast, mine, by_value(mine, 90), part=part, why_not="Không áp dụng")
    carried(cast, mine, by_value(mine, 90), why_not="Không áp dụng")
    with pytest.raises(CarryingTouched, match="Vừ Thị Mai"):
        carried(cast, mine, by_value(mine, 90), why_not="Vẫn không")


def test_a_plan_under_none_is_held_against_none(cast: Cast) -> None:
    mine, other = under(cast), commune_plan(cast, number="")
    assert queries.comparison(other, today=TODAY) == []
    with pytest.raises(NotUnderAny):
        carried(cast, other, by_value(mine, 90), why_not="Không áp dụng")


def test_words_are_alike_where_most_telling_ones_are_shared() -> None:
    upper = [Said("a", "Tổ chức truyền thông tại chợ phiên vùng cao")]
    lower = [
        Said("x", "Tập huấn cán bộ"),
        Said("y", "Truyền thông ở chợ phiên của xã vùng cao"),
    ]
    assert cascade.match(upper, lower) == {"a": ("y", How.BY_WORDS)}
    assert cascade.match([Said("b", "Khám sức khỏe định kỳ")], lower) == {}
    assert cascade.match([Said("c", "x", "n.1")], [Said("z", "y", "n.1")]) == {
        "c": ("z", How.BY_INDICATOR)
    }

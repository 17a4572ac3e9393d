"""Agencies hold shares and owe plans as units do; both are counted."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lanh.common.period import Period
from lanh.elements import registry
from lanh.places.models import Agency
from lanh.plans import actions, queries
from lanh.plans.models import SubPlanDuty
from lanh.plans.queries import Portion
from lanh.plans.rules.allotting import Way
from tests.cast import TODAY, Cast
from tests.plans.paper import NOW, confirmed, handed_out
from tests.plans.test_cascade import asked, told_issued
from tests.plans.test_shares import given_out

pytestmark = pytest.mark.both
YEAR = Period.calendar_year(2026)


def health(cast: Cast) -> Agency:
    """Sở Y tế of the province."""
    return Agency.objects.get(place=cast.lanh_son, short="Sở Y tế")


def counted(cast: Cast, code: str, *, as_of: date = TODAY, **slice: Any) -> int:
    found = registry.count(code, place=cast.lanh_son, period=YEAR, as_of=as_of, **slice)
    assert found.rows.count() == found.number
    return int(found.number)


def test_an_agency_holds_a_share_beside_the_communes(cast: Cast) -> None:
    plan = handed_out(cast)
    target = plan.targets.get(value=40)
    given_out(cast, target, (cast.suoi_lanh, 20), (health(cast), 10))
    (given,) = queries.given_out(cast.drafter, plan, today=TODAY)
    held = {one.share.holder: one for one in given.shares}
    assert held[health(cast).name].progress is None, "nobody reports by agency"
    assert given.balance.rest == 10
    assert [one.share.value for one in given.shares] == [20, 10]


def test_what_an_agency_holds_is_left_to_it_by_a_proposal(cast: Cast) -> None:
    target = handed_out(cast).targets.get(value=40)
    portions = [Portion(health(cast), Decimal(10))]
    actions.allot(
        by=cast.drafter,
        target=target,
        seen=0,
        portions=portions,
        since=TODAY,
        number="",
        at=NOW,
        today=TODAY,
    )
    way = Way.EQUALLY
    assert sum(queries.proposal(target, way, today=TODAY).values()) == 30


def test_the_agencies_that_a_plan_names_are_proposed(cast: Cast) -> None:
    plan = handed_out(cast)
    named = {
        one.holder.name for one in queries.who_could_owe(plan, today=TODAY) if one.named
    }
    assert {health(cast).name, "xã Suối Lành", "xã Bản Mây"} <= named
    assert "Sở Tài chính tỉnh Lành Sơn" not in named


def test_an_agency_owes_a_plan_and_tells_of_it(cast: Cast) -> None:
    plan = handed_out(cast)
    (duty,) = asked(cast, plan, health(cast))
    assert duty.where == cast.lanh_son
    assert not list(queries.owing(cast.officer, TODAY)), "it is not her agency"
    actions.tell_issued(
        by=cast.specialist,
        duty=duty,
        version=1,
        issued=None,
        number="312/KH-SYT",
        issued_on=TODAY,
        today=TODAY,
    )
    assert SubPlanDuty.objects.issued().get().agency == health(cast)


def test_plans_owed_and_issued_are_counted_by_level(cast: Cast) -> None:
    plan = handed_out(cast)
    mine, _other, _agency = asked(
        cast, plan, cast.suoi_lanh, cast.ban_may, health(cast)
    )
    assert counted(cast, "plans.due") == 3
    assert counted(cast, "plans.due", level="commune") == 2
    assert counted(cast, "plans.issued") == 0
    told_issued(cast, mine, number="5/KH-UBND", issued_on=TODAY)
    assert counted(cast, "plans.issued", level="commune") == 1
    assert counted(cast, "plans.issued", as_of=TODAY - timedelta(days=1)) == 0
    alone = registry.count(
        "plans.due", place=cast.lanh_son, period=YEAR, as_of=TODAY, alone=True
    )
    assert alone.number == 1, "its own agency"


def test_a_plan_that_is_over_asks_for_nothing(cast: Cast) -> None:
    asked(cast, confirmed(cast), cast.suoi_lanh)
    found = registry.count(
        "plans.due",
        place=cast.lanh_son,
        period=Period.calendar_year(2027),
        as_of=date(2027, 2, 1),
    )
    assert found.number == 0


def test_plans_are_counted_by_no_other_part(cast: Cast) -> None:
    with pytest.raises(KeyError):
        counted(cast, "plans.due", agency="x")

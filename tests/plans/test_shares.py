"""A target is given out in shares, and each place stands against its own."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest

from lanh.access.errors import NotPermitted
from lanh.plans import actions, queries
from lanh.plans.errors import (
    HolderElsewhere,
    HolderTwice,
    MoreThanTheTarget,
    NoShareGiven,
    NothingToAllot,
    ShareBelowZero,
    ShareOfAnother,
    SharesTouched,
    TakenOverMeanwhile,
)
from lanh.plans.models import Allotment, Plan, Share, Target
from lanh.plans.queries import Given, Portion
from lanh.plans.queries.shares import Holder
from lanh.plans.rules import allotting
from lanh.plans.rules.allotting import Balance, Way
from lanh.plans.rules.content import Comparator
from lanh.plans.rules.pace import Standing
from tests.cast import NOW, TODAY, Cast
from tests.plans.paper import confirmed, linked
from tests.plans.test_progress import reported

pytestmark = pytest.mark.both


def given_out(
    cast: Cast,
    target: Target,
    *shares: tuple[Holder, float],
    seen: int = 0,
    since: date = TODAY,
) -> Allotment:
    return actions.allot(
        by=cast.drafter,
        target=target,
        seen=seen,
        portions=[Portion(holder, Decimal(str(value))) for holder, value in shares],
        since=since,
        number="12/QĐ-UBND",
        at=NOW,
        today=TODAY,
    )


def sessions(cast: Cast) -> Target:
    """'At least 40 sessions', of a plan with a target of 6.000 people as well."""
    return confirmed(cast).targets.get(value=40)


def told(cast: Cast, plan: Plan, *, to: str = "drafter") -> Sequence[Given]:
    return queries.given_out(getattr(cast, to), plan, today=TODAY)


# ── giving out ────────────────────────────────────────────────────────────────────────


def test_a_target_is_given_out_and_the_rest_is_shown(cast: Cast) -> None:
    target = sessions(cast)
    given_out(cast, target, (cast.suoi_lanh, 15), ("Cơ sở cai nghiện số 1", 5))
    (given,) = told(cast, target.plan)
    assert {one.share.holder: one.share.value for one in given.shares} == {
        "xã Suối Lành": 15,
        "Cơ sở cai nghiện số 1": 5,
    }
    assert given.balance == Balance(Decimal(40), Decimal(20), Decimal(20))


def test_more_than_an_exact_target_is_refused(cast: Cast) -> None:
    people = confirmed(cast).targets.get(value=6000)
    with pytest.raises(MoreThanTheTarget, match=r"1\.000 more"):
        given_out(cast, people, (cast.suoi_lanh, 3000), (cast.ban_may, 4000))
    assert not Allotment.objects.exists()


def test_more_than_at_least_is_told_and_kept(cast: Cast) -> None:
    target = sessions(cast)
    given_out(cast, target, (cast.suoi_lanh, 30), (cast.ban_may, 15))
    (given,) = told(cast, target.plan)
    assert given.balance.is_over
    assert given.balance.rest == -5


def test_a_share_in_percent_holds_for_each(cast: Cast) -> None:
    target = confirmed(cast).targets.get(value=90)
    given_out(cast, target, (cast.suoi_lanh, 95), (cast.ban_may, 90))
    (given,) = told(cast, target.plan)
    assert given.balance.whole is None
    assert given.balance.rest is None


def test_giving_out_anew_keeps_what_stood_before(cast: Cast) -> None:
    target = sessions(cast)
    given_out(cast, target, (cast.suoi_lanh, 15), since=date(2026, 1, 20))
    given_out(cast, target, (cast.suoi_lanh, 20), seen=1)
    assert [one.version for one in queries.earlier(target)] == [2, 1]
    (then,) = Allotment.objects.standing(TODAY - timedelta(days=1))
    assert [share.value for share in then.shares.all()] == [15]
    (now,) = Allotment.objects.standing(TODAY)
    assert [share.value for share in now.shares.all()] == [20]


def test_the_second_who_gives_out_is_told(cast: Cast) -> None:
    target = sessions(cast)
    given_out(cast, target, (cast.suoi_lanh, 15))
    with pytest.raises(SharesTouched, match="Hoàng Thị Thảo"):
        given_out(cast, target, (cast.suoi_lanh, 20), seen=0)


def test_words_cannot_be_given_out(cast: Cast) -> None:
    in_words = confirmed(cast).targets.get(comparator="")
    with pytest.raises(NothingToAllot):
        given_out(cast, in_words, (cast.suoi_lanh, 1))


def test_a_share_goes_right_below_and_once(cast: Cast) -> None:
    target = sessions(cast)
    with pytest.raises(HolderElsewhere, match="xã Bến Xa"):
        given_out(cast, target, (cast.ben_xa, 5))
    with pytest.raises(HolderTwice, match="xã Suối Lành"):
        given_out(cast, target, (cast.suoi_lanh, 5), (cast.suoi_lanh, 6))
    with pytest.raises(ShareBelowZero, match="-1"):
        given_out(cast, target, (cast.suoi_lanh, -1))
    with pytest.raises(NoShareGiven):
        given_out(cast, target)


def test_a_commune_gives_nothing_out(cast: Cast) -> None:
    target = sessions(cast)
    with pytest.raises(NotPermitted):
        actions.allot(
            by=cast.officer,
            target=target,
            seen=0,
            portions=[Portion(cast.suoi_lanh, Decimal(1))],
            since=TODAY,
            number="",
            at=NOW,
            today=TODAY,
        )


# ── proposals ─────────────────────────────────────────────────────────────────────────


def test_a_proposal_comes_to_the_target_and_leaves_others_theirs(cast: Cast) -> None:
    target = sessions(cast)
    given_out(cast, target, ("Cơ sở cai nghiện số 1", 5))
    proposed = queries.proposal(target, Way.EQUALLY, today=TODAY)
    assert sorted(proposed.values()) == [17, 18]
    assert Share.objects.count() == 1, "a proposal writes nothing"


def test_without_last_years_figures_nothing_is_proposed(cast: Cast) -> None:
    target = linked(cast, sessions(cast), "n.events.sessions")
    assert queries.proposal(target, Way.LAST_YEAR, today=TODAY) == {}
    by_people = queries.proposal(
        target, Way.CASELOAD, element="people.addicted_on_file", today=TODAY
    )
    assert by_people == {}


def test_parts_follow_the_weights() -> None:
    weights = {"a": Decimal(30), "b": Decimal(10), "c": None}
    assert allotting.spread(Decimal(40), weights) == {"a": 30, "b": 10}
    assert allotting.spread(Decimal("0.5"), {"a": Decimal(1), "b": Decimal(1)}) == {
        "a": Decimal("0.25"),
        "b": Decimal("0.25"),
    }


@pytest.mark.parametrize(
    ("comparator", "unit", "whole"),
    [
        (Comparator.AT_LEAST, "buổi", 15),
        (Comparator.RANGE, "buổi", 20),
        (Comparator.EQUAL, "%", None),
        (Comparator.BASELINE, "vụ", None),
    ],
)
def test_what_is_to_be_given_out(
    comparator: Comparator, unit: str, whole: int | None
) -> None:
    upper = Decimal(20) if comparator is Comparator.RANGE else None
    assert allotting.whole(comparator, Decimal(15), upper, unit) == whole


# ── how far each is ───────────────────────────────────────────────────────────────────


def test_each_place_stands_against_its_own_share(cast: Cast) -> None:
    target = linked(cast, sessions(cast), "n.events.sessions", "theme=drug")
    given_out(cast, target, (cast.suoi_lanh, 3), (cast.ban_may, 10))
    reported(cast, sessions=3)
    (given,) = told(cast, target.plan)
    suoi_lanh, ban_may = sorted(given.shares, key=lambda one: one.share.value)
    assert suoi_lanh.standing is Standing.REACHED
    assert suoi_lanh.number == 3
    assert ban_may.standing is Standing.NO_FIGURE


def test_a_commune_sees_its_own_share_alone(cast: Cast) -> None:
    target = sessions(cast)
    given_out(cast, target, (cast.suoi_lanh, 3), (cast.ban_may, 10), ("Cơ sở", 1))
    (given,) = told(cast, target.plan, to="officer")
    assert [one.share.holder for one in given.shares] == ["xã Suối Lành"]
    assert given.balance.given == 14, "the sum is of all shares"


# ── taking over ───────────────────────────────────────────────────────────────────────


def lower_target(cast: Cast) -> Target:
    """A target of Suối Lành's own plan."""
    above = confirmed(cast)
    plan = Plan(
        place=cast.suoi_lanh,
        issuer="UBND xã Suối Lành",
        subject_line="Kế hoạch của xã",
        first=above.first,
        last=above.last,
        made_by=cast.drafter,
        made_at=NOW,
    )
    plan.save()
    target = Target(plan=plan, number=1, words="12 buổi", comparator="=", value=12)
    target.save()
    return target


def taken_over(cast: Cast, target: Target, share: Share, seen: str = "") -> Target:
    return actions.take_over(
        by=cast.officer, target=target, share=share, seen=seen, today=TODAY
    )


def test_a_plan_takes_over_what_was_given_to_its_place(cast: Cast) -> None:
    mine = lower_target(cast)
    above = Target.objects.get(value=40)
    given_out(cast, above, (cast.suoi_lanh, 15), (cast.ban_may, 10))
    (share,) = queries.shares_above(cast.officer, mine.plan, today=TODAY)
    mine = taken_over(cast, mine, share)
    assert mine.taken_from == share
    given_out(cast, above, (cast.suoi_lanh, 18), seen=1)
    newest = queries.newest_of(share)
    assert newest is not None
    assert newest.value == 18, "the page tells that the plan above gives more by now"


def test_a_share_of_another_place_is_not_taken_over(cast: Cast) -> None:
    mine = lower_target(cast)
    made = given_out(cast, Target.objects.get(value=40), (cast.ban_may, 10))
    with pytest.raises(ShareOfAnother, match="xã Bản Mây"):
        taken_over(cast, mine, made.shares.get())


def test_the_second_who_takes_over_is_told(cast: Cast) -> None:
    mine = lower_target(cast)
    made = given_out(cast, Target.objects.get(value=40), (cast.suoi_lanh, 10))
    taken_over(cast, mine, made.shares.get())
    with pytest.raises(TakenOverMeanwhile):
        taken_over(cast, mine, made.shares.get())

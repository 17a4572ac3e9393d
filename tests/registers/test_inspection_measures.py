"""What inspections come to: every number with the rows behind it, by team and place."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest

from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.catalogue import elements
from lanh.elements.slices import slice_key
from lanh.registers.inspections.actions import violations
from lanh.registers.inspections.measures import MEASURES
from lanh.registers.inspections.rules import Act, Action, Decision, Finding
from tests.cast import TODAY, Cast
from tests.registers.inspecting import (
    FINED,
    REMINDED,
    begun,
    decided,
    found,
    of_the_province,
    scheduled,
    visited,
)
from tests.registers.test_premises import opened

pytestmark = pytest.mark.both
QUARTER = Period.decree_09_quarter(2026, 2)  # 15/3 → 14/6
NEXT = Period.decree_09_quarter(2026, 3)
ACTED = ("reminded", "warned", "fined", "other_action")


def at(cast: Cast, code: str, period: Period = QUARTER, **other: Any) -> int:
    asked: dict[str, Any] = {"place": cast.lanh_son, "as_of": period.last} | other
    return int(registry.count(f"insp.{code}", period=period, **asked).number)


def test_the_register_answers_for_all_of_its_elements() -> None:
    ours = {code: e for code, e in elements().items() if e.source == "inspections"}
    assert set(MEASURES) == set(ours)
    for code, measure in MEASURES.items():
        assert measure.offered == set(ours[code].breakdowns)
        assert registry.is_registered(code)


def test_every_slice_can_be_asked_one_by_one_and_at_once(cast: Cast) -> None:
    found(cast, FINED)
    asked: dict[str, Any] = {
        "place": cast.lanh_son,
        "period": QUARTER,
        "as_of": QUARTER.last,
    }
    for code in MEASURES:
        by = elements()[code].breakdowns
        for group in [(), *combinations(by, 1), *combinations(by, 2)]:
            together = registry.count_by(code, group, **asked)
            for cell in elements()[code].cells(group):
                number = registry.count(code, **(asked | cell)).number
                assert together[slice_key(cell)] == number
    with pytest.raises(KeyError):
        at(cast, "visits", sex="f")


def test_only_what_was_held_is_an_inspection(cast: Cast) -> None:
    session = begun(cast)
    scheduled(cast, session.team)
    assert at(cast, "sessions") == 1
    assert at(cast, "sessions", team="178-SL", level="commune") == 1
    assert at(cast, "sessions", team="178-T") == 0


def test_a_visit_counts_once_under_its_heaviest_action(cast: Cast) -> None:
    visited(
        cast,
        begun(cast),
        Finding(Act.CONTRACT, decision=FINED),
        Finding(Act.HEALTH, decision=REMINDED),
    )
    assert at(cast, "visits") == at(cast, "violations") == 1
    assert [at(cast, code) for code in ACTED] == [0, 0, 1, 0]
    assert at(cast, "fine_amount") == 3_000_000


def test_a_fine_beside_a_heavier_action_keeps_its_money(cast: Cast) -> None:
    suspended = Decision(Action.SUSPENDED, TODAY, "7/QĐ")
    visited(
        cast,
        begun(cast),
        Finding(Act.CONTRACT, decision=FINED),
        Finding(Act.ORDER, decision=suspended),
    )
    assert [at(cast, code) for code in ACTED] == [0, 0, 0, 1]
    assert at(cast, "other_action", action="suspended", kind="lodging") == 1
    assert at(cast, "fine_amount") == 3_000_000


def test_what_is_decided_later_balances_in_both_quarters(cast: Cast) -> None:
    """V21: found + undecided before = acted upon + undecided at the end."""
    late, day = found(cast), date(2026, 7, 1)
    assert (at(cast, "violations"), at(cast, "undecided")) == (1, 1)
    said: dict[str, Any] = {"version": late.version, "action": Action.WARNED}
    violations.decide(
        by=cast.inspector, violation=late, decided_on=day, today=day, **said
    )
    for period in (QUARTER, NEXT):
        acted = sum(at(cast, code, period) for code in ACTED)
        open_before = at(cast, "undecided", period.before())
        came = at(cast, "violations", period) + open_before
        assert came == acted + at(cast, "undecided", period)
    assert at(cast, "warned", NEXT) == 1


def test_money_is_counted_on_the_day_it_came(cast: Cast) -> None:
    violation, day = found(cast, FINED), date(2026, 7, 1)
    violations.pay(
        by=cast.inspector, violation=violation, day=day, amount=1_000_000, today=day
    )
    assert at(cast, "fine_collected") == 0
    assert at(cast, "fine_collected", NEXT, kind="lodging") == 1_000_000


def test_a_teams_work_is_its_own_and_premises_are_where_they_stand(cast: Cast) -> None:
    premises = opened(cast)
    visited(cast, begun(cast), premises=premises)
    visited(cast, begun(cast, of_the_province(cast)), premises=premises)
    province: dict[str, Any] = {"alone": True}
    commune: dict[str, Any] = {"place": cast.suoi_lanh, "alone": True}
    assert at(cast, "visits", **province) == at(cast, "visits", **commune) == 1
    # One door, two teams: one premises, and only in its commune.
    assert at(cast, "premises") == at(cast, "premises", **commune) == 1
    assert at(cast, "premises", **province) == 0
    assert at(cast, "premises", level="province", **commune) == 1


def test_checks_of_precursors_are_visits_to_those_who_may_hold_them(cast: Cast) -> None:
    session = begun(cast)
    visited(cast, session, premises=opened(cast, kind="pharmacy_precursor"))
    violating = opened(cast, kind="pharmacy_precursor")
    visited(cast, session, Finding(Act.PRECURSOR), premises=violating)
    visited(cast, session)
    assert at(cast, "precursor_checks") == 2
    assert at(cast, "precursor_checks", result="violation", level="commune") == 1
    assert decided(cast, violating.visits.get().violations.get())

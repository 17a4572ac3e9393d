"""Where the targets of a plan stand."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from lanh.indicators.queries import Lack
from lanh.plans import queries
from lanh.plans.models import Plan
from lanh.plans.queries import TargetProgress
from lanh.plans.rules.pace import Standing
from lanh.reports import jobs
from tests.cast import NOW, TODAY, Cast, accepted, held, planned
from tests.plans.paper import confirmed, linked

pytestmark = pytest.mark.both


def test_a_target_says_why_it_has_no_figure(cast: Cast) -> None:
    plan = confirmed(cast)
    linked(cast, plan.targets.get(value=40), "n.events.sessions", "theme=drug")
    told = queries.progress(plan, place=plan.place, today=TODAY)
    assert [one.standing for one in told] == [
        Standing.NO_FIGURE,
        Standing.NOT_LINKED,
        Standing.NOT_LINKED,
        Standing.IN_WORDS,
    ]


def test_figures_are_asked_for_in_the_reporting_year(cast: Cast) -> None:
    period = queries.period_of(confirmed(cast))
    assert (period.first, period.last) == (date(2025, 12, 15), date(2026, 12, 14))


def test_each_unit_is_told_to_those_who_answer_for_it(cast: Cast) -> None:
    target = confirmed(cast).targets.get(value=40)
    assert [
        one.place for one in queries.spread(cast.specialist, target, today=TODAY)
    ] == [cast.ban_may, cast.suoi_lanh]
    (own,) = queries.spread(cast.officer, target, today=TODAY)
    assert own.place == cast.suoi_lanh


def test_a_commune_sees_what_its_province_has_set(cast: Cast) -> None:
    plan = confirmed(cast)
    assert list(queries.plans(cast.officer, TODAY)) == [plan]
    assert not queries.plans(cast.outsider, TODAY)


def reported(cast: Cast, *, sessions: int) -> None:
    """Suối Lành held so many talks of 100 people, and its half-year is accepted."""
    for _session in range(sessions):
        held(cast, planned(cast), attended=100, women=60)
    accepted(cast)
    jobs.publish_facts()


def measured(cast: Cast) -> Plan:
    """The plan with its three figures linked."""
    plan = confirmed(cast)
    for value, code, part in [
        (40, "n.events.sessions", "theme=drug"),
        (6000, "n.events.attendances", ""),
        (90, "events.commune_coverage", ""),
    ]:
        linked(cast, plan.targets.get(value=value), code, part)
    return plan


def told(
    cast: Cast, plan: Plan, value: int, known_at: datetime | None = None
) -> TargetProgress:
    rows = queries.progress(plan, place=cast.lanh_son, today=TODAY, known_at=known_at)
    (row,) = (one for one in rows if one.target.value == value)
    return row


def test_a_count_is_held_against_the_calendar(cast: Cast) -> None:
    plan = measured(cast)
    reported(cast, sessions=3)
    row = told(cast, plan, 40)
    assert row.number == 3
    assert row.wanted == 40
    assert row.standing is Standing.BEHIND
    # The report is an estimate to 14/6; on 20/5, 140 of 365 days have passed.
    assert row.as_of == TODAY
    assert row.expected == 40 * Decimal(140) / 365
    assert row.share == Decimal(3) / 40


def test_a_distinct_count_of_the_first_half_is_the_count_so_far(cast: Cast) -> None:
    plan = measured(cast)
    linked(cast, plan.targets.get(value=40), "n.events.communes")
    reported(cast, sessions=2)
    assert told(cast, plan, 40).number == 1


def test_what_was_not_known_then_is_not_told(cast: Cast) -> None:
    plan = measured(cast)
    reported(cast, sessions=3)
    before = told(cast, plan, 40, known_at=NOW - timedelta(seconds=1))
    assert before.standing is Standing.NO_FIGURE
    assert before.value is not None
    assert before.value.reason == Lack.NO_FACT
    assert told(cast, plan, 40, known_at=NOW).number == 3


def test_a_number_is_shown_of_each_unit_and_compared_in_none(cast: Cast) -> None:
    plan = measured(cast)
    reported(cast, sessions=3)
    target = plan.targets.get(value=40)
    ban_may, suoi_lanh = queries.spread(cast.specialist, target, today=TODAY)
    assert suoi_lanh.number == 3
    assert suoi_lanh.wanted is None
    assert ban_may.standing is Standing.NO_FIGURE


def test_a_figure_leads_to_the_facts_behind_it(cast: Cast) -> None:
    plan = measured(cast)
    reported(cast, sessions=3)
    behind = queries.behind(told(cast, plan, 40))
    (fact,) = (fact for one in behind for fact in one.facts)
    assert fact.place == cast.suoi_lanh
    assert fact.value == 3
    assert fact.slice == "theme=drug"
    assert fact.submission is not None

"""Where the targets of a plan stand."""

from datetime import date

import pytest

from lanh.plans import queries
from lanh.plans.rules.pace import Standing
from tests.cast import TODAY, Cast
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

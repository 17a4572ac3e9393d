"""What stands in no form becomes a fact when its period closes."""

from datetime import timedelta
from decimal import Decimal

import pytest

from lanh.access.errors import NotPermitted
from lanh.indicators import queries as indicators
from lanh.outbox.models import Message
from lanh.reports import actions, jobs
from lanh.reports.errors import AlreadyClosed, PeriodRuns
from lanh.reports.models import Fact
from lanh.reports.queries import closing
from lanh.reports.rules import Origin
from tests.cast import HALF, NOW, Cast, accepted, duty_of, held, planned

pytestmark = pytest.mark.both

AFTER = NOW.replace(month=7)


def closed(cast: Cast) -> int:
    return actions.close_period(
        by=cast.specialist, period=HALF, province=cast.lanh_son, at=AFTER
    )


def coverage(cast: Cast) -> Decimal | None:
    code = "events.commune_coverage"
    return indicators.value(code, place=cast.lanh_son, period=HALF).number


def test_the_number_of_communes_is_kept_for_each_commune(cast: Cast) -> None:
    number = closed(cast)
    facts = Fact.objects.filter(origin=Origin.CLOSING.value)
    assert facts.count() == number
    assert {fact.place for fact in facts} == {cast.suoi_lanh, cast.ban_may}
    communes = facts.filter(element="communes.total")
    assert [str(fact.value) for fact in communes] == ["1.0000", "1.0000"]
    assert {fact.element for fact in facts} >= {"reports.due", "reports.on_time"}
    assert Message.objects.filter(kind="facts.publish").count() == 1


def test_a_share_has_its_denominator_once_the_period_is_closed(cast: Cast) -> None:
    held(cast, planned(cast))
    accepted(cast)
    jobs.publish_facts({})
    assert coverage(cast) is None
    closed(cast)
    jobs.publish_facts({})
    assert coverage(cast) == 50


def test_a_running_period_is_not_closed(cast: Cast) -> None:
    with pytest.raises(PeriodRuns, match="14"):
        actions.close_period(
            by=cast.specialist, period=HALF, province=cast.lanh_son, at=NOW
        )


def test_a_period_is_closed_once(cast: Cast) -> None:
    closed(cast)
    with pytest.raises(AlreadyClosed, match="tỉnh Lành Sơn"):
        closed(cast)


def test_the_officer_closes_no_period(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        actions.close_period(
            by=cast.officer, period=HALF, province=cast.lanh_son, at=AFTER
        )


def test_only_periods_that_are_over_and_open_are_offered(cast: Cast) -> None:
    duty_of(cast)
    today = AFTER.date()
    assert closing.periods(cast.specialist, today=HALF.last) == []
    assert closing.periods(cast.specialist, today=today) == [HALF]
    closed(cast)
    assert closing.periods(cast.specialist, today=today + timedelta(days=1)) == []

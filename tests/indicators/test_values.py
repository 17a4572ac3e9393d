"""What indicators come to, what they lack, and what stands behind them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lanh.common.period import Period
from lanh.elements.indicators import indicators
from lanh.indicators import queries
from lanh.indicators.queries import Coverage, Lack, Value
from lanh.indicators.rules import months_of, needs
from lanh.places.models import Place
from lanh.reports import jobs
from lanh.reports.models import Fact
from lanh.rollup import FactRow
from tests.cast import HALF, NOW, Cast, accepted, held, planned

pytestmark = pytest.mark.both
QUARTER = Period.decree_09_quarter(2026, 1)
YEAR = Period.decree_09_year(2026)


def said(
    place: Place,
    element: str,
    value: int | None,
    period: Period = HALF,
    slice: str = "",
    reason: str = "",
    estimate: bool = False,
) -> FactRow:
    return FactRow(
        str(place.pk),
        element,
        slice,
        period.regime,
        period.first,
        period.last,
        value,
        reason,
        estimate,
        NOW,
        0,
        "submission",
    )


def publish(*facts: FactRow) -> None:
    """Published as they are: what reports made of them is not the matter here."""

    jobs.publish_tree()
    kept = jobs.store()
    first = kept.manifest().published_through + 1
    kept.append([replace(f, sequence=n) for n, f in enumerate(facts, first)])


def triple(*numbers: int) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, numbers))


def value(code: str, place: Place, period: Period = HALF, **asked: Any) -> Value:
    return queries.value(code, place=place, period=period, **asked)


def test_a_share_keeps_its_numerator_and_its_denominator(cast: Cast) -> None:
    publish(
        said(cast.suoi_lanh, "events.attendances", 120),
        said(cast.suoi_lanh, "events.sessions", 2),
        said(cast.ban_may, "events.attendances", 30),
        said(cast.ban_may, "events.sessions", 1, estimate=True),
    )
    found = value("events.mean_attendance", cast.lanh_son)
    assert (found.number, found.numerator, found.denominator) == triple(50, 150, 3)
    assert found.reason == ""
    assert found.coverage == Coverage(2, 2)
    assert found.estimate == Decimal("0.5")
    assert (found.as_of, found.known) == (HALF.last, NOW)


def test_a_percentage_is_of_a_hundred(cast: Cast) -> None:
    publish(
        said(cast.suoi_lanh, "events.communes", 1),
        said(cast.suoi_lanh, "communes.total", 1),
        said(cast.ban_may, "events.communes", 0),
        said(cast.ban_may, "communes.total", 1),
    )
    assert value("events.commune_coverage", cast.lanh_son).number == 50


def test_each_element_has_its_own_indicator(cast: Cast) -> None:
    publish(said(cast.suoi_lanh, "events.sessions", 4))
    found = value("n.events.sessions", cast.lanh_son)
    assert (found.number, found.denominator) == (Decimal(4), None)
    assert found.coverage == Coverage(1, 2)
    assert found.coverage.share == Decimal("0.5")


def test_the_level_above_stands_for_no_commune_that_is_missing(cast: Cast) -> None:
    publish(
        said(cast.suoi_lanh, "events.sessions", 4),
        said(cast.lanh_son, "events.sessions", 1),
    )
    found = value("n.events.sessions", cast.lanh_son)
    assert found.number == 5
    assert found.coverage == Coverage(1, 2), "Bản Mây has not reported"
    assert value("n.events.sessions", cast.suoi_lanh).coverage == Coverage(1, 1)
    long_ago = Period.decree_09_half(2023, 1)
    assert value("n.events.sessions", cast.lanh_son, long_ago).number is None


def test_what_is_missing_is_said_and_never_taken_for_zero(cast: Cast) -> None:
    publish(
        said(cast.suoi_lanh, "events.attendances", None, reason="blank"),
        said(cast.suoi_lanh, "events.sessions", 0),
        said(cast.ban_may, "events.attendances", 12),
    )

    def lack(code: str, place: Place) -> str:
        found = value(code, place)
        assert found.number is None
        return found.reason

    assert lack("events.mean_attendance", cast.suoi_lanh) == Lack.BLANK
    assert lack("events.mean_attendance", cast.ban_may) == Lack.NO_FACT
    assert lack("n.events.sessions", cast.ben_xa) == Lack.NO_FACT
    assert lack("events.mean_attendance", cast.lanh_son) == Lack.NOTHING_TO_DIVIDE_BY
    assert lack("plans.target_completion", cast.lanh_son) == Lack.ASKED_ELSEWHERE
    assert value("n.events.sessions", cast.suoi_lanh).number == 0


def test_halves_add_up_to_the_year_so_far(cast: Cast) -> None:
    publish(said(cast.suoi_lanh, "events.sessions", 4))
    found = value("n.events.sessions", cast.lanh_son, YEAR)
    assert (found.number, found.as_of) == (Decimal(4), HALF.last)


def test_change_since_the_year_before(cast: Cast) -> None:
    code = "people.new_addicted"
    publish(
        said(cast.suoi_lanh, code, 12),
        said(cast.suoi_lanh, code, 10, HALF.year_before()),
    )
    found = value("people.new_addicted_change", cast.lanh_son)
    assert (found.number, found.numerator, found.denominator) == triple(20, 2, 10)
    assert value("people.new_addicted_change", cast.ban_may).reason == Lack.NO_FACT


def test_nothing_is_compared_across_a_change_of_the_law(cast: Cast) -> None:
    second = Period.decree_09_half(2026, 2)
    code = "people.addicted_on_file"
    publish(
        said(cast.suoi_lanh, code, 12, second),
        said(cast.suoi_lanh, code, 10, second.year_before()),
    )
    found = value("people.addicted_change", cast.lanh_son, second)
    assert (found.number, found.reason) == (None, Lack.NOT_COMPARABLE)


def test_a_base_period_is_set_by_the_target(cast: Cast) -> None:
    base = HALF.year_before()
    publish(
        said(cast.lanh_son, "tally.drug_cases", 30),
        said(cast.lanh_son, "tally.drug_cases", 20, base),
    )
    code = "tally.drug_cases_change"
    assert value(code, cast.lanh_son).reason == Lack.NO_BASE
    assert value(code, cast.lanh_son, base=base).number == 50


def test_the_mean_of_month_ends(cast: Cast) -> None:
    months = months_of(QUARTER)
    assert [month.last for month in months] == [
        date(2026, 1, 14),
        date(2026, 2, 14),
        date(2026, 3, 14),
    ]
    publish(
        said(cast.suoi_lanh, "rehab.residents", 40, months[0]),
        said(cast.suoi_lanh, "rehab.residents", 60, months[2]),
        said(cast.suoi_lanh, "rehab.absconded", 5, QUARTER),
    )
    found = value("rehab.abscond_rate", cast.lanh_son, QUARTER)
    assert (found.number, found.denominator) == (Decimal(10), Decimal(50))


def test_a_period_from_the_thirty_first_has_no_months_of_its_own() -> None:
    odd = Period(QUARTER.regime, date(2026, 1, 31), date(2026, 6, 30))
    assert months_of(odd) == []


def test_many_are_asked_at_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(
        said(cast.suoi_lanh, "events.sessions", 4),
        said(cast.ban_may, "events.sessions", 5),
        said(cast.suoi_lanh, "events.attendances", 100),
    )
    places = [cast.lanh_son, cast.suoi_lanh, cast.ban_may]
    codes = ["n.events.sessions", "events.mean_attendance"]
    found = queries.values(codes, places=places, period=HALF)
    assert {key: one.number for key, one in found.items()} == {
        ("n.events.sessions", cast.lanh_son.pk): 9,
        ("n.events.sessions", cast.suoi_lanh.pk): 4,
        ("n.events.sessions", cast.ban_may.pk): 5,
        ("events.mean_attendance", cast.lanh_son.pk): Decimal(100) / 9,
        ("events.mean_attendance", cast.suoi_lanh.pk): 25,
        ("events.mean_attendance", cast.ban_may.pk): None,
    }


def test_every_indicator_can_be_asked(cast: Cast) -> None:
    publish(said(cast.suoi_lanh, "events.sessions", 4))
    found = queries.values(indicators(), places=[cast.lanh_son], period=HALF)
    assert len(found) == len(indicators())
    assert all(one.number is not None or one.reason for one in found.values())
    numbers = {code for (code, _place), one in found.items() if one.number is not None}
    assert numbers == {"n.events.sessions"}


def test_an_indicator_that_nobody_defined_is_no_question(cast: Cast) -> None:
    with pytest.raises(KeyError):
        value("no.such", cast.lanh_son)


def test_the_facts_behind_a_value_lead_to_their_submissions(cast: Cast) -> None:
    held(cast, planned(cast), attended=120, women=70)
    report = accepted(cast)
    jobs.publish_facts()
    behind = queries.rows_behind(
        "events.mean_attendance", place=cast.lanh_son, period=HALF
    )
    assert [one.need.element for one in behind] == [
        "events.attendances",
        "events.sessions",
    ]
    found = value("events.mean_attendance", cast.lanh_son)
    for one, number in zip(behind, (found.numerator, found.denominator), strict=True):
        rows: Iterable[Fact] = one.facts
        assert {row.submission for row in rows} == {report}
        assert sum(row.value or 0 for row in rows) == number


def test_as_known_before_it_was_accepted_there_is_nothing(cast: Cast) -> None:
    accepted(cast)
    jobs.publish_facts()
    code = "n.events.sessions"
    before = NOW - timedelta(seconds=1)
    assert value(code, cast.lanh_son, known_at=before).reason == Lack.NO_FACT
    assert value(code, cast.lanh_son, known_at=NOW).number == 0
    behind = queries.rows_behind(
        code, place=cast.lanh_son, period=HALF, known_at=before
    )
    assert [one.facts.count() for one in behind] == [0]


def test_an_indicator_knows_what_it_needs() -> None:
    assert {need.element for need in needs("events.mean_attendance")} == {
        "events.attendances",
        "events.sessions",
    }


def test_a_part_is_asked_of_every_figure_that_has_it(cast: Cast) -> None:
    publish(
        said(cast.suoi_lanh, "events.sessions", 9),
        said(cast.suoi_lanh, "events.sessions", 4, slice="theme=drug"),
        said(cast.suoi_lanh, "events.attendances", 200, slice="theme=drug"),
    )
    codes = ["n.events.sessions{theme=drug}", "events.mean_attendance{theme=drug}"]
    found = queries.values(codes, places=[cast.lanh_son], period=HALF)
    assert [found[code, cast.lanh_son.pk].number for code in codes] == [4, 50]


def test_a_part_that_no_figure_has_is_no_indicator(cast: Cast) -> None:
    with pytest.raises(KeyError):
        queries.value("n.events.sessions{sex=f}", place=cast.lanh_son, period=HALF)

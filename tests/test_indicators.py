"""An accepted report becomes a figure at every place above, as of its day."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_django import Settings

from lanh.indicators.errors import UnknownIndicator
from lanh.indicators.queries import NoValue, value, values
from lanh.places.models import Place
from lanh.reports.jobs import publish_facts
from lanh.rollup import Store
from tests.cast import HALF, NOW, Cast, accepted, held, planned

pytestmark = pytest.mark.both


@pytest.fixture(autouse=True)
def facts(settings: Settings, tmp_path: Path) -> Path:
    """A folder of facts of its own for each test."""
    folder = tmp_path / "facts"
    settings.FACTS = folder
    return folder


def number(code: str, place: Place) -> Decimal | None:
    return value(code, place=place, period=HALF).number


def test_what_a_commune_reported_is_summed_above_it(cast: Cast) -> None:
    held(cast, planned(cast), attended=120)
    accepted(cast)
    publish_facts({})
    for place in (cast.suoi_lanh, cast.lanh_son):
        assert number("n.events.sessions", place) == 1
        assert number("n.events.attendances", place) == 120
        assert number("events.mean_attendance", place) == 120


def test_what_was_not_accepted_is_no_figure_and_no_zero(cast: Cast) -> None:
    held(cast, planned(cast))
    accepted(cast)
    publish_facts({})
    nothing = value("n.events.sessions", place=cast.ban_may, period=HALF)
    assert nothing.number is None
    assert nothing.reason is NoValue.NO_FIGURE
    year_before = value(
        "n.events.sessions", place=cast.suoi_lanh, period=HALF.year_before()
    )
    assert year_before.reason is NoValue.NO_FIGURE


def test_a_share_keeps_what_it_is_a_share_of(cast: Cast) -> None:
    held(cast, planned(cast))
    accepted(cast)
    publish_facts({})
    reached = value("events.commune_coverage", place=cast.lanh_son, period=HALF)
    assert reached.numerator == 1
    assert reached.denominator == 2
    assert reached.number == 50
    by_theme = "events.commune_coverage{theme=prostitution}"
    assert value(by_theme, place=cast.lanh_son, period=HALF).number == 0


def test_a_share_of_nothing_is_not_judged(cast: Cast) -> None:
    accepted(cast)
    publish_facts({})
    mean = value("events.mean_attendance", place=cast.lanh_son, period=HALF)
    assert mean.reason is NoValue.NO_DENOMINATOR


def test_a_figure_says_as_of_when_and_by_how_many(cast: Cast) -> None:
    accepted(cast)
    publish_facts({})
    told = value("n.events.sessions", place=cast.lanh_son, period=HALF)
    assert told.as_of == HALF.last
    assert told.known == NOW
    assert told.coverage == (1, 2)
    assert told.estimate


def test_before_it_was_accepted_nothing_was_known(cast: Cast) -> None:
    accepted(cast)
    publish_facts({})
    earlier = NOW - timedelta(seconds=1)
    asked = {"place": cast.suoi_lanh, "period": HALF}
    then = value("n.events.sessions", known_at=earlier, **asked)  # type: ignore[arg-type]
    assert then.number is None
    assert value("n.events.sessions", known_at=NOW, **asked).number == 0  # type: ignore[arg-type]


def test_many_are_asked_at_once(cast: Cast) -> None:
    accepted(cast)
    publish_facts({})
    places = [cast.lanh_son, cast.suoi_lanh, cast.ban_may]
    codes = ["n.events.sessions", "events.commune_coverage"]
    found = values(codes, places=places, period=HALF)
    assert set(found) == {(code, place.pk) for code in codes for place in places}


def test_an_unknown_code_is_refused_by_name(cast: Cast) -> None:
    with pytest.raises(UnknownIndicator, match="nothing"):
        value("nothing", place=cast.lanh_son, period=HALF)


def test_publishing_again_adds_nothing(cast: Cast, facts: Path) -> None:
    accepted(cast)
    first = publish_facts({})
    assert publish_facts({}).number == first.number
    assert Store(facts).manifest().published_through == first.published_through

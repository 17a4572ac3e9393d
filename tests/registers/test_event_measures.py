"""What the register of events yields: every number with the rows behind it."""

from datetime import date, timedelta
from typing import Any

import pytest

from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.catalogue import elements
from lanh.registers.events import actions
from lanh.registers.events.measures import MEASURES
from tests.cast import TODAY, Cast, confirmed, held, planned
from tests.registers.test_event_entries import leaflets, taught
from tests.registers.test_events import lesson

pytestmark = pytest.mark.both
MAY = Period.month(2026, 5)


def at(cast: Cast, code: str, **slice: Any) -> tuple[int, int]:
    """The number in the province in May, and how many rows stand behind it."""
    found = registry.count(
        code, place=cast.lanh_son, period=MAY, as_of=MAY.last, **slice
    )
    return int(found.number), found.rows.count()


@pytest.mark.parametrize("code", list(MEASURES.of))
def test_the_register_yields_what_the_element_defines(code: str) -> None:
    assert registry.is_registered(code)
    assert MEASURES.of[code].offered == set(elements()[code].breakdowns)


def test_the_register_answers_for_all_of_its_elements() -> None:
    ours = {code for code, e in elements().items() if e.source == "events"}
    assert set(MEASURES.of) == ours


@pytest.mark.parametrize("code", list(MEASURES.of))
def test_every_slice_can_be_asked(cast: Cast, code: str) -> None:
    for dimension in elements()[code].breakdowns:
        for value in elements()[code].dimension(dimension).values:
            assert at(cast, code, **{dimension: value.code}) == (0, 0)


def test_only_events_that_took_place_are_counted(cast: Cast) -> None:
    planned(cast)
    counted = [held(cast, planned(cast)), confirmed(cast, held(cast, planned(cast)))]
    sessions = MEASURES.count("events.sessions", place=cast.lanh_son, period=MAY)
    assert sessions.number == 2
    assert set(sessions.rows) == set(counted)


def test_the_total_and_its_rows_agree_in_every_slice(cast: Cast) -> None:
    held(cast, planned(cast, theme="hiv"), attended=120, women=70)
    held(cast, planned(cast, place=cast.ban_may), attended=30, women=None)
    assert at(cast, "events.attendances") == (150, 2)
    assert at(cast, "events.attendances", theme="hiv") == (120, 1)
    assert at(cast, "events.attendances", sex="f") == (70, 1)
    assert at(cast, "events.attendances", sex="m", theme="hiv") == (50, 1)
    assert at(cast, "events.attendances", sex="m", theme="drug") == (0, 0)


def test_totals_by_main_theme_add_up(cast: Cast) -> None:
    for theme in ("drug", "drug", "hiv", "general"):
        held(cast, planned(cast, theme=theme))
    themes = elements()["events.sessions"].dimension("theme").values
    parts = [at(cast, "events.sessions", theme=theme.code)[0] for theme in themes]
    assert sum(parts) == at(cast, "events.sessions")[0] == 4


def test_a_commune_reached_twice_is_one_commune(cast: Cast) -> None:
    for _time in range(2):
        held(cast, planned(cast))
    assert at(cast, "events.communes") == (1, 2)
    assert MEASURES.count("events.communes", place=cast.ben_xa, period=MAY).number == 0


def test_the_own_figure_of_a_province_leaves_its_communes_out(cast: Cast) -> None:
    held(cast, planned(cast))
    held(cast, planned(cast, place=cast.lanh_son))
    assert at(cast, "events.sessions")[0] == 2
    assert at(cast, "events.sessions", alone=True)[0] == 1
    assert at(cast, "events.sessions", level="province") == (1, 1)


def test_pieces_are_counted_as_printed_or_handed_out(cast: Cast) -> None:
    leaflets(cast, number=500)
    leaflets(cast, number=20, kind="poster", theme="hiv")
    struck = leaflets(cast, number=9_999)
    actions.strike(by=cast.officer, entry=struck, why="Ghi nhầm", today=TODAY)
    assert at(cast, "events.handed") == (520, 2)
    assert at(cast, "events.handed", material="poster") == (20, 1)
    assert at(cast, "events.handed", material="leaflet", theme="hiv") == (0, 0)
    assert at(cast, "events.printed") == (0, 0)


def test_a_school_is_reached_when_pupils_were(cast: Cast) -> None:
    taught(cast)
    taught(cast, school="Trường THPT Lành Sơn", level="upper", pupils=0)
    assert at(cast, "events.schools") == (1, 1)
    assert at(cast, "events.schools", level="lower") == (1, 1)
    assert at(cast, "events.schools", level="upper") == (0, 0)


def test_classes_and_the_people_in_them(cast: Cast) -> None:
    actions.hold(by=cast.officer, event=lesson(cast), attended=35, today=TODAY)
    assert at(cast, "events.classes", level="commune") == (1, 1)
    assert at(cast, "events.trainees", audience="collaborators") == (35, 1)
    assert at(cast, "events.trainees", sex="f") == (0, 0)


def test_a_programme_counts_as_often_as_it_was_on_the_air(cast: Cast) -> None:
    facts: dict[str, Any] = {
        "title": "Bản tin",
        "day": TODAY,
        "place": cast.suoi_lanh,
        "channel": "radio",
        "theme": "drug",
        "times": 12,
    }
    actions.record_broadcast(by=cast.officer, today=TODAY, **facts)
    assert at(cast, "events.broadcasts", channel="radio") == (12, 1)


def test_a_slice_that_is_not_yielded_is_no_zero(cast: Cast) -> None:
    wrong: list[dict[str, Any]] = [{"sex": "f"}, {"theme": "sports"}]
    for slice_ in wrong:
        with pytest.raises(KeyError):
            MEASURES.count("events.sessions", place=cast.lanh_son, period=MAY, **slice_)


def test_events_outside_the_period_or_after_the_day_are_not_counted(cast: Cast) -> None:
    held(cast, planned(cast, day=date(2026, 4, 30)))
    held(cast, planned(cast))
    assert at(cast, "events.sessions")[0] == 1
    yesterday = TODAY - timedelta(days=1)
    early = registry.count(
        "events.sessions", place=cast.suoi_lanh, period=MAY, as_of=yesterday
    )
    assert early.number == 0

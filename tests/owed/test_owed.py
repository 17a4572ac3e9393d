"""What is due comes in the order in which a person takes it up."""

from datetime import date, timedelta

import pytest

from lanh.owed import registry
from lanh.owed.queries import Horizon, by_horizon, owed
from lanh.owed.registry import Due, Said
from tests.cast import TODAY, Cast


def due(what: str, days: int | None, *, late: bool = False) -> Due:
    day: date | None = None if days is None else TODAY + timedelta(days=days)
    return Due(Said(what), day, "home", Said("Open"), late=late)


@pytest.fixture
def _a_room_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_SOURCES", {})
    known = [
        due("later", 8),
        due("some day", None),
        due("the week", 7),
        due("today", 0),
        due("late", -1),
        due("later than late", -3),
        due("its hour has passed", 0, late=True),
    ]
    registry.register("a room", lambda user, today: known)


@pytest.mark.usefixtures("_a_room_knows")
def test_late_comes_first_and_what_has_no_day_last(cast: Cast) -> None:
    told = [item.what.sentence for item in owed(cast.officer, TODAY)]
    assert told == [
        *("later than late", "late", "its hour has passed", "today"),
        *("the week", "later", "some day"),
    ]


@pytest.mark.usefixtures("_a_room_knows")
def test_groups_are_named_by_how_far_off_they_are(cast: Cast) -> None:
    groups = {name: len(items) for name, items in by_horizon(cast.officer, TODAY)}
    assert groups == {
        Horizon.LATE: 3,
        Horizon.TODAY: 1,
        Horizon.WEEK: 1,
        Horizon.LATER: 2,
    }


def test_a_group_without_anything_is_left_out(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "_SOURCES", {})
    assert by_horizon(cast.officer, TODAY) == []

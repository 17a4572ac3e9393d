"""Rules are texts, and texts can be wrong."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanh.law.errors import BadRule
from lanh.law.instruments import by_number, in_force, instruments, read_instrument
from lanh.law.rules import Unit, read_rule, rule, rules

GOOD: dict[str, Any] = {"law": "L120", "article": "24.2", "value": 12, "unit": "month"}


def _entry(*versions: dict[str, Any]) -> dict[str, Any]:
    return {
        "vi": "Thử",
        "en": "Tried",
        "versions": [{"quote": "", **v} for v in versions],
    }


def test_a_rule_is_chosen_by_the_day() -> None:
    old, new = (rule("user.decision", date(2026, *day)) for day in ((6, 30), (7, 1)))
    assert old is not None
    assert new is not None
    assert (old.value, old.unit, old.article) == (
        3,
        "working_day",
        "Law 73/2021 art 23.4",
    )
    assert (new.value, new.unit, new.who) == (24, Unit.HOUR, "commune_police_chief")
    assert rule("user.suspend", date(2026, 6, 30)) is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"unit": "fortnight"}, "fortnight"),
        ({"unit": ""}, "go together"),
        ({"value": 6, "least": 12}, "do not fit"),
        ({"colour": "red"}, "colour"),
        ({"law": "L999"}, "L999"),
        ({"quote": "một " * 16}, "15 words"),
    ],
)
def test_a_wrong_rule_is_refused_by_name(wrong: dict[str, Any], words: str) -> None:
    assert read_rule("tried", _entry(GOOD))
    with pytest.raises(BadRule, match=words):
        read_rule("tried", _entry(GOOD | wrong))


def test_two_versions_never_share_a_day() -> None:
    with pytest.raises(BadRule, match="share days"):
        read_rule("tried", _entry(GOOD, GOOD | {"article": "24.3"}))


def test_an_instrument_without_a_first_day_is_refused() -> None:
    with pytest.raises(BadRule, match="since"):
        read_instrument("X", {"name": "X", "number": "1", "vi": "X"})


@pytest.mark.parametrize(
    ("number", "day", "known"),
    [
        ("73/2021/QH14", date(2026, 6, 30), True),
        ("73/2021/QH14", date(2026, 7, 1), False),
        ("Số 120/2025/QH15", date(2026, 6, 30), False),
        ("1/1999/QH1", date(2026, 6, 30), None),
    ],
)
def test_whether_an_instrument_was_in_force(
    number: str, day: date, known: bool | None
) -> None:
    assert in_force(number, day) is known


def test_numbers_are_found_however_they_are_spaced() -> None:
    assert by_number("10/2003/pl-ubtvqh11 ") == instruments()["PL10"]


@given(st.sampled_from(sorted(rules())), st.dates(date(2022, 1, 1), date(2030, 1, 1)))
def test_one_law_at_most_speaks_on_one_thing_on_one_day(code: str, day: date) -> None:
    speaking = [version for version in rules()[code] if day in version.span]
    assert len(speaking) <= 1


def test_the_two_drug_laws_meet_and_do_not_overlap() -> None:
    laws = instruments()
    assert laws["L73"].force.until == laws["L120"].force.since

"""Forms are text too: rows, open columns, rules, days."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from lanh.common.period import Period, Regime
from lanh.elements.errors import BadDefinition
from lanh.elements.forms import FormText, forms, read_form
from lanh.elements.rulebook import broken, checks
from lanh.elements.slices import slice_key
from lanh.elements.tree import Shift

HALF = Period.decree_09_half(2026, 1)
SMALL = """
code = "F99"
version = 1
vi = "Thử"
en = "Tried"
regime = "nd09"

[[cadence]]
length = "half"
day = 10
kind = "before"
cut_off_days = 5

[[row]]
element = "events.attendances"
columns = ["theme", "sex", "theme*sex"]

[[row]]
element = "events.communes"
columns = ["theme"]
"""
RULE = """
[[rule]]
id = "V01"
level = "error"
vi = "{cell}"
en = "{cell}"
"""


def form(rule: str = "") -> FormText:
    return read_form(SMALL + (RULE + rule if rule else ""))


def names(rule: str) -> list[str]:
    return [str(check.condition) for check in checks(form(rule), HALF.first)]


def test_f12_is_read_with_its_rules() -> None:
    f12 = forms()["F12"]
    assert len(f12.rows) == 16
    assert f12.regime is Regime.DECREE_09
    assert {rule.code for rule in f12.rules} == {
        "V01",
        "V02",
        "V04",
        "V05",
        "V28",
        "V38",
    }
    assert checks(f12, HALF.first)


@pytest.mark.parametrize(
    ("period", "day", "kind", "cut_off"),
    [
        (Period.decree_09_half(2026, 1), (6, 10), "before", (6, 5)),
        (Period.decree_09_half(2026, 2), (12, 10), "before", (12, 5)),
        (Period.decree_09_year(2026), (12, 10), "before", (12, 5)),
        (Period.decree_09_quarter(2026, 3), (9, 20), "by", (9, 14)),
    ],
    ids=["first half", "second half", "year", "quarter"],
)
def test_f12_is_due_as_catalogue_5_says(
    period: Period, day: tuple[int, int], kind: str, cut_off: tuple[int, int]
) -> None:
    due = forms()["F12"].due(period)
    assert (due.day, due.kind) == (date(2026, *day), kind)
    assert due.cut_off == date(2026, *cut_off)


def test_a_cell_is_a_row_and_a_value_of_an_open_column() -> None:
    slots = [slot.name for slot in form().slots(HALF.first)]
    assert slots[0] == "events.attendances"
    assert "events.attendances{sex=f}" in slots
    assert "events.attendances{sex=f;theme=drug}" in slots
    assert "events.communes{theme=drug}" in slots
    assert len(slots) == 1 + 7 + 2 + 14 + 1 + 7


def test_parts_of_what_is_counted_anew_are_not_added_up() -> None:
    """A commune that two events reached is one commune, and a part of each theme."""
    groups = names('each = "group"\nsays = "known(WHOLE, GROUP) ≤ WHOLE"')
    assert groups == [
        "known(events.attendances, theme) ≤ events.attendances",
        "known(events.attendances, sex) ≤ events.attendances",
    ]


def test_a_rule_is_written_out_for_each_part_and_slice() -> None:
    parts = names('each = "part"\nsays = "CELL ≤ WHOLE"')
    assert "events.communes{theme=hiv} ≤ events.communes" in parts
    sliced = names('by = ["theme"]\nsays = "events.attendances ≥ events.communes"')
    assert sliced[:2] == [
        "events.attendances ≥ events.communes",
        "events.attendances{theme=drug} ≥ events.communes{theme=drug}",
    ]
    assert len(sliced) == 8


def test_what_does_not_hold_is_told_with_both_numbers() -> None:
    figures = {"events.attendances": 120, "events.attendances{sex=f}": 130}

    def ask(code: str, chosen: Mapping[str, str], shift: Shift, /) -> Decimal | None:
        name = f"{code}{{{slice_key(chosen)}}}" if chosen else code
        return Decimal(figures[name]) if name in figures else None

    found = broken(form('each = "part"\nsays = "CELL ≤ WHOLE"'), HALF.first, ask)
    assert [(b.left, b.right) for b in found] == [(Decimal(130), Decimal(120))]
    assert found[0].check.figures[0].chosen == (("sex", "f"),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('element = "events.communes"', 'element = "events.kommunes"'),
        ('columns = ["theme"]', 'columns = ["audience"]'),
        ('element = "events.communes"', 'element = "events.attendances"'),
        ('kind = "before"', 'kind = "around"'),
    ],
    ids=["element", "column", "twice", "kind"],
)
def test_a_wrong_form_is_refused(old: str, new: str) -> None:
    assert old in SMALL
    with pytest.raises(BadDefinition):
        read_form(SMALL.replace(old, new))


@pytest.mark.parametrize(
    "rule",
    [
        'check = "magic"',
        'each = "page"\nsays = "CELL ≥ 0"',
        'each = "cell"\nsays = "CELL ≥ events.kommunes"',
        'says = "events.communes ≤ "',
    ],
    ids=["check", "each", "element", "grammar"],
)
def test_a_wrong_rule_is_refused(rule: str) -> None:
    with pytest.raises(BadDefinition):
        checks(form(rule), HALF.first)


def test_a_rule_says_or_checks() -> None:
    with pytest.raises(BadDefinition, match="V01"):
        form('says = "events.communes ≥ 0"\ncheck = "blank"')


def test_a_form_is_not_due_for_another_calendar() -> None:
    with pytest.raises(KeyError):
        form().due(Period.month(2026, 5))
    with pytest.raises(KeyError):
        form().due(Period.decree_09_year(2026))

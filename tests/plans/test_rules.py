"""The rules of plans, each on its own."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanh.plans.errors import (
    EndsBeforeItBegins,
    NoSuchIndicator,
    NoSuchSlice,
    NotADate,
    NotADeadline,
    UpperBelowValue,
    UpperWithoutRange,
    WordsMissing,
)
from lanh.plans.rules import content, linking, source
from lanh.plans.rules.content import Comparator
from lanh.plans.rules.life import ItemKind, Sureness, sureness
from lanh.plans.rules.pace import Aim, Judged, Standing, judge, passed
from lanh.plans.rules.suggest import Asked, Candidate, suggest

HALF = Decimal("0.5")


def standing(
    comparator: str, value: str, figure: str, *, grows: bool = False, **more: Any
) -> Judged:
    aim = Aim(Comparator(comparator), Decimal(value), grows=grows, **more)
    return judge(aim, Decimal(figure), more.pop("share", HALF))


# ── pace ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("comparator", "figure", "expected"),
    [
        ("=", "20", Standing.ON_COURSE),
        ("=", "19", Standing.BEHIND),
        (">=", "40", Standing.REACHED),
        (">", "40", Standing.ON_COURSE),
        ("range", "40", Standing.REACHED),
    ],
)
def test_what_adds_up_is_expected_in_step_with_the_calendar(
    comparator: str, figure: str, expected: Standing
) -> None:
    assert standing(comparator, "40", figure, grows=True).standing is expected


@pytest.mark.parametrize(
    ("figure", "expected"), [("90", Standing.REACHED), ("60", Standing.BEHIND)]
)
def test_a_share_is_compared_as_it_stands(figure: str, expected: Standing) -> None:
    assert standing(">=", "90", figure).standing is expected


def test_what_is_missing_by_now_is_told() -> None:
    judged = standing(">=", "40", "15", grows=True)
    assert judged.expected == 20
    assert judged.gap == 5


def test_a_limit_is_kept_until_it_is_passed() -> None:
    aim = Aim(Comparator.AT_MOST, Decimal(10), grows=True)
    assert judge(aim, Decimal(9), HALF).standing is Standing.ON_COURSE
    assert judge(aim, Decimal(9), Decimal(1)).standing is Standing.REACHED
    assert judge(aim, Decimal(11), HALF).gap == 1
    assert standing("<", "10", "10").standing is Standing.OVER


def test_a_decrease_is_set_against_a_change_turned_about() -> None:
    assert standing("decrease", "10", "-12", grows=False).standing is Standing.REACHED
    assert standing("decrease", "10", "-4").gap == 6


def test_an_aim_against_an_earlier_year_needs_its_figure() -> None:
    aim = Aim(Comparator.BASELINE, None, grows=True, direction="more")
    assert judge(aim, Decimal(9), HALF).standing is Standing.NO_FIGURE
    aim = Aim(Comparator.BASELINE, None, True, Decimal(10), "more")
    assert judge(aim, Decimal(6), HALF).standing is Standing.ON_COURSE
    assert judge(aim, Decimal(11), HALF).standing is Standing.REACHED
    fewer = Aim(Comparator.BASELINE, None, True, Decimal(10), "less")
    assert judge(fewer, Decimal(10), HALF).standing is Standing.OVER


@given(
    st.sampled_from([c for c in Comparator if c is not Comparator.BASELINE]),
    st.decimals(-1000, 1000, places=2),
    st.decimals(0, 1000, places=2),
    st.booleans(),
    st.decimals(0, 1, places=3),
)
def test_every_figure_has_one_standing(
    comparator: Comparator, figure: Decimal, value: Decimal, grows: bool, share: Decimal
) -> None:
    judged = judge(Aim(comparator, value, grows), figure, share)
    if judged.standing in (Standing.BEHIND, Standing.OVER):
        assert judged.gap is not None
        assert judged.gap >= 0
    else:
        assert judged.gap is None


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_year_passes_day_by_day(day: date) -> None:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    assert 0 < passed(first, last, day) <= 1
    assert passed(first, last, date(2027, 3, 1)) == 1
    assert passed(first, last, date(2025, 3, 1)) == 0


# ── content ───────────────────────────────────────────────────────────────────────────


def target(**given: Any) -> dict[str, Any]:
    return content.checked(ItemKind.TARGET, "x", {"measures": [given]})


def test_an_item_needs_its_words() -> None:
    with pytest.raises(WordsMissing):
        content.checked(ItemKind.TARGET, "  ", {})


def test_a_range_begins_with_its_smaller_number() -> None:
    assert target(comparator="range", value=15, upper=20)
    with pytest.raises(UpperBelowValue, match="from 20 to 15"):
        target(comparator="range", value=20, upper=15)


def test_only_a_range_has_a_second_number() -> None:
    with pytest.raises(UpperWithoutRange):
        target(comparator=">=", value=15, upper=20)


def test_an_activity_ends_after_it_begins() -> None:
    time = {"text": "Quý II", "start": "2026-06-30", "end": "2026-04-01"}
    with pytest.raises(EndsBeforeItBegins):
        content.checked(ItemKind.ACTIVITY, "x", {"time": time})


@pytest.mark.parametrize("dated", ["2026", "2026-01", "2026-01-16", ""])
def test_a_date_may_leave_day_and_month_blank(dated: str) -> None:
    assert content.checked(ItemKind.HEAD, "x", {"date": dated})["date"] == dated


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(NotADate, match="16/01"):
        content.checked(ItemKind.HEAD, "x", {"date": "16/01"})


def test_a_deadline_is_a_day_or_a_day_of_each_year() -> None:
    assert content.checked(ItemKind.DUTY, "x", {"deadline": "--12-10"})
    with pytest.raises(NotADeadline, match="10/12"):
        content.checked(ItemKind.DUTY, "x", {"deadline": "10/12"})


def test_certainty_is_told_in_three_words() -> None:
    assert [sureness(c) for c in (0.9, 0.6, 0.59)] == [
        Sureness.SURE,
        Sureness.FAIRLY,
        Sureness.DOUBTFUL,
    ]


NUMBERS = st.one_of(st.none(), st.integers(-9, 9999), st.text(max_size=3), st.floats())


@given(
    st.fixed_dictionaries(
        {"comparator": st.sampled_from([*Comparator, "?", None])},
        optional={"value": NUMBERS, "upper": NUMBERS, "unit": st.text(max_size=3)},
    )
)
def test_whatever_a_reader_finds_can_be_shown(measure: dict[str, Any]) -> None:
    shown = content.readable(ItemKind.TARGET, "x", {"measures": [measure]})
    assert content.checked(ItemKind.TARGET, "x", shown) == shown


# ── linking ───────────────────────────────────────────────────────────────────────────


def test_only_what_is_defined_can_give_a_figure() -> None:
    linking.check_indicator("n.a", {"n.a"})
    with pytest.raises(NoSuchIndicator, match=r"n\.b"):
        linking.check_indicator("n.b", {"n.a"})


def test_a_part_is_one_that_the_indicator_knows() -> None:
    known = {"theme": {"drug"}}
    linking.check_slice("theme=drug", code="n.a", known=known)
    with pytest.raises(NoSuchSlice, match="theme=hats"):
        linking.check_slice("theme=hats", code="n.a", known=known)


def test_words_that_few_indicators_use_tell_most() -> None:
    offered = [
        Candidate("a", ["Tỷ lệ xã, phường được tuyên truyền"], "%"),
        Candidate("b", ["Tỷ lệ xã, phường có cộng tác viên"], "%"),
        Candidate("c", ["Số buổi tuyên truyền"], "buổi"),
    ]
    found = suggest(Asked("90% xã được tuyên truyền", unit="%"), offered)
    assert [s.code for s in found][:1] == ["a"]
    assert not suggest(Asked("Trồng rừng"), offered)


# ── the document beside its items ─────────────────────────────────────────────────────


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[tuple[int, tuple[int, int]]]]:
    text = draw(st.text(alphabet="aă \n", min_size=1, max_size=60))
    place = st.integers(0, len(text) - 1)
    spans = draw(st.lists(st.tuples(place, st.integers(1, 9)), max_size=6))
    cut = [(b, min(b + n, len(text))) for b, n in spans]
    return text, list(enumerate(cut, start=1))


@given(documents())
def test_every_line_and_every_item_is_in_one_row(
    document: tuple[str, list[tuple[int, tuple[int, int]]]],
) -> None:
    text, items = document
    laid = source.rows(text, items)
    lines = ["".join(p.words for p in line) for row in laid for line in row.lines]
    assert lines == [line for line in text.split("\n") if line.strip()]
    if laid:
        assert sorted(n for row in laid for n in row.items) == [n for n, _s in items]


def test_words_are_found_however_lines_are_broken() -> None:
    assert source.located("trên 90%\nxã, phường", "90% xã") == (5, 11)
    assert source.located("trên 90%", "xã") == (None, None)

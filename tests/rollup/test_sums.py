"""What facts come to: over places, over time, as known at a moment."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from lanh.common.period import Period
from lanh.rollup import Asked, Sums, TreeRow
from lanh.rollup.errors import ValueDoesNotFit
from tests.rollup.world import (
    COMMUNES,
    FLOW,
    JUNE,
    MAY,
    STOCK,
    TREE,
    YEAR,
    fact,
    later,
    store,
    sums,
    values,
)


def months(*numbers: int) -> list[Period]:
    return [Period.month(2026, number) for number in numbers]


def test_a_province_and_the_nation_hold_what_their_communes_reported(
    tmp_path: Path,
) -> None:
    lot = [fact(n, place, 10**n) for n, place in enumerate(COMMUNES, start=1)]
    store(tmp_path, lot)
    assert values(tmp_path) == {
        "suoi": 10,
        "may": 100,
        "doi": 1_000,
        "ben": 10_000,
        "xa": 100_000,
        "son": 110,
        "giang": 111_000,  # doi has moved there in April
        "VN": 111_110,
    }


def test_a_unit_counts_for_the_province_of_its_day(tmp_path: Path) -> None:
    march, may = months(3, 5)
    store(tmp_path, [fact(1, "doi", 3, march), fact(2, "doi", 5, may)])
    assert values(tmp_path, "son", "giang", period=march) == {"son": 3}
    assert values(tmp_path, "son", "giang", period=may) == {"giang": 5}
    assert values(tmp_path, "son", "giang", "VN", period=YEAR) == {
        "son": 3,
        "giang": 5,
        "VN": 8,
    }


def test_facts_from_before_a_unit_is_known_to_exist_count_for_its_first_parents(
    tmp_path: Path,
) -> None:
    old = Period.month(2019, 5)
    store(tmp_path, [fact(1, "doi", 7, old)])
    assert values(tmp_path, "son", "giang", period=old) == {"son": 7}


def test_a_flow_adds_up_over_the_months_of_a_year(tmp_path: Path) -> None:
    store(
        tmp_path, [fact(n, value=n, period=p) for n, p in enumerate(months(1, 2, 5), 1)]
    )
    found = sums(tmp_path, "son", period=YEAR)["son"]
    assert (found.value, found.reported, found.through) == (
        Decimal(6),
        1,
        date(2026, 5, 31),
    )


def test_a_half_that_was_reported_stands_for_its_months(tmp_path: Path) -> None:
    half = Period(MAY.regime, date(2026, 1, 1), date(2026, 6, 30))
    july = Period.month(2026, 7)
    lot = [
        fact(1, value=10, period=half),
        fact(2, value=3),
        fact(3, value=1, period=july),
    ]
    store(tmp_path, [*lot, fact(4, "may", 5)])
    assert values(tmp_path, "suoi", "may", "son", period=YEAR) == {
        "suoi": 11,
        "may": 5,
        "son": 16,
    }
    assert values(tmp_path, "son", period=MAY) == {"son": 8}


def test_a_half_left_blank_hides_no_month(tmp_path: Path) -> None:
    half = Period(MAY.regime, date(2026, 1, 1), date(2026, 6, 30))
    store(tmp_path, [fact(1, period=half, reason="blank"), fact(2, value=3)])
    assert values(tmp_path, "son", period=YEAR) == {"son": 3}


def test_of_a_stock_the_last_fact_of_the_period_holds(tmp_path: Path) -> None:
    first, second = months(4, 5)
    store(
        tmp_path,
        [
            fact(1, "suoi", 40, second, STOCK),
            fact(2, "suoi", 50, first, STOCK),
            fact(3, "may", 7, first, STOCK),
        ],
    )
    found = sums(tmp_path, "son", element=STOCK, kind="stock", period=YEAR)["son"]
    assert (found.value, found.reported) == (Decimal(47), 2)


def test_what_is_distinct_is_never_summed_over_time(tmp_path: Path) -> None:
    store(tmp_path, [fact(1, value=4), fact(2, value=6, period=Period.month(2026, 4))])
    assert values(tmp_path, "son", kind="distinct", period=YEAR) == {}
    assert values(tmp_path, "son", kind="distinct", period=MAY) == {"son": 4}


@pytest.mark.parametrize("over", ["own", "none"])
def test_where_each_level_has_its_own_figure_nothing_is_added(
    tmp_path: Path, over: str
) -> None:
    store(tmp_path, [fact(1, "suoi", 4), fact(2, "may", 5), fact(3, "son", 8)])
    assert values(tmp_path, over=over) == {"suoi": 4, "may": 5, "son": 8}


def test_regimes_are_never_mixed(tmp_path: Path) -> None:
    decree = Period.decree_09_half(2026, 1)
    store(tmp_path, [fact(1, value=1), fact(2, value=2, period=decree)])
    assert values(tmp_path, "son", period=YEAR) == {"son": 1}
    assert values(tmp_path, "son", period=Period.decree_09_year(2026)) == {"son": 2}


def test_no_value_is_no_zero(tmp_path: Path) -> None:
    store(
        tmp_path,
        [
            fact(1, "suoi", 0),
            fact(2, "may", reason="blank"),
            fact(3, "doi", reason="withheld"),
            fact(4, "ben", reason="na"),
        ],
    )
    found = sums(tmp_path)
    assert found["suoi"].value == 0
    assert found["may"].value is None
    assert found["giang"].value is None
    giang, nation = found["giang"], found["VN"]
    assert (giang.withheld, giang.not_applicable, giang.reported) == (1, 1, 0)
    assert (nation.value, nation.reported, nation.blank) == (Decimal(0), 1, 1)


def test_how_much_is_estimated_is_counted(tmp_path: Path) -> None:
    store(tmp_path, [fact(1, "suoi", 4, estimate=True), fact(2, "may", 5)])
    found = sums(tmp_path, "son")["son"]
    assert (found.value, found.reported, found.estimated) == (Decimal(9), 2, 1)


def test_a_final_value_supersedes_the_estimate(tmp_path: Path) -> None:
    early = fact(1, "suoi", 4, estimate=True)
    store(tmp_path, [early], [fact(2, "suoi", 6, known=JUNE + timedelta(days=9))])
    found = sums(tmp_path, "son")["son"]
    assert (found.value, found.estimated) == (Decimal(6), 0)


def test_as_known_at_a_moment_is_the_last_row_not_after_it(tmp_path: Path) -> None:
    first = fact(1, value=10)
    second, third = later(first, 2, 20, days=1), later(first, 3, 30, days=2)
    kept = store(tmp_path, [first], [second, third])
    for _compacted in range(2):
        at = [
            first.known_from - timedelta(seconds=1),
            *[r.known_from for r in (first, second, third)],
        ]
        seen = [values(tmp_path, "son", known_at=moment) for moment in at]
        assert seen == [{}, {"son": 10}, {"son": 20}, {"son": 30}]
        assert values(tmp_path, "son") == {"son": 30}
        kept.compact()


def test_a_figure_says_when_it_became_known(tmp_path: Path) -> None:
    first = fact(1, value=10)
    store(tmp_path, [first, later(fact(2, "may"), 2, 1, days=3)])
    assert sums(tmp_path, "son")["son"].as_of == JUNE + timedelta(days=3)


def test_what_it_says_is_a_whole_second_at_which_all_of_it_was_known(
    tmp_path: Path,
) -> None:
    store(tmp_path, [fact(1, value=10, known=JUNE + timedelta(microseconds=1))])
    said = sums(tmp_path, "son")["son"].as_of
    assert said == JUNE + timedelta(seconds=1)
    assert values(tmp_path, "son", known_at=said) == {"son": 10}


def test_slices_are_figures_of_their_own(tmp_path: Path) -> None:
    store(tmp_path, [fact(1, value=9), fact(2, value=4, slice="theme=drug")])
    asked = [Asked(FLOW, "theme=drug"), Asked(FLOW, "theme=hiv")]
    found = Sums(tmp_path).ask(asked, places=["son"], periods=[MAY])
    assert [(row.slice, row.value) for row in found] == [("theme=drug", Decimal(4))]


def test_many_figures_places_and_periods_are_asked_at_once(tmp_path: Path) -> None:
    april = Period.month(2026, 4)
    store(
        tmp_path,
        [fact(1, "suoi", 1), fact(2, "ben", 2, april), fact(3, "ben", 7, MAY, STOCK)],
    )
    found = Sums(tmp_path).ask(
        [Asked(FLOW), Asked(STOCK, kind="stock"), Asked("no.such")],
        places=["VN", "ben"],
        periods=[april, MAY, YEAR],
    )
    seen = {(row.place, row.element, row.first, row.last): row.value for row in found}
    assert seen == {
        ("VN", FLOW, april.first, april.last): 2,
        ("VN", FLOW, MAY.first, MAY.last): 1,
        ("VN", FLOW, YEAR.first, YEAR.last): 3,
        ("ben", FLOW, april.first, april.last): 2,
        ("ben", FLOW, YEAR.first, YEAR.last): 2,
        ("VN", STOCK, MAY.first, MAY.last): 7,
        ("VN", STOCK, YEAR.first, YEAR.last): 7,
        ("ben", STOCK, MAY.first, MAY.last): 7,
        ("ben", STOCK, YEAR.first, YEAR.last): 7,
    }


def test_decimals_are_kept_to_four_places(tmp_path: Path) -> None:
    store(tmp_path, [fact(1, "suoi", Decimal("0.125")), fact(2, "may", Decimal("1.5"))])
    assert values(tmp_path, "son") == {"son": Decimal("1.625")}


@pytest.mark.parametrize("value", [10**14, Decimal("0.00001")])
def test_a_value_is_refused_rather_than_rounded(value: int | Decimal) -> None:
    with pytest.raises(ValueDoesNotFit):
        fact(1, value=value)
    assert fact(1, value=10**14 - 1).value == 10**14 - 1


def test_a_fact_has_a_value_or_a_reason() -> None:
    with pytest.raises(ValueError, match="a value or a reason"):
        fact(1, value=None)
    with pytest.raises(ValueError, match="unheard"):
        fact(1, reason="unheard")


def test_a_place_holds_so_many_lowest_units(tmp_path: Path) -> None:
    store(tmp_path)
    places = ["VN", "son", "giang", "ben"]
    march = Sums(tmp_path).units_below(places, date(2026, 3, 31))
    assert march == {"VN": 5, "son": 3, "giang": 2, "ben": 1}
    april = Sums(tmp_path).units_below(places, date(2026, 4, 1))
    assert april == {"VN": 5, "son": 2, "giang": 3, "ben": 1}


def test_nothing_published_is_nothing_found(tmp_path: Path) -> None:
    assert values(tmp_path / "none") == {}
    assert Sums(tmp_path / "none").units_below(["VN"], date(2026, 4, 1)) == {}


def test_a_distinct_count_from_the_first_day_on_is_one_so_far(tmp_path: Path) -> None:
    half = Period(MAY.regime, date(2026, 1, 1), date(2026, 6, 30))
    store(tmp_path, [fact(1, value=4, period=half), fact(2, value=3)])
    found = sums(tmp_path, "son", kind="distinct", period=YEAR)["son"]
    assert (found.value, found.through) == (Decimal(4), half.last)


def test_the_facts_behind_a_sum_are_the_very_ones_that_were_added(
    tmp_path: Path,
) -> None:
    half = Period(MAY.regime, date(2026, 1, 1), date(2026, 6, 30))
    first = fact(1, "suoi", 10)
    lot = [first, later(first, 2, 20), fact(3, "may", 5), fact(4, "xa", 7)]
    store(tmp_path, [*lot, fact(5, "may", 9, half), fact(6, "suoi", 1, slice="sex=f")])
    asked = Sums(tmp_path)
    assert asked.behind(Asked(FLOW), place="son", period=MAY) == [2, 3]
    assert asked.behind(Asked(FLOW), place="son", period=YEAR) == [2, 5]
    before = asked.behind(Asked(FLOW), place="son", period=MAY, known_at=JUNE)
    assert before == [1, 3]
    own = Asked(FLOW, over="own")
    assert asked.behind(own, place="son", period=MAY) == []
    stock = Asked(FLOW, kind="stock")
    assert asked.behind(stock, place="VN", period=YEAR) == [2, 4, 5]


def test_a_unit_moves_with_the_unit_that_it_lies_in(tmp_path: Path) -> None:
    moved = date(2026, 4, 1)
    kept = store(tmp_path)
    kept.write_tree(
        [
            *(row for row in TREE if row.place != "xa"),
            TreeRow("huyen", "son", date(2025, 7, 1), moved),
            TreeRow("huyen", "giang", moved, None),
            TreeRow("xa", "huyen", date(2025, 7, 1), None),
        ]
    )
    march, may = months(3, 5)
    kept.append([fact(1, "xa", 3, march), fact(2, "xa", 5, may)])
    assert values(tmp_path, "son", "giang", "huyen", period=YEAR) == {
        "son": 3,
        "giang": 5,
        "huyen": 8,
    }
    assert values(tmp_path, "son", "giang", period=march) == {"son": 3}
    units = Sums(tmp_path).units_below(["VN", "huyen"], moved)
    assert units == {"VN": 5, "huyen": 1}


def test_over_time_the_weightiest_reason_of_a_unit_stands(tmp_path: Path) -> None:
    months_of = {
        "suoi": ["na", "na"],
        "may": ["na", "blank"],
        "doi": ["blank", "withheld"],
        "ben": ["withheld", ""],
        "xa": ["", "na"],
    }
    lot = [
        fact(
            10 * n + m,
            place,
            4,
            Period.month(2026, m),
            reason=reason,
            estimate=place == "xa",
        )
        for n, (place, reasons) in enumerate(months_of.items())
        for m, reason in enumerate(reasons, start=1)
    ]
    kept = store(tmp_path, lot)
    for _compacted in range(2):
        found = sums(tmp_path, "VN", period=YEAR)["VN"]
        assert (found.value, found.reported, found.estimated) == (Decimal(8), 2, 1)
        assert (found.not_applicable, found.blank, found.withheld) == (1, 1, 1)
        kept.compact()

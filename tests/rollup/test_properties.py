"""What must hold of every set of facts, however it was published."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lanh.common.period import Period
from lanh.rollup import FactRow, Store
from tests.rollup.world import COMMUNES, MAY, YEAR, fact, store, values

pytestmark = pytest.mark.slow

BEGIN = datetime(2026, 6, 1, tzinfo=UTC)
MONTHS = [Period.month(2026, number) for number in (2, 4, 5)]
PLAN = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def reported(draw: st.DrawFn) -> list[FactRow]:
    """Facts of a few communes and months, some of them corrections of each other."""
    number = draw(st.integers(1, 25))
    return [
        fact(
            sequence,
            draw(st.sampled_from(COMMUNES)),
            draw(st.integers(-5, 1_000) | st.decimals(0, 9, places=3)),
            draw(st.sampled_from(MONTHS)),
            known=BEGIN + timedelta(hours=draw(st.integers(0, 12))),
            reason=draw(st.sampled_from(["", "", "", "blank", "withheld"])),
            estimate=draw(st.booleans()),
        )
        for sequence in range(1, number + 1)
    ]


def by_hand(facts: list[FactRow], at: datetime, period: Period) -> dict[str, Decimal]:
    """The same by plain Python: the last row of each known by then, added up."""
    last: dict[tuple[str, object], FactRow] = {}
    for row in sorted(facts, key=lambda f: (f.known_from, f.sequence)):
        within = period.first <= row.first and row.last <= period.last
        if within and row.known_from <= at:
            last[row.place, row.first] = row
    found: dict[str, Decimal] = defaultdict(Decimal)
    for row in last.values():
        if row.value is not None:
            moved = row.place == "doi" and row.last.month >= 4
            west = row.place in {"suoi", "may", "doi"} and not moved
            for place in (row.place, "son" if west else "giang", "VN"):
                found[place] += Decimal(row.value)
    return found


def answers(folder: Path) -> list[dict[str, Decimal]]:
    moments = [BEGIN + timedelta(hours=hours) for hours in (0, 5, 12)]
    found = [
        values(folder, period=p, known_at=at) for p in (MAY, YEAR) for at in moments
    ]
    return [{k: v for k, v in some.items() if v is not None} for some in found]


@given(facts=reported())
@PLAN
def test_an_ancestor_holds_the_sum_of_its_leaves(facts: list[FactRow]) -> None:
    with TemporaryDirectory() as name:
        store(Path(name), facts)
        wanted = [
            by_hand(facts, BEGIN + timedelta(hours=hours), period)
            for period in (MAY, YEAR)
            for hours in (0, 5, 12)
        ]
        assert answers(Path(name)) == wanted


@given(facts=reported(), cuts=st.lists(st.integers(0, 25), max_size=3), data=st.data())
@PLAN
def test_neither_lots_nor_compactions_change_an_answer(
    facts: list[FactRow], cuts: list[int], data: st.DataObject
) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        store(Path(one), facts)
        kept: Store = store(Path(other))
        for cut in [*sorted(cuts), len(facts)]:
            kept.append(facts[:cut])
            if data.draw(st.booleans()):
                kept.compact()
        before = answers(Path(other))
        assert before == answers(Path(one))
        kept.compact()
        assert answers(Path(other)) == before


@given(facts=reported(), data=st.data())
@PLAN
def test_the_order_of_coming_in_changes_no_answer(
    facts: list[FactRow], data: st.DataObject
) -> None:
    # Numbers are given anew: of two rows with one moment the later number holds, so
    # moments are made distinct.
    facts = [
        replace(f, known_from=f.known_from + timedelta(seconds=n))
        for n, f in enumerate(facts)
    ]
    mixed = data.draw(st.permutations(facts))
    again = [replace(f, sequence=n) for n, f in enumerate(mixed, 1)]
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        store(Path(one), facts)
        half = len(again) // 2
        kept = store(Path(other), again[:half])
        kept.compact()
        kept.append(again)
        assert answers(Path(other)) == answers(Path(one))

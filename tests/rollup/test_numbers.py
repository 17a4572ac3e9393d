"""Numbers stand for places and figures in the files, each for one, for good."""

from datetime import date
from pathlib import Path

import pytest

from lanh.rollup import Store, TreeRow, engine
from lanh.rollup.files import numbers
from tests.rollup.world import TREE, fact, store, values


def numbered(kept: Store, what: str) -> dict[str, int]:
    """The numbers of the published `places` or `figures`, by name."""
    file = kept.folder / getattr(kept.manifest(), what)
    with engine.cursor() as cursor:
        rows = cursor.read_parquet(str(file)).fetchall()
    return {" ".join(names): number for *names, number in rows}


def test_a_place_keeps_its_number_even_when_it_leaves_the_map(tmp_path: Path) -> None:
    kept = store(tmp_path, [fact(1, "xa", 5)])
    before = numbered(kept, "places")
    assert len(before) == len(set(before.values())) == 8
    without = [row for row in TREE if row.place != "xa"]
    kept.write_tree([*without, TreeRow("moi", "son", date(2026, 1, 1), None)])
    kept.append([fact(2, "moi", 7)])
    assert values(tmp_path, "VN", "xa") == {"VN": 7}
    kept.write_tree([*TREE, TreeRow("moi", "son", date(2026, 1, 1), None)])
    assert numbered(kept, "places") == {**before, "moi": 9}
    assert values(tmp_path, "VN", "xa") == {"VN": 12, "xa": 5}


def test_a_figure_keeps_its_number(tmp_path: Path) -> None:
    kept = store(tmp_path, [fact(1, element="b.b"), fact(2, slice="sex=f")])
    before = numbered(kept, "figures")
    assert before == {"b.b ": 1, "events.sessions sex=f": 2}
    file = kept.manifest().figures
    kept.append([fact(3, "may", element="b.b")])
    assert kept.manifest().figures == file
    kept.append([fact(4, element="a.a")])
    assert numbered(kept, "figures") == {**before, "a.a ": 3}
    kept.compact()
    named = kept.compact().names()
    assert {path.name for path in tmp_path.glob("*.parquet")} == named
    kept.rebuild([[fact(1)]])
    assert numbered(kept, "figures")["a.a "] == 3


def test_more_units_than_can_be_told_apart_are_no_map(tmp_path: Path) -> None:
    con = engine.connect(engine.DEFAULT)
    con.execute("CREATE TABLE closed AS SELECT 0 AS steps FROM range(1_000_000)")
    with pytest.raises(ValueError, match="more than can be counted"):
        numbers.check_few(con, numbers.NONE_YET)

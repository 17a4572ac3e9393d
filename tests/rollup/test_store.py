"""Publishing facts: all or nothing, one writer, nothing lost, nothing guessed."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from lanh.common.period import Period
from lanh.rollup import FactRow, Store, TreeRow
from lanh.rollup.errors import (
    AnotherWriter,
    CannotWrite,
    DamagedFile,
    DamagedManifest,
    ForeignFile,
    NewerLayout,
    OverlappingPeriods,
    SequenceTwice,
    UnknownPlace,
)
from lanh.rollup.files.manifest import NAME, Role
from lanh.rollup.store import MOST_DELTAS
from tests.rollup.world import MAY, TREE, fact, later, store, sums, values

ROOT = Path(__file__).resolve().parents[2]


def test_appending_again_what_was_published_changes_nothing(tmp_path: Path) -> None:
    lot = [fact(1, value=4), fact(2, "may", 5)]
    kept = store(tmp_path, lot)
    before = kept.manifest()
    assert before.published_through == 2
    assert kept.append(lot) == before
    after = kept.append([*lot, fact(3, "xa", 6)])
    assert (after.rows, after.published_through) == (3, 3)
    assert values(tmp_path, "VN") == {"VN": 15}


def test_facts_lie_in_files_by_the_year_that_they_end_in(tmp_path: Path) -> None:
    december = Period.decree_09_half(2026, 1)  # begins in December 2025
    kept = store(tmp_path, [fact(1), fact(2, period=december)])
    later_year = [fact(3, period=Period.month(2027, 1))]
    assert [(part.year, part.rows) for part in kept.append(later_year).parts] == [
        (2026, 2),
        (2027, 1),
    ]


def test_a_place_that_is_not_on_the_map_is_refused(tmp_path: Path) -> None:
    kept = store(tmp_path, [fact(1)])
    with pytest.raises(UnknownPlace, match="nowhere"):
        kept.append([fact(2, "may"), fact(3, "nowhere")])
    assert values(tmp_path, "VN") == {"VN": 1}
    kept.write_tree([*TREE, TreeRow("nowhere", "son", date(2026, 1, 1), None)])
    kept.append([fact(2, "may"), fact(3, "nowhere")])
    assert values(tmp_path, "VN") == {"VN": 3}


def test_before_there_is_a_map_every_place_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(UnknownPlace):
        Store(tmp_path).append([fact(1)])


def test_two_facts_with_one_number_are_refused(tmp_path: Path) -> None:
    kept = store(tmp_path)
    with pytest.raises(SequenceTwice):
        kept.append([fact(1), fact(1, "may")])
    assert kept.manifest().rows == 0


def test_periods_that_half_overlap_are_refused(tmp_path: Path) -> None:
    half = Period(MAY.regime, date(2026, 4, 1), date(2026, 5, 15))
    kept = store(tmp_path, [fact(1)])
    with pytest.raises(OverlappingPeriods):
        kept.append([fact(2, period=half)])
    # Another place, or a period that holds the month whole, is no contradiction.
    kept.append(
        [fact(2, "may", period=half), fact(3, period=Period.calendar_year(2026))]
    )
    with pytest.raises(OverlappingPeriods):
        kept.append([fact(4, "xa"), fact(5, "xa", period=half)])


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    kept = store(tmp_path)
    entered, leave = threading.Event(), threading.Event()

    def write() -> None:
        def facts() -> Iterator[FactRow]:
            entered.set()
            leave.wait(10)
            yield fact(1)

        kept.append(facts())

    first = threading.Thread(target=write)
    first.start()
    entered.wait(10)
    with pytest.raises(AnotherWriter):
        Store(tmp_path, patience=0.1).append([fact(1, value=99)])
    leave.set()
    first.join()
    assert values(tmp_path, "VN") == {"VN": 1}


def test_the_lock_that_is_handed_in_is_held_while_writing(tmp_path: Path) -> None:
    held: list[str] = []

    @contextmanager
    def advisory() -> Iterator[None]:
        held.append("taken")
        yield
        held.append("given back")

    Store(tmp_path, lock=advisory).write_tree(TREE)
    assert held == ["taken", "given back"]


def test_writers_side_by_side_lose_nothing(tmp_path: Path) -> None:
    store(tmp_path)
    lots = [fact(n, "suoi", n, Period.month(2026, n)) for n in range(1, 9)]

    def publish(through: int) -> None:
        Store(tmp_path, patience=30).append(lots[:through])

    writers = [threading.Thread(target=publish, args=(n,)) for n in range(1, 9)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert values(tmp_path, "VN", period=Period.calendar_year(2026)) == {"VN": 36}


DIES = """
import os, signal, sys

from pathlib import Path
from lanh.rollup import Store
from lanh.rollup.files import manifest, parquet
from tests.rollup.world import fact

def die(*anything, **more):
    os.kill(os.getpid(), signal.SIGKILL)

moment, folder = sys.argv[1], Path(sys.argv[2])
if moment == "between files and manifest":
    manifest.publish = die
if moment == "before the rename":
    Path.replace = die
def facts():
    yield fact(2, "may", 50)
    if moment == "among the rows":
        die()
if moment == "compacting":
    manifest.publish = die
    Store(folder).compact()
Store(folder).append(facts())
"""


@pytest.mark.parametrize(
    "moment",
    [
        "among the rows",
        "between files and manifest",
        "before the rename",
        "compacting",
    ],
)
def test_a_writer_that_is_killed_leaves_what_was_published(
    tmp_path: Path, moment: str
) -> None:
    kept = store(tmp_path, [fact(1, value=4)])
    before = kept.manifest()
    dead = subprocess.run(
        [sys.executable, "-c", DIES, moment, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        check=False,
    )
    assert dead.returncode == -signal.SIGKILL
    assert kept.manifest() == before
    assert values(tmp_path, "VN") == {"VN": 4}
    # The next writer simply begins again, and the next compaction clears the rest.
    kept.append([fact(2, "may", 50)])
    assert values(tmp_path, "VN") == {"VN": 54}
    named = kept.compact().names()
    assert {path.name for path in tmp_path.glob("*.parquet")} == named - {""}


FULL = """
import resource, sys
from pathlib import Path
from lanh.rollup import Store
from tests.rollup.world import fact
resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))
Store(Path(sys.argv[1])).append([fact(2, "may", 50)])
"""


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    kept = store(tmp_path, [fact(1, value=4)])
    full = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert "CannotWrite: The facts could not be written" in full.stderr
    assert values(tmp_path, "VN") == {"VN": 4}
    kept.append([fact(2, "may", 50)])
    assert values(tmp_path, "VN") == {"VN": 54}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "facts").write_text("a file where the folder should be")
    with pytest.raises(CannotWrite):
        Store(tmp_path / "facts").write_tree(TREE)


@pytest.mark.parametrize("harm", ["cut", "changed", "gone", "foreign"])
def test_a_file_that_is_not_as_published_is_told(tmp_path: Path, harm: str) -> None:
    part = store(tmp_path, [fact(1)]).manifest().parts[0]
    path = tmp_path / part.name
    content = path.read_bytes()
    if harm == "cut":
        path.write_bytes(content[:-20])
    if harm == "changed":
        path.write_bytes(b"x" * len(content))
    if harm == "gone":
        path.unlink()
    if harm == "foreign":
        path.write_bytes((tmp_path / "tree-00000001.parquet").read_bytes())
    with pytest.raises(DamagedFile, match=part.name):
        sums(tmp_path, "VN")


def test_a_parquet_file_of_something_else_is_not_taken_in(tmp_path: Path) -> None:
    kept = store(tmp_path, [fact(1)])
    foreign = tmp_path / "other.parquet"
    foreign.write_bytes((tmp_path / "tree-00000001.parquet").read_bytes())
    with pytest.raises(ForeignFile):
        kept.append_file(foreign)
    (tmp_path / "torn.parquet").write_bytes(foreign.read_bytes()[:100])
    with pytest.raises(ForeignFile):
        kept.append_file(tmp_path / "torn.parquet")
    assert values(tmp_path, "VN") == {"VN": 1}


def test_facts_of_another_store_are_taken_in_from_its_file(tmp_path: Path) -> None:
    theirs = store(tmp_path / "theirs", [fact(1, value=4), fact(2, "may", 5)])
    ours = store(tmp_path / "ours")
    for _again in range(2):
        ours.append_file(tmp_path / "theirs" / theirs.manifest().parts[0].name)
    assert values(tmp_path / "ours", "VN") == {"VN": 9}


def test_a_manifest_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    store(tmp_path, [fact(1)])
    (tmp_path / NAME).write_text('{"layout": 1, "par')
    with pytest.raises(DamagedManifest):
        values(tmp_path)


def test_a_newer_layout_is_not_guessed_at(tmp_path: Path) -> None:
    kept = store(tmp_path, [fact(1)])
    text = json.loads((tmp_path / NAME).read_text())
    (tmp_path / NAME).write_text(json.dumps({**text, "layout": 99}))
    with pytest.raises(NewerLayout):
        kept.append([fact(2)])


def test_compaction_parts_what_holds_from_what_held(tmp_path: Path) -> None:
    first = fact(1, value=10)
    kept = store(tmp_path, [first, fact(2, "may", 5)], [later(first, 3, 20)])
    folded = kept.compact()
    assert [(p.role, p.rows) for p in folded.parts] == [
        (Role.CURRENT, 2),
        (Role.PAST, 1),
    ]
    assert folded.published_through == 3
    assert values(tmp_path, "VN") == {"VN": 25}


def test_a_compacted_year_that_nothing_touched_is_left_alone(tmp_path: Path) -> None:
    kept = store(tmp_path, [fact(1, period=Period.month(2025, 8))])
    first = kept.compact().parts
    kept.append([fact(2)])
    assert set(first) < set(kept.compact().parts)


def test_a_reader_with_the_manifest_of_before_still_finds_its_files(
    tmp_path: Path,
) -> None:
    kept = store(tmp_path, [fact(1)])
    before = kept.manifest()
    kept.compact()
    assert all((tmp_path / part.name).exists() for part in before.parts)
    kept.append([fact(2, "may")])
    kept.compact()
    assert not any((tmp_path / part.name).exists() for part in before.parts)


def test_a_correction_may_come_before_what_it_corrects(tmp_path: Path) -> None:
    # A hand-over from elsewhere need not be in order of time.
    first = fact(2, value=10)
    newer = later(first, 1, 20)
    kept = store(tmp_path, [newer])
    kept.compact()
    kept.append([first])
    for _compacted in range(2):
        assert values(tmp_path, "VN") == {"VN": 20}
        assert values(tmp_path, "VN", known_at=first.known_from) == {"VN": 10}
        kept.compact()


def test_many_small_files_are_drawn_together(tmp_path: Path) -> None:
    kept = store(tmp_path)
    first = fact(1, value=0)
    for number in range(1, MOST_DELTAS + 3):
        kept.append([later(first, number, number, days=number)])
    assert len(kept.manifest().parts) == 3
    assert values(tmp_path, "VN") == {"VN": MOST_DELTAS + 2}
    at = first.known_from + timedelta(days=5)
    assert values(tmp_path, "VN", known_at=at) == {"VN": 5}
    kept.compact()
    assert values(tmp_path, "VN", known_at=at) == {"VN": 5}


def test_what_is_kept_is_what_was_handed_in(tmp_path: Path) -> None:
    lot = [
        fact(1, value=Decimal("1.2500"), estimate=True, slice="sex=f"),
        fact(2, "may", reason="na"),
        fact(3, period=Period.month(2027, 1)),
    ]
    kept = store(tmp_path, lot)
    assert list(kept.rows()) == lot
    kept.compact()
    assert list(kept.rows()) == lot
    assert list(kept.check()) == []


def test_every_damage_is_told(tmp_path: Path) -> None:
    kept = store(tmp_path, [fact(1)], [fact(2, period=Period.month(2027, 1))])
    one, other = kept.manifest().parts
    (tmp_path / one.name).unlink()
    (tmp_path / other.name).write_bytes(b"x" * other.size)
    tree = tmp_path / kept.manifest().tree
    tree.write_bytes(tree.read_bytes() + b" ")
    assert list(kept.check()) == [
        f"{one.name}: gone",
        f"{other.name}: its bytes are not those that were published",
        f"{tree.name}: not as it was published",
    ]


def test_rebuilding_is_seen_whole_or_not_at_all(tmp_path: Path) -> None:
    kept = store(tmp_path, [fact(1, value=4), fact(2, "may", 5)])

    def lots() -> Iterator[list[FactRow]]:
        yield [fact(1, value=40)]
        assert values(tmp_path, "VN") == {"VN": 9}
        yield [fact(2, "may", 50), fact(3, "xa", 60)]

    assert kept.rebuild(lots()).published_through == 3
    assert values(tmp_path, "VN") == {"VN": 150}


def test_readers_are_never_disturbed_by_the_writer(tmp_path: Path) -> None:
    kept, done = store(tmp_path, [fact(1, value=1)]), threading.Event()
    seen: list[Decimal] = []

    def read() -> None:
        while not done.is_set():
            seen.append(values(tmp_path, "VN")["VN"] or Decimal(0))

    reader = threading.Thread(target=read)
    reader.start()
    first = fact(1, value=1)
    for number in range(2, 8):
        kept.append([later(first, number, number, days=number)])
        kept.compact()
    done.set()
    reader.join()
    assert seen == sorted(seen)
    assert values(tmp_path, "VN") == {"VN": 7}

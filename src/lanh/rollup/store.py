"""The write side of facts: one writer, who publishes by renaming one manifest."""

import fcntl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from lanh.rollup import engine, rules
from lanh.rollup.engine import Bounds
from lanh.rollup.errors import AnotherWriter, CannotWrite
from lanh.rollup.facts import FactRow, TreeRow
from lanh.rollup.files import checking, compaction, manifest, numbers, parquet, tree
from lanh.rollup.files.manifest import Manifest, Part, Role

PAUSE: Final = 0.05
# With every accepted report a file of its own, readers would soon open thousands.
MOST_DELTAS: Final = 24


class Store:
    """The folder of published facts, for its one writer.

    lock: opens a second lock around the folder's own, such as an advisory lock of the
    database where several machines share the folder. patience: seconds to wait for
    another writer before AnotherWriter is raised.
    """

    def __init__(
        self,
        folder: Path,
        *,
        lock: Callable[[], AbstractContextManager[object]] = nullcontext,
        patience: float = 10,
        bounds: Bounds = engine.DEFAULT,
    ) -> None:
        self.folder = folder
        self.lock = lock
        self.patience = patience
        self.bounds = bounds

    def manifest(self) -> Manifest:
        """What is published now."""
        return manifest.read(self.folder)

    def append(self, facts: Iterable[FactRow]) -> Manifest:
        """Publish the facts whose sequence is beyond `published_through`.

        Those up to it are left out, so that a writer who died may simply begin again;
        hand in every fact after it, for what is passed over is never looked for.
        All or none: a refusal or a crash leaves what was published before.
        """
        with self._writing() as con:
            old = self.manifest()
            parquet.stage(con, (f for f in facts if f.sequence > old.published_through))
            return self._append_staged(con, old)

    def append_file(self, path: Path) -> Manifest:
        """The same for a Parquet file with the columns of a fact, such as a bundle."""
        with self._writing() as con, engine.opening([path]):
            parquet.stage_file(con, path)
            return self._append_staged(con, self.manifest())

    def write_tree(self, rows: Iterable[TreeRow]) -> Manifest:
        """Publish the map; every fact from now on must name one of its places.

        Nothing is written where the published map was made of the same rows.
        """
        every = sorted(rows, key=lambda row: (row.place, row.since))
        with self._writing() as con:
            old = self.manifest()
            if old.tree_of == tree.hash_of_rows(every):
                return old
            tree.close(con, every)
            new = self._tree_written(con, old)
            new = replace(new, tree_of=tree.hash_of_rows(every))
            return self._publish(new, retiring=old.beside)

    def rebuild(self, lots: Iterable[list[FactRow]]) -> Manifest:
        """Publish these facts instead of all that is published, in one rename.

        lots: the facts in the order of sequences, so many at a time as memory holds.
        Readers keep the old ones until the end; then the new ones are compacted.
        """
        with self._writing() as con:
            old = self.manifest()
            new = replace(old, parts=(), published_through=0)
            for number, lot in enumerate(lots):
                parquet.stage(con, lot)
                new, parts = self._written(
                    con, new, f"{old.number + 1:08d}-{number:04d}"
                )
                new = new.with_parts(parts)
            gone = {part.name for part in old.parts}
            self._publish(new, retiring=gone | {*old.beside})
        return self.compact()

    def compact(self) -> Manifest:
        """Fold deltas into ordered files, a year at a time; no answer changes."""
        with self._writing() as con:
            old = self.manifest()
            self._sweep(old)
            years = {part.year for part in old.parts if part.role is Role.DELTA}
            gone = [part for part in old.parts if part.year in years]
            new = [part for part in old.parts if part.year not in years]
            for year in sorted(years):
                prefix = f"{year}-{old.number + 1:08d}"
                mine = [part for part in gone if part.year == year]
                new += compaction.fold(con, self.folder, mine, prefix=prefix)
            done = replace(old, parts=(), retired=()).with_parts(new)
            return self._publish(done, retiring={part.name for part in gone})

    def _tree_written(self, con: Any, old: Manifest) -> Manifest:
        """The closed map, and the numbers of its places beside it."""
        name = f"tree-{old.number + 1:08d}.parquet"
        places = f"places-{old.number + 1:08d}.parquet"
        before, path = numbers.table(self.folder, old.places), self.folder / places
        numbered = numbers.write(
            con, numbers.PLACES, old=before, rows="closed", path=path
        )
        numbers.check_few(con, engine.files([path]))
        digest = tree.write(con, places=engine.files([path]), path=self.folder / name)
        return replace(
            old,
            tree=name,
            tree_sha256=digest,
            places=places,
            places_sha256=numbered,
        )

    def _append_staged(self, con: Any, old: Manifest) -> Manifest:
        numbered, new = self._written(con, old, f"{old.number + 1:08d}")
        return self._publish_with(con, numbered, new, old.beside) if new else old

    def _written(
        self, con: Any, old: Manifest, number: str
    ) -> tuple[Manifest, list[Part]]:
        """What is staged beyond the old manifest, checked, as files by year; and the
        old manifest with numbers for all its figures."""
        beyond = f"SELECT * FROM staged WHERE sequence > {old.published_through}"
        new: list[Part] = []
        years = rules.check_fresh(con, self.folder, old, beyond)
        numbered = self._figures_numbered(con, old, f"({beyond})", number)
        for year in years:
            rows = parquet.OF_YEAR.format(
                rows=beyond,
                year=year,
                places=numbers.table(self.folder, numbered.places),
                figures=numbers.table(self.folder, numbered.figures),
            )
            prefix = f"{year}-{number}"
            new += parquet.write(
                con, rows, folder=self.folder, prefix=prefix, role=Role.DELTA, year=year
            )
        return numbered, new

    def _figures_numbered(
        self, con: Any, old: Manifest, rows: str, number: str
    ) -> Manifest:
        """The manifest with numbers for the figures of the rows too."""
        before = numbers.table(self.folder, old.figures)
        if not numbers.any_fresh(con, numbers.FIGURES, old=before, rows=rows):
            return old
        path = self.folder / f"figures-{number}.parquet"
        digest = numbers.write(con, numbers.FIGURES, old=before, rows=rows, path=path)
        return replace(old, figures=path.name, figures_sha256=digest)

    def _publish_with(
        self, con: Any, old: Manifest, new: list[Part], beside: Iterable[str]
    ) -> Manifest:
        """Beside the old parts; a year's many small ones are drawn together first."""
        kept, gone = list(old.parts), [*beside]
        for year in {part.year for part in new}:
            small = [p for p in old.parts if p.year == year and p.role is Role.DELTA]
            if len(small) >= MOST_DELTAS:
                prefix = f"{year}-{old.number + 1:08d}-gathered"
                kept = [part for part in kept if part not in small]
                kept += compaction.gather(con, self.folder, small, prefix=prefix)
                gone += [part.name for part in small]
        return self._publish(replace(old, parts=tuple(kept)).with_parts(new), gone)

    def rows(self) -> Iterator[FactRow]:
        """Every published fact in the order of sequences, for comparison."""
        parts = self.manifest().parts
        paths = [self.folder / part.name for part in parts]
        if paths:
            with engine.cursor(self.bounds) as cursor, engine.opening(paths):
                yield from parquet.read_rows(cursor, paths)

    def check(self) -> Iterator[str]:
        """What is not as it was published, a sentence each; reads every file whole."""
        found = self.manifest()
        for part in found.parts:
            yield from checking.told(self.folder, part)
        for name, digest in found.beside.items():
            path = self.folder / name
            if not path.exists() or manifest.hash_of(path) != digest:
                yield f"{name}: not as it was published"

    def _publish(self, new: Manifest, retiring: Iterable[str] = ()) -> Manifest:
        manifest.sync_folder(self.folder)
        retired = {*new.retired, *retiring} - {*new.beside}
        return manifest.publish(
            self.folder, replace(new, retired=tuple(sorted(retired)))
        )

    def _sweep(self, old: Manifest) -> None:
        """Drop what no manifest names: retired before the last compaction, or left by
        a writer that died."""
        named = {part.name for part in old.parts} | {*old.beside}
        for path in self.folder.glob("*.parquet"):
            if path.name not in named:
                path.unlink()

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        """Alone in the folder, with a DuckDB of its own that is gone afterwards."""
        with telling_disk(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            with self.lock(), alone(self.folder, self.patience):
                con = engine.connect(self.bounds)
                try:
                    yield con
                finally:
                    con.close()


@contextmanager
def alone(folder: Path, patience: float) -> Iterator[None]:
    """The folder's lock, which the system lets go of when the writer dies."""
    with (folder / "lock").open("w") as held:
        until = time.monotonic() + patience
        while not _taken(held.fileno()):
            if time.monotonic() > until:
                raise AnotherWriter(folder=str(folder), seconds=round(patience))
            time.sleep(PAUSE)
        yield


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def telling_disk(folder: Path) -> Iterator[None]:
    """Inside this block a disk that is full or closed is told in a sentence."""
    import duckdb

    try:
        yield
    except (OSError, duckdb.IOException) as error:
        cause = engine.first_line(error)
        raise CannotWrite(folder=str(folder), cause=cause) from error

"""Folding what was appended into files that are quick to read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from lanh.rollup import engine
from lanh.rollup.files import parquet
from lanh.rollup.files.manifest import Part, Role

# With the moment that supersedes it on every row, 'as known at T' needs no search for
# the last one: known_from <= T < known_until. Rows that a later one with the same
# moment supersedes are then never seen, and yet kept.
FOLD: Final = """
CREATE OR REPLACE TEMP TABLE folded AS
SELECT {names},
       lead(known_from) OVER (
           PARTITION BY series, regime, first, last
           ORDER BY known_from, sequence
       ) AS known_until
FROM ({rows})
"""
TOGETHER: Final = """
SELECT {names}, NULL::TIMESTAMP AS known_until FROM {files}
"""
STILL: Final = "SELECT * FROM folded WHERE known_until IS NULL"
SUPERSEDED: Final = "SELECT * FROM folded WHERE known_until IS NOT NULL"


def fold(
    con: Any, folder: Path, parts: Sequence[Part], *, prefix: str
) -> Iterator[Part]:
    """All parts of one year as new ones, current and past; some elements at a time."""
    paths = [folder / part.name for part in parts]
    rows = f"SELECT {parquet.STORED} FROM {engine.files(paths)}"
    with engine.opening(paths):
        cuts = con.execute(
            parquet.CUT.format(rows=rows, most=parquet.ROWS_A_FILE)
        ).fetchall()
        for number, cut in enumerate(cuts):
            some = f"{rows} WHERE {parquet.between(*cut)}"
            con.execute(FOLD.format(names=parquet.STORED, rows=some))
            for role, chosen in ((Role.CURRENT, STILL), (Role.PAST, SUPERSEDED)):
                yield from parquet.write(
                    con,
                    chosen,
                    folder=folder,
                    prefix=f"{prefix}-{number:03d}",
                    role=role,
                    year=parts[0].year,
                )


def gather(
    con: Any, folder: Path, parts: Sequence[Part], *, prefix: str
) -> Iterator[Part]:
    """Many small deltas of one year as one: the same rows, none of them judged."""
    paths = [folder / part.name for part in parts]
    rows = TOGETHER.format(names=parquet.STORED, files=engine.files(paths))
    with engine.opening(paths):
        yield from parquet.write(
            con,
            rows,
            folder=folder,
            prefix=prefix,
            role=Role.DELTA,
            year=parts[0].year,
        )

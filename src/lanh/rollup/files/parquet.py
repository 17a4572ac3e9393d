"""Writing facts as Parquet: staged, put in order, cut before files grow too large."""

from collections.abc import Iterable, Iterator
from datetime import UTC
from itertools import islice
from pathlib import Path
from typing import Any, Final

from lanh.rollup.engine import first_line, text
from lanh.rollup.errors import ForeignFile
from lanh.rollup.facts import (
    A_FIGURE,
    BLANK,
    ESTIMATED,
    SECONDS_FROM,
    WITHHELD,
    FactRow,
)
from lanh.rollup.files.manifest import Part, Role, hash_of, sync_file

# The layout of every file; `known_until` stands after these, and is NULL while the row
# is the last that is known. Times are UTC.
COLUMNS: Final = {
    "place": "VARCHAR",
    "element": "VARCHAR",
    "slice": "VARCHAR",
    "regime": "VARCHAR",
    "first": "DATE",
    "last": "DATE",
    "value": "DECIMAL(18, 4)",
    "reason": "VARCHAR",
    "estimate": "BOOLEAN",
    "known_from": "TIMESTAMP",
    "sequence": "BIGINT",
    "origin": "VARCHAR",
}
NAMES: Final = ", ".join(COLUMNS)
# Beside a fact's own columns what is quicker to sum by: the numbers of its place, of
# its figure and of both, its tally, and the second in which it became known.
STORED: Final = f"{NAMES}, unit, figure, series, tally, second"
READ: Final = "SELECT {names} FROM read_parquet([{files}]) ORDER BY sequence"
ROWS_A_FILE: Final = 2_000_000
ROWS_AT_ONCE: Final = 20_000

CUT: Final = """
SELECT min(element), max(element) FROM (
    SELECT element, (sum(n) OVER (ORDER BY element) - n) // {most} AS file
    FROM (SELECT element, count(*) AS n FROM ({rows}) GROUP BY element)
) GROUP BY file ORDER BY file
"""
OF_YEAR: Final = f"""
SELECT f.*, p.unit, n.figure, n.figure::BIGINT * {A_FIGURE} + p.unit AS series,
       NULL::TIMESTAMP AS known_until,
       CASE WHEN reason = 'blank' THEN {BLANK}
            WHEN reason = 'withheld' THEN {WITHHELD}
            WHEN estimate AND value IS NOT NULL THEN {ESTIMATED}
            ELSE 0 END::BIGINT AS tally,
       ceil(epoch_us(known_from) / 1000000 - {int(SECONDS_FROM.timestamp())})::INTEGER
           AS second
FROM ({{rows}}) AS f
JOIN {{places}} AS p ON p.place = f.place
JOIN {{figures}} AS n ON n.element = f.element AND n.slice = f.slice
WHERE year(last) = {{year}}
"""
# Ordered by element, so that a question about one reads a few row groups only, then by
# place, so that what is put together over time lies together; row groups
# hold 245,760 rows, a tenth quicker to sum than DuckDB's usual half.
WRITE: Final = """
COPY (SELECT {names}, known_until FROM ({rows})
      ORDER BY element, slice, regime, unit, last, first, known_from, sequence)
TO {path} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 184320)
"""
DESCRIBE: Final = """
SELECT count(*), min(sequence), max(sequence),
       strftime(min(known_from), '%Y-%m-%d %H:%M:%S.%f'),
       strftime(max(known_from), '%Y-%m-%d %H:%M:%S.%f'),
       CASE WHEN count(known_until) = count(*)
            THEN strftime(max(known_until), '%Y-%m-%d %H:%M:%S.%f') ELSE '' END,
       min(element), max(element), coalesce(sum(value), 0)::VARCHAR,
       list_sort(list(DISTINCT concat(regime, ':', first, ':', last)))
FROM read_parquet({path})
"""


def stage(con: Any, facts: Iterable[FactRow]) -> None:
    """The facts as the table `staged`, a chunk at a time."""
    columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    con.execute(f"CREATE OR REPLACE TABLE staged ({columns})")
    every = ", ".join(f"unnest(?::{kind}[])" for kind in COLUMNS.values())
    ahead = iter(facts)
    while chunk := list(islice(ahead, ROWS_AT_ONCE)):
        con.execute("INSERT INTO staged SELECT " + every, _columns(chunk))


def stage_file(con: Any, path: Path) -> None:
    """The facts of a Parquet file from elsewhere as `staged`, read where they lie."""
    import duckdb

    cast = ", ".join(f"{name}::{kind} AS {name}" for name, kind in COLUMNS.items())
    try:
        con.execute(
            f"CREATE VIEW staged AS SELECT {cast} FROM read_parquet({text(str(path))})"
        )
    except duckdb.Error as error:
        raise ForeignFile(file=path.name, cause=first_line(error)) from error


def _columns(facts: list[FactRow]) -> list[list[Any]]:
    """Column by column: DuckDB takes a list for each many times faster than rows."""
    return [[_plain(name, getattr(fact, name)) for fact in facts] for name in COLUMNS]


def _plain(name: str, value: Any) -> Any:
    if name == "known_from":
        return value.astimezone(UTC).replace(tzinfo=None)
    return str(value) if name == "value" and value is not None else value


def write(
    con: Any, rows: str, *, folder: Path, prefix: str, role: Role, year: int
) -> Iterator[Part]:
    """The rows (a SELECT with `known_until`) as one file, or several by element."""
    cuts = con.execute(CUT.format(rows=rows, most=ROWS_A_FILE)).fetchall()
    for number, (first, last) in enumerate(cuts):
        path = folder / f"{prefix}-{role}-{number:03d}.parquet"
        some = f"SELECT * FROM ({rows}) WHERE {between(first, last)}"
        copy = WRITE.format(names=STORED, rows=some, path=text(str(path)))
        con.execute(copy)
        yield described(con, path, role=role, year=year)


def read_rows(cursor: Any, paths: Iterable[Path]) -> Iterator[FactRow]:
    """The facts of the files as they were handed in, in the order of sequences."""
    files = ", ".join(text(str(path)) for path in paths)
    cursor.execute(READ.format(names=NAMES, files=files))
    while chunk := cursor.fetchmany(ROWS_AT_ONCE):
        for row in chunk:
            named = dict(zip(COLUMNS, row, strict=True))
            known = named.pop("known_from").replace(tzinfo=UTC)
            yield FactRow(known_from=known, **named)


def between(first: str, last: str) -> str:
    """The elements from one to another, as a condition."""
    return f"element BETWEEN {text(first)} AND {text(last)}"


def described(con: Any, path: Path, *, role: Role, year: int) -> Part:
    """The file as the manifest will name it, read back from the disk and synced."""
    sync_file(path)
    digest = hash_of(path)
    found = con.execute(DESCRIBE.format(path=text(str(path)))).fetchone()
    size = path.stat().st_size
    rest = [*found[1:-1], tuple(found[-1])]
    return Part(path.name, role, year, found[0], size, digest, *rest)

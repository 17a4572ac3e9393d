"""The map beside the facts: for every unit, whom its figures count for, and when."""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final

from lanh.rollup.engine import text
from lanh.rollup.facts import TreeRow
from lanh.rollup.files.manifest import hash_of, sync_file

OPEN: Final = date(9999, 12, 31)
DEEPEST: Final = 20
UNITS: Final = """
CREATE TABLE units (place VARCHAR, parent VARCHAR, since DATE, until DATE)
"""
INTO_UNITS: Final = """
INSERT INTO units SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::DATE[]),
       unnest(?::DATE[])
"""
# A unit counts for itself and for all above it. What it reported for days before it is
# known to exist, or after its end, counts for its first or its last parents. Its rows
# for all above it are cut on the same days, so that a stay is one span.
CLOSE: Final = """
CREATE TABLE closed AS (
    WITH RECURSIVE up AS (
        SELECT place, place AS ancestor, since, until, 0 AS steps FROM units
        UNION ALL
        SELECT up.place, above.parent, greatest(up.since, above.since),
               least(up.until, above.until), up.steps + 1
        FROM up JOIN units AS above ON above.place = up.ancestor
        WHERE above.parent <> '' AND up.steps < {deepest}
          AND greatest(up.since, above.since) < least(up.until, above.until)
    ),
    ends AS (
        SELECT place, min(since) AS opens, max(until) AS closes
        FROM units GROUP BY place
    ),
    pairs AS (
        SELECT place, ancestor, min(steps) AS steps,
               CASE WHEN since = opens THEN DATE '0001-01-01' ELSE since END AS since,
               CASE WHEN until = closes THEN DATE '9999-12-31' ELSE until END AS until,
               since AS exists_since, until AS exists_until
        FROM up JOIN ends USING (place)
        GROUP BY ALL
    ),
    days AS (
        SELECT place, since AS day FROM pairs UNION SELECT place, until FROM pairs
    ),
    stays AS (
        SELECT place, day AS since,
               lead(day) OVER (PARTITION BY place ORDER BY day) AS until
        FROM days
    )
    SELECT p.place, p.ancestor, p.steps, s.since, s.until, p.exists_since,
           p.exists_until
    FROM pairs AS p JOIN stays AS s
      ON s.place = p.place AND s.since >= p.since AND s.until <= p.until
)
"""
WRITE: Final = """
COPY (
    SELECT n.unit, c.* FROM closed AS c JOIN {places} AS n ON n.place = c.place
    ORDER BY n.unit, c.ancestor, c.since
) TO {path} (FORMAT parquet, COMPRESSION zstd)
"""


def hash_of_rows(rows: Iterable[TreeRow]) -> str:
    """What tells one map from another: the hash of its rows in their order."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def close(con: Any, rows: Iterable[TreeRow]) -> None:
    """Every unit with all its ancestors, as the table `closed`.

    Columns: place, ancestor (itself too), steps up, since, until (stretched to both
    ends of time), exists_since, exists_until.
    """
    con.execute(UNITS)
    units = [(r.place, r.parent, r.since, r.until or OPEN) for r in rows]
    columns = [list(column) for column in zip(*units, strict=True)]
    con.execute(INTO_UNITS, columns or [[], [], [], []])
    con.execute(CLOSE.format(deepest=DEEPEST))


def write(con: Any, *, places: str, path: Path) -> str:
    """Write what is closed, each place with its number; returns the file's hash."""
    con.execute(WRITE.format(places=places, path=text(str(path))))
    sync_file(path)
    return hash_of(path)

"""Numbers for places: quicker to join millions of facts by than their keys."""

from pathlib import Path
from typing import Any, Final

from lanh.rollup.engine import text
from lanh.rollup.facts import WITHHELD
from lanh.rollup.files.manifest import hash_of, sync_file

NONE_YET: Final = "(SELECT '' AS place, 0 AS unit WHERE false)"
# A number once given is never given again, even where its place leaves the map: facts
# carry it. New places come in the order of the tree, so that neighbours lie together.
WRITE: Final = """
COPY (
    WITH paths AS (
        SELECT place, string_agg(ancestor, ' ' ORDER BY steps DESC, ancestor) AS path
        FROM closed GROUP BY place
    )
    SELECT place, unit FROM {old}
    UNION ALL
    SELECT place, CAST((SELECT coalesce(max(unit), 0) FROM {old})
                       + row_number() OVER (ORDER BY path) AS INTEGER) AS unit
    FROM paths WHERE place NOT IN (SELECT place FROM {old})
    ORDER BY unit
) TO {path} (FORMAT parquet, COMPRESSION zstd)
"""
STAYS: Final = "SELECT count(*) FROM closed WHERE steps = 0"


def write(con: Any, *, old: str, path: Path) -> str:
    """Number what is in the table `closed`; returns the file's hash.

    old: the file of before as SQL, with all its numbers. Columns: place, unit.
    """
    check_few(con.execute(STAYS).fetchone()[0])
    con.execute(WRITE.format(old=old, path=text(str(path))))
    sync_file(path)
    return hash_of(path)


def check_few(stays: int) -> None:
    """A sum of tallies keeps its parts apart while fewer than a million are added."""
    if stays >= WITHHELD:
        raise ValueError(f"a map of {stays} units and stays, more than can be counted")

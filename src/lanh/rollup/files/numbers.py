"""Numbers for places and figures: quicker to join and group millions of facts by than
their names. A number once given is never given again, for facts carry it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lanh.rollup import engine
from lanh.rollup.facts import A_FIGURE, WITHHELD
from lanh.rollup.files.manifest import hash_of, sync_file


@dataclass(frozen=True, slots=True)
class Numbered:
    """What has numbers. names: the columns that are numbered as `number`. fresh: those
    of {rows} that {old} does not know, with their `turn` to be numbered."""

    number: str
    names: str
    fresh: str


# In the order of the tree, so that neighbours lie together.
PLACES: Final = Numbered(
    number="unit",
    names="place",
    fresh="""
        SELECT place, string_agg(ancestor, ' ' ORDER BY steps DESC, ancestor) AS turn
        FROM {rows} WHERE place NOT IN (SELECT place FROM {old}) GROUP BY place""",
)
FIGURES: Final = Numbered(
    number="figure",
    names="element, slice",
    fresh="""
        SELECT DISTINCT element, slice, concat(element, ' ', slice) AS turn
        FROM {rows} AS f WHERE NOT EXISTS (
            SELECT 1 FROM {old} AS o WHERE o.element = f.element AND o.slice = f.slice)
    """,
)
NONE_YET: Final = """(
    SELECT '' AS place, '' AS element, '' AS slice, 0 AS unit, 0 AS figure
    WHERE false
)"""
WRITE: Final = """
COPY (
    SELECT {names}, {number} FROM {old}
    UNION ALL
    SELECT {names}, CAST((SELECT coalesce(max({number}), 0) FROM {old})
                         + row_number() OVER (ORDER BY turn) AS INTEGER)
    FROM ({fresh})
    ORDER BY {number}
) TO {path} (FORMAT parquet, COMPRESSION zstd)
"""
MOST: Final = """
SELECT greatest((SELECT count(*) FROM closed WHERE steps = 0),
                (SELECT coalesce(max(unit), 0) FROM {places}))
"""


def table(folder: Path, name: str) -> str:
    """The file of that name as SQL, an empty table where there is none yet."""
    return engine.files([folder / name]) if name else NONE_YET


def any_fresh(con: Any, what: Numbered, *, old: str, rows: str) -> bool:
    """Whether the rows name what has no number yet. old, rows: tables, as SQL."""
    fresh = what.fresh.format(rows=rows, old=old)
    return bool(con.execute(f"{fresh} LIMIT 1").fetchall())


def write(con: Any, what: Numbered, *, old: str, rows: str, path: Path) -> str:
    """All numbers, old ones and those for what is fresh; returns the file's hash."""
    text = WRITE.format(
        names=what.names,
        number=what.number,
        old=old,
        fresh=what.fresh.format(rows=rows, old=old),
        path=engine.text(str(path)),
    )
    con.execute(text)
    sync_file(path)
    return hash_of(path)


def check_few(con: Any, places: str) -> None:
    """Tallies and series keep their parts apart while there are fewer than a million
    units and stays on the map, and fewer units that ever were."""
    found = con.execute(MOST.format(places=places)).fetchone()[0]
    if found >= min(WITHHELD, A_FIGURE):
        raise ValueError(f"a map of {found} units and stays, more than can be counted")

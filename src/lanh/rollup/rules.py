"""What must hold before facts are published, asked of all of them at once."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from lanh.common.period import Period
from lanh.rollup import engine
from lanh.rollup.errors import OverlappingPeriods, SequenceTwice, UnknownPlace
from lanh.rollup.files.manifest import Manifest

TWICE: Final = """
SELECT sequence FROM ({rows}) GROUP BY sequence HAVING count(*) > 1 LIMIT 1
"""
STRANGERS: Final = """
SELECT min(place), min_by(element, place), count(*)
FROM ({rows}) AS f
WHERE NOT EXISTS (SELECT 1 FROM ({known}) AS t WHERE t.place = f.place)
"""
SPANS: Final = """
SELECT DISTINCT concat(regime, ':', first, ':', last), year(last)::INTEGER FROM ({rows})
"""
OVERLAPS: Final = """
WITH crossed(one, other) AS (VALUES {pairs}),
now AS (SELECT DISTINCT place, element, slice,
               concat(regime, ':', first, ':', last) AS period FROM ({rows})),
before AS (SELECT place, element, slice,
                  concat(regime, ':', first, ':', last) AS period FROM ({old})
           UNION ALL SELECT * FROM now)
SELECT now.place, now.element, before.period, now.period
FROM now JOIN crossed ON crossed.one = now.period
JOIN before ON before.period = crossed.other AND before.place = now.place
 AND before.element = now.element AND before.slice = now.slice
LIMIT 1
"""


def check_fresh(con: Any, folder: Path, old: Manifest, rows: str) -> list[int]:
    """The staged facts may be published; returns the years that they end in."""
    check_numbers(con, rows)
    check_places(con, folder, old, rows)
    found = con.execute(SPANS.format(rows=rows)).fetchall()
    check_periods(con, folder, old, rows, {Period.parse(key) for key, _year in found})
    return sorted({year for _key, year in found})


def check_numbers(con: Any, rows: str) -> None:
    """Each fact has a number of its own, by which the order of knowing is told."""
    twice = con.execute(TWICE.format(rows=rows)).fetchone()
    if twice:
        raise SequenceTwice(sequence=twice[0])


def check_places(con: Any, folder: Path, old: Manifest, rows: str) -> None:
    """A fact of a place outside the map would be in no sum, and nobody would know."""
    known = "SELECT '' AS place"
    if old.tree:
        known = f"SELECT DISTINCT place FROM {engine.files([folder / old.tree])}"
    found = con.execute(STRANGERS.format(rows=rows, known=known)).fetchone()
    place, element, number = found
    if number:
        raise UnknownPlace(place=place, element=element, number=number)


def check_periods(
    con: Any, folder: Path, old: Manifest, rows: str, fresh: set[Period]
) -> None:
    """A place's periods for one figure lie apart or one within the other.

    Source: HOUSE, 'Periods are objects': half a period cannot be taken off a figure.
    """
    parts = [p for p in old.parts if any(crossing(fresh, p.spans))]
    pairs = {*crossing(fresh, fresh)}
    for part in parts:
        pairs.update(crossing(fresh, part.spans))
    if not pairs:
        return
    listed = engine.rows([engine.text(a.key), engine.text(b.key)] for a, b in pairs)
    before = "SELECT * FROM staged WHERE false"
    if parts:
        before = f"SELECT * FROM {engine.files(folder / p.name for p in parts)}"
    query = OVERLAPS.format(pairs=listed, rows=rows, old=before)
    found = con.execute(query).fetchone()
    if found:
        place, element, first, second = found
        raise OverlappingPeriods(
            place=place, element=element, first=first, second=second
        )


def crossing(
    some: Iterable[Period], others: Iterable[Period]
) -> Iterable[tuple[Period, Period]]:
    """Pairs that share days while neither holds the other.

    >>> may, year = Period.month(2026, 5), Period.calendar_year(2026)
    >>> list(crossing([may], [year, may]))
    []
    """
    others = list(others)
    for one in some:
        for other in others:
            if one.regime != other.regime or not one.span.overlaps(other.span):
                continue
            if not one.covers(other) and not other.covers(one):
                yield one, other

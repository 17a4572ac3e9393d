"""An invented country of the real size, the same each time: 34 provinces, 3,321
communes, 300 elements, 12 months; every commune reports every element every month."""

from datetime import date
from hashlib import md5
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from lanh.common.period import Period
from lanh.rollup import Asked, Bounds, Store, TreeRow, engine

COMMUNES: Final = 3_321
PROVINCES: Final = 34
ELEMENTS: Final = 300
MONTHS: Final = [Period.month(2026, number) for number in range(1, 13)]
YEAR: Final = Period.calendar_year(2026)
BEGAN: Final = date(2025, 7, 1)

# Plain arithmetic, so that no version of anything changes a value. Two in a hundred
# are estimates, one in a hundred is left blank.
FACTS: Final = """
COPY (
    SELECT u.key AS place,
           printf('room%02d.element_%03d', e % 20, e) AS element, '' AS slice,
           'statistics' AS regime, make_date(2026, m::INTEGER, 1) AS first,
           last_day(make_date(2026, m::INTEGER, 1)) AS last,
           CASE WHEN r = 99 THEN NULL ELSE
               ((p * 7919 + e * 104729 + m * 15485863) % 1009 % (1 + e % 400))
           END::DECIMAL(18, 4) AS value,
           CASE WHEN r = 99 THEN 'blank' ELSE '' END AS reason,
           r IN (17, 55) AS estimate,
           last_day(make_date(2026, m::INTEGER, 1)) + INTERVAL 5 DAY
               + to_minutes(p) AS known_from,
           (m - 1) * {communes} * {elements} + p * {elements} + e + 1 AS sequence,
           'submission' AS origin
    FROM range(1, 13) AS months(m), range({elements}) AS elements(e),
         (SELECT p, md5('commune ' || p)::UUID::VARCHAR AS key
          FROM range({communes}) AS communes(p)) AS u,
         LATERAL (SELECT (p * 31 + e * 17 + m * 7) % 100 AS r)
) TO {path} (FORMAT parquet, COMPRESSION zstd)
"""


def key(name: str) -> str:
    """A key as random as the product's own, yet the same each time."""
    return str(UUID(md5(name.encode(), usedforsecurity=False).hexdigest()))


def commune(number: int) -> str:
    return key(f"commune {number}")


def province(number: int) -> str:
    return key(f"province {number}")


def province_of(number: int) -> int:
    """Communes of one province follow each other."""
    return number * PROVINCES // COMMUNES


NATION: Final = key("nation")


def tree() -> list[TreeRow]:
    above = [TreeRow(province(n), NATION, BEGAN, None) for n in range(PROVINCES)]
    below = [
        TreeRow(commune(n), province(province_of(n)), BEGAN, None)
        for n in range(COMMUNES)
    ]
    return [TreeRow(NATION, "", BEGAN, None), *above, *below]


def figures() -> list[Asked]:
    """Every element's total, all of them flows."""
    return [Asked(f"room{n % 20:02d}.element_{n:03d}") for n in range(ELEMENTS)]


def upper() -> list[str]:
    """The provinces and the nation."""
    return [NATION, *(province(number) for number in range(PROVINCES))]


def write_facts(con: Any, path: Path) -> None:
    """All facts of the year as one Parquet file."""
    where = engine.text(str(path))
    con.execute(FACTS.format(communes=COMMUNES, elements=ELEMENTS, path=where))


def publish(folder: Path, facts: Path, bounds: Bounds) -> Store:
    """The country's facts as the product keeps them."""
    store = Store(folder, bounds=bounds)
    store.write_tree(tree())
    store.append_file(facts)
    return store

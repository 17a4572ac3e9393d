"""The same sums as somebody would write them by hand in DuckDB over the same Parquet,
knowing this data: one regime, no slices, no corrections, units that never move."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bench.country import NATION
from lanh.rollup import engine

UP: Final = "SELECT place, ancestor FROM {tree} WHERE steps = 1"

# Provinces first, the nation from these: the quickest way found.
MONTHS: Final = """
WITH provinces AS (
    SELECT up.ancestor AS place, element, slice, first, last, sum(value) AS value,
           count(value) AS reported, count_if(reason = 'blank') AS blank,
           count_if(reason = 'na') AS na, count_if(reason = 'withheld') AS withheld,
           count_if(estimate AND value IS NOT NULL) AS estimated,
           max(known_from) AS known, max(last) AS through
    FROM {facts} AS f JOIN ({up}) AS up ON up.place = f.place
    GROUP BY ALL
)
SELECT * FROM provinces
UNION ALL
SELECT '{nation}', element, slice, first, last, sum(value), sum(reported)::BIGINT,
       sum(blank)::BIGINT, sum(na)::BIGINT, sum(withheld)::BIGINT,
       sum(estimated)::BIGINT, max(known), max(through)
FROM provinces GROUP BY ALL
"""
YEAR: Final = """
WITH units AS (
    SELECT place, element, slice, sum(value) AS value, count(value) > 0 AS reported,
           count(value) = 0 AND count_if(reason = 'blank') > 0 AS blank,
           count(value) = 0 AND count_if(reason = 'na') > 0 AS na,
           count(value) = 0 AND count_if(reason = 'withheld') > 0 AS withheld,
           count_if(estimate AND value IS NOT NULL) > 0 AS estimated,
           max(known_from) AS known, max(last) AS through
    FROM {facts} GROUP BY ALL
), provinces AS (
    SELECT up.ancestor AS place, element, slice, sum(value) AS value,
           count_if(reported) AS reported, count_if(blank) AS blank,
           count_if(na) AS na, count_if(withheld) AS withheld,
           count_if(estimated) AS estimated, max(known) AS known,
           max(through) AS through
    FROM units JOIN ({up}) AS up USING (place) GROUP BY ALL
)
SELECT * FROM provinces
UNION ALL
SELECT '{nation}', element, slice, sum(value), sum(reported)::BIGINT,
       sum(blank)::BIGINT, sum(na)::BIGINT, sum(withheld)::BIGINT,
       sum(estimated)::BIGINT, max(known), max(through)
FROM provinces GROUP BY ALL
"""


def filled(text: str, folder: Path, names: Sequence[str], tree: str) -> str:
    """The text with the files that it reads."""
    facts = engine.files(folder / name for name in names)
    up = UP.format(tree=engine.files([folder / tree]))
    return text.format(facts=facts, up=up, nation=NATION)


def run(text: str, folder: Path, names: Sequence[str], tree: str) -> list[Any]:
    """All rows of the text's answer."""
    with engine.cursor() as cursor:
        cursor.execute(filled(text, folder, names, tree))
        rows: list[Any] = cursor.fetchall()
        return rows

"""The same sums as somebody would write them by hand in DuckDB over the same Parquet,
knowing this data: one regime, no slices, no corrections, units that never move."""

from pathlib import Path
from typing import Any, Final

from bench.country import NATION
from lanh.rollup import Manifest, engine

UP: Final = "SELECT unit, ancestor FROM {tree} WHERE steps = 1"

# Provinces first, the nation from these: the quickest way found. The first step adds up
# what the files hold; what it means is told once, at the end.
TOLD: Final = """
SELECT place, element, slice, first, last, value, reported,
       tally % 1000000 AS blank,
       facts - reported - tally % 1000000 - tally % 1000000000000 // 1000000 AS na,
       tally % 1000000000000 // 1000000 AS withheld,
       tally // 1000000000000 AS estimated, known, through
FROM (
    SELECT * FROM provinces
    UNION ALL
    SELECT '{nation}', figure, first, last, sum(value), sum(reported)::BIGINT,
           sum(facts)::BIGINT, sum(tally)::BIGINT, max(known), max(through)
    FROM provinces GROUP BY ALL
) JOIN {names} USING (figure)
"""
MONTHS: Final = f"""
WITH sums AS (
    SELECT up.ancestor AS place, figure, last, sum(value) AS value,
           count(value) AS reported, count(*) AS facts, sum(tally)::BIGINT AS tally,
           max(second) AS known
    FROM {{facts}} AS f JOIN ({{up}}) AS up ON up.unit = f.unit
    GROUP BY up.ancestor, figure, last
), provinces AS (
    SELECT place, figure, date_trunc('month', last)::DATE AS first, last, value,
           reported, facts, tally, known, last AS through
    FROM sums
)
{TOLD}"""
YEAR: Final = f"""
WITH units AS (
    SELECT series, sum(value) AS value, max(tally) AS most,
           max(second) AS known, max(last) AS through
    FROM {{facts}} GROUP BY series
), figures AS (
    SELECT (series % 1000000)::INTEGER AS unit, (series // 1000000)::INTEGER AS figure,
           value, known, through,
           CASE WHEN value IS NOT NULL AND most < 1000000000000 THEN 0 ELSE most END
               AS tally
    FROM units
), provinces AS (
    SELECT up.ancestor AS place, figure, DATE '2026-01-01' AS first,
           DATE '2026-12-31' AS last, sum(value) AS value, count(value) AS reported,
           count(*) AS facts, sum(tally)::BIGINT AS tally, max(known) AS known,
           max(through) AS through
    FROM figures JOIN ({{up}}) AS up USING (unit) GROUP BY ALL
)
{TOLD}"""


def filled(text: str, folder: Path, published: Manifest) -> str:
    """The text with the files that it reads."""
    facts = engine.files(folder / part.name for part in published.parts)
    up = UP.format(tree=engine.files([folder / published.tree]))
    names = engine.files([folder / published.figures])
    return text.format(facts=facts, up=up, names=names, nation=NATION)


def run(text: str, folder: Path, published: Manifest) -> list[Any]:
    """All rows of the text's answer."""
    with engine.cursor() as cursor:
        cursor.execute(filled(text, folder, published))
        rows: list[Any] = cursor.fetchall()
        return rows

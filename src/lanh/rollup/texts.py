"""The one SQL of sums. Every engine runs this text; it hands in only what stands after
FROM for its files (`{base}`, `{delta}`, `{tree}`).

A question is answered in steps, each a named table:
  known    the facts that held at the moment asked for
  chosen   of these the ones that stand for the asked period
  figures  one row for each unit, figure and asked period
  sums     added up for bundles: the units that count for the same asked places
and at last for the places themselves. No fact is added twice on the way up, so sums for
provinces and the nation cost hardly more than sums for provinces.
"""

from typing import Final

from lanh.rollup.facts import A_FIGURE, ESTIMATED, WITHHELD

# Places and figures (an element's slice) stand by their numbers, a unit's figure by one
# for both (`series`), which are quicker to join and to group by than names.
KEY: Final = "series, regime, first, last"
FIELDS: Final = f"{KEY}, unit, figure, value, tally, second, known_from, sequence"
SAME: Final = """t.series = f.series AND t.regime = f.regime AND t.first = f.first
            AND t.last = f.last"""

# Compacted files know from when to when each row held.
HELD_AT: Final = """f.known_from <= TIMESTAMP {moment}
       AND (f.known_until IS NULL OR f.known_until > TIMESTAMP {moment})"""
ALWAYS: Final = "true"
KNOWN_BY: Final = "f.known_from <= TIMESTAMP {moment}"
KNOWN_BASE: Final = f"""
known AS (SELECT {FIELDS} FROM {{base}} AS f WHERE {{asked}} AND {{held}})"""
# What was appended since may supersede these and each other, in any order; only rows
# that it touches are put in line.
KNOWN_BOTH: Final = f"""
fresh AS (SELECT {FIELDS} FROM {{delta}} AS f WHERE {{asked}}),
touched AS (SELECT DISTINCT {KEY} FROM fresh),
contested AS (
    SELECT {FIELDS} FROM {{base}} AS f
    WHERE {{asked}} AND EXISTS (SELECT 1 FROM touched AS t WHERE {SAME})
    UNION ALL SELECT * FROM fresh
),
in_line AS (
    SELECT *, row_number() OVER (
        PARTITION BY {KEY} ORDER BY known_from DESC, sequence DESC) AS turn
    FROM contested AS f WHERE {{known_by}}
),
known AS (
    SELECT {FIELDS} FROM {{base}} AS f
    WHERE {{asked}} AND {{held}}
      AND NOT EXISTS (SELECT 1 FROM touched AS t WHERE {SAME})
    UNION ALL
    SELECT {FIELDS} FROM in_line WHERE turn = 1
)"""
# Where nothing is compacted yet.
KNOWN_DELTA: Final = f"""
in_line AS (
    SELECT *, row_number() OVER (
        PARTITION BY {KEY} ORDER BY known_from DESC, sequence DESC) AS turn
    FROM {{delta}} AS f WHERE {{asked}} AND {{known_by}}
),
known AS (SELECT {FIELDS} FROM in_line WHERE turn = 1)"""

# Only the asked period itself has facts.
ALL: Final = """
chosen AS (SELECT * FROM known)"""
# A half that was reported stands for its months: facts within a wider one are left out.
WIDEST: Final = """
reaching AS (
    SELECT *, max(CASE WHEN value IS NOT NULL THEN last END) OVER (
        PARTITION BY series ORDER BY first, last DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
    FROM known
),
chosen AS (SELECT * FROM reaching WHERE reach IS NULL OR reach < last)"""
# Of several the last holds, whatever it says.
LAST: Final = """
spans(first, last, turn) AS (VALUES {spans}),
ranked AS (
    SELECT known.*, spans.turn FROM known
    JOIN spans ON spans.first = known.first AND spans.last = known.last
),
latest AS (
    SELECT series, max(turn) AS turn FROM ranked GROUP BY series
),
chosen AS (
    SELECT r.* FROM ranked AS r JOIN latest AS l
      ON l.series = r.series AND l.turn = r.turn
)"""

# One fact for each unit: nothing is put together.
SINGLE: Final = """
figures AS (
    SELECT unit, figure, {first} AS first, {last} AS last, value, tally, second,
           last AS through
    FROM chosen
)"""
# Several facts of one unit make one figure, which is reported if any of them is; else
# the weightiest reason stands.
MERGED: Final = f"""
merged AS (
    SELECT series, sum(value) AS value, max(second) AS second,
           max(last) AS through, max(tally) AS most
    FROM {{stays}} GROUP BY series{{stay}}
),
figures AS (
    SELECT CAST(series % {A_FIGURE} AS INTEGER) AS unit,
           CAST((series - series % {A_FIGURE}) / {A_FIGURE} AS INTEGER) AS figure,
           {{first}} AS first, {{last}} AS last, value,
           CASE WHEN value IS NOT NULL AND most < {ESTIMATED} THEN 0
                ELSE most END AS tally,
           second, through
    FROM merged
)"""
# A unit that changes hands within the asked period has a figure for each stay, so that
# each fact counts for whom the unit belonged to on the fact's last day.
STAYS: Final = """(
        SELECT c.*, m.since AS stay FROM chosen AS c LEFT JOIN (
            SELECT unit, since, until FROM {tree}
            WHERE steps = 0 AND unit IN ({movers})
        ) AS m ON m.unit = c.unit AND c.last >= m.since AND c.last < m.until
    ) AS s"""

ANSWER: Final = f"""
WITH {{known}},{{chosen}},{{figures}},
counted AS (
    SELECT unit, since, until, ancestor FROM {{tree}}
    WHERE ancestor IN ({{places}}){{only_own}}{{only_then}}
),
alike AS (
    SELECT unit, since, until, string_agg(ancestor, ' ' ORDER BY ancestor) AS alike
    FROM counted GROUP BY unit, since, until
),
bundled AS (
    SELECT unit, since, until,
           CAST(dense_rank() OVER (ORDER BY alike) AS INTEGER) AS bundle
    FROM alike
),
bundles AS (
    SELECT DISTINCT b.bundle, c.ancestor FROM bundled AS b JOIN counted AS c
    ON c.unit = b.unit AND c.since = b.since AND c.until = b.until
),
sums AS (
    SELECT b.bundle, f.figure, {{first}} AS first, f.last,
           sum(f.value) AS value, count(*) AS figures, count(f.value) AS reported,
           CAST(sum(f.tally) AS BIGINT) AS tally, max(f.second) AS second,
           {{through}} AS through
    FROM figures AS f JOIN bundled AS b ON b.unit = f.unit{{on_the_day}}
    GROUP BY b.bundle, f.figure, f.last{{more_keys}}
),
wanted(element, slice) AS (VALUES {{wanted}}),
named AS (
    SELECT n.figure, n.element, n.slice FROM {{names}} AS n
    JOIN wanted AS w ON w.element = n.element AND w.slice = n.slice
),
periods(first, last) AS (VALUES {{periods}}),
asked_sums AS (
    SELECT s.bundle, s.figure, p.first, s.last, s.value, s.figures, s.reported,
           s.tally, s.second, s.through
    FROM sums AS s
    JOIN periods AS p ON p.last = s.last AND (s.first IS NULL OR p.first = s.first)
),
-- Most places are one bundle, such as a province; only those of several are added up.
single AS (
    SELECT ancestor, min(bundle) AS bundle FROM bundles
    GROUP BY ancestor HAVING count(*) = 1
),
answer AS (
    SELECT a.ancestor AS place, s.* FROM asked_sums AS s
    JOIN single AS a ON a.bundle = s.bundle
    UNION ALL
    SELECT b.ancestor, min(s.bundle), s.figure, s.first, s.last,
           sum(s.value), CAST(sum(s.figures) AS BIGINT),
           CAST(sum(s.reported) AS BIGINT), CAST(sum(s.tally) AS BIGINT),
           max(s.second), max(s.through)
    FROM asked_sums AS s JOIN bundles AS b ON b.bundle = s.bundle
    WHERE b.ancestor NOT IN (SELECT ancestor FROM single)
    GROUP BY b.ancestor, s.figure, s.first, s.last
),
told AS (
    SELECT *, tally % {WITHHELD} AS blank,
           CAST((tally % {ESTIMATED} - tally % {WITHHELD}) / {WITHHELD} AS BIGINT)
               AS withheld,
           CAST((tally - tally % {ESTIMATED}) / {ESTIMATED} AS BIGINT) AS estimated
    FROM answer
)
SELECT t.place, w.element, w.slice, t.first, t.last, t.value, t.reported,
       t.blank, t.figures - t.reported - t.blank - t.withheld AS not_applicable,
       t.withheld, t.estimated, t.second, t.through
FROM told AS t JOIN named AS w ON w.figure = t.figure
"""
# Where no unit changes hands in the asked time, one look at the map serves all facts.
ONLY_THEN: Final = " AND since <= {day} AND until > {day}"
ON_THE_DAY: Final = " AND f.through >= b.since AND f.through < b.until"
BEHIND: Final = """
WITH {known},{chosen}
SELECT DISTINCT c.sequence
FROM chosen AS c JOIN {tree} AS t
  ON t.unit = c.unit AND c.last >= t.since AND c.last < t.until
WHERE t.ancestor IN ({places}){only_own}
ORDER BY c.sequence
"""
MOVERS: Final = """
SELECT unit, since FROM {tree}
WHERE steps = 0 AND since > DATE '0001-01-01' ORDER BY unit, since
"""
BELOW: Final = """
SELECT t.ancestor, count(DISTINCT t.place) FROM {tree} AS t
WHERE t.ancestor IN ({places}) AND t.exists_since <= {day} AND t.exists_until > {day}
  AND NOT EXISTS (
      SELECT 1 FROM {tree} AS b WHERE b.ancestor = t.place AND b.steps = 1
      AND b.exists_since <= {day} AND b.exists_until > {day})
GROUP BY t.ancestor
"""

"""The same sums by PostgreSQL, as well as we can write them: whole numbers for keys and
values, reasons and estimates as one number to add up (as the roll-up's files have it),
covering indexes, statistics on what is grouped, parallel workers, steps, partitions.
Facts are whole numbers here; the roll-up reads keys and values as they are."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psycopg

from bench import country
from lanh.rollup import engine

SERVER: Final = (
    "-k {home} -p 55433 -c listen_addresses='' -c fsync=off -c synchronous_commit=off "
    "-c full_page_writes=off -c shared_buffers=2GB -c max_parallel_workers=2 "
    "-c max_parallel_workers_per_gather=2 -c jit=off -c max_wal_size=8GB"
)
COLUMNS: Final = """
    unit integer NOT NULL, element smallint NOT NULL, month smallint NOT NULL,
    tally integer NOT NULL, value bigint, known timestamp NOT NULL"""
# The facts twice: in one table, ordered by month, and by elements in four, each of
# which a worker sums by itself.
TABLES: Final = f"""
CREATE UNLOGGED TABLE facts ({COLUMNS});
CREATE UNLOGGED TABLE shared_out ({COLUMNS}) PARTITION BY RANGE (element);
CREATE UNLOGGED TABLE share_1 PARTITION OF shared_out FOR VALUES FROM (0) TO (75);
CREATE UNLOGGED TABLE share_2 PARTITION OF shared_out FOR VALUES FROM (75) TO (150);
CREATE UNLOGGED TABLE share_3 PARTITION OF shared_out FOR VALUES FROM (150) TO (225);
CREATE UNLOGGED TABLE share_4 PARTITION OF shared_out FOR VALUES FROM (225) TO (300);
CREATE TABLE tree (unit integer NOT NULL, ancestor integer NOT NULL, steps smallint);
"""
SETTLE: Final = """
CREATE INDEX facts_covering ON facts (element, month, unit)
    INCLUDE (value, tally, known);
CREATE INDEX facts_by_unit ON facts (element, unit)
    INCLUDE (month, value, tally, known);
CREATE STATISTICS facts_grouped (ndistinct) ON element, month, unit FROM facts;
CREATE INDEX tree_unit ON tree (unit) INCLUDE (ancestor);
INSERT INTO shared_out SELECT * FROM facts ORDER BY element, unit, month;
CREATE INDEX shared_covering ON shared_out (element, unit)
    INCLUDE (month, value, tally, known);
CREATE STATISTICS grouped_1 (ndistinct) ON element, month, unit FROM share_1;
CREATE STATISTICS grouped_2 (ndistinct) ON element, month, unit FROM share_2;
CREATE STATISTICS grouped_3 (ndistinct) ON element, month, unit FROM share_3;
CREATE STATISTICS grouped_4 (ndistinct) ON element, month, unit FROM share_4;
VACUUM ANALYZE facts;
VACUUM ANALYZE shared_out;
VACUUM ANALYZE tree;
"""
# Up to 4,095 units in each part of the tally, for whole numbers of four bytes.
ROWS: Final = """
COPY (
    SELECT (sequence - 1) % ({communes} * {elements}) // {elements} AS unit,
           right(element, 3)::SMALLINT AS element, month(last) AS month,
           CASE WHEN reason = 'blank' THEN 1 WHEN reason = 'withheld' THEN 4096
                WHEN estimate AND value IS NOT NULL THEN 16777216 ELSE 0 END AS tally,
           value::BIGINT AS value, known_from
    FROM read_parquet({facts}) ORDER BY month, element, unit
) TO {path} (FORMAT csv, HEADER false)
"""
WORKERS: Final = """
SET work_mem='512MB'; SET enable_partitionwise_aggregate=on; SET parallel_setup_cost=0;
SET parallel_tuple_cost=0; SET max_parallel_workers_per_gather={workers};
SET enable_seqscan={scan}"""
# Ways of planning: the best of all is what counts.
WAYS: Final = {
    "serial": WORKERS.format(workers=0, scan="on"),
    "one worker": WORKERS.format(workers=1, scan="on"),
    "two workers": WORKERS.format(workers=2, scan="on"),
    "serial, by index": WORKERS.format(workers=0, scan="off"),
    "two workers, by index": WORKERS.format(workers=2, scan="off"),
}
NATION: Final = -1
COUNTS: Final = """sum(f.value) AS value, count(f.value) AS reported,
       count(*) AS facts, sum(f.tally) AS tally, max(f.known) AS known"""
UP: Final = """sum(value) AS value, sum(reported)::bigint AS reported,
       sum(facts)::bigint AS facts, sum(tally)::bigint AS tally, max(known) AS known"""
TOLD: Final = """value, reported, tally % 4096 AS blank, facts - reported - tally % 4096
       - tally / 4096 % 4096 AS na, tally / 4096 % 4096 AS withheld,
       tally / 16777216 AS estimated, known"""
MONTHS: Final = {
    "one step": f"""
        SELECT ancestor, element, month, {TOLD} FROM (
            SELECT t.ancestor, f.element, f.month, {COUNTS}
            FROM facts f JOIN tree t ON t.unit = f.unit GROUP BY 1, 2, 3) AS sums""",
    "two steps": f"""
        WITH provinces AS MATERIALIZED (
            SELECT t.ancestor, f.element, f.month, {COUNTS}
            FROM facts f JOIN tree t ON t.unit = f.unit AND t.steps = 1
            GROUP BY 1, 2, 3)
        SELECT ancestor, element, month, {TOLD} FROM (
            SELECT * FROM provinces UNION ALL
            SELECT -1, element, month, {UP} FROM provinces GROUP BY 2, 3) AS sums""",
    "two steps, one key": f"""
        WITH provinces AS MATERIALIZED (
            SELECT t.ancestor * 8192 + f.element * 16 + f.month AS key, {COUNTS}
            FROM facts f JOIN tree t ON t.unit = f.unit AND t.steps = 1 GROUP BY 1)
        SELECT ancestor, key % 8192 / 16 AS element, key % 16 AS month, {TOLD} FROM (
            SELECT key / 8192 AS ancestor, * FROM provinces UNION ALL
            SELECT -1, key % 8192, {UP} FROM provinces GROUP BY 2) AS sums""",
    "two steps, in shares": f"""
        WITH provinces AS MATERIALIZED (
            SELECT t.ancestor, f.element, f.month, {COUNTS}
            FROM shared_out f JOIN tree t ON t.unit = f.unit AND t.steps = 1
            GROUP BY 1, 2, 3)
        SELECT ancestor, element, month, {TOLD} FROM (
            SELECT * FROM provinces UNION ALL
            SELECT -1, element, month, {UP} FROM provinces GROUP BY 2, 3) AS sums""",
}
# A unit's months are one figure of the year, reported if any month is; else the
# weightiest reason stands.
YEAR_OF: Final = f"""
        WITH units AS {{kept}} (
            SELECT element, unit, sum(value) AS value, max(known) AS known,
                   max(month) AS through, max(tally) AS most
            FROM {{facts}} GROUP BY 1, 2),
        figures AS (
            SELECT element, unit, value, known, through,
                   CASE WHEN value IS NOT NULL AND most < 16777216 THEN 0
                        ELSE most END AS tally
            FROM units),
        provinces AS MATERIALIZED (
            SELECT t.ancestor, f.element, {COUNTS}, max(f.through) AS through
            FROM figures f JOIN tree t ON t.unit = f.unit AND t.steps = 1
            GROUP BY 1, 2)
        SELECT ancestor, element, {TOLD}, through FROM (
            SELECT * FROM provinces UNION ALL
            SELECT -1, element, {UP}, max(through) FROM provinces GROUP BY 2) AS sums"""
YEAR: Final = {
    "units, provinces, nation": YEAR_OF.format(kept="MATERIALIZED", facts="facts"),
    "the same at once": YEAR_OF.format(kept="NOT MATERIALIZED", facts="facts"),
    "the same in shares": YEAR_OF.format(kept="NOT MATERIALIZED", facts="shared_out"),
}


@contextmanager
def server() -> Iterator[str]:
    """A throw-away PostgreSQL on a socket; yields how to connect to it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    home = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket's path has 107 bytes
    run = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if run:
        shutil.chown(home, "postgres")
    init = ["-A", "trust", "-U", "app", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    control = [*run, str(found[-1] / "pg_ctl"), "-D", f"{home}/data", "-w", "-s"]
    told = {"check": True, "stdout": subprocess.DEVNULL, "cwd": home}
    initdb = [*run, str(found[-1] / "initdb"), "-D", f"{home}/data", *init]
    subprocess.run(initdb, **told)  # type: ignore[call-overload]  # (one dict for all)
    options = ["-l", f"{home}/log", "-o", SERVER.format(home=home), "start"]
    subprocess.run([*control, *options], **told)  # type: ignore[call-overload]  # (the same)
    try:
        yield f"host={home} port=55433 user=app dbname=postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **told)  # type: ignore[call-overload]  # (the same)
        shutil.rmtree(home)


def fill(connection: psycopg.Connection[Any], facts: Path, folder: Path) -> None:
    """The country's facts and its tree, indexed and analysed."""
    csv = folder / "facts.csv"
    with engine.cursor() as cursor:
        text = ROWS.format(
            facts=engine.text(str(facts)),
            path=engine.text(str(csv)),
            communes=country.COMMUNES,
            elements=country.ELEMENTS,
        )
        cursor.execute(text)
    connection.execute(TABLES)
    with connection.cursor() as into:
        with (
            into.copy("COPY facts FROM STDIN (FORMAT csv)") as copy,
            csv.open("rb") as lines,
        ):
            while block := lines.read(1 << 20):
                copy.write(block)
        into.executemany("INSERT INTO tree VALUES (%s, %s, %s)", _tree())
    for statement in SETTLE.strip().split(";")[:-1]:
        connection.execute(statement)
    csv.unlink()


def _tree() -> list[tuple[int, int, int]]:
    """Every commune below its province, and below the nation."""
    units = range(country.COMMUNES)
    below = [(unit, 10_000 + country.province_of(unit), 1) for unit in units]
    return below + [(unit, NATION, 2) for unit in units]


def settle(connection: psycopg.Connection[Any], way: str, text: str) -> None:
    """Answer in full, planned that way, without carrying the rows out."""
    connection.execute(WAYS[way])
    connection.execute(f"EXPLAIN (ANALYZE, TIMING OFF) {text}")

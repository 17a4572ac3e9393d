"""The same sums by PostgreSQL, as well as we can write them: whole numbers for keys and
values, a covering index, statistics on what is grouped, parallel workers, two steps.
Facts are whole numbers here; the roll-up reads keys and codes as they are."""

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
TABLES: Final = """
CREATE UNLOGGED TABLE facts (
    unit integer NOT NULL, element smallint NOT NULL, month smallint NOT NULL,
    reason smallint NOT NULL, estimate boolean NOT NULL, value bigint,
    known timestamp NOT NULL
);
CREATE TABLE tree (unit integer NOT NULL, ancestor integer NOT NULL, steps smallint);
"""
SETTLE: Final = """
CREATE INDEX facts_covering ON facts (element, month, unit)
    INCLUDE (value, reason, estimate, known);
CREATE STATISTICS facts_grouped (ndistinct) ON element, month, unit FROM facts;
CREATE INDEX tree_unit ON tree (unit) INCLUDE (ancestor);
VACUUM ANALYZE facts;
VACUUM ANALYZE tree;
"""
ROWS: Final = """
COPY (
    SELECT (sequence - 1) % ({communes} * {elements}) // {elements} AS unit,
           right(element, 3)::SMALLINT AS element, month(last) AS month,
           (reason <> '')::TINYINT AS reason, estimate, value::BIGINT AS value,
           known_from
    FROM read_parquet({facts}) ORDER BY month, element, unit
) TO {path} (FORMAT csv, HEADER false)
"""
# Ways of planning: the best of all is what counts.
WAYS: Final = {
    "serial": "SET work_mem='512MB'; SET max_parallel_workers_per_gather=0",
    "parallel": (
        "SET work_mem='512MB'; SET max_parallel_workers_per_gather=2; "
        "SET parallel_setup_cost=0; SET parallel_tuple_cost=0"
    ),
}
NATION: Final = -1
COUNTS: Final = """sum(f.value) AS value, count(f.value) AS reported,
       count(*) FILTER (WHERE f.reason = 1) AS blank,
       count(*) FILTER (WHERE f.reason = 2) AS na,
       count(*) FILTER (WHERE f.reason = 3) AS withheld,
       count(*) FILTER (WHERE f.estimate AND f.value IS NOT NULL) AS estimated,
       max(f.known) AS known"""
UP: Final = """sum(value), sum(reported)::bigint, sum(blank)::bigint, sum(na)::bigint,
       sum(withheld)::bigint, sum(estimated)::bigint, max(known)"""
MONTHS: Final = {
    "one step": f"""
        SELECT t.ancestor, f.element, f.month, {COUNTS}
        FROM facts f JOIN tree t ON t.unit = f.unit GROUP BY 1, 2, 3""",
    "two steps": f"""
        WITH provinces AS MATERIALIZED (
            SELECT t.ancestor, f.element, f.month, {COUNTS}
            FROM facts f JOIN tree t ON t.unit = f.unit AND t.steps = 1
            GROUP BY 1, 2, 3)
        SELECT * FROM provinces UNION ALL
        SELECT -1, element, month, {UP} FROM provinces GROUP BY 2, 3""",
}
# A unit's months are one figure of the year, reported if any month is.
UNITS: Final = """
        WITH units AS MATERIALIZED (
            SELECT unit, element, sum(value) AS value, max(known) AS known,
                   max(month) AS through, count(value) > 0 AS reported,
                   count(value) = 0 AND bool_or(reason = 1) AS blank,
                   count(value) = 0 AND bool_and(reason = 2) AS na,
                   count(value) = 0 AND bool_or(reason = 3) AS withheld,
                   bool_or(estimate AND value IS NOT NULL) AS estimated
            FROM facts GROUP BY 1, 2)"""
OF_UNITS: Final = """sum(value) AS value, count(*) FILTER (WHERE reported) AS reported,
       count(*) FILTER (WHERE blank) AS blank, count(*) FILTER (WHERE na) AS na,
       count(*) FILTER (WHERE withheld) AS withheld,
       count(*) FILTER (WHERE estimated) AS estimated, max(known) AS known,
       max(through) AS through"""
YEAR: Final = {
    "units first": f"""{UNITS}
        SELECT t.ancestor, u.element, {OF_UNITS}
        FROM units u JOIN tree t ON t.unit = u.unit GROUP BY 1, 2""",
    "units, provinces, nation": f"""{UNITS},
        provinces AS MATERIALIZED (
            SELECT t.ancestor, u.element, {OF_UNITS}
            FROM units u JOIN tree t ON t.unit = u.unit AND t.steps = 1 GROUP BY 1, 2)
        SELECT * FROM provinces UNION ALL
        SELECT -1, element, {UP}, max(through) FROM provinces GROUP BY 2""",
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

"""What is said to the database itself, in the words of each: no two spans of one thing
share a day; a row is never changed; a sort key is compared byte by byte.

For migrations: `migrations.RunPython(*forbid_overlap("places_place", ["code"], "…"))`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Step = Callable[[Any, Any], None]

_CLASH = """EXISTS (SELECT 1 FROM {table} o WHERE {same} AND o.id <> NEW.id
    AND (NEW.until IS NULL OR o.since < NEW.until)
    AND (o.until IS NULL OR NEW.since < o.until))"""
_TRIGGER = """CREATE TRIGGER {table}_no_overlap_{verb} BEFORE {event} ON {table}
    WHEN {clash} BEGIN SELECT RAISE(ABORT, '{sentence}'); END"""


def forbid_overlap(table: str, keys: Sequence[str], sentence: str) -> tuple[Step, Step]:
    """What a migration runs, and its way back: EXCLUDE (PostgreSQL), triggers (SQLite).

    The table has `id`, `since` and `until` (half-open; NULL is open); rows alike in all
    `keys`, which are never NULL, may not share a day. The database then answers with an
    IntegrityError; `sentence` says why to whoever reads it on SQLite.

    Traps: on SQLite a later migration that alters the table rebuilds it without its
    triggers, so it must run this again. PostgreSQL needs the extension `btree_gist`,
    which comes with the server and which the owner of the database may create.
    """
    return (
        by_vendor(
            {
                "postgresql": _exclude(table, keys),
                "sqlite": _triggers(table, keys, sentence),
            }
        ),
        by_vendor(
            {
                "postgresql": [
                    f"ALTER TABLE {table} DROP CONSTRAINT {table}_no_overlap"
                ],
                "sqlite": [
                    f"DROP TRIGGER {table}_no_overlap_{verb}"
                    for verb in ("insert", "update")
                ],
            }
        ),
    )


def in_byte_order(table: str, column: str, length: int) -> tuple[Step, Step]:
    """What a migration runs so that a sort key is compared byte by byte.

    SQLite always does; PostgreSQL otherwise follows the database's own language, which
    passes over the very marks that `common.text.sort_key` puts in order.
    """
    change = f"ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar({length})"
    return (
        by_vendor({"postgresql": [f'{change} COLLATE "C"'], "sqlite": []}),
        by_vendor({"postgresql": [change], "sqlite": []}),
    )


def forbid_change(table: str, sentence: str) -> tuple[Step, Step]:
    """What a migration runs so that no row of the table is ever changed, and its way
    back; `sentence` says why to whoever tries (IntegrityError or InternalError).

    On PostgreSQL no row is deleted either. On SQLite it could be, for there a flush
    between tests is a DELETE like any other (PostgreSQL truncates): what must not
    vanish needs another proof, as the chain of the trail is.

    Trap: as with `forbid_overlap`, a later migration that alters the table on SQLite
    rebuilds it without its trigger, so it must run this again.
    """
    said, name = sentence.replace("'", "''"), f"{table}_is_fixed"
    fix = {
        "postgresql": [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{said}'; END $$",
            f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
        ],
        "sqlite": [
            f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
        ],
    }
    loosen = {
        "postgresql": [f"DROP TRIGGER {name} ON {table}", f"DROP FUNCTION {name}()"],
        "sqlite": [f"DROP TRIGGER {name}"],
    }
    return by_vendor(fix), by_vendor(loosen)


def by_vendor(statements: Mapping[str, Sequence[str]]) -> Step:
    """A step of a migration that says the same to each database in its own words."""

    def run(_apps: Any, schema_editor: Any) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return run


def _exclude(table: str, keys: Sequence[str]) -> list[str]:
    same = ", ".join(f"{key} WITH =" for key in keys)
    return [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_no_overlap "
        f"EXCLUDE USING gist ({same}, daterange(since, until) WITH &&)",
    ]


def _triggers(table: str, keys: Sequence[str], sentence: str) -> list[str]:
    same = " AND ".join(f"o.{key} = NEW.{key}" for key in keys)
    clash = _CLASH.format(table=table, same=same)
    watched = ", ".join([*keys, "since", "until"])
    return [
        _TRIGGER.format(
            table=table, verb=verb, event=event, clash=clash, sentence=sentence
        )
        for verb, event in (("insert", "INSERT"), ("update", f"UPDATE OF {watched}"))
    ]

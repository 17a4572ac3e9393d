"""The roll-up beside the same sums by hand in DuckDB and by PostgreSQL, in one run."""

import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

import psycopg

from bench import by_hand, country, postgres
from bench.measuring import Taken, machine, medians, peak_memory, seconds, table
from lanh.common.period import Period
from lanh.rollup import Bounds, Store, Sums, engine

ROOT: Final = Path(__file__).resolve().parent.parent
BOUNDS: Final = Bounds()
TIMES: Final = 1.2  # not slower than by hand by more
FASTER: Final = 7  # than PostgreSQL at least, for each question
MOST_MEMORY: Final = 2000  # MB
ASKED: Final = ["roll-up", "by hand in DuckDB", "PostgreSQL at best"]
SKIPPED: Final = 5  # first columns of a sum: place, element, slice, period
ADDED: Final = (
    "sum(value), sum(reported), sum(blank), sum(na), sum(withheld), sum(estimated)"
)
QUESTIONS: Final = {
    "provinces and nation, by month": country.MONTHS,
    "provinces and nation, the year": [country.YEAR],
}


@dataclass
class Measured:
    """Seconds by question, then by who answered."""

    rows: dict[str, dict[str, Taken]] = field(default_factory=dict)
    inside: dict[str, dict[str, Taken]] = field(default_factory=dict)
    tried: dict[str, dict[str, float]] = field(default_factory=dict)
    written: dict[str, float] = field(default_factory=dict)
    memory: float = 0
    size: float = 0


def main() -> None:
    """Measure everything; exit code 1 where a claim does not hold."""
    with tempfile.TemporaryDirectory(prefix="lanh-bench") as name:
        found = measure(Path(name))
    text = report(found)
    sys.stdout.write(text)
    (ROOT / "docs/scale.md").write_text(text, "utf-8")
    into_readme(snippet(found))
    wrong = list(broken(found))
    sys.stderr.write("".join(f"does not hold: {claim}\n" for claim in wrong))
    sys.exit(1 if wrong else 0)


def measure(folder: Path) -> Measured:
    """Build the country, ask everybody the same."""
    found, facts, store = Measured(), folder / "facts.parquet", folder / "store"
    con = engine.connect(BOUNDS)
    country.write_facts(con, facts)
    con.close()
    kept = Store(store, bounds=BOUNDS)
    found.written["append"] = seconds(lambda: country.publish(store, facts, BOUNDS))
    found.written["compact"] = seconds(kept.compact)
    found.size = sum(part.size for part in kept.manifest().parts) / 1e6
    sums = Sums(store, bounds=BOUNDS)
    for question, periods in QUESTIONS.items():
        check_alike(sums, store, periods)
        ours = lambda p=periods: ask(sums, p)  # noqa: E731 (bound to this question)
        hand = lambda p=periods: hand_rows(store, p)  # noqa: E731 (the same)
        found.rows[question] = medians({"roll-up": ours, "by hand": hand})
    found.memory = peak_memory()
    with postgres.server() as where, psycopg.connect(where, autocommit=True) as other:
        found.written["PostgreSQL"] = seconds(
            lambda: postgres.fill(other, facts, folder)
        )
        for question, periods in QUESTIONS.items():
            check_other(sums, other, periods)
            tried = ways(other, periods)
            once = found.tried[question] = {n: seconds(way) for n, way in tried.items()}
            quickest = min(once, key=once.__getitem__)
            duck = inside(sums, store, periods)
            found.inside[question] = medians({**duck, quickest: tried[quickest]})
    return found


def ask(sums: Sums, periods: list[Period]) -> list[Any]:
    return list(sums.ask(country.figures(), places=country.upper(), periods=periods))


def hand_rows(store: Path, periods: list[Period]) -> list[Any]:
    text = by_hand.YEAR if len(periods) == 1 else by_hand.MONTHS
    return by_hand.run(text, store, Store(store).manifest())


def check_alike(sums: Sums, store: Path, periods: list[Period]) -> None:
    """A quick answer that differs is no answer: both must give the same cells."""
    by_month = len(periods) > 1
    ours = {key(row, by_month): tuple(row)[SKIPPED:] for row in ask(sums, periods)}
    hand = {key(row, by_month): row[SKIPPED:] for row in hand_rows(store, periods)}
    assert ours == hand


def key(row: Any, by_month: bool) -> tuple[str, str, date | None]:
    return row[0], row[1], row[4] if by_month else None


def inside(
    sums: Sums, store: Path, periods: list[Period]
) -> dict[str, Callable[[], Any]]:
    """DuckDB until the answer stands in it: carrying rows to Python costs the same for
    everybody, and would hide what differs."""
    published = sums.manifest()
    asked = (country.figures(), country.upper(), periods, None)
    ours = [text for text, _paths in sums.statements(published, *asked)]
    hand = by_hand.YEAR if len(periods) == 1 else by_hand.MONTHS
    hand = by_hand.filled(hand, store, published)
    return {
        "roll-up": lambda: deque(map(settle, ours), maxlen=0),
        "by hand": lambda: settle(hand),
    }


def ways(
    other: psycopg.Connection[Any], periods: list[Period]
) -> dict[str, Callable[[], Any]]:
    """Everything that PostgreSQL can try for the question."""
    texts = postgres.YEAR if len(periods) == 1 else postgres.MONTHS
    return {
        f"PostgreSQL, {name}, {way}": partial(postgres.settle, other, way, text)
        for name, text in texts.items()
        for way in postgres.WAYS
    }


def check_other(
    sums: Sums, other: psycopg.Connection[Any], periods: list[Period]
) -> None:
    """Each of its texts adds up to what the roll-up says."""
    rows = ask(sums, periods)
    columns = zip(*(tuple(row)[SKIPPED : SKIPPED + 6] for row in rows), strict=True)
    ours = (len(rows), *map(sum, columns))
    for text in (postgres.YEAR if len(periods) == 1 else postgres.MONTHS).values():
        whole = f"SELECT count(*), {ADDED} FROM ({text}) AS answer"
        assert other.execute(whole).fetchone() == ours


def settle(text: str) -> None:
    """The answer as a table of the engine."""
    with engine.cursor(BOUNDS) as cursor:
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE answer AS {text}")


def best(times: dict[str, Taken]) -> tuple[str, Taken]:
    """The quickest way of PostgreSQL."""
    ways = {name: taken for name, taken in times.items() if "PostgreSQL" in name}
    name = min(ways, key=ways.__getitem__)
    return name, ways[name]


def broken(found: Measured) -> Iterable[str]:
    """The claims that this run does not bear out."""
    for question, inner in found.inside.items():
        if inner["roll-up"] > TIMES * inner["by hand"]:
            yield f"{question}: at most {TIMES} times as long as by hand"
        if best(inner)[1] < FASTER * inner["roll-up"]:
            yield f"{question}: {FASTER} times faster than PostgreSQL at its best"
    if found.memory > MOST_MEMORY:
        yield f"memory: {found.memory:.0f} MB"


def ratios(found: Measured) -> str:
    """The table that README and docs/scale.md share."""
    head = ["sums for", *ASKED]
    lines = [
        _ratio(question, inner["roll-up"], inner["by hand"], best(inner)[1])
        for question, inner in found.inside.items()
    ]
    return table([head, *lines])


def _ratio(question: str, ours: float, hand: float, other: float) -> list[str]:
    return [
        question,
        f"{ours:.2f} s",
        f"{hand:.2f} s (×{hand / ours:.2f})",
        f"{other:.2f} s (×{other / ours:.1f})",
    ]


def snippet(found: Measured) -> str:
    """What README says of it."""
    return (
        f"12 million facts (3,321 communes × 300 elements × 12 months), {machine()};\n"
        "medians, one run, no prepared summary:\n\n"
        f"{ratios(found)}\n\n{missed(found)}"
        f"Peak memory {found.memory:.0f} MB; {found.size:.0f} MB of Parquet. How it was "
        "measured, and all ways that\nPostgreSQL was tried: "
        "[docs/scale.md](docs/scale.md), `make bench`."
    )


def report(found: Measured) -> str:
    """docs/scale.md."""
    return TEXT.format(
        machine=machine(),
        memory=BOUNDS.memory,
        threads=BOUNDS.threads,
        ratios=ratios(found),
        spread=spread_table(found),
        missed=missed(found),
        rows=rows_table(found),
        ways=ways_table(found),
        append=found.written["append"],
        compact=found.written["compact"],
        fill=found.written["PostgreSQL"],
        peak=found.memory,
        size=found.size,
    )


def missed(found: Measured) -> str:
    """What this run does not bear out, as a paragraph."""
    wrong = "; ".join(broken(found))
    return f"Not borne out by this run: {wrong}.\n\n" if wrong else ""


def spread_table(found: Measured) -> str:
    lines = [["sums for, fastest to slowest", *ASKED]]
    for question, times in found.inside.items():
        who = times["roll-up"], times["by hand"], best(times)[1]
        spans = [f"{taken.fastest:.2f}–{taken.slowest:.2f} s" for taken in who]
        lines.append([question, *spans])
    return table(lines)


def rows_table(found: Measured) -> str:
    lines = [["rows in Python", "roll-up", "by hand", "ratio"]]
    for question, times in found.rows.items():
        ours, hand = times["roll-up"], times["by hand"]
        lines.append([question, f"{ours:.2f} s", f"{hand:.2f} s", f"{ours / hand:.2f}"])
    return table(lines)


def ways_table(found: Measured) -> str:
    lines = [["question", "way", "seconds, once"]]
    for question, times in found.tried.items():
        lines += [[question, name, f"{taken:.2f}"] for name, taken in times.items()]
    return table(lines)


def into_readme(text: str) -> None:
    """Between the marks that README keeps for it."""
    path = ROOT / "README.md"
    head, _mark, rest = path.read_text("utf-8").partition("<!-- bench: rollup -->\n")
    _old, mark, tail = rest.partition("<!-- /bench -->")
    if mark:
        path.write_text(f"{head}<!-- bench: rollup -->\n{text}\n{mark}{tail}", "utf-8")


TEXT: Final = """# How quick sums are, and how that was measured

`make bench` builds an invented country of the real size (`bench/country.py`: 3,321
communes × 300 elements × 12 months, 11,955,600 facts, the same each time), lets everybody
answer the same questions in turns and writes this page. Nobody has a prepared summary.
Machine: {machine}. DuckDB is held to {memory} and {threads} threads.

Seconds until the answer stands in the engine, medians of nine after one to warm up:

{ratios}

{spread}

{missed}Everybody gives the same cells: total, units that reported, left blank, not applicable or
withheld, estimates, when the latest became known. The roll-up also keeps regimes apart,
takes superseded facts out and looks up whom a unit belonged to on the day; those who wrote
by hand knew that this data needs none of it.

The files hold every fact as it was reported, with five numbers beside it that depend on
nothing but the fact itself: of its place, of its figure (element and slice), of both, how
it counts, and the second in which it became known. The text by hand uses them too; it is
what DuckDB can do with these files.

The same with all rows carried to Python, as the product does:

{rows}

Peak memory of the process that asked: {peak:.0f} MB. On disk: {size:.0f} MB.

## Every way of PostgreSQL that was tried

{ways}

PostgreSQL: facts as narrow tables of whole numbers with covering indexes, statistics on
what is grouped, 2 GB of shared buffers, 512 MB of work memory, no fsync, no JIT, parallel
workers that cost the planner nothing (`bench/postgres.py`). It has reasons and estimates
as one number to add up, as the roll-up's files do. Without these statistics it expects a
hundred times too many groups and will not work in parallel. "One step" joins every fact
with all its ancestors; "two steps" sums provinces first and the nation from these. "By
index" forbids reading the table in its own order. "In shares": facts in four tables by
element, in the order of units, each summed by one worker.

## Writing

| 12 million facts | seconds |
| --- | --- |
| checked and appended | {append:.1f} |
| compacted | {compact:.1f} |
| COPY, index, statistics in PostgreSQL | {fill:.1f} |
"""

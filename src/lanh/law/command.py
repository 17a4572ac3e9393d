"""`lanh law CASES.json --json`, `lanh law explain CASES.json`, `lanh law tables`."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lanh.law.answers.cases import answered, load, read_case
from lanh.law.errors import BadCase
from lanh.law.events import read_events
from lanh.law.pages.explain import explain
from lanh.law.pages.tables import law_tables
from lanh.law.pages.timeline import timeline

Case = Mapping[str, Any]


def add(subparsers: Any) -> None:
    """The command's own arguments, under `lanh law`."""
    parser = subparsers.add_parser("law", help="what the drug laws say about a case")
    arguments(parser)
    parser.set_defaults(run=run)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Cases with `--json`, or the word `explain` or `tables` before what it needs."""
    parser.add_argument(
        "words", nargs="+", metavar="CASES.json | explain CASES.json [ID] | tables"
    )
    parser.add_argument("--json", action="store_true", help="answers as JSON")
    parser.add_argument("--svg", type=Path, help="write the case's time line there")


def run(options: argparse.Namespace) -> int:
    """Exit code: 0, or 2 with one sentence where the cases cannot be read."""
    try:
        return _run(options)
    except BadCase as fault:
        sys.stderr.write(f"{fault}\n")
        return 2


def _run(options: argparse.Namespace) -> int:
    first, *rest = options.words
    if first == "tables":
        sys.stdout.write(law_tables())
    elif first == "explain":
        _explain(rest, options.svg)
    elif options.json:
        said = {"cases": [answered(case) for case in load(Path(first))]}
        sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=1) + "\n")
    else:
        _explain([first, *rest], options.svg)
    return 0


def _explain(words: list[str], picture: Path | None) -> None:
    if not words:
        raise BadCase("explain which file of cases?")
    cases = load(Path(words[0]))
    chosen = [case for case in cases if not words[1:] or case.get("id") in words[1:]]
    if not chosen:
        raise BadCase(f"{words[0]}: no case called {' or '.join(words[1:])}")
    for case in chosen:
        sys.stdout.write(page(case) + "\n")
    if picture is not None:
        case = chosen[0]
        drawn = timeline(read_events(case["events"]), read_case(case))
        picture.write_text(drawn, "utf-8")


def page(case: Case) -> str:
    """One case as a page of Vietnamese."""
    reading = read_case(case)
    known = [e for e in read_events(case["events"]) if e.at <= reading.now.at]
    title = " ".join(str(case[key]) for key in ("id", "title") if key in case)
    return explain(title, known, reading)


def main(words: list[str] | None = None) -> int:
    """`python -m lanh.law …`."""
    parser = argparse.ArgumentParser(prog="lanh law", description=__doc__)
    arguments(parser)
    return run(parser.parse_args(words))

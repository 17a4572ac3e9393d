"""`lanh law CASES.json --json`: answers; `lanh law explain CASES.json [ID]`: a page."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from lanh.law.answers.cases import answered, load
from lanh.law.errors import BadCase


def add(subparsers: Any) -> None:
    """The command's own arguments, under `lanh law`."""
    parser = subparsers.add_parser("law", help="what the drug laws say about a case")
    arguments(parser)
    parser.set_defaults(run=run)


def arguments(parser: argparse.ArgumentParser) -> None:
    """`CASES.json [--json]`, or `explain CASES.json [ID] [--svg OUT]`, or `tables`."""
    parser.add_argument(
        "words", nargs="+", metavar="CASES.json | explain CASES.json [ID]"
    )
    parser.add_argument("--json", action="store_true", help="answers as JSON")
    parser.add_argument(
        "--svg", type=Path, help="write the time line of the case there"
    )


def run(options: argparse.Namespace) -> int:
    """Exit code: 0, or 2 with one sentence where the cases cannot be read."""
    try:
        return _run(options)
    except BadCase as fault:
        sys.stderr.write(f"{fault}\n")
        return 2


def _run(options: argparse.Namespace) -> int:
    cases = load(Path(options.words[0]))
    said = {"cases": [answered(case) for case in cases]}
    sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=1) + "\n")
    return 0


def main(words: list[str] | None = None) -> int:
    """`python -m lanh.law …`."""
    parser = argparse.ArgumentParser(prog="lanh law", description=__doc__)
    arguments(parser)
    return run(parser.parse_args(words))

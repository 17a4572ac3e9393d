"""`lanh read FILE… [--json --out DIR]`: documents into their structure."""

import argparse
import json
import sys
from pathlib import Path

from lanh.common.refusal import Refused
from lanh.reader import Reading, read

REFUSED = 2


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `read` among the commands; its handler takes the parsed arguments."""
    parser = subparsers.add_parser("read", help="read plan documents")
    arguments(parser)
    parser.set_defaults(run=handle_read)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="the whole reading as JSON")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="one file each, in here"
    )


def handle_read(options: argparse.Namespace) -> int:
    """0, or 2 where a file was refused; the others are read nevertheless."""
    code = 0
    for path in options.files:
        try:
            reading = read(path)
        except Refused as refused:
            print(refused, file=sys.stderr)  # noqa: T201 (a command speaks here)
            code = REFUSED
            continue
        told(reading, path, options)
    return code


def told(reading: Reading, path: Path, options: argparse.Namespace) -> None:
    """Write the reading where it is wanted."""
    words = json.dumps(reading.to_json(), ensure_ascii=False, indent=1)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / f"{path.stem}.json").write_text(words + "\n", "utf-8")
    elif options.json:
        print(words)  # noqa: T201 (a command speaks here)
    else:
        print(summary(reading))  # noqa: T201 (a command speaks here)


def summary(reading: Reading) -> str:
    head = reading.document
    return (
        f"{reading.source}: {head.type or '?'} {head.number or ''} {head.date or ''}\n"
        f"  {head.subject or ''}\n"
        f"  {len(reading.targets)} targets, {len(reading.activities)} activities, "
        f"{len(reading.assignments)} assignments, {len(reading.reporting)} reports"
    )

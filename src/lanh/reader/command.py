"""`lanh read` and `lanh check`: documents into their structure, and what is wrong."""

import argparse
import json
import sys
from pathlib import Path

from lanh.common.refusal import Refused
from lanh.reader import Finding, Grade, Reading, check, read
from lanh.reader.reading import plain

WRONG = 1
REFUSED = 2


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `read` and `check` among the commands; `run` takes the parsed arguments."""
    reads = subparsers.add_parser("read", help="read plan documents")
    arguments(reads)
    reads.set_defaults(run=handle_read)
    checks = subparsers.add_parser("check", help="tell what is wrong in documents")
    checks.add_argument("files", nargs="+", type=Path, metavar="FILE")
    checks.add_argument("--json", action="store_true", help="findings as JSON")
    checks.add_argument("--notes", action="store_true", help="what is left open, too")
    checks.set_defaults(run=handle_check)


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
            sys.stderr.write(f"{refused}\n")
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
        sys.stdout.write(f"{words}\n")
    else:
        sys.stdout.write(f"{summary(reading)}\n")


def summary(reading: Reading) -> str:
    head = reading.document
    return (
        f"{reading.source}: {head.type or '?'} {head.number or ''} {head.date or ''}\n"
        f"  {head.subject or ''}\n"
        f"  {len(reading.targets)} targets, {len(reading.activities)} activities, "
        f"{len(reading.assignments)} assignments, {len(reading.reporting)} reports"
    )


def handle_check(options: argparse.Namespace) -> int:
    """0; 1 where a document contradicts itself; 2 where one was refused."""
    code = 0
    for path in options.files:
        try:
            reading, found = check(path)
        except Refused as refused:
            sys.stderr.write(f"{refused}\n")
            code = REFUSED
            continue
        shown = [f for f in found if options.notes or f.grade is not Grade.NOTE]
        if any(f.grade is Grade.ERROR for f in shown):
            code = max(code, WRONG)
        say(reading, shown, options)
    return code


def say(reading: Reading, found: list[Finding], options: argparse.Namespace) -> None:
    """Each finding with its words and its sum."""
    if options.json:
        rows = [{**plain(f), "said": str(f)} for f in found]
        words = json.dumps(
            {"source": reading.source, "findings": rows}, ensure_ascii=False
        )
        sys.stdout.write(f"{words}\n")
        return
    for finding in found:
        quoted = " · ".join(reading.text[a:b] for a, b in finding.spans)
        reckoned = f" [{finding.sum}]" if finding.sum else ""
        line = f"{reading.source}: {finding.grade} ({finding.kind}): {finding}"
        sys.stdout.write(f"{line}{reckoned}\n    {quoted}\n")

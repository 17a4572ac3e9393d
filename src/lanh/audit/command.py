"""`lanh audit …`: where the trail ends, and whether it is the one that was written."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `audit` to the `lanh` command; `run` returns the exit code."""
    audit = subparsers.add_parser("audit", help="the audit trail")
    verbs = audit.add_subparsers(required=True)
    head_ = verbs.add_parser("head", help="where the trail ends now; print and keep it")
    head_.set_defaults(run=head)
    verify_ = verbs.add_parser("verify", help="find a changed, removed or cut line")
    verify_.add_argument("--head", metavar="NUMBER:DIGEST", help="one that was printed")
    verify_.add_argument("--last", metavar="N", type=int, help="only the last N lines")
    verify_.set_defaults(run=verify)


def head(_asked: Namespace) -> int:
    # Django stands only now: the command sets it up before it runs this.
    from lanh.audit import queries
    from lanh.common import clock

    sys.stdout.write(f"{queries.head()}  {clock.today():%d/%m/%Y}\n")
    return 0


def verify(asked: Namespace) -> int:
    """0: whole; 1: not; 2: what was asked cannot be understood."""
    from lanh.audit import queries
    from lanh.audit.rules import Mark

    try:
        printed = Mark.parse(asked.head) if asked.head else None
    except ValueError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    verdict = queries.verify(printed=printed, last=asked.last)
    if verdict.fault is not None:
        where = f"at line {verdict.broken_at}"
        sys.stdout.write(f"NOT WHOLE {where}: {verdict.fault.words}.\n")
        return 1
    sys.stdout.write(f"Whole: {verdict.lines} lines, head {queries.head()}\n")
    return 0

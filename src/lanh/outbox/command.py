"""`lanh outbox list | retry`: what was given up, and to try it once more."""

import sys
from argparse import Namespace, _SubParsersAction
from typing import Any

from lanh.outbox import jobs, queries


def add(words: "_SubParsersAction[Any]") -> None:
    """Add `outbox` to the command."""
    outbox = words.add_parser("outbox", help="what acts have ordered")
    acts = outbox.add_subparsers(required=True)
    acts.add_parser("list", help="what was given up, and why").set_defaults(run=list_)
    acts.add_parser("retry", help="try all of it again").set_defaults(run=retry)


def list_(_asked: Namespace) -> int:
    """1 where something was given up."""
    given_up = list(queries.given_up())
    for message in given_up:
        sys.stdout.write(f"{message}: {message.error}\n")
    sys.stdout.write(f"{len(given_up)} given up\n")
    return int(bool(given_up))


def retry(_asked: Namespace) -> int:
    """1 where something fails again."""
    sys.stdout.write(f"{jobs.try_again()} to be tried again\n")
    sys.stdout.write(f"{jobs.deliver()} delivered\n")
    return int(queries.given_up().exists() or queries.failing().exists())

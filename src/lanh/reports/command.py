"""`lanh forms load`: the texts of forms become versions in the database.
`lanh facts publish | compact | check`: the facts beside it, which sums are made of."""

import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Callable
from typing import Any

from lanh.common.actor import Operator
from lanh.common.refusal import Refused
from lanh.reports import actions, jobs


def add(words: "_SubParsersAction[Any]") -> None:
    """Add `forms` to the command."""
    forms = words.add_parser("forms", help="forms that reports are filled in on")
    acts = forms.add_subparsers(required=True)
    load = acts.add_parser("load", help="load texts that are new; safe to repeat")
    load.add_argument("--operator", default="lanh forms load")
    load.set_defaults(run=run)
    facts = words.add_parser("facts", help="accepted facts, as they are published")
    acts = facts.add_subparsers(required=True)
    for word, act, does in (
        ("publish", publish, "publish what is not published yet"),
        ("compact", compact, "fold what was appended; nightly"),
        ("rebuild", rebuild, "publish all anew from the database, as after a restore"),
        ("check", check, "read every file, compare it with the database"),
    ):
        acts.add_parser(word, help=does).set_defaults(run=act)


def run(asked: Namespace) -> int:
    """Load, say what was loaded; exit code 2 where a text is refused."""
    try:
        loaded = actions.load_forms(by=Operator(asked.operator))
    except Refused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    for version in loaded:
        sys.stdout.write(f"{version}\n")
    sys.stdout.write(f"{len(loaded)} new\n")
    return 0


def publish(asked: Namespace) -> int:
    """Publish, say how many; exit code 2 where it is refused."""
    return _told(lambda: f"{jobs.publish_facts()} published")


def compact(asked: Namespace) -> int:
    """Compact; exit code 2 where it is refused."""
    return _told(lambda: f"{jobs.store().compact().rows} facts compacted")


def rebuild(asked: Namespace) -> int:
    """Publish all anew, with progress; exit code 2 where it is refused."""
    return _told(lambda: f"{jobs.rebuild_facts(_so_far).rows} facts rebuilt")


def check(asked: Namespace) -> int:
    """Say every difference; exit code 1 where there is one."""
    try:
        found = list(jobs.differences())
    except Refused as refusal:
        found = [str(refusal)]
    sys.stdout.write("".join(f"{one}\n" for one in found or ["all as published"]))
    return int(bool(found))


def _so_far(number: int) -> None:
    sys.stderr.write(f"{number} facts\n")


def _told(act: Callable[[], str]) -> int:
    try:
        sys.stdout.write(f"{act()}\n")
    except Refused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    return 0

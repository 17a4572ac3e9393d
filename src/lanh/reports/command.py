"""`lanh forms load`: the texts of forms become versions in the database."""

import sys
from argparse import Namespace, _SubParsersAction
from typing import Any

from lanh.common.actor import Operator
from lanh.common.refusal import Refused
from lanh.reports import actions


def add(words: "_SubParsersAction[Any]") -> None:
    """Add `forms` to the command."""
    forms = words.add_parser("forms", help="forms that reports are filled in on")
    acts = forms.add_subparsers(required=True)
    load = acts.add_parser("load", help="load texts that are new; safe to repeat")
    load.add_argument("--operator", default="lanh forms load")
    load.set_defaults(run=run)


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

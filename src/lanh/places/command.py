"""`lanh places …`: the table of units, brought in by one command."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

from lanh.common.actor import Operator
from lanh.common.refusal import Refused

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

REFORM: Final = date(2025, 7, 1)


def add(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `places` to the `lanh` command; `run` returns the exit code."""
    places = subparsers.add_parser("places", help="administrative units")
    verbs = places.add_subparsers(required=True)
    load_ = verbs.add_parser(
        "load", help="bring in all units before and after 1/7/2025"
    )
    load_.set_defaults(run=load)
    gaps_ = verbs.add_parser("gaps", help="what the table of units does not say")
    gaps_.set_defaults(run=gaps)
    agencies_ = verbs.add_parser(
        "agencies", help="give every unit its agencies, in step with the map"
    )
    agencies_.set_defaults(run=agencies)
    pack_ = verbs.add_parser("pack", help="make the packed table from two plain ones")
    pack_.add_argument("folder", type=Path)
    pack_.set_defaults(run=pack)


def load(_asked: Namespace) -> int:
    # Django stands only now: the command sets it up before it calls a handler.
    from lanh.places import actions
    from lanh.places.imports.table import table

    began = perf_counter()
    try:
        loaded = actions.load(by=Operator("lanh places load"), table=table())
    except Refused as refusal:
        _say(refusal)
        return 0
    spent = perf_counter() - began
    _say(
        f"{loaded.units} units and {loaded.lineage} lines of lineage in {spent:.1f} s."
    )
    return gaps(_asked)


def gaps(_asked: Namespace) -> int:
    from lanh.places import queries

    told = {
        "ended without a successor": queries.without_successor(),
        "began out of no unit that the table names": queries.without_predecessor(
            REFORM
        ),
        "followed only in part": queries.partly_told(),
    }
    for what, units in told.items():
        _say(f"{units.count()} units {what}:")
        _say("  " + ", ".join(f"{unit.code} {unit.name}" for unit in units[:12]))
    return 0


def agencies(_asked: Namespace) -> int:
    from lanh.places import actions
    from lanh.places.imports.agencies import patterns

    by = Operator("lanh places agencies")
    try:
        done = actions.load_agencies(by=by, patterns=patterns())
    except Refused as refusal:
        _say(refusal)
        return 0
    _say(
        f"{done.begun} agencies begun, {done.ended} ended, "
        f"{done.followed} lines of what took over their work."
    )
    return 0


def pack(asked: Namespace) -> int:
    from lanh.places.imports.pack import pack as packed

    for odd in packed(asked.folder):
        _say(odd)
    return 0


def _say(sentence: object) -> None:
    sys.stdout.write(f"{sentence}\n")

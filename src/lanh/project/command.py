"""The `lanh` command.

`lanh read`, `lanh check` and `lanh law` are instruments without a database;
`lanh audit`, `lanh serve` … are acts of the operator; every other word is Django's
own (`lanh migrate`).
"""

import os
import sys
from argparse import ArgumentParser
from importlib import import_module

# Which room adds the word: its `command.py` has `add(subparsers)`.
INSTRUMENTS = {"read": "reader", "check": "reader", "law": "law"}
ROOMS = {
    "audit": "audit",
    "outbox": "outbox",
    "places": "places",
    "forms": "reports",
    "facts": "reports",
    "demo": "demo",
    "serve": "project.ops",
    "setup": "project.ops",
    "nightly": "project.ops",
}
HELP = f"""lanh WORD --help tells more of each of these.
Without a database: {", ".join(INSTRUMENTS)}.
For the operator: {", ".join(ROOMS)}.
All other words are Django's own:"""


def main() -> None:
    """Run what was asked; the exit code is the act's own (2: refused, and why)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lanh.project.settings")
    word = sys.argv[1] if len(sys.argv) > 1 else "help"
    if word in ("help", "--help", "-h"):
        sys.stdout.write(f"{HELP}\n")
    if word in INSTRUMENTS:
        sys.exit(_run(INSTRUMENTS[word]))
    if word in ROOMS:
        _wake()
        sys.exit(_run(ROOMS[word]))
    if word == "db_worker":
        # It writes down when a document was read: on the demo's day, as the pages do.
        _wake()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def _wake() -> None:
    import django
    from django.conf import settings

    from lanh.common import clock

    django.setup()
    if settings.FIXED_DAY:
        clock.serve_day(settings.FIXED_DAY)


def _run(room: str) -> int:
    parser = ArgumentParser(prog="lanh")
    import_module(f"lanh.{room}.command").add(parser.add_subparsers(required=True))
    asked = parser.parse_args()
    code: int = asked.run(asked)
    return code

"""`lanh setup` makes a new instance ready; `lanh serve` runs its pages and worker;
`lanh nightly` does what is done while nobody works."""

import signal
import subprocess
import sys
import time
from argparse import Namespace, _SubParsersAction
from typing import Any

from django.conf import settings
from django.core.management import call_command

from lanh.common.actor import Operator
from lanh.common.refusal import Refused
from lanh.outbox import registry as outbox
from lanh.project.ops import nightly
from lanh.reports import actions as reports
from lanh.reports.queries.duties import forms_are_loaded


def add(words: "_SubParsersAction[Any]") -> None:
    """Add `setup`, `serve` and `nightly` to the command."""
    setup = words.add_parser("setup", help="migrate, gather static files, load texts")
    setup.set_defaults(run=lambda asked: prepare())
    serve = words.add_parser("serve", help="pages and worker, until Ctrl-C")
    serve.add_argument("--address", default="127.0.0.1:8000")
    serve.add_argument("--threads", type=int, default=4)
    serve.set_defaults(run=run)
    night = words.add_parser("nightly", help="publish, compact, sweep, verify")
    night.set_defaults(run=nightly.run)


def prepare() -> int:
    """Everything between an empty folder and a first log-in page; safe to repeat.

    2 where the text of a form has changed under the version that it had.
    """
    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if forms_are_loaded():
        return 0
    try:
        reports.load_forms(by=Operator("lanh setup"))
    except Refused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    return 0


def run(asked: Namespace) -> int:
    """Serve until one of the two ends or Ctrl-C; the exit code is the first to end."""
    if code := prepare():
        return code
    # What waited when the last worker ended, or whose waking was lost in a crash.
    outbox.wake()
    python = [sys.executable, "-m"]
    pages = ["gunicorn", "lanh.project.wsgi", "--bind", asked.address]
    pages += ["--threads", str(asked.threads), "--log-level", "warning"]
    worker = ["lanh.project", "db_worker", "--interval", "0.5"]
    running = [subprocess.Popen([*python, *words]) for words in (pages, worker)]  # noqa: S603 (our own words)
    sys.stdout.write(f"Lành: http://{asked.address}\n")
    sys.stdout.flush()
    # Whoever stops us (Ctrl-C, a service manager) stops both.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _first_to_end(running)
    except KeyboardInterrupt:
        return 0
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=30)


def _first_to_end(running: list["subprocess.Popen[bytes]"]) -> int:
    while True:
        for process in running:
            if process.poll() is not None:
                return process.returncode or 1
        time.sleep(0.2)

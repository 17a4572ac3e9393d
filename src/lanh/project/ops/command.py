"""`lanh setup` makes a new instance ready; `lanh serve` runs its pages and worker;
`lanh nightly` does what is done while nobody works."""

import signal
import subprocess
import sys
import time
from argparse import Namespace, _SubParsersAction
from typing import Any, Final

from django.conf import settings
from django.core.management import call_command

from lanh.common.actor import Operator
from lanh.common.refusal import Refused
from lanh.outbox import registry as outbox
from lanh.project.ops import nightly
from lanh.reports import actions as reports
from lanh.reports.queries.duties import forms_are_loaded

# Seconds, so that a worker that cannot begin does not keep the machine busy.
AFTER_THE_WORKER: Final = 3


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
    """Serve until the pages end or Ctrl-C; the exit code is theirs."""
    if code := prepare():
        return code
    # What waited when the last worker ended, or whose waking was lost in a crash.
    outbox.wake()
    python = [sys.executable, "-m"]
    pages = ["gunicorn", "lanh.project.wsgi", "--bind", asked.address]
    pages += ["--threads", str(asked.threads), "--log-level", "warning"]
    worker = ["lanh.project", "db_worker", "--interval", "0.5"]
    running = [_begun([*python, *words]) for words in (pages, worker)]
    sys.stdout.write(f"Lành: http://{asked.address}\n")
    sys.stdout.flush()
    # Whoever stops us (Ctrl-C, a service manager) stops both.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _until_the_pages_end(running, [*python, *worker])
    except KeyboardInterrupt:
        return 0
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=30)


def _begun(words: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(words)  # noqa: S603 (our own words)


def _until_the_pages_end(
    running: list["subprocess.Popen[bytes]"], worker: list[str]
) -> int:
    """A worker that ends is begun anew: a full disk ends it, and people must still be
    able to read."""
    pages, _worker = running
    while pages.poll() is None:
        ended = running[1].poll()
        if ended is not None:
            sys.stderr.write(f"worker ended ({ended}), begun anew\n")
            time.sleep(AFTER_THE_WORKER)
            running[1] = _begun(worker)
        time.sleep(0.2)
    return pages.returncode or 1

"""`lanh setup` makes a new instance ready; `lanh serve` runs its pages and worker."""

import signal
import subprocess
import sys
import time
from argparse import Namespace, _SubParsersAction
from typing import Any

from django.conf import settings
from django.core.management import call_command


def add(words: "_SubParsersAction[Any]") -> None:
    """Add `setup` and `serve` to the command."""
    setup = words.add_parser("setup", help="migrate, gather static files, load texts")
    setup.set_defaults(run=lambda asked: prepare())
    serve = words.add_parser("serve", help="pages and worker, until Ctrl-C")
    serve.add_argument("--address", default="127.0.0.1:8000")
    serve.add_argument("--threads", type=int, default=4)
    serve.set_defaults(run=run)


def prepare() -> int:
    """Everything between an empty folder and a first log-in page; safe to repeat."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    return 0


def run(asked: Namespace) -> int:
    """Serve until one of the two ends or Ctrl-C; the exit code is the first to end."""
    prepare()
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

"""What an operator's commands do: a new instance, a night, a server that was killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from lanh.audit.models import Head, Line
from lanh.outbox.models import Message
from lanh.project.command import main
from lanh.project.ops import command, nightly
from lanh.reports import jobs
from lanh.reports.models import FormVersion
from tests.cast import Cast, accepted

LONG_AGO = 1_750_000_000  # June 2025, in seconds
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DELIVERED = "print(Message.objects.exclude(delivered_at=None).count())"


@pytest.mark.both
def test_a_new_instance_has_its_forms_and_a_second_setup_changes_nothing(
    db: None,
) -> None:
    assert command.prepare() == 0
    assert FormVersion.objects.filter(code="F12").exists()
    told = Line.objects.count()
    assert command.prepare() == 0
    assert Line.objects.count() == told


def test_a_text_that_changed_under_its_version_stops_the_setup(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    command.prepare()
    FormVersion.objects.update(text="code = 'F12'")
    assert command.prepare() == 2
    assert "Raise the version" in capsys.readouterr().err


@pytest.mark.both
def test_the_night_publishes_sweeps_and_tells_the_head(
    cast: Cast, settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.UPLOADS, settings.TASKS = tmp_path, QUEUE
    accepted(cast)
    left = tmp_path / "ab" / "left-behind"
    left.parent.mkdir()
    left.write_bytes(b"x")
    os.utime(left, (LONG_AGO, LONG_AGO))
    assert nightly.run(Namespace()) == 0
    told = capsys.readouterr().out
    assert not left.exists()
    assert jobs.store().manifest().published_through > 0
    assert f"head {Head.objects.get().number}:{Head.objects.get().digest}" in told


def test_a_night_tells_what_was_given_up(
    cast: Cast, settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.UPLOADS, settings.TASKS = tmp_path, QUEUE
    Message(kind="plans.read", given_up=True).save()
    assert nightly.run(Namespace()) == 1
    assert "`lanh outbox retry` tries them once more" in capsys.readouterr().err


def test_a_night_that_finds_the_trail_changed_does_the_rest_and_fails(
    cast: Cast, settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.UPLOADS, settings.TASKS = tmp_path, QUEUE
    Head.objects.update(digest="0" * 64)
    assert nightly.run(Namespace()) == 1
    told = capsys.readouterr()
    assert "verify failed: a line was changed or taken out" in told.err
    assert "facts in the published files" in told.out


def test_help_names_our_own_words_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["lanh", "help"])
    main()
    told = capsys.readouterr().out
    assert told.index("nightly") < told.index("migrate")


@pytest.mark.slow
def test_a_server_takes_up_what_was_left_and_ends_with_its_worker(
    tmp_path: Path,
) -> None:
    at = f"127.0.0.1:{free_port()}"
    lanh(tmp_path, "setup")
    # Written as by an act whose process died before the worker was told.
    ask(tmp_path, "Message(kind='facts.publish').save()")
    server = subprocess.Popen(
        [sys.executable, "-m", "lanh.project", "serve", "--address", at],
        env=around(tmp_path),
    )
    try:
        waited(lambda: "1" in ask(tmp_path, DELIVERED))
        assert urlopen(f"http://{at}/login/").status == 200
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
    with pytest.raises(OSError, match="refused"):
        urlopen(f"http://{at}/login/")


def around(folder: Path) -> dict[str, str]:
    own = {
        "DJANGO_SETTINGS_MODULE": "lanh.project.settings",
        "LANH_DATA": str(folder),
        "LANH_TLS": "false",
        "LANH_SECRET_KEY": "a server of a test, for one minute" * 2,
        "DATABASE_URL": f"sqlite:///{folder}/lanh.sqlite3",
    }
    return {**os.environ, **own}


def lanh(folder: Path, word: str) -> None:
    words = [sys.executable, "-m", "lanh.project", word]
    subprocess.run(words, env=around(folder), check=True, timeout=60)


def ask(folder: Path, program: str) -> str:
    """What a program says that knows the outbox of that instance."""
    before = "import django; django.setup(); from lanh.outbox.models import Message; "
    words = [sys.executable, "-c", before + program]
    done = subprocess.run(
        words, env=around(folder), check=True, timeout=60, capture_output=True
    )
    return done.stdout.decode()


def waited(until: Any) -> None:
    for _second in range(40):
        if until():
            return
        time.sleep(0.5)
    raise AssertionError("the message still waits")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port

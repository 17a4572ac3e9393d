"""A disk that takes nothing more: a clear sentence, nothing half written, and nothing
of what was saved before is lost."""

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from lanh.web.guard.failing import failed, for_want_of_room
from tests.faults.instance import Browser, Instance
from tests.faults.test_killed import gathered, recorded

MEGABYTES = 24
HOLDS = """
from lanh.audit.queries import verify
from lanh.files.models import StoredFile
from lanh.registers.events.models import Event
from lanh.reports import jobs
print(Event.objects.count(), verify().whole, list(jobs.differences()),
      StoredFile.objects.count())
"""


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of its own, which only root may mount."""
    folder.mkdir()
    size = f"size={MEGABYTES}m"
    mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
    subprocess.run(mount, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def filled_up(folder: Path) -> Path:
    """Somebody else's file, which takes all the room."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"\x00" * 4096):
            pass
    return ballast


@contextmanager
def served(instance: Instance, limit: int | None = None) -> Iterator[Browser]:
    """limit: kilobytes that none of its files may be larger than."""
    instance.serve(limit)
    try:
        browser = Browser(instance)
        browser.log_in("binh", "lành")
        yield browser
    finally:
        instance.stop()


def pressed_until_full(browser: Browser, place: str) -> tuple[int, dict[str, str]]:
    """Events are recorded until one is not taken; how many were, and the last form."""
    path = "/events/record/"
    for number in range(400):
        form = browser.form(path, **recorded(place, number))
        status, told = browser.post(path, form)
        if status != 302:
            assert status == 507
            assert "Ổ đĩa của máy chủ đã đầy" in told
            return number, form
    raise AssertionError("the disk is not full after 400 events")


def on_a_small_disk(folder: Path) -> None:
    instance = Instance(folder, f"sqlite:///{folder}/lanh.sqlite3")
    ((_report, place),) = gathered(instance, 1)
    with served(instance) as browser:
        ballast = filled_up(folder)
        kept, form = pressed_until_full(browser, place)
        document = b"KE HOACH\n" * 9_000
        asked = "/plans/upload/", "ke-hoach.txt", document
        status, told = browser.upload(*asked, place=place)
        assert (status, "đã đầy" in told) == (507, True)
        assert not [path for path in (folder / "uploads").rglob("*") if path.is_file()]
        ballast.unlink()
        assert browser.post("/events/record/", form)[0] == 302
        assert instance.run(HOLDS) == f"{kept + 1} True [] 0"


def within_a_limit(folder: Path) -> None:
    """No file may grow past a megabyte: what everybody may forbid himself."""
    instance = Instance(folder, f"sqlite:///{folder}/lanh.sqlite3")
    ((_report, place),) = gathered(instance, 1)
    with served(instance, limit=1024) as browser:
        kept, form = pressed_until_full(browser, place)
    with served(instance) as browser:
        assert instance.run(HOLDS) == f"{kept} True [] 0"
        form |= browser.form("/events/record/")
        assert browser.post("/events/record/", form)[0] == 302
        assert instance.run(HOLDS) == f"{kept + 1} True [] 0"


@pytest.mark.slow
def test_what_finds_no_room_is_told_and_sent_again_when_there_is(
    tmp_path: Path,
) -> None:
    # Only root may mount a disk of its own; everybody else has the limit.
    if os.geteuid() == 0:
        with small_disk(tmp_path / "disk") as folder:
            on_a_small_disk(folder)
    within_a_limit(tmp_path)


class _OfPostgres(Exception):
    sqlstate = "53100"


def failed_by(cause: Exception, error: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "is_full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OperationalError("database or disk is full"), True),
        (failed_by(_OfPostgres(), OperationalError("could not extend file")), True),
        (failed_by(OSError(errno.ENOSPC, "full"), RuntimeError("worker")), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (OperationalError("database is locked"), False),
        (ValueError("unknown"), False),
    ],
)
def test_only_a_full_disk_is_told_as_one(error: Exception, is_full: bool) -> None:
    assert for_want_of_room(error) is is_full


def test_what_else_breaks_is_told_as_before() -> None:
    page = failed(RequestFactory().get("/"))
    assert page.status_code == 500

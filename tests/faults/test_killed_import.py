"""`kill -9` of pages and worker while a spreadsheet is being taken in: in the end every
row is there once, and before the end none is seen."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lanh.common.keys import luck
from tests.faults.instance import PATIENCE, Browser, Instance, database_of_its_own
from tests.faults.test_killed import SEED, gathered

ROWS = 4_000
HEADS = "Noi dung;Ngay;Xa;Linh vuc;Hinh thuc;Doi tuong;So nguoi du;Don vi to chuc"
ROW = "Buổi {n};01/6/2026;Khe 0;phòng, chống ma túy;nói chuyện;người dân;40;Đoàn xã"
STANDS = """
import json
from lanh.audit.models import Line
from lanh.audit.queries import verify
from lanh.intake.models import Import
from lanh.registers.events.models import Event
one = Import.objects.latest("handed_in_at")
print(json.dumps({
    "path": f"/intake/{one.pk}/", "status": one.status, "version": one.version,
    "seen": Event.objects.count(), "kept": Event._base_manager.count(),
    "titles": Event._base_manager.values("title").distinct().count(),
    "lines": Line.objects.filter(verb="intake.take_in").count(),
    "whole": verify().whole,
}))
"""
# A worker that died holds what it had begun for ten minutes.
LATER = """
from lanh.common import clock
from lanh.outbox.jobs import LEASE, deliver
with clock.stopped_at(clock.now() + LEASE):
    deliver()
"""


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Instance]:
    with database_of_its_own(tmp_path) as database:
        made = Instance(tmp_path, database)
        try:
            yield made
        finally:
            made.stop()


def standing(instance: Instance, program: str = STANDS) -> dict[str, Any]:
    return dict(json.loads(instance.run(program)))


def sheet(number: int) -> bytes:
    rows = (ROW.format(n=f"{number}-{n}") for n in range(ROWS))
    return "\n".join([HEADS, *rows]).encode("utf-8-sig")


def looked_at(instance: Instance, browser: Browser, content: bytes) -> dict[str, Any]:
    """Handed in, and read by the worker that runs."""
    path, kind = "/intake/hand-in/", "events.events"
    status, told = browser.upload(path, "so.csv", content, kind=kind)
    assert status == 302, told
    begun = time.monotonic()
    while (found := standing(instance))["status"] == "reading":
        assert time.monotonic() - begun < PATIENCE
    assert found["status"] == "checked", found
    return found


@pytest.mark.both
@pytest.mark.slow
def test_an_import_that_was_killed_is_there_once(instance: Instance) -> None:
    gathered(instance, 1)
    chance = luck(SEED)
    instance.serve()
    browser = Browser(instance)
    browser.log_in("binh", "lành")
    rounds = 4
    for number in range(rounds):
        found = looked_at(instance, browser, sheet(number))
        take = f"{found['path']}take/"
        form = browser.form(found["path"], version=str(found["version"]))
        assert browser.post(take, form | {"good_only": "true"})[0] == 302
        time.sleep(chance.uniform(0, 4))
        instance.kill()
        half = standing(instance)
        assert half["seen"] in (number * ROWS, (number + 1) * ROWS), "all or none"
        instance.serve()
        instance.run(LATER)
        whole = standing(instance)
        many = (number + 1) * ROWS
        assert (whole["status"], whole["seen"]) == ("taken", many)
        assert whole["kept"] == whole["titles"] == many
        assert (whole["lines"], whole["whole"]) == (number + 1, True)

"""`make bench-pages`: how quick the pages are, asked over a socket, on both databases.

The demo's year 2026 is built, then 10,000 more events and a form of 300 cells; a real
`lanh serve` answers over a socket, and each page is asked for in turn.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.measuring import machine
from lanh.demo.size import TODAY
from tests.faults.instance import Browser, Instance, database_of_its_own

ROOT: Final = Path(__file__).resolve().parent.parent
ASKED, WARMING_UP = 100, 5
ROWS, CELLS = 10_000, 300
AIM: Final = 0.200
FILL: Final = """
import json, sys
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from lanh.access.models import User
from lanh.common import clock
from lanh.common.period import Period
from lanh.demo.act import moment
from lanh.demo.build import build
from lanh.demo.posts import PASSWORD
from lanh.demo.size import SMALL, TODAY
from lanh.elements.catalogue import elements
from lanh.elements.forms import forms, read_form
from lanh.places.models import Place
from lanh.plans.models import Plan
from lanh.registers.events import actions as events
from lanh.registers.events.models import Event
from lanh.registers.events.rules import Status
from lanh.reports import actions as reports
from lanh.reports.models import Duty, FormVersion
rows, cells = int(sys.argv[1]), int(sys.argv[2])
for _told in build(replace(SMALL, years=(2026,))):
    pass
binh, mai = (User.objects.get(username=name) for name in ("binh", "mai"))
province = Place.objects.get(code="TN98")
communes = list(Place.objects.in_force(TODAY).filter(level="commune").order_by("code"))
with clock.stopped_at(moment(TODAY)):
    for lot in range(0, rows, 1_000):
        events.record_many(by=binh, today=TODAY, records=[
            Event(title=f"Truyền thông phòng, chống ma túy, buổi {n}", theme="drug",
                  day=TODAY - timedelta(days=n % 300), place=communes[n % 12],
                  form="talk", audience="people", organiser="Đoàn Thanh niên xã",
                  status=Status.HELD, attended=20 + n % 60, women=10)
            for n in range(lot, lot + 1_000)])
    # Further rows of the house's own elements, until there are enough cells.
    first = Period.decree_09_quarter(2026, 4).first
    text = forms()["F12"].text.replace("version = 1", "version = 99", 1)
    asked = {row.element.code for row in forms()["F12"].rows}
    def size(text):
        return sum(1 for row in read_form(text).rows for _slot in row.slots(first))
    for code, element in sorted(elements().items()):
        if size(text) >= cells:
            break
        if code not in asked:
            columns = json.dumps(list(element.breakdowns[:2]))
            more = f'\\n[[row]]\\nelement = "{code}"\\ncolumns = {columns}\\n'
            head, mark, rest = text.partition("[[row]]")
            text = head + more.lstrip() + "\\n" + mark + rest
    FormVersion.objects.create(code="F12", version=99, text=text)
    reports.open_period(by=binh, form="F12", period=Period.decree_09_quarter(2026, 4),
                        province=province, today=TODAY)
    duty = Duty.objects.during(Period.decree_09_quarter(2026, 4)).get(
        form="F12", place=communes[0])
    report = reports.start(by=mai, duty=duty, today=TODAY)
    # Out of the way of the house's own text, which `lanh serve` looks for first.
    FormVersion.objects.filter(version=99).update(version=0)
print(json.dumps({
    "password": PASSWORD, "cells": report.cells.count(),
    "events": Event.objects.count(),
    "report": str(report.pk), "plan": str(Plan.objects.latest("first").pk),
    "event": str(Event.objects.filter(place=communes[0]).first().pk),
}))
"""
QUERIES: Final = """
import json, sys
from datetime import date
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lanh.access.models import User
from lanh.common import clock
settings.ALLOWED_HOSTS = ["*"]
clock.serve_day(date.fromisoformat(sys.argv[1]))
found = {}
for name, (who, path) in json.loads(sys.argv[2]).items():
    client = Client()
    client.force_login(User.objects.get(username=who))
    client.get(path)
    with CaptureQueriesContext(connection, ) as told:
        assert client.get(path).status_code == 200, path
    found[name] = len(told)
print(json.dumps(found))
"""


def pages(made: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Who asks for which page."""
    return {
        "home of a commune officer": ("mai", "/"),
        "home of the specialist": ("binh", "/"),
        "plan with its progress": ("binh", f"/plans/{made['plan']}/"),
        f"list of {made['events']:,} rows": ("binh", "/events/"),
        "the same, searched": ("binh", "/events/?q=ma+tuy+99"),
        "the same, page 100": ("binh", "/events/?page=100"),
        "one event": ("mai", f"/events/{made['event']}/"),
        f"form with {made['cells']} cells": ("mai", f"/reports/{made['report']}/"),
        "list of reports": ("binh", "/reports/"),
    }


@dataclass(frozen=True)
class Answered:
    """Seconds of each answer, and of the server's processor for one of them."""

    taken: list[float]
    processor: float

    @property
    def told(self) -> str:
        times = [
            statistics.median(self.taken),
            statistics.quantiles(self.taken, n=20)[18],
        ]
        return " | ".join(f"{one * 1000:.0f} ms" for one in (*times, self.processor))


def asked(browser: Browser, path: str) -> Answered:
    """The first answers warm up and are left out."""
    for _turn in range(WARMING_UP):
        assert browser.get(path)
    taken, before = [], browser.instance.spent()
    for _turn in range(ASKED):
        begun = time.perf_counter()
        assert browser.get(path)
        taken.append(time.perf_counter() - begun)
    return Answered(taken, (browser.instance.spent() - before) / ASKED)


def cold_start(instance: Instance) -> float:
    """From the command to the first page."""
    begun = time.perf_counter()
    instance.serve()
    assert Browser(instance).get("/login/")
    return time.perf_counter() - begun


def measured(instance: Instance) -> dict[str, Any]:
    instance.folder.mkdir(parents=True, exist_ok=True)
    instance.lanh("setup")
    made = json.loads(instance.run(FILL, str(ROWS), str(CELLS)))
    wanted = pages(made)
    queries = json.loads(instance.run(QUERIES, TODAY.isoformat(), json.dumps(wanted)))
    start = cold_start(instance)
    try:
        browsers = {}
        for who in {who for who, _path in wanted.values()}:
            browsers[who] = Browser(instance)
            browsers[who].log_in(who, made["password"])
        taken = {
            name: asked(browsers[who], path) for name, (who, path) in wanted.items()
        }
    finally:
        instance.stop()
    return {"start": start, "queries": queries, "taken": taken}


@contextmanager
def instances() -> Iterator[dict[str, Instance]]:
    """One on SQLite, and one on PostgreSQL where DATABASE_URL leads to a server."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        lite = Instance(
            folder / "lite", f"sqlite:///{folder}/lite/lanh.sqlite3", TODAY.isoformat()
        )
        if "DATABASE_URL" not in os.environ:
            yield {"SQLite": lite}
            return
        with database_of_its_own(folder) as database:
            served = Instance(folder / "served", database, TODAY.isoformat())
            yield {"SQLite": lite, "PostgreSQL": served}


def told(results: dict[str, dict[str, Any]]) -> str:
    """docs/pages.md"""
    lines = [
        "# How quick the pages are, and how that was measured",
        "",
        "`make bench-pages` builds the demo's year 2026 with 10,000 more events and",
        f"a form of {CELLS} cells or more, starts `lanh serve` (one process, four",
        f"threads) and asks for each page {ASKED} times over a socket, one after the",
        f"other. Aim: p95 under {AIM * 1000:.0f} ms, and as many queries for many rows",
        "as for few (`tests/web/test_query_counts.py`). PostgreSQL runs without fsync.",
        "",
        f"Machine: {machine()}. Load while measured: {os.getloadavg()[0]:.1f}; beyond",
        "2 the times are those of a busy machine. Processor: what the server spent on",
        "an answer, whatever else ran (without PostgreSQL's own work).",
    ]
    for name, found in results.items():
        lines += [
            "",
            f"## {name}",
            "",
            f"Cold start, from the command to the first page: {found['start']:.1f} s.",
            "",
            "| page | p50 | p95 | processor | queries |",
            "| --- | --- | --- | --- | --- |",
        ]
        for page, answered in found["taken"].items():
            lines.append(f"| {page} | {answered.told} | {found['queries'][page]} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    if "DATABASE_URL" not in os.environ and "alone" not in sys.argv:
        again = [
            str(ROOT / "tests/on_postgres.sh"),
            sys.executable,
            "-m",
            "bench.pages",
        ]
        sys.exit(subprocess.call(again))
    with instances() as served:
        results = {name: measured(instance) for name, instance in served.items()}
    text = told(results)
    print(text)
    (ROOT / "docs/pages.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()

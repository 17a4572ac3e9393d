"""`kill -9` of pages and worker in the middle of recording, a send and an acceptance.

What a browser was told is kept is there afterwards, once; what it was not told may be
sent again as it is, and is then there once. Trail and published facts are whole.
"""

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from lanh.common.keys import luck
from tests.faults.instance import LOST, PATIENCE, Browser, Instance, database_of_its_own

SEED = 20261123
# A hundred communes owe the same half-year; all are filled in and not yet sent.
GATHER = """
import sys
from lanh.access import actions as access
from lanh.access.roles import Role
from lanh.reports import actions
from lanh.reports.models import Duty
from lanh.common import clock
from lanh.common.period import Period
from tests.cast import OPERATOR, person, place
today = clock.today()
half = Period.decree_09_half(today.year, 1)
nation = place("TN", "Nước thử nghiệm", "central", None)
son = place("TN98", "tỉnh Lành Sơn", "province", nation)
binh = person("binh", "Trần Quốc Bình", Role.PROVINCIAL_SPECIALIST, son)
access.appoint(
    by=OPERATOR, holder=binh, role=Role.DRAFTER, place=son, since=today, today=today)
for number in range(int(sys.argv[1])):
    place(f"TN98{number:03}", f"xã Khe {number}", "commune", son)
actions.open_period(by=OPERATOR, form="F12", period=half, province=son, today=today)
for duty in Duty.objects.filter(place__level="commune").order_by("place__code"):
    report = actions.start(by=binh, duty=duty, today=today)
    report = actions.nothing_to_report(
        by=binh, submission=report, version=report.version, element="", today=today)
    print(report.pk, duty.place_id)
"""
HOLDS = """
import json
from collections import Counter
from lanh.audit.models import Line
from lanh.audit.queries import verify
from lanh.common import clock
from lanh.outbox.jobs import LEASE, deliver
from lanh.outbox.models import Message
from lanh.registers.events.models import Event
from lanh.reports import jobs
from lanh.reports.models import Fact, Review, Submission
# A worker that died holds what it had begun for ten minutes.
with clock.stopped_at(clock.now() + LEASE):
    deliver()
lines = Counter(Line.objects.values_list("verb", flat=True))
facts = Counter(Fact.objects.values_list("submission", flat=True))
print(json.dumps({
    "events": Counter(Event.objects.values_list("title", flat=True)),
    "event_lines": sum(n for verb, n in lines.items() if verb.startswith("events.")),
    "sent": [str(s.pk) for s in Submission.objects.exclude(sent_at=None)],
    "send_lines": lines["reports.send"],
    "accepted": [str(r.submission_id) for r in Review.objects.all()],
    "accept_lines": lines["reports.accept"],
    "facts": sorted(set(facts.values())),
    "with_facts": len(facts),
    "differences": list(jobs.differences()),
    "through": jobs.store().manifest().published_through,
    "last": Fact.objects.count(),
    "waiting": Message.objects.filter(delivered_at=None).count(),
    "whole": verify().whole,
}))
"""


@dataclass
class Pressed:
    """One form, sent as it is until the server has said that it is kept."""

    path: str
    form: dict[str, str]
    acknowledged: bool = False
    answers: list[str] = field(default_factory=list)

    def press(self, browser: Browser) -> None:
        try:
            status, told = browser.post(self.path, self.form)
        except LOST as lost:
            self.answers.append(type(lost).__name__)
            return
        self.answers.append(f"{status} {told[:80]}")
        self.acknowledged = status == 302


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Instance]:
    with database_of_its_own(tmp_path) as database:
        made = Instance(tmp_path, database)
        try:
            yield made
        finally:
            made.stop()


def gathered(instance: Instance, rounds: int) -> list[tuple[str, str]]:
    """The reports that lie ready, and the commune of each."""
    instance.lanh("setup")
    told = instance.run(GATHER, str(rounds)).splitlines()
    return [(report, place) for report, place in (line.split() for line in told)]


def recorded(place: str, number: int) -> dict[str, str]:
    return {
        "title": f"Buổi {number}",
        "day": "01/06/2026",
        "place": place,
        "form": "talk",
        "theme": "drug",
        "audience": "people",
        "organiser": "Hội Phụ nữ",
        "attended": "40",
        "women": "20",
    }


def opened(
    browser: Browser, reports: list[tuple[str, str]], number: int
) -> list[Pressed]:
    """This round's forms: a record, a send, and the acceptance of the one before."""
    report, place = reports[number]
    paths = [("/events/record/", recorded(place, number))]
    paths.append((f"/reports/{report}/send/", {}))
    if number:
        paths.append((f"/reports/{reports[number - 1][0]}/accept/", {"comment": ""}))
    return [Pressed(path, browser.form(path, **typed)) for path, typed in paths]


def pressed_at_once(browser: Browser, forms: list[Pressed], chance: Random) -> None:
    """All are sent together, and somewhere in the middle everything is killed."""
    threads = [threading.Thread(target=one.press, args=[browser]) for one in forms]
    for thread in threads:
        thread.start()
    time.sleep(chance.uniform(0, 0.3))
    browser.instance.kill()
    for thread in threads:
        thread.join()


def killed(instance: Instance, rounds: int) -> dict[str, Any]:
    """So many rounds; what the instance holds when all has been sent again."""
    reports, chance = gathered(instance, rounds), luck(SEED)
    instance.serve()
    browser = Browser(instance)
    browser.log_in("binh", "lành")
    for number in range(rounds):
        forms = opened(browser, reports, number)
        pressed_at_once(browser, forms, chance)
        instance.serve()
        for one in forms:
            if not one.acknowledged:
                one.press(browser)
            assert one.acknowledged, one.answers
    instance.stop()
    instance.lanh("nightly")
    return dict(json.loads(instance.run(HOLDS))) | {"reports": reports}


@pytest.mark.both
@pytest.mark.parametrize(
    "rounds", [3, pytest.param(100, marks=pytest.mark.slow)], ids=str
)
def test_nothing_acknowledged_is_lost_and_nothing_is_there_twice(
    instance: Instance, rounds: int
) -> None:
    held = killed(instance, rounds)
    reports = sorted(report for report, _place in held["reports"])
    assert held["events"] == {f"Buổi {number}": 1 for number in range(rounds)}
    assert held["event_lines"] == rounds
    assert (sorted(held["sent"]), held["send_lines"]) == (reports, rounds)
    assert len(held["accepted"]) == len(set(held["accepted"])) == rounds - 1
    assert held["accept_lines"] == held["with_facts"] == rounds - 1
    assert len(held["facts"]) == 1, "each acceptance left as many facts"
    assert held["differences"] == []
    assert held["through"] == held["last"] > 0
    assert (held["waiting"], held["whole"]) == (0, True)


@pytest.mark.slow
def test_a_worker_that_is_killed_alone_is_begun_anew(instance: Instance) -> None:
    gathered(instance, 1)
    instance.serve()
    before = instance.worker()
    os.kill(before, signal.SIGKILL)
    begun = time.monotonic()
    while instance.worker() in (0, before):
        assert time.monotonic() - begun < PATIENCE, "no new worker"
        time.sleep(0.2)
    assert instance.answers()

"""Accepted facts are published once and whole, whatever happens on the way."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.conf import settings

from lanh.indicators import queries as indicators
from lanh.outbox import jobs as outbox
from lanh.places import actions as places
from lanh.project.command import main
from lanh.reports import jobs
from lanh.reports.errors import PublishedIsAhead
from lanh.reports.models import Fact
from lanh.rollup.files import manifest
from tests.cast import HALF, NOW, OPERATOR, Cast, accepted, held, planned

pytestmark = pytest.mark.both


def province(cast: Cast) -> object:
    found = indicators.value("n.events.sessions", place=cast.lanh_son, period=HALF)
    return found.number


def test_an_accepted_report_is_seen_in_the_sum_of_the_province(cast: Cast) -> None:
    held(cast, planned(cast), attended=120, women=70)
    assert province(cast) is None
    accepted(cast)
    assert outbox.deliver() == 1
    assert province(cast) == 1


def test_what_is_published_is_what_the_database_holds(cast: Cast) -> None:
    accepted(cast)
    number = jobs.publish_facts()
    assert number == Fact.objects.count()
    assert list(jobs.differences()) == []
    assert jobs.publish_facts() == 0
    assert jobs.store().manifest().published_through == number


def test_a_killed_publication_begins_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted(cast)

    def killed(*_anything: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(manifest, "publish", killed)
        with pytest.raises(KeyboardInterrupt):
            jobs.publish_facts()
    assert jobs.store().manifest() == manifest.Manifest()
    assert jobs.publish_facts() == Fact.objects.count()
    assert list(jobs.differences()) == []


def test_a_new_unit_is_on_the_map_before_its_facts(cast: Cast) -> None:
    jobs.publish_tree()
    before = jobs.store().manifest()
    assert jobs.publish_tree() == before
    places.establish(
        by=OPERATOR,
        code="98009",
        name="xã Mới",
        level="commune",
        parent=cast.lanh_son,
        since=date(2026, 1, 1),
    )
    assert jobs.publish_tree().tree != before.tree


def test_facts_of_a_database_from_an_earlier_day_are_not_passed_over(
    cast: Cast,
) -> None:
    accepted(cast)
    jobs.publish_facts()
    ahead = list(jobs.store().rows())
    jobs.store().append([replace(ahead[0], sequence=10_000)])
    with pytest.raises(PublishedIsAhead):
        jobs.publish_facts()
    told: list[int] = []
    jobs.rebuild_facts(told.append)
    assert told == [Fact.objects.count()]
    assert list(jobs.differences()) == []
    assert jobs.publish_facts() == 0


def test_a_difference_is_told_by_its_sequence(cast: Cast) -> None:
    accepted(cast)
    jobs.publish_facts()
    rows = list(jobs.store().rows())
    changed = replace(rows[2], estimate=not rows[2].estimate)
    jobs.store().rebuild([[*rows[:2], changed, *rows[3:]]])
    assert [one[:20] for one in jobs.differences()] == ["from sequence 3 on: "]
    part = jobs.store().manifest().parts[0]
    (settings.FACTS / part.name).unlink()
    assert next(jobs.differences()) == f"{part.name}: gone"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("publish", "published"),
        ("compact", "compacted"),
        ("rebuild", "rebuilt"),
        ("check", "all as published"),
    ],
)
def test_the_operator_does_it_at_the_console(
    cast: Cast,
    word: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    accepted(cast)
    jobs.publish_facts()
    monkeypatch.setattr(sys, "argv", ["lanh", "facts", word])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    assert said in capsys.readouterr().out


def test_corrections_are_known_from_their_own_moment(cast: Cast) -> None:
    held(cast, planned(cast), attended=120, women=70)
    accepted(cast)
    jobs.publish_facts()
    row = next(r for r in jobs.store().rows() if r.element == "events.sessions")
    later = replace(row, sequence=9_999, value=7, known_from=NOW + timedelta(days=3))
    jobs.store().append([later])
    assert province(cast) == 7
    before = indicators.value(
        "n.events.sessions", place=cast.lanh_son, period=HALF, known_at=NOW
    )
    assert (before.number, before.known) == (Decimal(1), NOW)

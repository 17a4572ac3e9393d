"""Many events are confirmed on one paper: all that wait, and nothing else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lanh.audit.models import Line
from lanh.common.clock import day_of
from lanh.registers.events import actions, queries
from lanh.registers.events.errors import NoEvidence
from lanh.registers.events.models import Event
from lanh.registers.events.rules import Status
from lanh.registers.records.errors import NothingChosen, OthersMeanwhile
from tests.cast import TODAY, Cast, confirmed, held, planned

pytestmark = pytest.mark.both
PAPER = "Báo cáo số 45, ngày 19/05/2026"


def together(cast: Cast, *, seen: int, evidence: str = PAPER) -> int:
    return actions.confirm_many(
        by=cast.specialist,
        rows=queries.events(cast.specialist, today=TODAY),
        seen=seen,
        evidence=evidence,
        today=TODAY,
    )


def test_those_that_wait_are_confirmed_and_the_others_stay(cast: Cast) -> None:
    one, other = held(cast, planned(cast)), held(cast, planned(cast))
    plan, done = planned(cast), confirmed(cast, held(cast, planned(cast)))
    assert together(cast, seen=2) == 2
    for event in (one, other):
        event.refresh_from_db()
        assert (event.stage, event.evidence) == (Status.CONFIRMED, PAPER)
        assert event.version == 3
    plan.refresh_from_db()
    done.refresh_from_db()
    assert plan.stage is Status.PLANNED
    assert done.evidence == "Biên bản số 12"


def test_one_line_tells_of_all_and_stands_in_the_story_of_each(cast: Cast) -> None:
    event = held(cast, planned(cast))
    held(cast, planned(cast))
    together(cast, seen=2)
    event.refresh_from_db()
    line = Line.objects.get(verb="events.confirm_many")
    assert line.details["count"] == 2
    assert queries.story(event).last() == line


def test_it_is_undone_for_one_of_them_on_the_same_day(cast: Cast) -> None:
    event, other = held(cast, planned(cast)), held(cast, planned(cast))
    together(cast, seen=2)
    day = day_of(Line.objects.latest("number").at)
    event.refresh_from_db()
    actions.undo(by=cast.specialist, event=event, today=day)
    event.refresh_from_db()
    other.refresh_from_db()
    assert (event.stage, other.stage) == (Status.HELD, Status.CONFIRMED)


def test_what_was_not_shown_is_not_done(cast: Cast) -> None:
    event = held(cast, planned(cast))
    with pytest.raises(OthersMeanwhile):
        together(cast, seen=2)
    event.refresh_from_db()
    assert event.stage is Status.HELD, "and all is as it was"


def test_where_nothing_waits_nothing_is_done(cast: Cast) -> None:
    planned(cast)
    with pytest.raises(NothingChosen):
        together(cast, seen=0)


def test_many_are_confirmed_on_evidence_too(cast: Cast) -> None:
    held(cast, planned(cast))
    with pytest.raises(NoEvidence):
        together(cast, seen=1, evidence=" ")


def test_nobody_confirms_many_outside_of_ones_reach(cast: Cast) -> None:
    held(cast, planned(cast))
    rows = queries.events(cast.officer, today=TODAY)
    assert queries.to_confirm(cast.officer, rows, today=TODAY).count() == 0
    assert not queries.can_confirm_some(cast.officer, TODAY)


def many_held(cast: Cast, number: int) -> None:
    """So many held events, over the last three months."""
    facts = {"theme": "drug", "form": "talk", "audience": "people"}
    rows = [
        Event(
            title=f"Buổi {n}",
            day=TODAY - timedelta(days=n % 90),
            place=cast.suoi_lanh,
            organiser="Đoàn xã",
            status=Status.HELD,
            attended=20,
            **facts,
        )
        for n in range(number)
    ]
    actions.record_many(by=cast.specialist, records=rows, today=TODAY)


def test_two_thousand_take_as_many_questions_as_two(cast: Cast) -> None:
    def asked(number: int) -> int:
        many_held(cast, number)
        with CaptureQueriesContext(connection) as all_:
            assert together(cast, seen=number) == number
        return len(all_)

    assert asked(2) == asked(2_000)

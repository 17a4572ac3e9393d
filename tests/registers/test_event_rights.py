"""Who may still change what: a step taken back, a number that changed meanwhile."""

from datetime import datetime

import pytest

from lanh.access import actions as access
from lanh.access.errors import NotPermitted
from lanh.common import clock
from lanh.registers.events import actions, queries
from lanh.registers.events.models import Event
from lanh.registers.records.errors import (
    ChangedMeanwhile,
)
from tests.cast import OPERATOR, TODAY, Cast, confirmed, held, planned

pytestmark = pytest.mark.both
NOON = datetime(2026, 5, 20, 12, tzinfo=clock.HANOI)


def test_who_lost_the_post_takes_no_step_back(cast: Cast) -> None:
    with clock.stopped_at(NOON):
        event = actions.hold(
            by=cast.officer, event=planned(cast), attended=12, today=TODAY
        )
        assert queries.can_undo(cast.officer, event=event, today=TODAY)
        access.end_post(
            by=OPERATOR,
            post=cast.officer.posts.get(),
            until=TODAY,
            why="Chuyển công tác",
            today=TODAY,
        )
        assert not queries.can_undo(cast.officer, event=event, today=TODAY)
        with pytest.raises(NotPermitted):
            actions.undo(by=cast.officer, event=event, today=TODAY)


def test_nobody_confirms_a_number_that_he_did_not_see(cast: Cast) -> None:
    seen = held(cast, planned(cast), attended=120)
    now = actions.correct(
        by=cast.officer,
        event=seen,
        version=seen.version,
        why="Đếm nhầm",
        attended=90,
        today=TODAY,
    )
    with pytest.raises(ChangedMeanwhile):
        confirmed(cast, seen)
    assert not Event.objects.get().evidence
    assert confirmed(cast, now).attended == 90


def test_the_officer_does_not_confirm_her_own_number(cast: Cast) -> None:
    event = held(cast, planned(cast))
    with pytest.raises(NotPermitted, match="confirm communication events"):
        actions.confirm(
            by=cast.officer, event=event, version=2, evidence="12/BB", today=TODAY
        )

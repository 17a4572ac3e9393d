"""Who may still change what: a step taken back, a number that changed meanwhile."""

from datetime import datetime

import pytest

from lanh.access import actions as access
from lanh.access.errors import NotPermitted
from lanh.common import clock
from lanh.registers.events import actions, queries
from tests.cast import OPERATOR, TODAY, Cast, planned

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

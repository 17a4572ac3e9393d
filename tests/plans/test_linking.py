"""A target and the indicator that gives its figure."""

import pytest

from lanh.access.errors import NotPermitted
from lanh.audit.queries import story_of
from lanh.plans import actions, queries
from lanh.plans.errors import LinkTouched, NoSuchIndicator, NoSuchSlice
from lanh.plans.models import Plan, Target
from tests.cast import TODAY, Cast
from tests.plans.paper import (
    NOW,
    TEXT,
    accepted,
    aim,
    confirmed,
    linked,
    quantity,
    was_read,
)

pytestmark = pytest.mark.both


def sessions(plan: Plan) -> Target:
    return plan.targets.get(value=40)


def test_a_target_is_linked_by_a_person_and_the_trail_knows(cast: Cast) -> None:
    target = linked(cast, sessions(confirmed(cast)), "n.events.sessions", "theme=drug")
    assert target.linked == "n.events.sessions{theme=drug}"
    assert target.linked_by == cast.specialist
    line = story_of(target.plan.subject).last()
    assert line is not None
    assert line.details["indicator"] == "n.events.sessions{theme=drug}"


def test_a_link_is_taken_away_again(cast: Cast) -> None:
    target = linked(cast, sessions(confirmed(cast)), "n.events.sessions")
    target = actions.unlink_target(
        by=cast.specialist, target=target, seen=target.linked, today=TODAY
    )
    assert target.linked == ""
    assert target.linked_by is None


def test_the_second_of_two_who_link_is_told(cast: Cast) -> None:
    seen = sessions(confirmed(cast))
    linked(cast, seen, "n.events.sessions")
    with pytest.raises(LinkTouched):
        linked(cast, seen, "n.events.classes")
    with pytest.raises(LinkTouched):
        actions.unlink_target(by=cast.specialist, target=seen, seen="", today=TODAY)
    assert sessions(seen.plan).linked == "n.events.sessions"


def test_an_indicator_that_nobody_defined_is_refused(cast: Cast) -> None:
    with pytest.raises(NoSuchIndicator):
        linked(cast, sessions(confirmed(cast)), "n.events.sesions")


def test_a_part_that_the_indicator_does_not_know_is_refused(cast: Cast) -> None:
    target = sessions(confirmed(cast))
    with pytest.raises(NoSuchSlice, match="theme=hats"):
        linked(cast, target, "n.events.sessions", "theme=hats")


def test_a_commune_does_not_link_its_provinces_targets(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        actions.link_target(
            by=cast.officer,
            target=sessions(confirmed(cast)),
            seen="",
            indicator="n.events.sessions",
            slice="",
            at=NOW,
            today=TODAY,
        )


def test_an_item_with_two_figures_gives_each_its_clause(cast: Cast) -> None:
    first, second = confirmed(cast).targets.filter(number=2)
    assert first.clause.startswith("Tổ chức ít nhất 40")
    assert second.clause == "có 6.000 lượt người dự"


def test_the_words_of_the_plan_suggest_what_is_meant(cast: Cast) -> None:
    plan = confirmed(cast)
    for value, meant in [
        (40, "n.events.sessions"),
        (6000, "n.events.attendances"),
        (90, "events.commune_coverage"),
    ]:
        found = queries.suggestions(plan.targets.get(value=value))
        assert meant in [one.code for one in found], value


def test_of_two_equal_figures_each_has_its_own_words(cast: Cast) -> None:
    words = "Nâng cao ý thức cảnh giác của người dân với các loại ma túy mới"
    text = "Trên 90% xã, phường được tuyên truyền"
    begins = TEXT.index(text)
    twice = aim(text, 0.9, *(quantity(">", 90, "%", span=[begins + 5, begins + 8]),))
    other = aim(words, 0.9, quantity("=", 90, "%"))
    draft = accepted(cast, was_read(cast, targets=[twice, other]))
    plan = actions.confirm(by=cast.drafter, draft=draft, at=NOW, today=TODAY)
    first, second = plan.targets.all()
    assert first.following == "90% xã, phường được tuyên truyền"
    assert second.following == words, "a figure that the words do not hold"

"""Who filled in may accept, unless the office wants other eyes (decision 0010)."""

import pytest
from pytest_django import Settings

from lanh.reports.errors import SameHands
from lanh.reports.rules import State
from tests.cast import Cast, accepted, sent
from tests.reports.test_questions import accept, answered, asked, cell, judged

pytestmark = pytest.mark.both


def test_one_person_may_fill_in_and_accept_unless_the_office_says_otherwise(
    cast: Cast, settings: Settings
) -> None:
    report = sent(cast)
    report.hands.add(cast.specialist)  # typed what came on paper
    settings.FOUR_EYES = True
    with pytest.raises(SameHands):
        accept(cast, report)
    settings.FOUR_EYES = False
    assert accept(cast, report).stage is State.ACCEPTED


def test_who_answered_does_not_accept_the_answer_where_four_eyes_are_asked_for(
    cast: Cast, settings: Settings
) -> None:
    settings.FOUR_EYES = True
    report = answered(cast, asked(cast, accepted(cast)), by=cast.specialist)
    with pytest.raises(SameHands):
        judged(cast, report)
    settings.FOUR_EYES = False
    assert cell(judged(cast, report)).value == 3

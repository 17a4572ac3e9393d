"""A survey from its design to published shares, as the office tells it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lanh.access.errors import NotPermitted
from lanh.common import clock
from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.catalogue import elements
from lanh.owed.registry import Due
from lanh.registers.records.errors import (
    CannotUndo,
    ChangedMeanwhile,
    LastDayTooEarly,
    NoReason,
    NotDoneYet,
    StruckOut,
    WrongStep,
)
from lanh.registers.surveys import actions, queries
from lanh.registers.surveys.errors import (
    AnswersDoNotFit,
    DesignIsSettled,
    NoQuestions,
    NotGrownUp,
    NotInTheField,
    OutsideTheSurvey,
    SampleTooSmall,
    SheetIsEntered,
    WeightsDoNotCover,
)
from lanh.registers.surveys.measures import MEASURES
from lanh.registers.surveys.models import AnswerSheet, Survey
from lanh.registers.surveys.rules import Status, margin
from tests.cast import NOW, TODAY, Cast
from tests.registers.surveying import (
    QUESTIONS,
    closed,
    designed,
    entered,
    in_field,
    weighed,
)

pytestmark = pytest.mark.both
TOMORROW = TODAY + timedelta(days=1)
MAY = Period.month(2026, 5)


def test_a_survey_goes_from_design_to_published_shares(cast: Cast) -> None:
    survey = weighed(cast, {"98001": 1000, "98002": 3000})
    assert (survey.sheets, survey.aware) == (3, 2)
    assert (survey.sheets_f, survey.aware_f, survey.sheets_m) == (2, 2, 1)
    assert survey.weighted_share == Decimal("25.0")
    survey = actions.publish(by=cast.specialist, survey=survey, today=TODAY)
    assert survey.stage is Status.PUBLISHED
    with pytest.raises(CannotUndo):
        actions.undo(by=cast.specialist, survey=survey, today=TODAY)


def test_without_weights_every_sheet_counts_alike(cast: Cast) -> None:
    assert weighed(cast).weighted_share is None
    assert queries.Share(3, 2).rate == Decimal("66.7")
    assert margin(40, 60) == Decimal("11.9")
    assert margin(2, 3) is None


def test_weights_cover_every_commune_or_none(cast: Cast) -> None:
    with pytest.raises(WeightsDoNotCover, match="xã Bản Mây"):
        weighed(cast, {"98001": 1000})


def test_a_step_out_of_order_is_refused(cast: Cast) -> None:
    with pytest.raises(WrongStep, match="it is designed"):
        actions.close(by=cast.specialist, survey=designed(cast), today=TODAY)
    with pytest.raises(NotPermitted):
        actions.open_field(by=cast.officer, survey=designed(cast), today=TODAY)


def test_a_design_changes_until_it_goes_out(cast: Cast) -> None:
    survey = designed(cast, questions=[])
    with pytest.raises(NoQuestions):
        actions.open_field(by=cast.specialist, survey=survey, today=TODAY)
    asked: dict[str, Any] = {"by": cast.specialist, "version": 1, "today": TODAY}
    with pytest.raises(LastDayTooEarly):
        actions.redesign(
            by=cast.specialist, survey=survey, version=1, today=TODAY, day=TOMORROW
        )
    actions.redesign(**asked, survey=survey, questions=QUESTIONS)
    with pytest.raises(ChangedMeanwhile):
        actions.redesign(**asked, survey=survey, wanted=5)
    survey = actions.open_field(by=cast.specialist, survey=survey, today=TODAY)
    with pytest.raises(DesignIsSettled):
        actions.redesign(**asked, survey=survey, wanted=5)


def test_its_words_are_corrected_and_nothing_else(cast: Cast) -> None:
    survey = in_field(cast)
    mend: dict[str, Any] = {
        "version": survey.version,
        "today": TODAY,
        "method": "Phát phiếu",
    }
    with pytest.raises(NoReason):
        actions.correct(by=cast.specialist, survey=survey, why=" ", **mend)
    mended = actions.correct(
        by=cast.specialist, survey=survey, why="Ghi nhầm", wanted="9", **mend
    )
    assert (mended.method, mended.wanted) == ("Phát phiếu", 2)


def test_a_sheet_is_judged_by_the_pass_mark(cast: Cast) -> None:
    survey = in_field(cast)
    assert entered(cast, survey, "1", "ab-").aware
    assert not entered(cast, survey, "2", "A--").aware


def test_what_a_sheet_must_not_say(cast: Cast) -> None:
    survey = in_field(cast)
    entered(cast, survey, "1")
    with pytest.raises(SheetIsEntered):
        entered(cast, survey, "1")
    with pytest.raises(AnswersDoNotFit):
        entered(cast, survey, "2", "AB")
    with pytest.raises(NotGrownUp):
        entered(cast, survey, "2", age=17)
    with pytest.raises(NotDoneYet):
        entered(cast, survey, "2", day=TOMORROW)
    with pytest.raises(ValidationError):
        entered(cast, survey, "2", sex="x")
    far = in_field(cast, place=cast.ban_may)
    with pytest.raises(OutsideTheSurvey):
        entered(cast, far, "2")
    with pytest.raises(NotInTheField):
        entered(cast, designed(cast), "2")


def test_a_commune_enters_its_own_sheets_and_sees_no_others(cast: Cast) -> None:
    survey = in_field(cast)
    entered(cast, survey, "1", place=cast.ban_may)
    facts: dict[str, Any] = {
        "title": "2",
        "day": TODAY,
        "answers": "ABC",
        "today": TODAY,
    }
    with pytest.raises(NotPermitted):
        actions.enter(by=cast.officer, survey=survey, place=cast.ban_may, **facts)
    own = actions.enter(by=cast.officer, survey=survey, place=cast.suoi_lanh, **facts)
    assert list(queries.sheets(cast.officer, today=TODAY)) == [own]
    assert list(queries.surveys(cast.officer, today=TODAY)) == [survey]
    assert not queries.surveys(cast.outsider, today=TODAY).exists()


def test_a_design_is_not_seen_from_below(cast: Cast) -> None:
    designed(cast)
    assert not queries.surveys(cast.officer, today=TODAY).exists()


def test_a_wrong_sheet_is_corrected_or_struck_out(cast: Cast) -> None:
    survey = in_field(cast)
    sheet = entered(cast, survey, "1", "CCC")
    mended = actions.correct_sheet(
        by=cast.specialist,
        sheet=sheet,
        version=1,
        why="Đọc nhầm phiếu",
        answers="ABC",
        today=TODAY,
    )
    assert mended.aware
    actions.strike(by=cast.specialist, sheet=sheet, why="Phiếu thử", today=TODAY)
    with pytest.raises(StruckOut):
        actions.strike(by=cast.specialist, sheet=sheet, why="Lại", today=TODAY)
    assert not queries.sheets_of(survey).exists()
    assert entered(cast, survey, "1")


def test_a_smaller_sample_needs_a_reason(cast: Cast) -> None:
    survey = in_field(cast)
    entered(cast, survey, "1")
    with pytest.raises(SampleTooSmall):
        actions.close(by=cast.specialist, survey=survey, today=TODAY)
    why = "Mưa lũ, một xã không đi được"
    survey = actions.close(by=cast.specialist, survey=survey, today=TODAY, why=why)
    assert survey.closed_on == TODAY


def test_ones_own_step_is_taken_back(cast: Cast) -> None:
    with clock.stopped_at(NOW):
        survey = actions.undo(by=cast.specialist, survey=weighed(cast), today=TODAY)
        assert (survey.stage, survey.sheets) == (Status.CLOSED, None)
        with pytest.raises(CannotUndo):
            actions.undo(by=cast.specialist, survey=survey, today=TODAY)


def test_many_sheets_come_at_once_or_not_at_all(cast: Cast) -> None:
    survey = in_field(cast)

    def sheet(number: int, answers: str = "ABC") -> AnswerSheet:
        return AnswerSheet(
            title=str(number), place=cast.suoi_lanh, day=TODAY, answers=answers
        )

    many: dict[str, Any] = {"survey": survey, "today": TODAY}
    with pytest.raises(AnswersDoNotFit):
        actions.enter_many(by=cast.specialist, sheets=[sheet(1), sheet(2, "A")], **many)
    with pytest.raises(SheetIsEntered):
        actions.enter_many(by=cast.specialist, sheets=[sheet(1), sheet(1)], **many)
    actions.enter_many(by=cast.officer, sheets=[sheet(1), sheet(2)], **many)
    assert queries.sheets_of(survey).count() == 2


def test_it_is_counted_once_it_is_computed_at_its_own_place(cast: Cast) -> None:
    def number(code: str, **slice_: Any) -> int:
        asked: dict[str, Any] = {"place": cast.lanh_son, "period": MAY, "as_of": TODAY}
        return int(registry.count(code, alone=True, **asked, **slice_).number)

    survey = closed(cast)
    assert number("survey.adults") == 0
    actions.weigh(by=cast.specialist, survey=survey, today=TODAY, weights={})
    assert number("survey.adults") == 3
    assert number("survey.adults_aware") == 2
    assert number("survey.adults_aware", sex="m") == 0
    assert number("survey.officials") == 0
    for code in MEASURES.of:
        assert MEASURES.of[code].offered == set(elements()[code].breakdowns)
    by_sex = MEASURES.count_by(
        "survey.adults", ["sex"], place=cast.lanh_son, period=MAY
    )
    assert by_sex == {"sex=f": 2, "sex=m": 1}


def test_the_next_step_is_due_on_its_day(cast: Cast) -> None:
    survey = in_field(cast)
    (item,) = queries.due(cast.specialist, TOMORROW)
    assert isinstance(item, Due)
    assert (item.url_name, item.late) == ("surveys:close", True)
    assert not list(queries.due(cast.officer, TODAY))
    assert Survey.objects.get().stage is survey.stage

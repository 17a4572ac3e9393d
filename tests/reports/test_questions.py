"""One cell goes back with a question; the rest stays as it was."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lanh.access.errors import NotPermitted
from lanh.access.models import User
from lanh.audit.models import Line
from lanh.outbox.models import Message
from lanh.owed.queries import owed
from lanh.owed.registry import Due
from lanh.reports import actions
from lanh.reports.errors import (
    AlreadyAsked,
    AnswerBreaksRule,
    DifferenceUnexplained,
    NoAnswer,
    NoSuchCell,
    NothingAsked,
    NothingJudged,
    QuestionsOpen,
    ReportChangedMeanwhile,
    WrongReportStep,
    WrongTurn,
)
from lanh.reports.models import Cell, Fact, Question, Submission
from lanh.reports.queries import questions as asked_about
from lanh.reports.rules import Answer, Difference, State, Turn
from tests.cast import (
    NOW,
    TODAY,
    Cast,
    accepted,
    begun,
    held,
    planned,
    sent,
)

pytestmark = pytest.mark.both
SESSIONS = "events.sessions"
TRAINED = "staff.trained"
LATER = NOW + timedelta(days=40)


def asked(
    cast: Cast,
    report: Submission,
    questions: Mapping[str, str] | None = None,
    *,
    by: User | None = None,
    at: datetime = NOW,
    answer_by: date | None = None,
) -> Submission:
    return actions.ask(
        by=by or cast.specialist,
        submission=report,
        version=report.version,
        questions=questions or {SESSIONS: "Vì sao bằng 0?"},
        at=at,
        answer_by=answer_by,
    )


def answered(
    cast: Cast,
    report: Submission,
    answers: Mapping[str, Answer] | None = None,
    *,
    by: User | None = None,
    at: datetime = NOW,
) -> Submission:
    return actions.answer(
        by=by or cast.officer,
        submission=report,
        version=report.version,
        answers=answers or {SESSIONS: three()},
        at=at,
    )


def three() -> Answer:
    return Answer("Ba buổi ghi sổ muộn", Decimal(3), difference=Difference.LATE_RECORD)


def judged(
    cast: Cast,
    report: Submission,
    *,
    accepted: list[str] | None = None,
    again: Mapping[str, str] | None = None,
    by: User | None = None,
    at: datetime = NOW,
) -> Submission:
    return actions.judge(
        by=by or cast.specialist,
        submission=report,
        version=report.version,
        accepted=[SESSIONS] if accepted is None else accepted,
        again=again or {},
        at=at,
    )


def accept(cast: Cast, report: Submission, by: User | None = None) -> Submission:
    return actions.accept(
        by=by or cast.specialist,
        submission=report,
        version=report.version,
        comment="",
        at=NOW,
    )


def cell(report: Submission, name: str = SESSIONS) -> Cell:
    return report.cells.get(element=name, slice="")


# ── before acceptance ─────────────────────────────────────────────────────────────────


def test_one_cell_opens_and_the_rest_stays_sent(cast: Cast) -> None:
    report = asked(cast, sent(cast))
    assert report.stage is State.SENT
    with pytest.raises(WrongReportStep):
        actions.save_cells(
            by=cast.officer,
            submission=report,
            version=report.version,
            values={"staff.field": Decimal(5)},
            narratives={},
            today=TODAY,
        )
    question = Question.objects.get()
    assert (question.turn, question.before) == (Turn.ASKED, Decimal(0))
    assert question.answer_by == date(2026, 6, 9), "the report's own day comes later"


def test_the_answer_changes_the_cell_when_it_is_accepted(cast: Cast) -> None:
    report = answered(cast, asked(cast, sent(cast)))
    assert cell(report).value == 0, "not before the reviewer has read it"
    report = judged(cast, report)
    kept = cell(report)
    assert (kept.value, kept.note) == (Decimal(3), "Ba buổi ghi sổ muộn")
    assert kept.difference == Difference.LATE_RECORD
    assert Question.objects.get().turn is Turn.SETTLED
    assert not Fact.objects.exists(), "the report itself is still to be accepted"


def test_a_report_is_accepted_when_nothing_is_open(cast: Cast) -> None:
    report = asked(cast, sent(cast))
    with pytest.raises(QuestionsOpen):
        accept(cast, report)
    report = accept(cast, judged(cast, answered(cast, report)))
    assert Fact.objects.get(element=SESSIONS, slice="").value == 3


def test_an_answer_in_words_alone_keeps_the_figure(cast: Cast) -> None:
    held(cast, planned(cast))
    report = asked(cast, sent(cast), {SESSIONS: "Chỉ một buổi?"})
    report = answered(cast, report, {SESSIONS: Answer("Đúng một buổi", Decimal(1))})
    assert not Question.objects.get().is_changed
    assert cell(judged(cast, report)).value == 1


def test_every_question_is_answered_in_words(cast: Cast) -> None:
    report = asked(cast, sent(cast), {SESSIONS: "Vì sao?", TRAINED: "Và đây?"})
    with pytest.raises(NoAnswer):
        answered(cast, report, {SESSIONS: three()})
    with pytest.raises(NoAnswer):
        answered(cast, report, {SESSIONS: three(), TRAINED: Answer("  ", Decimal(0))})
    answered(cast, report, {SESSIONS: three(), TRAINED: Answer("Không có", Decimal(0))})
    assert Question.objects.answered().count() == 2


def test_only_what_was_asked_about_is_answered(cast: Cast) -> None:
    report = asked(cast, sent(cast))
    more = {SESSIONS: three(), "staff.field": Answer("Nhân tiện", Decimal(9))}
    with pytest.raises(WrongTurn):
        answered(cast, report, more)
    with pytest.raises(NoSuchCell):
        answered(cast, report, {SESSIONS: three(), "nothing.there": three()})


def test_an_answer_keeps_the_rules_that_touch_its_cell(cast: Cast) -> None:
    report = asked(cast, sent(cast), {"survey.adults_aware": "Có khảo sát không?"})
    nine = Answer("Chín người", Decimal(9), difference=Difference.OTHER_SOURCE)
    with pytest.raises(AnswerBreaksRule):  # V28: more than the 0 who were asked
        answered(cast, report, {"survey.adults_aware": nine})
    actions.withdraw(
        by=cast.specialist,
        submission=report,
        version=report.version,
        cell="survey.adults_aware",
        at=NOW,
    )
    report = Submission.objects.get()
    both = {"survey.adults_aware": "Xem lại", "survey.adults": "Xem lại cùng ô kia"}
    ten = Answer("Mười người", Decimal(10), difference=Difference.OTHER_SOURCE)
    answered(
        cast,
        asked(cast, report, both),
        {"survey.adults_aware": nine, "survey.adults": ten},
    )
    assert Question.objects.answered().count() == 2


def test_a_difference_from_the_register_has_its_reason(cast: Cast) -> None:
    report = asked(cast, sent(cast))
    with pytest.raises(DifferenceUnexplained):
        answered(cast, report, {SESSIONS: Answer("Ba buổi", Decimal(3))})


def test_the_register_is_asked_again_for_the_answer(cast: Cast) -> None:
    report = asked(cast, sent(cast))
    held(cast, planned(cast))
    one = Answer("Một buổi, nay đã ghi sổ", Decimal(1))
    report = judged(cast, answered(cast, report, {SESSIONS: one}))
    kept = cell(report)
    assert (kept.value, kept.prefill, kept.differs) == (Decimal(1), Decimal(1), False)


def test_what_is_answered_badly_is_asked_again(cast: Cast) -> None:
    report = answered(cast, asked(cast, sent(cast)))
    report = judged(cast, report, accepted=[], again={SESSIONS: "Ba buổi nào?"})
    first, second = asked_about.thread(report)
    assert (first.turn, second.turn) == (Turn.AGAIN, Turn.ASKED)
    assert first.answer == "Ba buổi ghi sổ muộn", "the thread is kept"
    two = Answer("Hai buổi", Decimal(2), difference=Difference.RECOUNT)
    report = judged(cast, answered(cast, report, {SESSIONS: two}))
    assert cell(report).value == 2


def test_one_thing_is_asked_at_a_time_and_never_nothing(cast: Cast) -> None:
    report = asked(cast, sent(cast))
    with pytest.raises(AlreadyAsked):
        asked(cast, report)
    with pytest.raises(NothingAsked):
        asked(cast, report, {TRAINED: "  "})
    with pytest.raises(NothingJudged):
        judged(cast, report, accepted=[], again={SESSIONS: " "})
    with pytest.raises(WrongTurn):
        judged(cast, report)


def test_a_draft_is_not_asked_about(cast: Cast) -> None:
    with pytest.raises(WrongReportStep):
        asked(cast, begun(cast))


def test_a_whole_report_that_goes_back_takes_its_questions_with_it(cast: Cast) -> None:
    report = asked(cast, sent(cast))
    actions.send_back(
        by=cast.specialist,
        submission=report,
        version=report.version,
        comment="Xem lại cả biểu",
        at=NOW,
    )
    question = Question.objects.get()
    assert (question.turn, question.closed_by) == (Turn.WITHDRAWN, cast.specialist)


def test_each_does_only_their_own_part(cast: Cast) -> None:
    report = sent(cast)
    with pytest.raises(NotPermitted):
        asked(cast, report, by=cast.officer)
    report = asked(cast, report)
    with pytest.raises(NotPermitted):
        answered(cast, report, by=cast.outsider)
    report = answered(cast, report)
    with pytest.raises(NotPermitted):
        judged(cast, report, by=cast.officer)


# ── after acceptance ──────────────────────────────────────────────────────────────────


def test_an_accepted_figure_is_corrected_by_a_further_fact(cast: Cast) -> None:
    report = asked(cast, accepted(cast), at=LATER)
    report = judged(cast, answered(cast, report, at=LATER), at=LATER)
    old, new = Fact.objects.filter(element=SESSIONS, slice="")
    assert (old.value, new.value) == (Decimal(0), Decimal(3))
    assert new.known_from == LATER
    assert new.submission == report
    assert report.stage is State.ACCEPTED
    assert Fact.objects.count() == report.cells.count() + 1, "only that cell"
    assert Message.objects.count() == 2, "sums above follow"


def test_what_was_known_before_is_still_known_as_of_then(cast: Cast) -> None:
    report = asked(cast, accepted(cast), at=LATER)
    judged(cast, answered(cast, report, at=LATER), at=LATER)
    figures = Fact.objects.filter(element=SESSIONS, slice="")
    assert [f.value for f in figures.known_at(LATER - timedelta(hours=1))] == [0]
    assert [f.value for f in figures.known_at(LATER)] == [0, 3]


def test_an_answer_that_changes_nothing_makes_no_fact(cast: Cast) -> None:
    report = asked(cast, accepted(cast), at=LATER)
    same = {SESSIONS: Answer("Đúng là không có buổi nào", Decimal(0))}
    judged(cast, answered(cast, report, same, at=LATER), at=LATER)
    assert Fact.objects.filter(element=SESSIONS, slice="").count() == 1
    assert Message.objects.count() == 1


def test_until_the_answer_is_accepted_the_old_figure_stands(cast: Cast) -> None:
    report = asked(cast, accepted(cast), at=LATER)
    answered(cast, report, at=LATER)
    assert Fact.objects.get(element=SESSIONS, slice="").value == 0
    assert cell(report).value == 0


# ── twice, and at once ────────────────────────────────────────────────────────────────


def test_what_is_sent_twice_is_done_once_and_the_second_is_told(cast: Cast) -> None:
    before = accepted(cast)
    report = asked(cast, before)
    with pytest.raises(ReportChangedMeanwhile):
        asked(cast, before)
    after = answered(cast, report)
    with pytest.raises(ReportChangedMeanwhile):
        answered(cast, report)
    judged(cast, after)
    with pytest.raises(ReportChangedMeanwhile):
        judged(cast, after)
    assert Question.objects.count() == 1
    assert Fact.objects.filter(element=SESSIONS, slice="").count() == 2


def test_the_story_names_cells_and_words(cast: Cast) -> None:
    report = judged(cast, answered(cast, asked(cast, accepted(cast))))
    told = list(Line.objects.about(report.subject))[-3:]
    assert [line.verb for line in told] == [
        "reports.ask",
        "reports.answer",
        "reports.judge",
    ]
    assert told[0].why == "Vì sao bằng 0?"
    assert told[2].details["corrected"] == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "unheard"},
        {"text": ""},
        {"answer": "Nói mà không ai nói"},
        {"difference": "because"},
        {"state": "settled"},
        {},
    ],
    ids=["state", "text", "author", "difference", "closed", "twice"],
)
def test_a_question_that_cannot_be_is_refused_by_the_database(
    cast: Cast, wrong: dict[str, object]
) -> None:
    asked(cast, sent(cast))
    question = Question.objects.get()
    question.pk, question._state.adding = Question().pk, True
    for name, value in wrong.items():
        setattr(question, name, value)
    with pytest.raises(ValidationError):
        question.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        question.save()


# ── who owes what now ─────────────────────────────────────────────────────────────────


def due(user: User, today: date = TODAY) -> list[Due]:
    return [d for d in owed(user, today) if d.url_name != "reports:close"]


def test_the_unit_is_asked_then_the_reviewer(cast: Cast) -> None:
    report = asked(cast, accepted(cast), answer_by=TODAY + timedelta(days=2))
    (mine,) = due(cast.officer)
    assert (mine.url_name, mine.asked) == ("reports:answer", "Vì sao bằng 0?")
    assert (mine.due, mine.late) == (TODAY + timedelta(days=2), False)
    assert due(cast.officer, TODAY + timedelta(days=3))[0].late
    answered(cast, report)
    assert not due(cast.officer)
    waits = [d.what.sentence for d in due(cast.specialist)]
    assert "{number} answers wait to be read" in waits
    assert not due(cast.outsider)

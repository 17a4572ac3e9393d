"""What is asked about a report, and what would hold if the answers did."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.db.models import Case, Value, When

from lanh.access.models import User
from lanh.common.clock import HANOI
from lanh.reports import rules
from lanh.reports.models import Cell, Question, QuestionQuerySet, Submission
from lanh.reports.models.questions import OPEN
from lanh.reports.queries import duties, figures
from lanh.reports.queries.findings import Finding, findings
from lanh.reports.rules import Answer, Step, Turn, Word


def questions(for_user: User, *, today: date) -> QuestionQuerySet:
    """The questions about reports that the user may see, the open ones first."""
    seen = duties.submissions(for_user, today=today).values("pk")
    found = Question.objects.filter(cell__submission__in=seen)
    is_closed = Case(When(state__in=OPEN, then=Value(0)), default=1)
    return found.annotate(turn_of=is_closed).select_related(
        "cell__submission__duty__place", "asked_by"
    )


def relied_on_by(submission: Submission) -> list[Submission]:
    """Longer reports of the unit that were sent before a figure here was corrected.

    They stand by the old figure: whoever reads them is told. Source: PRODUCT.md, 4.
    """
    last = _last_correction(submission)
    if last is None:
        return []
    duty = submission.duty
    longer = Submission.objects.filter(
        duty__place=duty.place,
        duty__form=duty.form,
        duty__regime=duty.regime,
        duty__first__lte=duty.first,
        duty__last__gte=duty.last,
        sent_at__lt=last,
    )
    return list(longer.exclude(pk=submission.pk).select_related("duty__place"))


def _last_correction(submission: Submission) -> datetime | None:
    settled = thread(submission).filter(state=Turn.SETTLED.value)
    moments = [q.closed_at for q in settled if q.is_changed and q.closed_at]
    return max(moments, default=None)


def corrected_below(submission: Submission) -> list[Question]:
    """Figures of its quarters that were corrected after it was sent."""
    if submission.sent_at is None or not rules.quarters(submission.duty.period):
        return []
    duty = submission.duty
    settled = Question.objects.filter(
        state=Turn.SETTLED.value,
        closed_at__gt=submission.sent_at,
        cell__submission__duty__place=duty.place,
        cell__submission__duty__form=duty.form,
        cell__submission__duty__regime=duty.regime,
        cell__submission__duty__first__gte=duty.first,
        cell__submission__duty__last__lte=duty.last,
    ).exclude(cell__submission=submission)
    return [
        question
        for question in settled.select_related("cell__submission__duty__place")
        if question.is_changed
    ]


def thread(submission: Submission) -> QuestionQuerySet:
    """All that was asked about the report, in order."""
    said = Question.objects.filter(cell__submission=submission)
    return said.select_related("cell", "asked_by", "answered_by", "closed_by")


def open_of(submission: Submission) -> QuestionQuerySet:
    return thread(submission).open()


def open_at(submission: Submission, word: Word, cells: Iterable[str]) -> list[Question]:
    """The open questions at the cells of those names, to which the word may be said."""
    open_ = {question.cell.name: question for question in open_of(submission)}
    wanted = []
    for name in cells:
        duties.cell_called(name, submission=submission)
        turn = open_[name].turn if name in open_ else None
        rules.check_word(cell=name, turn=turn, word=word)
        wanted.append(open_[name])
    return wanted


def answered_by(
    submission: Submission, answers: Mapping[str, Answer]
) -> list[Question]:
    """The questions that these answers answer: all that the unit is asked, at once."""
    asked = [question.cell.name for question in open_of(submission).asked()]
    rules.check_answers(asked=asked, answers=answers)
    return open_at(submission, Word.ANSWER, answers)


def check_not_own(by: User, questions: Iterable[Question]) -> None:
    """Who answered does not accept the answer, where the office wants four eyes."""
    mine = any(question.answered_by_id == by.pk for question in questions)
    rules.check_other_hands(required=settings.FOUR_EYES, mine=mine)


def can_answer(by: User, *, submission: Submission, today: date) -> bool:
    """Whether the button is shown: something is asked, and the user may answer it."""
    may = duties.can_take(Step.ANSWER, by=by, submission=submission, today=today)
    return may and open_of(submission).asked().exists()


def can_judge(by: User, *, submission: Submission, today: date) -> bool:
    """Whether the button is shown: something was answered, and waits for the user."""
    may = duties.can_take(Step.JUDGE, by=by, submission=submission, today=today)
    return may and open_of(submission).answered().exists()


def as_answered(question: Question) -> Cell:
    """Its cell with what the answer stands by, not saved."""
    cell = question.cell
    cell.value, cell.reason = question.value, question.reason
    cell.prefill = question.held
    cell.difference, cell.note = question.difference, question.answer
    return cell


def held_now(cell: Cell, *, at: datetime) -> Decimal | None:
    """What the register holds for the cell, with all that was recorded meanwhile."""
    duty = cell.submission.duty
    as_of = min(at.astimezone(HANOI).date(), duty.cut_off)
    held = figures.behind(duty, (cell.element, cell.slice), as_of=as_of)
    return None if held is None else Decimal(held.number)


def findings_touching(submission: Submission) -> list[Finding]:
    """What is wrong with the cells that were answered, if all open answers held."""
    answered = open_of(submission).answered()
    proposed = {question.cell_id: as_answered(question) for question in answered}
    cells = [proposed.get(cell.pk, cell) for cell in submission.cells.all()]
    return [
        finding
        for finding in findings(submission, cells)
        if any(cell.pk in proposed for cell in finding.cells)
    ]

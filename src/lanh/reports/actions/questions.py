"""One cell is asked about, answered and settled, while the rest stays as it is."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.common.clock import HANOI
from lanh.reports import rules
from lanh.reports.models import Submission
from lanh.reports.queries import questions as asked
from lanh.reports.rules import Answer, Step, Word
from lanh.reports.steps import asking, facts, sending


@transaction.atomic(durable=True)
def ask(
    *,
    by: User,
    submission: Submission,
    version: int,
    questions: Mapping[str, str],
    at: datetime,
    answer_by: date | None = None,
) -> Submission:
    """These cells open for their unit; all others stay as they were sent or accepted.

    questions: by the names of cells; one without words is none.
    """
    today = at.astimezone(HANOI).date()
    rules.check_asks(*questions.values())
    submission = sending.take(
        Step.ASK, by=by, submission=submission, version=version, today=today
    )
    day = sending.day_given(submission=submission, answer_by=answer_by, today=today)
    made = asking.ask(submission=submission, questions=questions, by=by, at=at, day=day)
    record(
        by=by,
        verb="reports.ask",
        subject=submission.subject,
        why="; ".join(question.text for question in made),
        cells=", ".join(question.cell.name for question in made),
        version=submission.version,
    )
    return submission


@transaction.atomic(durable=True)
def answer(
    *,
    by: User,
    submission: Submission,
    version: int,
    answers: Mapping[str, Answer],
    at: datetime,
) -> Submission:
    """The unit answers all that it is asked, in words, and may correct those figures.

    answers: by the names of cells. The rules of the form that touch a corrected cell
    are checked again; the figures change when the reviewer accepts the answers.
    """
    today = at.astimezone(HANOI).date()
    submission = sending.take(
        Step.ANSWER, by=by, submission=submission, version=version, today=today
    )
    open_ = asked.answered_by(submission, answers)
    asking.answer(questions=open_, answers=answers, by=by, at=at)
    found = asked.findings_touching(submission)
    rules.check_answers_hold(
        errors=[finding.row for finding in found if finding.is_error],
        unexplained=[finding.row for finding in found if not finding.is_explained],
    )
    record(
        by=by,
        verb="reports.answer",
        subject=submission.subject,
        why="; ".join(question.answer for question in open_),
        cells=", ".join(question.cell.name for question in open_),
        changed=sum(question.is_changed for question in open_),
        version=submission.version,
    )
    return submission


@transaction.atomic(durable=True)
def judge(
    *,
    by: User,
    submission: Submission,
    version: int,
    accepted: Collection[str],
    again: Mapping[str, str],
    at: datetime,
    answer_by: date | None = None,
) -> Submission:
    """Answers are accepted, or asked about again; what is not named waits.

    accepted: names of cells, which take what the answers stand by. Where the report
    was accepted before, a corrected figure is a further fact: the old one stays known
    as of its day, and sums above follow.
    """
    today = at.astimezone(HANOI).date()
    rules.check_judges(accepted=accepted, again=again)
    submission = sending.take(
        Step.JUDGE, by=by, submission=submission, version=version, today=today
    )
    settled = asked.open_at(submission, Word.SETTLE, accepted)
    asked.check_not_own(by, settled)
    changed = asking.settle(questions=settled, by=by, at=at)
    day = sending.day_given(submission=submission, answer_by=answer_by, today=today)
    more = asking.ask_again(
        submission=submission, questions=again, by=by, at=at, day=day
    )
    through = facts.correct(submission=submission, cells=changed, at=at)
    record(
        by=by,
        verb="reports.judge",
        subject=submission.subject,
        accepted=", ".join(question.cell.name for question in settled),
        again=", ".join(question.cell.name for question in more),
        corrected=len(changed),
        through=through,
        version=submission.version,
    )
    return submission


@transaction.atomic(durable=True)
def withdraw(
    *, by: User, submission: Submission, version: int, cell: str, at: datetime
) -> Submission:
    """A question is taken back; the cell is locked again and keeps its figure."""
    today = at.astimezone(HANOI).date()
    submission = sending.take(
        Step.ASK, by=by, submission=submission, version=version, today=today
    )
    taken = asked.open_at(submission, Word.WITHDRAW, [cell])
    asking.close(questions=taken, word=Word.WITHDRAW, by=by, at=at)
    record(
        by=by,
        verb="reports.withdraw",
        subject=submission.subject,
        cell=cell,
        version=submission.version,
    )
    return submission

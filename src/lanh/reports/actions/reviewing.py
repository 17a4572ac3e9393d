"""What a reviewer does with a report that was sent."""

from datetime import date, datetime

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.common.clock import HANOI
from lanh.outbox import steps as outbox
from lanh.reports import rules
from lanh.reports.models import Submission
from lanh.reports.rules import Decision, Step
from lanh.reports.steps import asking, facts, sending


@transaction.atomic(durable=True)
def send_back(
    *,
    by: User,
    submission: Submission,
    version: int,
    comment: str,
    at: datetime,
    answer_by: date | None = None,
) -> Submission:
    """The whole report opens again; single figures are asked about (`questions.ask`).

    answer_by: the last day on time for sending it again; by default three working days
    on, or the report's own day where that is later. Open questions are taken back.
    """
    today = at.astimezone(HANOI).date()
    rules.check_asks(comment)
    submission = sending.take(
        Step.RETURN, by=by, submission=submission, version=version, today=today
    )
    submission.answer_by = sending.day_given(
        submission=submission, answer_by=answer_by, today=today
    )
    sending.keep(submission=submission)
    asking.take_back(submission=submission, by=by, at=at)
    sending.review(
        Decision.RETURNED, by=by, submission=submission, comment=comment, at=at
    )
    record(
        by=by,
        verb="reports.return",
        subject=submission.subject,
        why=comment,
        answer_by=submission.answer_by.isoformat(),
        version=submission.version,
    )
    return submission


@transaction.atomic(durable=True)
def accept(
    *, by: User, submission: Submission, version: int, comment: str, at: datetime
) -> Submission:
    """The office stands by these figures from now on: every cell becomes a fact."""
    today = at.astimezone(HANOI).date()
    submission = sending.take(
        Step.ACCEPT, by=by, submission=submission, version=version, today=today
    )
    submission.accepted_at = at
    sending.keep(submission=submission)
    sending.review(
        Decision.ACCEPTED, by=by, submission=submission, comment=comment, at=at
    )
    first, last = facts.keep_facts(
        submission=submission, cells=submission.cells.all(), at=at
    )
    outbox.put(kind="facts.publish", payload={"through": last})
    record(
        by=by,
        verb="reports.accept",
        subject=submission.subject,
        why=comment,
        first=first,
        last=last,
    )
    return submission

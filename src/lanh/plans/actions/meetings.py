"""Meetings on a plan."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.places.models import Agency
from lanh.plans import queries, steps
from lanh.plans.models import Meeting, Plan, Task
from lanh.plans.rules.work import meetings as rules
from lanh.plans.rules.work import tasks
from lanh.plans.rules.work.meetings import MeetingKind

# What was decided, whose task it is, and by when.
Decision = tuple[str, Agency, date]


@transaction.atomic(durable=True)
def hold_meeting(
    *,
    by: User,
    plan: Plan,
    kind: MeetingKind,
    day: date,
    where: str,
    chaired_by: str,
    conclusion: str,
    decisions: Sequence[Decision],
    at: datetime,
    today: date,
) -> Meeting:
    """A meeting was held; each decision is a task at once."""
    queries.check_can_direct(by, plan=plan, today=today)
    rules.check_held(day=day, today=today)
    kept = plan.meetings.filter(kind=kind.value, day=day).exists()
    rules.check_not_kept(kind=kind, day=day, kept=kept)
    meeting = Meeting(plan=plan, kind=kind.value, day=day, where=where.strip())
    meeting.chaired_by, meeting.conclusion = chaired_by.strip(), conclusion.strip()
    meeting.recorded_by, meeting.recorded_at = by, at
    meeting.full_clean()
    meeting.save()
    for words, agency, due in decisions:
        _decide(meeting, words, agency, due, today)
    record(
        by=by,
        verb="meetings.hold",
        subject=plan.subject,
        meeting=str(meeting.pk),
        decisions=len(decisions),
    )
    return meeting


@transaction.atomic(durable=True)
def decide(
    *, by: User, meeting: Meeting, words: str, agency: Agency, due: date, today: date
) -> Task:
    """A decision that was not written down with the others."""
    queries.check_can_direct(by, plan=meeting.plan, today=today)
    task = _decide(meeting, words, agency, due, today)
    details = {"task": str(task.pk), "agency": agency.code}
    record(by=by, verb="meetings.decide", subject=meeting.plan.subject, **details)
    return task


@transaction.atomic(durable=True)
def set_rhythm(*, by: User, plan: Plan, months: int, today: date) -> Plan:
    """How often the plan asks for a meeting, where it was read otherwise; 0: never."""
    queries.check_can_direct(by, plan=plan, today=today)
    rules.check_rhythm(months)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    plan.meets_every = months
    plan.save(update_fields=["meets_every"])
    record(by=by, verb="meetings.set_rhythm", subject=plan.subject, months=months)
    return plan


def _decide(
    meeting: Meeting, words: str, agency: Agency, due: date, today: date
) -> Task:
    rules.check_decision(words=words)
    rules.check_decision_due(day=meeting.day, due=due)
    tasks.check_agency_stands(agency=agency.name, until=agency.until, today=today)
    return steps.decide(meeting=meeting, agency=agency, words=words, due=due)

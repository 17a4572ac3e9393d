"""A report on its way: taken up under lock, sent, given a day, decided upon."""

from datetime import date, datetime

from lanh.access.models import User
from lanh.reports import rules
from lanh.reports.models import Review, Submission
from lanh.reports.queries import duties
from lanh.reports.rules import LIFE, Decision, Step


def take(
    step: Step, *, by: User, submission: Submission, version: int, today: date
) -> Submission:
    """The report as it is now, locked, one step on and one version later.

    Read again under lock: two people may have opened the same page. The version is
    written at once, the state with what the step does.
    """
    locked = Submission.objects.select_for_update(of=("self",))
    fresh = locked.select_related("duty__place", "form").get(pk=submission.pk)
    duties.check_can_take(step, by=by, submission=fresh, today=today)
    rules.check_version(seen=version, now=fresh.version)
    fresh.state = LIFE[fresh.stage, step]
    fresh.version += 1
    Submission.objects.filter(pk=fresh.pk).update(version=fresh.version)
    if step in (Step.SAVE, Step.SEND):
        fresh.hands.add(by)
    return fresh


def keep(*, submission: Submission) -> None:
    submission.full_clean()
    submission.save()


def mark_sent(*, submission: Submission, at: datetime, today: date) -> None:
    """Sent, and how late; what was late once stays so. Source: V32.

    A report that was returned has the day given with it, however late that is.
    """
    day = submission.answer_by or submission.duty.last_day
    late = rules.days_late(day=day, sent=today)
    submission.late_days = max(submission.late_days, late)
    submission.sent_at, submission.sent_on = at, today
    keep(submission=submission)


def day_given(*, submission: Submission, answer_by: date | None, today: date) -> date:
    """The last day on time for an answer, where it has been said or not."""
    default = rules.time_given(last_day=submission.duty.last_day, today=today)
    day = answer_by or default
    rules.check_day_to_come(day=day, today=today)
    return day


def review(
    decision: Decision, *, by: User, submission: Submission, comment: str, at: datetime
) -> None:
    Review(
        submission=submission,
        reviewer=by,
        at=at,
        decision=decision.value,
        comment=comment,
    ).save()

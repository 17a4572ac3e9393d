"""What a person does with a plan by a document: issue it, change it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.plans import queries, steps
from lanh.plans.models import Amendment, Plan
from lanh.plans.queries.changes import Edit
from lanh.plans.rules import amending, cascade


@transaction.atomic(durable=True)
def issue(
    *, by: User, plan: Plan, version: int, number: str, dated: date, today: date
) -> Plan:
    """The plan has its number and day: from now on only documents change it."""
    queries.check_can_issue(by, plan=plan, today=today)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    amending.check_plan_untouched(seen=version, now=plan.version)
    cascade.check_paper(number=number, issued_on=dated)
    day = dated.isoformat()
    queries.check_not_kept(place=plan.place, number=number.strip(), dated=day)
    plan.number, plan.dated = number.strip(), day
    plan.full_clean()
    plan.save()
    told = {"number": plan.number, "dated": day}
    record(by=by, verb="plans.issue", subject=plan.subject, **told)
    return plan


@transaction.atomic(durable=True)
def amend(
    *,
    by: User,
    plan: Plan,
    version: int,
    number: str,
    dated: date,
    since: date,
    why: str,
    edits: Sequence[Edit],
    at: datetime,
    today: date,
) -> Amendment:
    """A document changes targets or activities from a day on; what was is kept.

    version: of the plan that was looked at. The plan is then of the next one.
    """
    queries.check_can_amend(by, plan=plan, today=today)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    amending.check_plan_untouched(seen=version, now=plan.version)
    amending.check_document(number=number, why=why)
    amending.check_order(since, earliest=queries.earliest_change(plan))
    changes = steps.changes_of(plan=plan, edits=list(edits))
    amending.check_something_changes(len(changes))
    made = Amendment(plan=plan, version=version + 1, dated=dated, since=since)
    made.number, made.why = number.strip(), why.strip()
    made.made_by, made.made_at = by, at
    steps.write_changes(amendment=made, changes=changes)
    record(
        by=by,
        verb="plans.amend",
        subject=plan.subject,
        why=made.why,
        document=made.number,
        version=made.version,
        since=since.isoformat(),
        changes=len(changes),
    )
    return made

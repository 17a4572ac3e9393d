"""What an activity delivers, and the register that counts it."""

from datetime import date, datetime

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.plans import queries
from lanh.plans.models import Output
from lanh.plans.rules import linking


@transaction.atomic(durable=True)
def link_output(
    *,
    by: User,
    output: Output,
    seen: str,
    element: str,
    slice: str,
    at: datetime,
    today: date,
) -> Output:
    """From now on the register tells how many there are; `seen`: the link that the
    person looked at."""
    plan = output.activity.plan
    queries.check_can_link(by, plan=plan, today=today)
    queries.check_counted(output, element=element, slice=slice, today=today)
    output = Output.objects.select_for_update(of=("self",)).get(pk=output.pk)
    linking.check_link_untouched(seen=seen, now=output.linked)
    output.element, output.slice = element, slice
    output.linked_by, output.linked_at = by, at
    output.full_clean()
    output.save()
    details = {"output": str(output.pk), "element": output.linked}
    record(by=by, verb="plans.link_output", subject=plan.subject, **details)
    return output


@transaction.atomic(durable=True)
def unlink_output(*, by: User, output: Output, seen: str, today: date) -> Output:
    """The output stands without figures again."""
    plan = output.activity.plan
    queries.check_can_link(by, plan=plan, today=today)
    output = Output.objects.select_for_update(of=("self",)).get(pk=output.pk)
    linking.check_link_untouched(seen=seen, now=output.linked)
    was, output.element, output.slice = output.linked, "", ""
    output.linked_by = output.linked_at = None
    output.full_clean()
    output.save()
    details = {"output": str(output.pk), "element": was}
    record(by=by, verb="plans.unlink_output", subject=plan.subject, **details)
    return output

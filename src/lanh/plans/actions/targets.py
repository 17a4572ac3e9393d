"""What a person does with the targets of a plan."""

from datetime import date, datetime

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.plans import queries
from lanh.plans.models import Target
from lanh.plans.rules import linking


@transaction.atomic(durable=True)
def link_target(
    *,
    by: User,
    target: Target,
    seen: str,
    indicator: str,
    slice: str,
    at: datetime,
    today: date,
) -> Target:
    """From now on the target's figure is that of the indicator.

    seen: the indicator that it had when it was looked at (`Target.linked`).
    """
    queries.check_can_link(by, plan=target.plan, today=today)
    known = queries.known_indicators()
    linking.check_indicator(indicator, known)
    linking.check_slice(slice, code=indicator, known=known[indicator].codes)
    target = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    linking.check_link_untouched(seen=seen, now=target.linked)
    target.indicator, target.slice = indicator, slice
    target.linked_by, target.linked_at = by, at
    target.full_clean()
    target.save()
    details = {"target": str(target.pk), "indicator": target.linked}
    record(by=by, verb="plans.link", subject=target.plan.subject, **details)
    return target


@transaction.atomic(durable=True)
def unlink_target(*, by: User, target: Target, seen: str, today: date) -> Target:
    """The target stands without figures again."""
    queries.check_can_link(by, plan=target.plan, today=today)
    target = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    linking.check_link_untouched(seen=seen, now=target.linked)
    was, target.indicator, target.slice = target.linked, "", ""
    target.linked_by = target.linked_at = None
    target.full_clean()
    target.save()
    details = {"target": str(target.pk), "indicator": was}
    record(by=by, verb="plans.unlink", subject=target.plan.subject, **details)
    return target

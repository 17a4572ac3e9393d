"""What a person does to give a target out, and to take a share over."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.common.numbers import write_number
from lanh.plans import queries, steps
from lanh.plans.models import Allotment, Share, Target
from lanh.plans.queries.shares import Portion
from lanh.plans.rules import allotting


@transaction.atomic(durable=True)
def allot(
    *,
    by: User,
    target: Target,
    seen: int,
    portions: Sequence[Portion],
    since: date,
    number: str,
    at: datetime,
    today: date,
) -> Allotment:
    """The target is given out in these shares from a day on; earlier ones are kept.

    seen: the version of the shares that was looked at, 0 for none. number: of the
    document that gives them, if one does. Over the target is told by the page for an
    aim of 'at least', and refused for any other.
    """
    queries.check_can_allot(by, target=target, today=today)
    target = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    last = queries.allotment(target)
    name, now = (last.made_by.name, last.version) if last else ("", 0)
    allotting.check_shares_untouched(seen=seen, now=now, name=name)
    allotting.check_shares([(one.name, one.value) for one in portions])
    queries.check_holders(portions, plan=target.plan, today=today)
    then = queries.target_on(target, today)
    whole = queries.whole_of(then)
    held = allotting.balance(whole, [one.value for one in portions])
    allotting.check_sum(then.compared, held)
    made = Allotment(target=target, version=now + 1, since=since, made_by=by)
    made.number, made.made_at = number.strip(), at
    steps.write_shares(allotment=made, portions=portions)
    record(
        by=by,
        verb="plans.allot",
        subject=target.plan.subject,
        target=str(target.pk),
        version=made.version,
        shares=len(portions),
        given=write_number(held.given),
        rest="" if held.rest is None else write_number(held.rest),
    )
    return made


@transaction.atomic(durable=True)
def take_over(
    *, by: User, target: Target, share: Share | None, seen: str, today: date
) -> Target:
    """The target is the one that a plan above gave to this place; None: it is not.

    seen: the key of the share that it had when it was looked at, '' for none.
    """
    queries.check_can_carry_out(by, plan=target.plan, today=today)
    target = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    now = str(target.taken_from_id or "")
    allotting.check_taken_untouched(seen=seen, now=now)
    if share is not None:
        place = target.plan.place
        mine = share.place_id == place.pk
        allotting.check_share_of(share.holder, place=place.name, mine=mine)
    target.taken_from = share
    target.full_clean()
    target.save()
    told = {"target": str(target.pk), "share": str(share.pk) if share else ""}
    record(by=by, verb="plans.take_over", subject=target.plan.subject, **told)
    return target

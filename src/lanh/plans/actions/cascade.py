"""What a person does between a plan and the plans under it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.places.models import Agency, Place
from lanh.plans import queries, steps
from lanh.plans.models import Carrying, Plan, SubPlanDuty
from lanh.plans.queries.comparing import Below, Thing
from lanh.plans.rules import amending, cascade


@transaction.atomic(durable=True)
def ask_for_plans(
    *, by: User, plan: Plan, holders: Sequence[Place | Agency], due: date, today: date
) -> list[SubPlanDuty]:
    """Each of these owes a plan under this one by that day."""
    queries.check_can_ask(by, plan=plan, today=today)
    cascade.check_someone_owes(len(holders))
    cascade.check_due(due, today=today)
    asked = {one.holder.pk for one in queries.who_could_owe(plan, today=today)}
    owes = {duty.holder for duty in plan.sub_plan_duties.all()}
    made = []
    for holder in holders:
        cascade.check_owes_once(holder.name, owes=holder.name in owes)
        below = holder.pk in asked
        cascade.check_below(holder.name, below=below, place=plan.place.name)
        made.append(steps.write_duty(plan=plan, holder=holder, due=due, today=today))
    day = due.isoformat()
    record(by=by, verb="plans.ask", subject=plan.subject, units=len(made), due=day)
    return made


@transaction.atomic(durable=True)
def release(
    *, by: User, duty: SubPlanDuty, version: int, why: str, today: date
) -> Plan:
    """The plan is no longer asked for; the trail keeps who owed it and why not."""
    queries.check_can_ask(by, plan=duty.plan, today=today)
    duty = SubPlanDuty.objects.select_for_update(of=("self",)).get(pk=duty.pk)
    holder, plan = duty.holder, duty.plan
    cascade.check_duty_untouched(holder=holder, seen=version, now=duty.version)
    cascade.check_reason_to_release(holder, why=why)
    duty.delete()
    record(by=by, verb="plans.release", subject=plan.subject, why=why, holder=holder)
    return plan


@transaction.atomic(durable=True)
def tell_issued(
    *,
    by: User,
    duty: SubPlanDuty,
    version: int,
    issued: Plan | None,
    number: str,
    issued_on: date | None,
    today: date,
) -> SubPlanDuty:
    """The plan that was owed was issued: the one that stands here, which then stands
    under this one; or by its number and day alone."""
    queries.check_can_tell(by, duty=duty, today=today)
    duty = SubPlanDuty.objects.select_for_update(of=("self",)).get(pk=duty.pk)
    cascade.check_duty_untouched(holder=duty.holder, seen=version, now=duty.version)
    if issued is not None:
        theirs = issued.place_id == duty.where.pk
        of = issued.place.name
        cascade.check_plan_of(duty.holder, of=of, theirs=theirs)
        cascade.check_not_under_itself(above=queries.kin_above(duty.plan), plan=issued)
        number, issued_on = steps.number_and_day(plan=issued, day=issued_on)
    cascade.check_paper(number=number, issued_on=issued_on)
    steps.fulfil(duty=duty, issued=issued, number=number, day=issued_on, by=by)
    told = {"holder": duty.holder, "number": number, "issued": str(issued_on)}
    record(by=by, verb="plans.tell_issued", subject=duty.plan.subject, **told)
    return duty


@transaction.atomic(durable=True)
def place_under(
    *, by: User, plan: Plan, parent: Plan | None, version: int, today: date
) -> Plan:
    """The plan carries out that one; where its place owed it, it is issued with this.

    version: of the plan that was looked at; it stays what it is.
    """
    queries.check_can_carry_out(by, plan=plan, today=today)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    amending.check_plan_untouched(seen=version, now=plan.version)
    cascade.check_not_under_itself(above=queries.kin_above(parent), plan=plan)
    plan.parent = parent
    plan.full_clean()
    plan.save()
    duty = queries.duty_of(plan.place, under=parent) if parent else None
    if duty is not None and duty.issued_on is None and plan.is_signed:
        number, day = steps.number_and_day(plan=plan, day=None)
        if day is not None:
            steps.fulfil(duty=duty, issued=plan, number=number, day=day, by=by)
    above = parent.subject if parent else ""
    record(by=by, verb="plans.place_under", subject=plan.subject, above=above)
    return plan


@transaction.atomic(durable=True)
def carry(
    *,
    by: User,
    plan: Plan,
    thing: Thing,
    part: Below | None,
    why_not: str,
    seen: int,
    at: datetime,
    today: date,
) -> Carrying:
    """This part of the plan carries that thing of the one above; or none, because.

    seen: the version of what was said of it, 0 for nothing.
    """
    queries.check_can_carry_out(by, plan=plan, today=today)
    cascade.check_has_one_above(is_under=plan.parent_id == thing.of.plan_id)
    cascade.check_why_not(why_not, carried=part is not None)
    cascade.check_one_of_the_two(why_not, carried=part is not None)
    said = queries.carrying_of(plan, thing)
    name = said.told_by.name if said else ""
    now = said.version if said else 0
    cascade.check_carrying_untouched(seen=seen, now=now, name=name)
    said = said or Carrying(plan=plan, line=thing.line, version=0)
    steps.write_carrying(said=said, thing=thing, part=part, why_not=why_not)
    said.version, said.told_by, said.told_at = said.version + 1, by, at
    said.full_clean()
    said.save()
    told = {"thing": thing.key, "part": str(part.pk) if part else ""}
    record(by=by, verb="plans.carry", subject=plan.subject, why=said.why_not, **told)
    return said

"""Writing down who owes a plan, who issued it, and what it carries."""

from datetime import date

from lanh.access.models import User
from lanh.places.models import Agency, Place
from lanh.plans.models import Activity, Carrying, Plan, SubPlanDuty, Target
from lanh.plans.queries.comparing import Below, Thing
from lanh.plans.rules.content import day as whole_day


def write_duty(
    *, plan: Plan, holder: Place | Agency, due: date, today: date
) -> SubPlanDuty:
    """The place or agency owes a plan under this one."""
    duty = SubPlanDuty(plan=plan, due=due, asked_on=today)
    if isinstance(holder, Place):
        duty.place = holder
    else:
        duty.agency = holder
    duty.full_clean()
    duty.save()
    return duty


def number_and_day(*, plan: Plan, day: date | None) -> tuple[str, date | None]:
    """By what a plan that stands here was issued; its day, if it is a whole one."""
    return plan.number, whole_day(plan.dated) or day


def fulfil(
    *, duty: SubPlanDuty, issued: Plan | None, number: str, day: date | None, by: User
) -> None:
    """The plan that was owed is there; it stands under the one that asked for it."""
    if issued is not None and issued.parent_id != duty.plan_id:
        issued.parent = duty.plan
        issued.full_clean()
        issued.save()
    duty.issued, duty.number, duty.issued_on = issued, number.strip(), day
    duty.version, duty.told_by = duty.version + 1, by
    duty.full_clean()
    duty.save()


def write_carrying(
    *, said: Carrying, thing: Thing, part: Below | None, why_not: str
) -> None:
    """Of which thing above it is said, and what is said; nothing is saved."""
    if isinstance(thing.of, Target):
        said.target = thing.of
    elif isinstance(thing.of, Activity):
        said.activity = thing.of
    else:
        said.assignment = thing.of
    said.by_target = part if isinstance(part, Target) else None
    said.by_activity = part if isinstance(part, Activity) else None
    said.why_not = "" if part is not None else why_not.strip()

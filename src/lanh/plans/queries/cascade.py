"""Who owes a plan under a plan, and who has issued it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.refusal import allows
from lanh.common.words import _
from lanh.owed.registry import Due, Said
from lanh.places import queries as places
from lanh.places.models import Agency, Place
from lanh.plans.models import (
    NamedAgency,
    Plan,
    PlanQuerySet,
    SubPlanDuty,
    SubPlanDutyQuerySet,
)
from lanh.plans.queries.plans import plans
from lanh.plans.queries.shares import agencies_to_allot, places_to_allot
from lanh.plans.rules import amending, cascade
from lanh.plans.rules.cascade import SubPlanState


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who could be asked for a plan. `named`: the plan's own words name it."""

    holder: Place | Agency
    named: bool


def sub_plans(for_user: User, plan: Plan, *, today: date) -> SubPlanDutyQuerySet:
    """Who owes a plan under this one, by name."""
    rows = SubPlanDuty.objects.visible_to(for_user, today=today).filter(plan=plan)
    related = rows.select_related("plan", "place", "agency", "issued", "told_by")
    return related.order_by("place__sort_key", "agency__sort_key", "pk")


def sub_plan(for_user: User, *, pk: UUID, today: date) -> SubPlanDuty | None:
    """One of them, or None where the user may not know of it."""
    rows = SubPlanDuty.objects.visible_to(for_user, today=today).filter(pk=pk)
    related = ("plan__place", "place", "agency__place", "issued")
    return rows.select_related(*related).first()


def tally(rows: SubPlanDutyQuerySet, *, today: date) -> dict[SubPlanState, int]:
    """How many stand where, in one question."""
    pairs = rows.order_by().values_list("due", "issued_on").annotate(n=Count("pk"))
    found = dict.fromkeys(SubPlanState, 0)
    for due_on, issued_on, n in pairs:
        found[cascade.state_of(due=due_on, issued_on=issued_on, today=today)] += n
    return found


def who_could_owe(plan: Plan, *, today: date) -> list[Candidate]:
    """The units right below and the agencies of the plan's place that are not asked
    yet; those that the plan's assignments and activities name are told so."""
    owes = plan.sub_plan_duties.values_list("place", "agency")
    asked = {key for pair in owes for key in pair if key}
    holders: list[Place | Agency] = [
        *places_to_allot(plan, today=today),
        *agencies_to_allot(plan, today=today),
    ]
    named = _named_by(plan)
    return [Candidate(one, named(one)) for one in holders if one.pk not in asked]


def _named_by(plan: Plan) -> Callable[[Place | Agency], bool]:
    """Whether the plan names it: as a person or the table of agencies knows, or by the
    words that are printed."""
    said = [agency for one in plan.assignments.all() for agency in one.agencies]
    for one in plan.activities.all():
        said += [*one.lead, *one.coordinating]
    mine = Q(activity__plan=plan) | Q(assignment__plan=plan)
    rows = NamedAgency.objects.filter(mine).values_list("agency", "every_commune")
    keys = {agency for agency, _every in rows if agency}
    every = any(every for _agency, every in rows)

    def named(one: Place | Agency) -> bool:
        if isinstance(one, Agency):
            return one.pk in keys or cascade.names(said, name=one.name, level="")
        is_commune = every and one.level == "commune"
        return is_commune or cascade.names(said, name=one.name, level=one.level)

    return named


def plans_to_tell(for_user: User, duty: SubPlanDuty, *, today: date) -> PlanQuerySet:
    """The plans that may be the one that is owed: of the same place, in that time."""
    mine = plans(for_user, today).filter(place=duty.where).exclude(pk=duty.plan_id)
    span = Q(first__lte=duty.plan.last, last__gte=duty.plan.first)
    return mine.filter(span).order_by("-first", "sort_key")


def plans_above(for_user: User, plan: Plan, *, today: date) -> PlanQuerySet:
    """The plans that this one may carry out: of its place and of those above it, in
    the same time; its own kin below left out."""
    above = [*places.ancestors(plan.place), plan.place]
    span = Q(first__lte=plan.last, last__gte=plan.first)
    found = plans(for_user, today).filter(span, place__in=above).exclude(pk=plan.pk)
    return found.exclude(parent=plan).order_by("-first", "sort_key")


def kin_above(plan: Plan | None) -> list[Plan]:
    """The plan and all that it stands under by now, from below upwards."""
    found: list[Plan] = []
    key = plan.pk if plan else None
    while key is not None and key not in {one.pk for one in found}:
        one = Plan.objects.defer("text").select_related("place").get(pk=key)
        found.append(one)
        key = one.parent_id
    return found


def plans_under(for_user: User, plan: Plan, *, today: date) -> PlanQuerySet:
    """The plans that stand under this one."""
    return plans(for_user, today).filter(parent=plan).order_by("place__sort_key")


def check_can_ask(by: User, *, plan: Plan, today: date) -> None:
    access.check_may(by, Permission.ALLOT_TARGETS, at=plan.place, today=today)
    amending.check_not_closed(plan.stage)


def can_ask(by: User, *, plan: Plan, today: date) -> bool:
    return allows(check_can_ask, by, plan=plan, today=today)


def check_can_tell(by: User, *, duty: SubPlanDuty, today: date) -> None:
    """Who owes the plan tells of it, and so does whoever asked for it."""
    access.check_may(by, Permission.TELL_ISSUED, at=duty.where, today=today)


def can_tell(by: User, *, duty: SubPlanDuty, today: date) -> bool:
    return allows(check_can_tell, by, duty=duty, today=today)


def check_can_carry_out(by: User, *, plan: Plan, today: date) -> None:
    """Whoever tells of a place's plan says what it carries of the plan above."""
    access.check_may(by, Permission.TELL_ISSUED, at=plan.place, today=today)
    amending.check_not_closed(plan.stage)


def can_carry_out(by: User, *, plan: Plan, today: date) -> bool:
    return allows(check_can_carry_out, by, plan=plan, today=today)


def duty_of(place: Place, *, under: Plan) -> SubPlanDuty | None:
    """What the place owes under the plan."""
    return under.sub_plan_duties.filter(place=place).first()


def owing(for_user: User, today: date) -> Iterator[Due]:
    """The plans that the user's own posts owe; how many are late of those asked for."""
    posts = access.posts_of(for_user, today=today)
    tells = posts.granting(Permission.TELL_ISSUED).values("place")
    own = access.agencies_of(for_user, today=today, permission=Permission.TELL_ISSUED)
    mine = Q(place__in=tells) | Q(agency__in=own)
    waiting = SubPlanDuty.objects.waiting().filter(plan__closed_on=None)
    related = waiting.filter(mine).select_related("plan", "place", "agency")
    for duty in related.order_by("due", "pk"):
        yield Due(
            what=Said(
                _("{holder}: issue the plan under {plan}"),
                {"holder": duty.holder, "plan": _named(duty.plan)},
            ),
            due=duty.due,
            late=duty.due < today,
            url_name="plans:tell_issued",
            url_args=(duty.pk,),
            act=Said(_("Tell of the plan")),
        )
    yield from _late_below(for_user, today)


def _late_below(for_user: User, today: date) -> Iterator[Due]:
    asked = access.reach(for_user, Permission.ALLOT_TARGETS, today=today)
    open_late = Q(sub_plan_duties__issued_on=None, sub_plan_duties__due__lt=today)
    late = Plan.objects.filter(asked, open_late, closed_on=None).order_by("first", "pk")
    rows = late.annotate(n=Count("sub_plan_duties"))
    for key, number, words, n in rows.values_list("pk", "number", "subject_line", "n"):
        yield Due(
            what=Said(_("Ask for the plans under {plan}"), {"plan": number or words}),
            why=Said(_("{n} units are late"), {"n": n}),
            due=None,
            url_name="plans:sub_plans",
            url_args=(key,),
            act=Said(_("Look who is late")),
        )


def _named(plan: Plan) -> str:
    return plan.number if plan.is_signed else plan.subject_line

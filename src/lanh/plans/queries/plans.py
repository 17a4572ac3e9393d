"""Questions about plans that were confirmed."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.refusal import allows
from lanh.places.models import Place
from lanh.plans.errors import PlanIsKept
from lanh.plans.models import Plan, PlanQuerySet, Target
from lanh.plans.queries.indicators import candidates
from lanh.plans.rules.suggest import Asked, Suggestion, suggest


def plans(
    for_user: User, today: date, *, search: str = "", year: int | None = None
) -> PlanQuerySet:
    """Plans of the user's places, of those below, and of those above (a commune sees
    what its province has set), newest period first, without their words."""
    found = Plan.objects.filter(_seen(for_user, today=today))
    if search:
        found = found.mentioning(search)
    if year:
        found = found.of_year(year)
    return found.defer("text", "parent__text").select_related("place", "parent")


def plan(for_user: User, pk: UUID, today: date) -> Plan | None:
    """One plan, or None where the user may not know of it."""
    seen = Plan.objects.filter(_seen(for_user, today=today), pk=pk)
    return seen.select_related("place", "made_by", "file").first()


def target(for_user: User, *, pk: UUID, today: date) -> Target | None:
    """One target with its plan, or None where the user may not know of it."""
    found = Target.objects.filter(pk=pk).select_related("plan__place", "linked_by")
    one = found.first()
    seen = one is not None and plan(for_user, one.plan_id, today) is not None
    return one if seen else None


def check_can_link(by: User, *, plan: Plan, today: date) -> None:
    access.check_may(by, Permission.LINK_TARGETS, at=plan.place, today=today)


def can_link(by: User, *, plan: Plan, today: date) -> bool:
    return allows(check_can_link, by, plan=plan, today=today)


def check_not_kept(*, place: Place, number: str, dated: str) -> None:
    """A signed plan is kept once; one without number or day may still be changing."""
    kept = Plan.objects.filter(place=place, number=number, dated=dated).signed()
    if kept.exists():
        raise PlanIsKept(number=number, dated=dated, place=place.name)


def suggestions(of: Target) -> list[Suggestion]:
    """The indicators that the target's words may mean, best first."""
    asked = Asked(of.following, of.of, of.clause, of.unit)
    return suggest(asked, candidates())


def named(words: str) -> list[Suggestion]:
    """The indicators that a person may mean who types these words, best first."""
    return suggest(Asked(words), candidates(), most=12)


def _seen(for_user: User, *, today: date) -> Q:
    own = access.reach(for_user, Permission.SEE_PLANS, today=today)
    return own | access.reach_above(for_user, Permission.SEE_PLANS, today=today)


def with_counts(of: PlanQuerySet) -> PlanQuerySet:
    """Each plan with `number_of_targets`, and how many of them have an indicator."""
    linked = ~Q(targets__indicator="")
    return of.annotate(
        number_of_targets=Count("targets"),
        number_linked=Count("targets", filter=linked),
    )

"""Questions about the meetings of a plan."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from lanh.access import queries as access
from lanh.access.models import User
from lanh.common.words import _
from lanh.owed.registry import Due, Said
from lanh.plans.models import Meeting, Plan
from lanh.plans.queries.plans import plans
from lanh.plans.queries.work.tasks import DIRECT
from lanh.plans.rules.work import meetings as rules
from lanh.plans.rules.work.tasks import REMINDED, SAID_DONE


def meetings(for_user: User, *, today: date) -> QuerySet[Meeting]:
    """The meetings of the plans that the user may see, newest first."""
    seen = plans(for_user, today).order_by().values("pk")
    return Meeting.objects.filter(plan__in=seen).select_related("plan__place")


def with_decisions(of: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Each with `number_decided`, and `number_done` of them."""
    done = Q(decisions__state__in=[state.value for state in SAID_DONE])
    return of.annotate(
        number_decided=Count("decisions"),
        number_done=Count("decisions", filter=done),
    )


def meeting(for_user: User, *, pk: UUID, today: date) -> Meeting | None:
    """One meeting, or None where the user may not know of it."""
    return meetings(for_user, today=today).filter(pk=pk).first()


def next_meeting(plan: Plan) -> date | None:
    """The last day for the next meeting that the plan asks for; None where it asks for
    none or all were held."""
    if not plan.meets_every:
        return None
    held = plan.meetings.aggregate(last=Max("day"))["last"]
    return _next(plan, held)


def due_meetings(for_user: User, today: date) -> Iterator[Due]:
    """The next meeting of each running plan that the user directs, from 30 days on."""
    mine = access.reach(for_user, DIRECT, today=today)
    asked = Plan.objects.filter(mine, meets_every__gt=0, first__lte=today)
    # A final review may be late; long ended plans are no longer asked for.
    asked = asked.filter(last__gte=today - REMINDED).defer("text")
    last = dict(Meeting.objects.order_by().values_list("plan").annotate(Max("day")))
    for plan in asked:
        day = _next(plan, last.get(plan.pk))
        if day is not None and day <= today + REMINDED:
            yield Due(
                what=Said(_("Meeting on plan {plan}"), {"plan": str(plan)}),
                why=Said(_("the plan asks for one every {n} months"), _every(plan)),
                due=day,
                url_name="plans:hold_meeting",
                url_args=(plan.pk,),
                act=Said(_("Record the meeting")),
            )


def _every(plan: Plan) -> dict[str, int]:
    return {"n": plan.meets_every}


def _next(plan: Plan, held: date | None) -> date | None:
    return rules.next_meeting(
        months=plan.meets_every, first=plan.first, held=held, last=plan.last
    )

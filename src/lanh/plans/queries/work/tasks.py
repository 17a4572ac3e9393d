"""Questions about tasks: whose they are, which may I see, what may I do with one?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from lanh.access import queries as access
from lanh.access.models import Post, User
from lanh.access.roles import Permission
from lanh.common.refusal import allows
from lanh.common.words import _
from lanh.files.models import StoredFile
from lanh.owed.registry import Due, Said
from lanh.places import queries as places
from lanh.places.models import Agency, AgencyQuerySet
from lanh.places.rules import AgencyKind
from lanh.plans.models import (
    NamedAgency,
    NamedAgencyQuerySet,
    Plan,
    Task,
    TaskNote,
    TaskQuerySet,
)
from lanh.plans.queries.plans import plan as plan_of
from lanh.plans.rules.work import tasks as rules
from lanh.plans.rules.work.tasks import (
    LIFE,
    OF_THE_AGENCY,
    REMINDED,
    TaskState,
    TaskStep,
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Tasks in all, those said done or verified, and those that are late."""

    all: int
    done: int
    late: int


REPORT, DIRECT = Permission.REPORT_TASKS, Permission.DIRECT_TASKS


def tasks(for_user: User, *, today: date) -> TaskQuerySet:
    """The tasks of one's agencies, of plans of one's place and below, and of agencies
    in places below one's own, ready for a list."""
    seen = access.reach(for_user, Permission.SEE_PLANS, today=today, to="plan__place__")
    below = Q(pk__in=[])
    for post in access.posts_of(for_user, today=today).granting(Permission.SEE_PLANS):
        within = Q(agency__place__path__startswith=post.place.path)
        below |= within & ~Q(agency__place=post.place_id)
    mine = Q(agency__in=_mine(for_user, today=today))
    found = Task.objects.filter(seen | below | mine)
    return found.select_related("agency__place", "plan__place", "meeting", "assignment")


def my_tasks(for_user: User, *, today: date) -> TaskQuerySet:
    """The tasks of the agencies that the user works in, and of those whose work has
    come down to them."""
    mine = tasks(for_user, today=today)
    return mine.filter(agency__in=_mine(for_user, today=today))


def task(for_user: User, *, pk: UUID, today: date) -> Task | None:
    """One task, or None where the user may not know of it."""
    return tasks(for_user, today=today).filter(pk=pk).first()


def notes(of: Task) -> list[TaskNote]:
    """What was told of a task the user may see, first to last, with the files."""
    return list(of.notes.select_related("by").prefetch_related("files"))


def evidence(for_user: User, *, pk: UUID, today: date) -> StoredFile | None:
    """One file of a task that the user may see, or None."""
    seen = TaskNote.objects.filter(task__in=tasks(for_user, today=today))
    return StoredFile.objects.filter(task_notes__in=seen, pk=pk).first()


def directs(for_user: User, *, today: date) -> bool:
    """Whether the user hands tasks out anywhere: the overdue list is for them."""
    return Post.objects.held_by(for_user, on=today).granting(DIRECT).exists()


def overdue(for_user: User, *, today: date) -> TaskQuerySet:
    """The late tasks of all plans whose tasks the user directs."""
    mine = access.reach(for_user, DIRECT, today=today, to="plan__place__")
    return tasks(for_user, today=today).filter(mine).overdue(today)


def check_can(step: TaskStep, *, by: User, task: Task, today: date) -> None:
    """The person may, and the task's life allows it."""
    if step in OF_THE_AGENCY:
        check_belongs(by, task=task, today=today)
    else:
        check_can_direct(by, plan=task.plan, today=today)
    rules.check_step(state=task.stage, step=step)


def can(step: TaskStep, *, by: User, task: Task, today: date) -> bool:
    if step is TaskStep.VERIFY and task.done_by_id == by.pk:
        return False
    return allows(check_can, step, by=by, task=task, today=today)


def steps_for(by: User, *, task: Task, today: date) -> list[TaskStep]:
    """What the person can do with the task now: the buttons of its page."""
    possible = [step for step in TaskStep if (task.stage, step) in LIFE]
    return [step for step in possible if can(step, by=by, task=task, today=today)]


def check_belongs(by: User, *, task: Task, today: date) -> None:
    """The agency's own people tell of it; where nobody of it logs in, the office that
    handed it out tells for it, as papers come in."""
    mine = _mine(by, today=today, permission=REPORT)
    belongs = task.agency_id in mine
    if not belongs and not _has_people(task.agency, today=today):
        belongs = access.may(by, DIRECT, at=task.plan.place, today=today)
    rules.check_belongs(agency=task.agency.name, belongs=belongs)


def check_can_direct(by: User, *, plan: Plan, today: date) -> None:
    access.check_may(by, DIRECT, at=plan.place, today=today)


def can_direct(by: User, *, plan: Plan, today: date) -> bool:
    return allows(check_can_direct, by, plan=plan, today=today)


def unknown_names(of: Plan) -> NamedAgencyQuerySet:
    """The names of the plan's assignments of which it is not known who is meant."""
    return NamedAgency.objects.filter(assignment__plan=of).unknown()


def printed_name(for_user: User, *, pk: UUID, today: date) -> NamedAgency | None:
    """A printed name with its plan, or None where the user may not know of it."""
    rows = NamedAgency.objects.select_related("assignment__plan__place", "agency")
    one = rows.filter(pk=pk).exclude(assignment=None).first()
    if one is None or one.assignment is None:
        return None
    seen = plan_of(for_user, one.assignment.plan_id, today)
    return one if seen else None


def agencies_for(plan: Plan, *, today: date) -> AgencyQuerySet:
    """Those that the plan's work is usually handed to: the agencies of its place, and
    the committees of the units right below."""
    below = Q(place__parent=plan.place_id, kind=AgencyKind.COMMITTEE.value)
    rows = places.agencies().in_force(today)
    return rows.filter(Q(place=plan.place_id) | below).order_by(
        "place__level", "sort_key"
    )


def plan_naming(named: NamedAgency) -> Plan:
    """The plan in whose assignment the name stands."""
    return Plan.objects.select_related("place").get(assignments__named=named)


def by_assignment(for_user: User, plan: Plan, *, today: date) -> Mapping[UUID, Counts]:
    """For each assignment of the plan how many tasks there are, done and late."""
    rows = tasks(for_user, today=today).filter(plan=plan).exclude(assignment=None)
    late = Q(due__lt=today, state__in=[s.value for s in rules.UNFINISHED])
    done = Q(state__in=[s.value for s in rules.SAID_DONE])
    counted = (
        rows.order_by()
        .values_list("assignment")
        .annotate(
            all=Count("pk"),
            done=Count("pk", filter=done),
            late=Count("pk", filter=late),
        )
    )
    return {key: Counts(n, d, late) for key, n, d, late in counted}


def due_tasks(for_user: User, today: date) -> Iterator[Due]:
    """What the user's agencies owe within 30 days or are late with, and what waits for
    the user's own look."""
    near = my_tasks(for_user, today=today).unfinished()
    if not _mine(for_user, today=today, permission=REPORT):
        near = near.none()
    for one in near.filter(due__lte=today + REMINDED):
        yield Due(
            what=Said(_("Task: {words}"), {"words": _short(one.words)}),
            why=Said(_WHY[one.stage], {"agency": one.agency.name}),
            due=one.due,
            url_name="plans:task",
            url_args=(one.pk,),
            act=Said(_("Tell how it stands")),
        )
    yield from _to_verify(for_user, today)


_WHY: Mapping[TaskState, str] = {
    TaskState.OPEN: _("for {agency}; nothing was told yet"),
    TaskState.IN_PROGRESS: _("for {agency}; in progress"),
    TaskState.RETURNED: _("for {agency}; sent back with a question"),
}


def _to_verify(for_user: User, today: date) -> Iterator[Due]:
    """One line for all that was said done by others, one for all that is late."""
    mine = access.reach(for_user, DIRECT, today=today, to="plan__place__")
    rows = Task.objects.filter(mine)
    done = rows.said_done().exclude(done_by=for_user).count()
    late = rows.overdue(today).count()
    if done:
        yield Due(
            what=Said(_("Verify tasks that were reported done: {n}"), {"n": done}),
            due=None,
            url_name="plans:tasks",
            query="whose=all&state=done",
            act=Said(_("Verify")),
        )
    if late:
        yield Due(
            what=Said(_("Tasks that agencies are late with: {n}"), {"n": late}),
            due=None,
            url_name="plans:overdue",
            act=Said(_("See who is late")),
        )


def _mine(
    user: User, *, today: date, permission: Permission = Permission.SEE_PLANS
) -> set[UUID]:
    mine = access.agencies_of(user, today=today, permission=permission)
    return places.with_former(mine)


def _has_people(agency: Agency, *, today: date) -> bool:
    """Somebody who may report holds a post there, or where its work went."""
    heirs = [agency, *(row.new for row in places.took_over(agency))]
    return any(
        access.posts_in(heir, today=today).granting(REPORT).exists() for heir in heirs
    )


def _short(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:119].rstrip()}…"

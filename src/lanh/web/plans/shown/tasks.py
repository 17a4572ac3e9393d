"""What the pages of tasks show, and where a press leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.common import clock
from lanh.places import queries as places
from lanh.plans import queries
from lanh.plans.models import Assignment, NamedAgency, Plan, Task
from lanh.plans.rules.work.tasks import OF_THE_AGENCY, TaskStep
from lanh.web.parts.request import OfficeRequest, words_in
from lanh.web.parts.telling import say
from lanh.web.parts.words import words
from lanh.web.plans.forms.tasks import NoteForm, PickForm
from lanh.web.plans.lists.tasks import shape, stands

FEW = 20
# The pages of the steps that the office takes; the agency's stand on the task's page.
PAGES: Mapping[TaskStep, tuple[str, Any]] = {
    TaskStep.VERIFY: ("plans:verify_task", _("Verify")),
    TaskStep.RETURN: ("plans:return_task", _("Send back")),
    TaskStep.EXTEND: ("plans:extend_task", _("Extend")),
    TaskStep.DATE: ("plans:date_task", _("Set the day")),
    TaskStep.CANCEL: ("plans:cancel_task", _("Cancel the task")),
}


def task_page(
    request: OfficeRequest, task: Task, form: NoteForm | None = None
) -> HttpResponse:
    """One task: what it is, what was told of it, and what one can do with it now."""
    today = clock.today()
    steps = queries.steps_for(request.user, task=task, today=today)
    told = {
        "task": task,
        "facts": facts(task),
        "stands": stands(task),
        "shape": shape(task),
        "notes": queries.notes(task),
        "form": form or NoteForm(initial={"version": task.version}),
        "may_tell": set(OF_THE_AGENCY) & set(steps),
        "pages": [PAGES[step] for step in steps if step in PAGES],
    }
    return render(request, "plans/task.html", told)


def facts(task: Task) -> list[tuple[Any, Any]]:
    rhythm = words(task.rhythm).capitalize() if task.rhythm else None
    return [
        (_("Agency"), task.agency.name),
        (_("By when"), task.due),
        (_("Extended from"), task.first_due),
        (_("How often"), rhythm),
        (_("Reported done by"), task.done_by.name if task.done_by else None),
        (_("Done on"), task.done_on),
        (_("Verified by"), task.verified_by.name if task.verified_by else None),
        (_("Cancelled by"), task.document),
    ]


def step_page(
    request: OfficeRequest, task: Task, step: TaskStep, form: Form
) -> HttpResponse:
    """The page of one step of the office that handed the task out."""
    told = {"task": task, "heading": PAGES[step][1], "form": form}
    told |= {"may": queries.can(step, by=request.user, task=task, today=clock.today())}
    return render(request, "plans/task_step.html", told)


def pick_form(request: OfficeRequest, plan: Plan) -> PickForm:
    """Any agency of the plan's place and below can be meant."""
    rows = places.agencies().in_force(clock.today()).within(plan.place)
    return PickForm(request.POST or None, agencies=rows)


def pick_page(
    request: OfficeRequest, named: NamedAgency, plan: Plan, form: PickForm
) -> HttpResponse:
    """Whom a printed name means: the agencies whose names hold the typed words."""
    typed = words_in(request.GET, "q").strip()
    rows = places.agencies().in_force(clock.today()).within(plan.place)
    found = rows.mentioning(typed or named.printed)[:FEW]
    told = {"named": named, "plan": plan, "form": form, "typed": typed}
    told["offered"] = list(found) or list(rows.filter(place=plan.place))
    return render(request, "plans/pick.html", told)


def back_to_plan(request: OfficeRequest, plan: Plan, form: Form) -> HttpResponse:
    for error in form.non_field_errors():
        say(request, str(error), kind="bad")
    return redirect(f"{reverse('plans:detail', args=[plan.pk])}#assignments")


@dataclass(frozen=True, slots=True)
class Handed:
    """An assignment with its tasks told in one line, and the names nobody knows."""

    assignment: Assignment
    summary: str
    late: bool
    unknown: list[NamedAgency]


def handed_out(user: User, plan: Plan, today: date) -> dict[str, Any]:
    """The assignments of the plan, each with how far its tasks are."""
    counts = queries.by_assignment(user, plan, today=today)
    rows = plan.assignments.prefetch_related("named__agency")
    return {
        "assignments": [_handed(one, counts.get(one.pk)) for one in rows],
        "tasks_query": urlencode({"whose": "all", "plan": plan.subject_line}),
        "may_direct": queries.can_direct(user, plan=plan, today=today),
    }


def _handed(one: Assignment, counts: queries.Counts | None) -> Handed:
    unknown = [named for named in one.named.all() if not named.is_known]
    if counts is None:
        return Handed(one, "", False, unknown)
    told = gettext("Tasks: {all}; done: {done}").format(
        all=counts.all, done=counts.done
    )
    if counts.late:
        told += gettext("; late: {late}").format(late=counts.late)
    return Handed(one, told, bool(counts.late), unknown)

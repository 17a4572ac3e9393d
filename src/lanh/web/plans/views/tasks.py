"""Pages of tasks: one's own, the late ones, one task and its steps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from lanh.common import clock
from lanh.files import queries as files
from lanh.plans import actions, queries
from lanh.plans.rules.work.tasks import TaskStep
from lanh.web.parts.exporting import attached
from lanh.web.parts.finding import check_opens, found
from lanh.web.parts.forms import PressedForm
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import told_in
from lanh.web.plans.forms import tasks as forms
from lanh.web.plans.lists.tasks import OVERDUE, TASKS
from lanh.web.plans.shown import tasks as shown

form_page = require_http_methods(["GET", "POST"])


@dataclass(frozen=True, slots=True)
class Act:
    """What one does with a task, named beside its address. seen: the fields that its
    form begins with, the version that was looked at among them."""

    step: TaskStep
    act: Callable[..., Any]
    form: type[forms.SeenTaskForm] = forms.NoteForm
    seen: tuple[str, ...] = ("version",)


TELL = Act(TaskStep.TELL, actions.tell)
FINISH = Act(TaskStep.FINISH, actions.finish)
VERIFY = Act(TaskStep.VERIFY, actions.verify, forms.VerifyForm)
RETURN = Act(TaskStep.RETURN, actions.give_back, forms.ReturnForm)
EXTEND = Act(TaskStep.EXTEND, actions.extend, forms.ExtendForm)
DATE = Act(TaskStep.DATE, actions.set_day, forms.DayForm, ("version", "due", "cadence"))
CANCEL = Act(TaskStep.CANCEL, actions.cancel_task, forms.CancelForm)


@require_safe
def tasks(request: OfficeRequest) -> HttpResponseBase:
    today = clock.today()
    rows = queries.tasks(request.user, today=today)
    told = {"directs": queries.directs(request.user, today=today)}
    return TASKS.found(request, rows).answer("plans/tasks.html", told)


@require_safe
def overdue(request: OfficeRequest) -> HttpResponseBase:
    today = clock.today()
    check_opens(queries.directs(request.user, today=today))
    rows = queries.overdue(request.user, today=today)
    return OVERDUE.found(request, rows).answer("plans/overdue.html")


@require_safe
def task(request: OfficeRequest, pk: UUID) -> HttpResponse:
    one = found(queries.task(request.user, pk=pk, today=clock.today()))
    return shown.task_page(request, one)


@require_safe
def evidence(request: OfficeRequest, pk: UUID) -> HttpResponse:
    kept = found(queries.evidence(request.user, pk=pk, today=clock.today()))
    return attached(files.content(kept), kept.name, kept.what.media_type)


@require_POST
def note(request: OfficeRequest, pk: UUID, act: Act) -> HttpResponse:
    """What an agency tells of its task, typed on the task's own page."""
    today = clock.today()
    one = found(queries.task(request.user, pk=pk, today=today))
    seen = {"version": one.version}
    form = forms.NoteForm(request.POST, request.FILES, initial=seen)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            act.act(by=request.user, task=one, **said)
            return redirect("plans:task", pk)
    return shown.task_page(request, one, form)


@form_page
def step(request: OfficeRequest, pk: UUID, act: Act) -> HttpResponse:
    """One step of the office that handed the task out, on a page of its own."""
    today = clock.today()
    one = found(queries.task(request.user, pk=pk, today=today))
    asked, seen = act.form, {name: getattr(one, name) for name in act.seen}
    form = asked(request.POST or None, initial=seen)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            act.act(by=request.user, task=one, **said)
            return redirect("plans:task", pk)
    return shown.step_page(request, one, act.step, form)


@require_POST
def hand_out(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    form = PressedForm(request.POST)
    with told_in(form):
        actions.hand_out(by=request.user, plan=plan, today=today)
    return shown.back_to_plan(request, plan, form)


@form_page
def pick(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    named = found(queries.printed_name(request.user, pk=pk, today=today))
    plan = queries.plan_naming(named)
    form = shown.pick_form(request, plan)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.pick_agency(by=request.user, named=named, **said)
            return shown.back_to_plan(request, plan, form)
    return shown.pick_page(request, named, plan, form)


@form_page
def add(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    rows = queries.agencies_for(plan, today=today)
    form = forms.AddTaskForm(request.POST or None, agencies=rows)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"today": today}
            task = actions.add_task(by=request.user, plan=plan, **said)
            return redirect("plans:task", task.pk)
    return render(request, "plans/add_task.html", {"plan": plan, "form": form})

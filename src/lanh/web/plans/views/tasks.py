"""Pages of tasks: one's own, the late ones, one task and its steps."""

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
def tell(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.task(request.user, pk=pk, today=today))
    seen = {"version": one.version}
    form = forms.NoteForm(request.POST, request.FILES, initial=seen)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            actions.tell(by=request.user, task=one, **said)
            return redirect("plans:task", pk)
    return shown.task_page(request, one, form)


@require_POST
def finish(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.task(request.user, pk=pk, today=today))
    seen = {"version": one.version}
    form = forms.NoteForm(request.POST, request.FILES, initial=seen)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            actions.finish(by=request.user, task=one, **said)
            return redirect("plans:task", pk)
    return shown.task_page(request, one, form)


@form_page
def verify(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.task(request.user, pk=pk, today=today))
    form = forms.VerifyForm(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            actions.verify(by=request.user, task=one, **said)
            return redirect("plans:task", pk)
    return shown.step_page(request, one, TaskStep.VERIFY, form)


@form_page
def give_back(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.task(request.user, pk=pk, today=today))
    form = forms.ReturnForm(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            actions.give_back(by=request.user, task=one, **said)
            return redirect("plans:task", pk)
    return shown.step_page(request, one, TaskStep.RETURN, form)


@form_page
def extend(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.task(request.user, pk=pk, today=today))
    form = forms.ExtendForm(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            actions.extend(by=request.user, task=one, **said)
            return redirect("plans:task", pk)
    return shown.step_page(request, one, TaskStep.EXTEND, form)


@form_page
def set_day(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.task(request.user, pk=pk, today=today))
    known = {"version": one.version, "due": one.due, "cadence": one.cadence}
    form = forms.DayForm(request.POST or None, initial=known)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            actions.set_day(by=request.user, task=one, **said)
            return redirect("plans:task", pk)
    return shown.step_page(request, one, TaskStep.DATE, form)


@form_page
def cancel(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.task(request.user, pk=pk, today=today))
    form = forms.CancelForm(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            actions.cancel_task(by=request.user, task=one, **said)
            return redirect("plans:task", pk)
    return shown.step_page(request, one, TaskStep.CANCEL, form)


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

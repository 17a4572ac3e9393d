"""Pages of the register of events. A view fetches, calls one action, answers."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lanh.common import clock
from lanh.registers.events import actions, queries
from lanh.web.events import words
from lanh.web.events.forms import (
    CancelForm,
    ConfirmForm,
    HoldForm,
    PlanForm,
)
from lanh.web.events.lists import EVENTS
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import told_in

form_page = require_http_methods(["GET", "POST"])


@require_safe
def events(request: OfficeRequest) -> HttpResponseBase:
    today = clock.today()
    rows = queries.events(request.user, today=today)
    may_plan = queries.places_to_plan(request.user, today=today).exists()
    found = EVENTS.found(request, rows)
    return found.answer("events/list.html", {"may_plan": may_plan})


@require_safe
def event(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    event = found(queries.event(request.user, pk=pk, today=today))
    steps = queries.steps_open(request.user, event=event, today=today)
    shown = {
        "event": event,
        "people": words.people(event),
        "steps": steps,
        "story": words.story(event),
    }
    return render(request, "events/detail.html", shown)


@form_page
def plan(request: OfficeRequest) -> HttpResponse:
    today = clock.today()
    places = queries.places_to_plan(request.user, today=today)
    form = PlanForm(request.POST or None, places=places)
    if form.is_valid():
        with told_in(form):
            event = actions.plan(by=request.user, today=today, **form.cleaned_data)
            return redirect("events:detail", event.pk)
    return render(request, "events/record.html", {"form": form, "heading": words.PLAN})


@form_page
def hold(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    event = found(queries.event(request.user, pk=pk, today=today))
    form = HoldForm(request.POST or None)
    if form.is_valid():
        with told_in(form):
            actions.hold(by=request.user, event=event, today=today, **form.cleaned_data)
            return redirect("events:detail", pk)
    shown = {"form": form, "event": event, "heading": words.HOLD}
    return render(request, "events/record.html", shown)


@form_page
def confirm(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    event = found(queries.event(request.user, pk=pk, today=today))
    form = ConfirmForm(request.POST or None)
    if form.is_valid():
        with told_in(form):
            actions.confirm(
                by=request.user, event=event, today=today, **form.cleaned_data
            )
            return redirect("events:detail", pk)
    shown = {"form": form, "event": event, "heading": words.CONFIRM}
    return render(request, "events/record.html", shown)


@form_page
def cancel(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    event = found(queries.event(request.user, pk=pk, today=today))
    form = CancelForm(request.POST or None)
    if form.is_valid():
        with told_in(form):
            actions.cancel(
                by=request.user, event=event, today=today, **form.cleaned_data
            )
            return redirect("events:detail", pk)
    shown = {"form": form, "event": event, "heading": words.CANCEL}
    return render(request, "events/record.html", shown)

"""Pages of meetings: the list, one, and recording one."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from lanh.common import clock
from lanh.plans import actions, queries
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import told_in
from lanh.web.plans.forms.meetings import MeetingForm, RhythmForm
from lanh.web.plans.lists.meetings import MEETINGS
from lanh.web.plans.shown import meetings as shown
from lanh.web.plans.shown.tasks import back_to_plan

form_page = require_http_methods(["GET", "POST"])


@require_safe
def meetings(request: OfficeRequest) -> HttpResponseBase:
    rows = queries.meetings(request.user, today=clock.today())
    counted = queries.with_decisions(rows)
    return MEETINGS.found(request, counted).answer("plans/meetings.html")


@require_safe
def meeting(request: OfficeRequest, pk: UUID) -> HttpResponse:
    one = found(queries.meeting(request.user, pk=pk, today=clock.today()))
    return shown.meeting_page(request, one, shown.decision_form(request, one))


@form_page
def hold(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    rows = queries.agencies_for(plan, today=today)
    form = MeetingForm(request.POST or None, agencies=rows, initial={"day": today})
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            one = actions.hold_meeting(by=request.user, plan=plan, **said)
            return redirect("plans:meeting", one.pk)
    return render(request, "plans/hold_meeting.html", {"plan": plan, "form": form})


@require_POST
def decide(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.meeting(request.user, pk=pk, today=today))
    form = shown.decision_form(request, one)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.decide(by=request.user, meeting=one, **said)
            return redirect("plans:meeting", pk)
    return shown.meeting_page(request, one, form)


@require_POST
def set_rhythm(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    form = RhythmForm(request.POST)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.set_rhythm(by=request.user, plan=plan, **said)
    return back_to_plan(request, plan, form)

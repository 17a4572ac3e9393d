"""Pages of activities: the list, the line of time, one, and what it delivers."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
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
from lanh.web.plans.forms.activities import OutputLinkForm, SeenLinkForm
from lanh.web.plans.lists.activities import ACTIVITIES
from lanh.web.plans.shown import activities as shown

form_page = require_http_methods(["GET", "POST"])


@require_safe
def activities(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    rows = queries.activities(plan, today=today)
    page = ACTIVITIES.found(request, rows)
    return page.answer("plans/activity_list.html", {"plan": plan})


@require_safe
def time_line(request: OfficeRequest, pk: UUID) -> HttpResponse:
    plan = found(queries.plan(request.user, pk, clock.today()))
    return shown.line_page(request, plan)


@require_safe
def activity(request: OfficeRequest, pk: UUID) -> HttpResponse:
    one = found(queries.activity(request.user, pk=pk, today=clock.today()))
    return shown.activity_page(request, one)


@form_page
def link(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.output(request.user, pk=pk, today=today))
    asked = {"chosen": request.GET.get("element", ""), "seen": one.linked}
    form = OutputLinkForm(request.POST or None, **asked)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            actions.link_output(by=request.user, output=one, **said)
            return redirect("plans:activity", one.activity_id)
    return shown.link_page(request, one, form)


@require_POST
def unlink(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.output(request.user, pk=pk, today=today))
    form = SeenLinkForm(request.POST)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.unlink_output(by=request.user, output=one, **said)
    return shown.back_to_activity(request, one, form)

"""Pages of one target."""

from uuid import UUID

from django.http import HttpResponse
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
from lanh.web.plans import shown
from lanh.web.plans.forms.targets import LinkedForm, LinkForm

form_page = require_http_methods(["GET", "POST"])


@require_safe
def target(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.target(request.user, pk=pk, today=today))
    return render(request, "plans/target.html", shown.target_page(request, one, today))


@form_page
def link(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.target(request.user, pk=pk, today=today))
    asked = {"chosen": request.GET.get("indicator", ""), "seen": one.linked}
    form = LinkForm(request.POST or None, **asked)
    if form.is_valid():
        with told_in(form):
            said = {**form.said(), "at": clock.now(), "today": today}
            actions.link_target(by=request.user, target=one, **said)
            return redirect("plans:target", pk)
    return render(request, "plans/link.html", shown.link_page(request, one, form))


@require_POST
def unlink(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.target(request.user, pk=pk, today=today))
    form = LinkedForm(request.POST)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.unlink_target(by=request.user, target=one, **said)
    return shown.back_to_target(request, pk, form)

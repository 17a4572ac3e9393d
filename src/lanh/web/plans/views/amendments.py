"""Pages on which a plan gets its number, and a document changes it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lanh.common import clock
from lanh.plans import actions, queries
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import told_in
from lanh.web.plans.shown import amendments as shown

form_page = require_http_methods(["GET", "POST"])


@form_page
def issue(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    form = shown.issue_form(request, plan, today)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.issue(by=request.user, plan=plan, **said)
            return redirect("plans:detail", pk)
    return render(request, "plans/issue.html", {"plan": plan, "form": form})


@form_page
def amend(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    form = shown.amend_form(request, plan, today)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            actions.amend(by=request.user, plan=plan, **said)
            return redirect("plans:detail", pk)
    return render(request, "plans/amend.html", {"plan": plan, "form": form})

"""Pages on which a target is given out, and where a share is taken over."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lanh.common import clock
from lanh.plans import actions, queries
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import told_in
from lanh.web.plans.lists.shares import shares_list
from lanh.web.plans.shown import shares as shown

form_page = require_http_methods(["GET", "POST"])


@require_safe
def shares(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    given = queries.given_out(request.user, plan, today=today)
    listing, rows = shares_list(given)
    return listing.found(request, rows).answer("plans/shares.html", {"plan": plan})


@form_page
def allot(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.target(request.user, pk=pk, today=today))
    form, asked = shown.shares_form(request, one, today)
    if form.is_valid():
        with told_in(form):
            said = {**form.said(), "at": clock.now(), "today": today}
            actions.allot(by=request.user, target=one, **said)
            return redirect("plans:target", pk)
    page = shown.shares_page(request, one, form, asked)
    return render(request, "plans/allot.html", page)


@form_page
def take_over(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.target(request.user, pk=pk, today=today))
    form = shown.take_over_form(request, one, today)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"today": today}
            actions.take_over(by=request.user, target=one, **said)
            return redirect("plans:target", pk)
    return render(request, "plans/take_over.html", {"target": one, "form": form})

"""Pages between a plan and the plans under it."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lanh.common import clock
from lanh.plans import actions, queries
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import told_in
from lanh.web.plans.lists.sub_plans import SUB_PLANS
from lanh.web.plans.shown import cascade as shown

form_page = require_http_methods(["GET", "POST"])


@require_safe
def sub_plans(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    rows = queries.sub_plans(request.user, plan, today=today)
    page = shown.sub_plans_page(request.user, plan, today)
    return SUB_PLANS.found(request, rows).answer("plans/sub_plans.html", page)


@form_page
def ask(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    form = shown.ask_form(request, plan, today)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"today": today}
            actions.ask_for_plans(by=request.user, plan=plan, **said)
            return redirect("plans:sub_plans", pk)
    return render(request, "plans/ask.html", {"plan": plan, "form": form})


@form_page
def tell_issued(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    duty = found(queries.sub_plan(request.user, pk=pk, today=today))
    form = shown.issued_form(request, duty, today)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"today": today}
            actions.tell_issued(by=request.user, duty=duty, **said)
            return redirect("plans:sub_plans", duty.plan_id)
    page = shown.issued_page(request.user, duty, form, today)
    return render(request, "plans/tell_issued.html", page)


@form_page
def release(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    duty = found(queries.sub_plan(request.user, pk=pk, today=today))
    form = shown.release_form(request, duty)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.release(by=request.user, duty=duty, **said)
            return redirect("plans:sub_plans", duty.plan_id)
    return render(request, "parts/confirm.html", shown.release_page(duty, form))


@form_page
def place_under(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    form = shown.under_form(request, plan, today)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.place_under(by=request.user, plan=plan, **said)
            return redirect("plans:compare", pk)
    return render(request, "plans/place_under.html", {"plan": plan, "form": form})


@require_safe
def compare(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    page = shown.compare_page(request.user, plan, today)
    return render(request, "plans/compare.html", page)


@form_page
def carry(request: OfficeRequest, pk: UUID, key: str) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    one, form = shown.carry_form(request, plan, key, today)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            actions.carry(by=request.user, plan=plan, thing=one.thing, **said)
            return shown.to_comparison(plan, key)
    page = {"plan": plan, "line": shown.line(one), "form": form}
    return render(request, "plans/carry.html", page)

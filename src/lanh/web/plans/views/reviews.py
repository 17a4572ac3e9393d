"""Pages of reviews, of closing a plan, and of the next one that begins from it."""

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
from lanh.web.parts.exporting import attached
from lanh.web.parts.finding import found
from lanh.web.parts.forms import PressedForm
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import told_in
from lanh.web.plans.forms.reviews import VersionForm
from lanh.web.plans.shown import reviews as shown

form_page = require_http_methods(["GET", "POST"])
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@form_page
def begin(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    form = shown.begin_form(request, plan, today)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now(), "today": today}
            made = actions.begin_review(by=request.user, plan=plan, **said)
            return redirect("plans:review", made.pk)
    return render(request, "plans/begin_review.html", {"plan": plan, "form": form})


@form_page
def review(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.review(request.user, pk=pk, today=today))
    rows, form = shown.review_form(request, one, today)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"today": today}
            actions.write_review(by=request.user, review=one, **said)
            return redirect("plans:review", pk)
    page = shown.review_page(request.user, one, rows, form, today)
    return render(request, "plans/review_years.html", page)


@require_POST
def conclude(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.review(request.user, pk=pk, today=today))
    form = VersionForm(request.POST, initial={"version": request.POST.get("version")})
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"at": clock.now(), "today": today}
            actions.conclude(by=request.user, review=one, **said)
    return shown.back_to_review(request, pk, form)


@form_page
def close(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    plan = found(queries.plan(request.user, pk, today))
    form = shown.close_form(request, plan)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.close(by=request.user, plan=plan, **said)
            return redirect("plans:detail", pk)
    return render(request, "parts/confirm.html", shown.close_page(plan, form))


@require_safe
def next_plan(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.review(request.user, pk=pk, today=today))
    name, content = queries.next_document(one, today=today)
    return attached(content, name, DOCX)


@require_POST
def start_next(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.review(request.user, pk=pk, today=today))
    form = PressedForm(request.POST)
    if form.is_valid():
        with told_in(form):
            draft = actions.start_next(
                by=request.user, review=one, at=clock.now(), today=today
            )
            return redirect("plans:draft", draft.pk)
    return shown.back_to_review(request, pk, form)

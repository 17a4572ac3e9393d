"""Pages of documents that are handed in and reviewed."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_safe,
)

from lanh.common import clock
from lanh.plans import actions, queries
from lanh.web.parts.finding import found
from lanh.web.parts.forms import PressedForm
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import told_in
from lanh.web.plans import shown
from lanh.web.plans.forms.drafts import DropForm, UploadForm
from lanh.web.plans.lists.drafts import DRAFTS

form_page = require_http_methods(["GET", "POST"])


@require_safe
def drafts(request: OfficeRequest) -> HttpResponseBase:
    rows = queries.drafts(request.user, today=clock.today())
    return DRAFTS.found(request, rows).answer("plans/drafts.html")


@form_page
def upload(request: OfficeRequest) -> HttpResponse:
    today = clock.today()
    places = queries.places_to_draft(request.user, today=today)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, places=places)
    if form.is_valid():
        with told_in(form):
            draft = actions.upload(
                by=request.user, at=clock.now(), today=today, **form.said()
            )
            return redirect("plans:draft", draft.pk)
    return render(request, "plans/upload.html", {"form": form, "places": places})


@require_safe
def draft(request: OfficeRequest, pk: UUID) -> HttpResponse:
    one = found(queries.draft(request.user, pk=pk, today=clock.today()))
    return shown.draft_page(request, one)


@form_page
def confirm(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.draft(request.user, pk=pk, today=today))
    form = PressedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_in(form):
            plan = actions.confirm(
                by=request.user, draft=one, at=clock.now(), today=today
            )
            return redirect("plans:detail", plan.pk)
    return render(request, "plans/confirm.html", shown.to_confirm(one, form))


@form_page
def drop_draft(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.draft(request.user, pk=pk, today=today))
    form = DropForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_in(form):
            actions.drop_draft(
                by=request.user, draft=one, today=today, **form.cleaned_data
            )
            return redirect("plans:drafts")
    return render(request, "parts/confirm.html", shown.to_drop(one, form))

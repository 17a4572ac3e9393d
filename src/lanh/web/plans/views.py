"""Pages of plans: handing in, review, the plan. A view fetches, calls one action,
answers."""

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
from lanh.web.parts.exporting import attached
from lanh.web.parts.finding import found
from lanh.web.parts.forms import PressedForm
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in
from lanh.web.plans import shown, words
from lanh.web.plans.answers import item_answer
from lanh.web.plans.forms import DropForm, LinkedForm, LinkForm, SeenForm, UploadForm
from lanh.web.plans.item_forms import FORMS, form_of
from lanh.web.plans.lists import DRAFTS, PLANS

form_page = require_http_methods(["GET", "POST"])


@require_safe
def plans(request: OfficeRequest) -> HttpResponseBase:
    today = clock.today()
    rows = queries.with_counts(queries.plans(request.user, today))
    return PLANS.found(request, rows).answer(
        "plans/list.html", shown.beside_plans(request.user, today)
    )


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


@require_POST
def accept_sure(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.draft(request.user, pk=pk, today=today))
    form = PressedForm(request.POST)
    with told_in(form):
        n = actions.accept_sure(by=request.user, draft=one, at=clock.now(), today=today)
        say(request, words.TAKEN.format(n=n))
    return shown.back_to_draft(request, pk, form)


@form_page
def add(request: OfficeRequest, pk: UUID, kind: str) -> HttpResponse:
    today, what = clock.today(), found(shown.addable(kind))
    one = found(queries.draft(request.user, pk=pk, today=today))
    form = FORMS[what](request.POST or None)
    if form.is_valid():
        with told_in(form):
            said = shown.said(form) | {"kind": what, "at": clock.now(), "today": today}
            item = actions.add_item(by=request.user, draft=one, path="", **said)
            return shown.to_item(item)
    return render(request, "plans/add.html", {"form": form, "draft": one, "kind": what})


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


@form_page
def edit(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    item = found(queries.item(request.user, pk=pk, today=today))
    form = form_of(item, request.POST or None)
    if form.is_valid():
        with told_in(form):
            said = shown.said(form) | {"version": form.cleaned_data["version"]}
            said |= {"at": clock.now(), "today": today}
            actions.edit_item(by=request.user, item=item, **said)
            return item_answer(request, item, form)
    return shown.edit_page(request, item, form)


@require_POST
def accept(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    item = found(queries.item(request.user, pk=pk, today=today))
    form = SeenForm(request.POST)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"at": clock.now(), "today": today}
            actions.accept_item(by=request.user, item=item, **said)
    return item_answer(request, item, form)


@require_POST
def drop(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    item = found(queries.item(request.user, pk=pk, today=today))
    form = SeenForm(request.POST)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"at": clock.now(), "today": today}
            actions.drop_item(by=request.user, item=item, **said)
    return item_answer(request, item, form)


@require_POST
def restore(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    item = found(queries.item(request.user, pk=pk, today=today))
    form = SeenForm(request.POST)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"at": clock.now(), "today": today}
            actions.restore_item(by=request.user, item=item, **said)
    return item_answer(request, item, form)


@require_safe
def plan(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.plan(request.user, pk, today))
    return render(request, "plans/detail.html", shown.plan_page(request, one, today))


@require_safe
def file(request: OfficeRequest, pk: UUID) -> HttpResponse:
    one = found(queries.plan(request.user, pk, clock.today()))
    kept = found(one.file)
    return attached(files.content(kept), kept.name, kept.what.media_type)


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

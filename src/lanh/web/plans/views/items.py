"""What is pressed on the items of a draft."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
)

from lanh.common import clock
from lanh.plans import actions, queries
from lanh.web.parts.finding import found
from lanh.web.parts.forms import PressedForm
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in
from lanh.web.plans import shown, words
from lanh.web.plans.answers import item_answer
from lanh.web.plans.forms.drafts import SeenForm
from lanh.web.plans.forms.items import FORMS, form_of

form_page = require_http_methods(["GET", "POST"])


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

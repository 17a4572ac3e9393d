"""Spreadsheets into registers: handed in, looked at, taken in, taken back."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from lanh.common import clock
from lanh.intake import actions
from lanh.intake.queries import imports as queries
from lanh.web.intake import forms, lists, sheets, words
from lanh.web.intake.showing import around, confirming, handing_in, looked_at
from lanh.web.parts.answering import page_or_part
from lanh.web.parts.exporting import export
from lanh.web.parts.finding import found
from lanh.web.parts.forms import PressedForm
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in

form_page = require_http_methods(["GET", "POST"])


@require_safe
def listed(request: OfficeRequest) -> HttpResponseBase:
    rows = queries.imports(request.user, today=clock.today())
    return lists.IMPORTS.found(request, rows).answer("intake/list.html")


@form_page
def hand_in(request: OfficeRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    form = handing_in(request, today)
    if form.is_valid():
        with told_in(form):
            sent = around(form, user, today)
            made = actions.hand_in(by=user, at=clock.now(), today=today, **sent)
            say(request, words.HANDED_IN)
            return redirect("intake:detail", made.pk)
    return render(request, "intake/hand_in.html", {"form": form})


@require_safe
def detail(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    handed_in = found(queries.one(request.user, pk=pk, today=today))
    shown = looked_at(request, handed_in, today)
    return page_or_part(request, "intake/detail.html", "state", shown)


@form_page
def columns(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    handed_in = found(queries.one(user, pk=pk, today=today))
    form = forms.ColumnsForm(request.POST or None, handed_in=handed_in)
    if form.is_valid():
        with told_in(form):
            told = form.cleaned_data
            actions.rematch(by=user, handed_in=handed_in, today=today, **told)
            say(request, words.MATCHED)
            return redirect("intake:detail", pk)
    shown = looked_at(request, handed_in, today) | {"columns": form}
    return render(request, "intake/detail.html", shown)


@require_POST
def take(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    handed_in = found(queries.one(user, pk=pk, today=today))
    form = forms.TakeForm(request.POST)
    if form.is_valid():
        with told_in(form):
            told = form.cleaned_data
            actions.order(by=user, handed_in=handed_in, today=today, **told)
            say(request, words.ORDERED)
            return redirect("intake:detail", pk)
    shown = looked_at(request, handed_in, today) | {"form": form}
    return render(request, "intake/detail.html", shown)


@form_page
def undo(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    handed_in = found(queries.one(user, pk=pk, today=today))
    form = PressedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_in(form):
            actions.undo(by=user, handed_in=handed_in, today=today)
            say(request, words.UNDONE)
            return redirect("intake:detail", pk)
    return confirming(request, handed_in, form, words.UNDO, words.UNDO_HARM)


@form_page
def drop(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    handed_in = found(queries.one(user, pk=pk, today=today))
    form = PressedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_in(form):
            actions.drop(by=user, handed_in=handed_in, today=today)
            say(request, words.DROPPED)
            return redirect("intake:detail", pk)
    return confirming(request, handed_in, form, words.DROP, words.DROP_HARM)


@require_safe
def wrong_rows(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    handed_in = found(queries.one(request.user, pk=pk, today=clock.today()))
    return export("xlsx", sheets.wrong(handed_in))


@require_safe
def empty_table(request: OfficeRequest, code: str) -> HttpResponseBase:
    for kind in queries.open_kinds(request.user, today=clock.today()):
        if kind.code == code:
            return export("xlsx", sheets.empty(kind))
    raise Http404

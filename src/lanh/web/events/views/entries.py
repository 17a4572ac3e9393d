"""Materials, broadcasts and schools: recorded, corrected, struck out."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from lanh.common import clock
from lanh.registers.events import actions
from lanh.web.events import forms, words
from lanh.web.events.kinds import BROADCAST, MATERIAL, SCHOOL, Kind, entry_acts
from lanh.web.events.showing import asked, changing, form_page, of_record
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in


@require_safe
def entry(request: OfficeRequest, kind: Kind, pk: UUID) -> HttpResponse:
    today = clock.today()
    entry = kind.one(request.user, pk, today)
    acts = entry_acts(kind, request.user, entry, today)
    shown = of_record(kind, entry, acts, today=today)
    return render(request, "events/detail.html", shown)


@form_page
def hand_out(request: OfficeRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    form = forms.HandOutForm(request.POST or None, user=user, today=today)
    if form.is_valid():
        with told_in(form):
            made = actions.hand_out(by=user, today=today, **form.cleaned_data)
            say(request, words.RECORDED)
            return redirect("events:material", made.pk)
    return asked(request, MATERIAL, form, words.HAND_OUT)


@form_page
def print_out(request: OfficeRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    form = forms.PrintForm(request.POST or None, user=user, today=today)
    if form.is_valid():
        with told_in(form):
            made = actions.record_printing(by=user, today=today, **form.cleaned_data)
            say(request, words.RECORDED)
            return redirect("events:material", made.pk)
    return asked(request, MATERIAL, form, words.PRINT)


@form_page
def record_broadcast(request: OfficeRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    form = forms.BroadcastForm(request.POST or None, user=user, today=today)
    if form.is_valid():
        with told_in(form):
            made = actions.record_broadcast(by=user, today=today, **form.cleaned_data)
            say(request, words.RECORDED)
            return redirect("events:broadcast", made.pk)
    return asked(request, BROADCAST, form, words.BROADCAST)


@form_page
def record_school(request: OfficeRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    form = forms.SchoolForm(request.POST or None, user=user, today=today)
    if form.is_valid():
        with told_in(form):
            made = actions.record_school(by=user, today=today, **form.cleaned_data)
            say(request, words.RECORDED)
            return redirect("events:school", made.pk)
    return asked(request, SCHOOL, form, words.SCHOOL)


@form_page
def correct(request: OfficeRequest, kind: Kind, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    entry, sent = kind.one(user, pk, today), request.POST or None
    form = changing(kind.correct(entry), sent, entry, user=user, today=today)
    if form.is_valid():
        with told_in(form):
            actions.correct_entry(
                by=user, entry=entry, today=today, **form.cleaned_data
            )
            say(request, words.CORRECTED)
            return redirect(kind.detail_name, pk)
    return asked(request, kind, form, words.CORRECT, entry)


@form_page
def strike(request: OfficeRequest, kind: Kind, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    entry, form = kind.one(user, pk, today), forms.WhyForm(request.POST or None)
    if form.is_valid():
        with told_in(form):
            actions.strike(by=user, entry=entry, today=today, **form.cleaned_data)
            say(request, words.STRUCK)
            return redirect(kind.detail_name, pk)
    return asked(request, kind, form, words.STRIKE, entry, harm=words.STRIKE_HARM)

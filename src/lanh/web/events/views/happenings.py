"""Events and training classes: planned, held, confirmed, cancelled, corrected."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from lanh.common import clock
from lanh.registers.events import actions
from lanh.web.events import forms, words
from lanh.web.events.kinds import CLASS, EVENT, Kind, happening_acts
from lanh.web.events.showing import asked, changing, form_page, of_record
from lanh.web.parts.forms import PressedForm
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in


@require_safe
def detail(request: OfficeRequest, kind: Kind, pk: UUID) -> HttpResponse:
    today = clock.today()
    event = kind.one(request.user, pk, today)
    acts = happening_acts(kind, request.user, event, today)
    shown = of_record(kind, event, acts, today=today)
    return render(request, "events/detail.html", shown)


@form_page
def plan(request: OfficeRequest) -> HttpResponse:
    today = clock.today()
    form = forms.PlanForm(request.POST or None, user=request.user, today=today)
    if form.is_valid():
        with told_in(form):
            event = actions.plan(by=request.user, today=today, **form.cleaned_data)
            say(request, words.PLANNED)
            return redirect("events:detail", event.pk)
    return asked(request, EVENT, form, words.PLAN)


@form_page
def record(request: OfficeRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    form = forms.RecordForm(request.POST or None, user=user, today=today)
    if form.is_valid():
        with told_in(form):
            event = actions.record_held(by=user, today=today, **form.cleaned_data)
            say(request, words.RECORDED)
            return redirect("events:detail", event.pk)
    return asked(request, EVENT, form, words.RECORD)


@form_page
def plan_class(request: OfficeRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    form = forms.ClassForm(request.POST or None, user=user, today=today)
    if form.is_valid():
        with told_in(form):
            lesson = actions.plan_class(by=user, today=today, **form.cleaned_data)
            say(request, words.PLANNED)
            return redirect("events:detail_class", lesson.pk)
    return asked(request, CLASS, form, words.PLAN_CLASS)


@form_page
def record_class(request: OfficeRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    form = forms.RecordClassForm(request.POST or None, user=user, today=today)
    if form.is_valid():
        with told_in(form):
            lesson = actions.record_class(by=user, today=today, **form.cleaned_data)
            say(request, words.RECORDED)
            return redirect("events:detail_class", lesson.pk)
    return asked(request, CLASS, form, words.RECORD_CLASS)


@form_page
def hold(request: OfficeRequest, kind: Kind, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    event, form = kind.one(user, pk, today), kind.hold(request.POST or None)
    if form.is_valid():
        with told_in(form):
            actions.hold(by=user, event=event, today=today, **form.cleaned_data)
            say(request, words.RECORDED)
            return redirect(kind.detail_name, pk)
    return asked(request, kind, form, words.HOLD, event)


@form_page
def confirm(request: OfficeRequest, kind: Kind, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    event = kind.one(user, pk, today)
    form = forms.ConfirmForm(request.POST or None, initial={"version": event.version})
    if form.is_valid():
        with told_in(form):
            actions.confirm(by=user, event=event, today=today, **form.cleaned_data)
            say(request, words.CONFIRMED)
            return redirect(kind.detail_name, pk)
    return asked(request, kind, form, words.CONFIRM, event)


@form_page
def cancel(request: OfficeRequest, kind: Kind, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    event, form = kind.one(user, pk, today), forms.WhyForm(request.POST or None)
    if form.is_valid():
        with told_in(form):
            actions.cancel(by=user, event=event, today=today, **form.cleaned_data)
            say(request, words.CANCELLED)
            return redirect(kind.detail_name, pk)
    return asked(request, kind, form, words.CANCEL, event, harm=words.CANCEL_HARM)


@form_page
def replan(request: OfficeRequest, kind: Kind, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    event, sent = kind.one(user, pk, today), request.POST or None
    form = changing(kind.replan, sent, event, user=user, today=today)
    if form.is_valid():
        with told_in(form):
            actions.replan(by=user, event=event, today=today, **form.cleaned_data)
            say(request, words.CHANGED)
            return redirect(kind.detail_name, pk)
    return asked(request, kind, form, words.REPLAN, event)


@form_page
def correct(request: OfficeRequest, kind: Kind, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    event, sent = kind.one(user, pk, today), request.POST or None
    form = changing(kind.correct(event), sent, event, user=user, today=today)
    if form.is_valid():
        with told_in(form):
            actions.correct(by=user, event=event, today=today, **form.cleaned_data)
            say(request, words.CORRECTED)
            return redirect(kind.detail_name, pk)
    return asked(request, kind, form, words.CORRECT, event)


@form_page
def undo(request: OfficeRequest, kind: Kind, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    # Nothing is typed here, so that the sent form may be empty.
    sent = request.POST if request.method == "POST" else None
    event, form = kind.one(user, pk, today), PressedForm(sent)
    if form.is_valid():
        with told_in(form):
            actions.undo(by=user, event=event, today=today)
            say(request, words.UNDONE)
            return redirect(kind.detail_name, pk)
    return asked(request, kind, form, words.UNDO, event, harm=words.UNDO_HARM)


@form_page
def begin_campaign(request: OfficeRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    form = forms.CampaignForm(request.POST or None, user=user, today=today)
    if form.is_valid():
        with told_in(form):
            actions.begin_campaign(by=user, today=today, **form.cleaned_data)
            say(request, words.BEGUN)
            return redirect("events:campaigns")
    return asked(request, EVENT, form, words.CAMPAIGN)

"""Pages of reports. A view fetches, calls one action, answers."""

from uuid import UUID

from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from lanh.common import clock
from lanh.common.refusal import Refused
from lanh.reports import actions
from lanh.reports.queries import closing, duties
from lanh.reports.rules import Step
from lanh.web.parts.exporting import export
from lanh.web.parts.finding import check_opens, found
from lanh.web.parts.request import OfficeRequest, words_in
from lanh.web.parts.telling import say, told_in
from lanh.web.reports import asked, shown, words
from lanh.web.reports.forms import (
    CellForm,
    CloseForm,
    CommentForm,
    ExtendForm,
    OpenForm,
    ReturnForm,
    VersionForm,
)
from lanh.web.reports.grid import typed
from lanh.web.reports.lists import DUTIES, QUEUE

form_page = require_http_methods(["GET", "POST"])


@require_safe
def reports(request: OfficeRequest) -> HttpResponseBase:
    today = clock.today()
    rows = duties.duties(request.user, today=today).with_turn(today=today)
    waiting = duties.waiting_for(request.user, today=today).count()
    opens = duties.places_to_open(request.user, today=today).exists()
    told: dict[str, object] = {"waiting": waiting, "opens": opens}
    if opens:
        told |= {"empty_act": words.OPEN, "empty_address": reverse("reports:open")}
    return DUTIES.found(request, rows).answer("reports/list.html", told)


@require_safe
def queue(request: OfficeRequest) -> HttpResponseBase:
    rows = duties.waiting_for(request.user, today=clock.today())
    return QUEUE.found(request, rows).answer("reports/queue.html")


@form_page
def open_period(request: OfficeRequest) -> HttpResponse:
    today = clock.today()
    provinces = duties.places_to_open(request.user, today=today)
    check_opens(provinces.exists())
    form = OpenForm(request.POST or None, year=today.year, provinces=provinces)
    if form.is_valid():
        with told_in(form):
            new = actions.open_period(by=request.user, today=today, **form.cleaned_data)
            say(request, words.opened(len(new)))
            return redirect("reports:list")
    return render(request, "reports/open.html", {"form": form})


@form_page
def close_period(request: OfficeRequest) -> HttpResponse:
    today, data = clock.today(), request.POST or None
    provinces = duties.places_to_open(request.user, today=today)
    over = closing.periods(request.user, today=today)
    form = CloseForm(data, periods=over, provinces=provinces)
    if form.is_valid():
        with told_in(form):
            by, at = request.user, clock.now()
            kept = actions.close_period(by=by, at=at, **form.cleaned_data)
            say(request, words.closed(kept))
            return redirect("reports:list")
    return render(request, "reports/close.html", {"form": form, "over": over})


@require_safe
def duty(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    owed = found(duties.duty(request.user, pk=pk, today=today))
    begun = duties.submissions(request.user, today=today).filter(duty=owed).first()
    if begun:
        return redirect("reports:report", begun.pk)
    told = {
        "duty": owed,
        "heading": words.heading(owed),
        "facts": shown.facts(owed),
        "can_start": duties.can_start(request.user, duty=owed, today=today),
        "can_extend": duties.can_extend(request.user, duty=owed, today=today),
    }
    return render(request, "reports/duty.html", told)


@require_POST
def start(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    owed = found(duties.duty(request.user, pk=pk, today=today))
    form = Form(request.POST)
    with told_in(form):
        actions.start(by=request.user, duty=owed, today=today)
    return shown.back_to_duty(request, pk, form)


@form_page
def extend(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    owed = found(duties.duty(request.user, pk=pk, today=today))
    form = ExtendForm(request.POST or None)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data
            actions.extend(by=request.user, duty=owed, today=today, **said)
            return redirect("reports:duty", pk)
    told = {"form": form, "duty": owed, "heading": words.heading(owed)}
    return render(request, "reports/extend.html", told)


@require_safe
def report(request: OfficeRequest, pk: UUID) -> HttpResponse:
    submission = found(duties.submission(request.user, pk=pk, today=clock.today()))
    return render(request, shown.PAGE, shown.report(request.user, submission))


@require_safe
def sheet(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    submission = found(duties.submission(request.user, pk=pk, today=clock.today()))
    return export("xlsx", shown.sheet(submission))


@require_POST
def save(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    report = found(duties.submission(request.user, pk=pk, today=today))
    sent = typed(request.POST, report.cells.all())
    said = asked.version(request) | asked.told(request, report)
    try:
        report = actions.save_cells(
            by=request.user, submission=report, values=sent.values, today=today, **said
        )
    except Refused as refusal:
        return shown.refused(request, report, refusal)
    return shown.saved(request, report, sent)


@require_POST
def nothing(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    report = found(duties.submission(request.user, pk=pk, today=today))
    sent = typed(request.POST, report.cells.all())
    said = asked.version(request) | {"values": sent.values, "unclear": [*sent.wrong]}
    said["element"] = words_in(request.POST, "element")
    try:
        report = actions.nothing_to_report(
            by=request.user, submission=report, today=today, **said
        )
    except Refused as refusal:
        return shown.refused(request, report, refusal)
    return shown.saved(request, report, sent)


@form_page
def cell(request: OfficeRequest, pk: UUID, number: int) -> HttpResponse:
    today = clock.today()
    report = found(duties.submission(request.user, pk=pk, today=today))
    spoken = found(report.cells.filter(place_in_form=number).first())
    form = CellForm(request.POST or None, initial=asked.of_cell(report, spoken))
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"cell": spoken.name, "today": today}
            actions.explain(by=request.user, submission=report, **said)
            return redirect(f"{asked.address(report)}#c{number}")
    told = shown.cell(request.user, report, spoken) | {"form": form}
    return render(request, "reports/cell.html", told | asked.steps(request, report))


@form_page
def refill(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    report = asked.report(request, Step.SAVE, pk)
    form = VersionForm(request.POST or None, initial=asked.seen(report))
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data
            actions.refill(by=request.user, submission=report, today=today, **said)
            say(request, words.REFILLED)
            return redirect("reports:report", pk)
    return render(request, "reports/refill.html", asked.shown(report, form))


@form_page
def send(request: OfficeRequest, pk: UUID) -> HttpResponse:
    report = asked.report(request, Step.SEND, pk)
    form = VersionForm(request.POST or None, initial=asked.seen(report))
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"at": clock.now()}
            actions.send(by=request.user, submission=report, **said)
            say(request, words.DONE[Step.SEND])
            return redirect("reports:report", pk)
    told = shown.report(request.user, report) | {"form": form}
    return render(request, "reports/send.html", told)


@form_page
def accept(request: OfficeRequest, pk: UUID) -> HttpResponse:
    report = asked.report(request, Step.ACCEPT, pk)
    form = CommentForm(request.POST or None, initial=asked.seen(report))
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"at": clock.now()}
            actions.accept(by=request.user, submission=report, **said)
            say(request, words.DONE[Step.ACCEPT])
            return redirect("reports:queue")
    return render(request, "reports/accept.html", asked.shown(report, form))


@form_page
def send_back(request: OfficeRequest, pk: UUID) -> HttpResponse:
    report = asked.report(request, Step.RETURN, pk)
    start = asked.seen(report) | {"answer_by": asked.day_given(report)}
    form = ReturnForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"at": clock.now()}
            actions.send_back(by=request.user, submission=report, **said)
            say(request, words.DONE[Step.RETURN])
            return redirect("reports:queue")
    return render(request, "reports/return.html", asked.shown(report, form))

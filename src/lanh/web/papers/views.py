"""Pages of official papers. A view fetches, calls one action, answers."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from lanh.common import clock
from lanh.files.rules import Kind
from lanh.papers import actions, queries
from lanh.web.papers import shown, words
from lanh.web.papers.forms import (
    AddForm,
    DraftForm,
    HeadForm,
    NumberForm,
    SeenForm,
    SentenceForm,
    WithdrawForm,
)
from lanh.web.papers.lists import PAPERS
from lanh.web.parts.exporting import attached
from lanh.web.parts.finding import found
from lanh.web.parts.forms import PressedForm
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import told_in

form_page = require_http_methods(["GET", "POST"])
TEMPLATE = "half_year_report"


@require_safe
def papers(request: OfficeRequest) -> HttpResponseBase:
    today = clock.today()
    rows = queries.papers(request.user, today=today)
    may_write = queries.places_to_write(request.user, today=today).exists()
    shown: dict[str, object] = {"may_write": may_write}
    if may_write:
        shown |= {"empty_act": words.DRAFT, "empty_address": reverse("papers:draft")}
    return PAPERS.found(request, rows).answer("papers/list.html", shown)


@form_page
def draft(request: OfficeRequest) -> HttpResponse:
    today = clock.today()
    form = DraftForm(request.POST or None, **shown.choices(request.user, today))
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"today": today, "at": clock.now()}
            paper = actions.draft_report(by=request.user, template=TEMPLATE, **said)
            return redirect("papers:detail", paper.pk)
    return render(request, "papers/draft.html", {"form": form, "heading": words.DRAFT})


@require_safe
def paper(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.paper(request.user, pk=pk, today=today))
    told = shown.paper_page(request.user, one, today)
    return render(request, "papers/detail.html", told)


@require_safe
def sheet(request: OfficeRequest, pk: UUID) -> HttpResponse:
    one = found(queries.paper(request.user, pk=pk, today=clock.today()))
    return render(request, "papers/sheet.html", shown.sheet_page(one))


@require_safe
def file(request: OfficeRequest, pk: UUID) -> HttpResponse:
    one = found(queries.paper(request.user, pk=pk, today=clock.today()))
    return attached(queries.content(one), one.file_name, Kind.WORD.media_type)


@require_safe
def figure(request: OfficeRequest, pk: UUID, key: str) -> HttpResponse:
    today = clock.today()
    one = found(queries.paper(request.user, pk=pk, today=today))
    behind = found(queries.behind(request.user, one, key, today=today))
    told = shown.figure_page(one, behind)
    return render(request, "papers/figure.html", told)


@form_page
def edit(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    row = found(queries.sentence(request.user, pk=pk, today=today))
    form = SentenceForm(request.POST or None, initial=shown.first_words(row))
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today, "at": clock.now()}
            actions.edit_sentence(by=request.user, sentence=row, **said)
            return shown.sentence_answer(request, row, form)
    return shown.edit_page(request, row, form)


@require_POST
def reset(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    row = found(queries.sentence(request.user, pk=pk, today=today))
    form = SeenForm(request.POST)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.reset_sentence(by=request.user, sentence=row, **said)
    return shown.sentence_answer(request, row, form)


@require_POST
def leave_out(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    row = found(queries.sentence(request.user, pk=pk, today=today))
    form = SeenForm(request.POST)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.leave_out(by=request.user, sentence=row, **said)
    return shown.sentence_answer(request, row, form)


@form_page
def add(request: OfficeRequest, pk: UUID, part: str) -> HttpResponse:
    today = clock.today()
    one = found(queries.paper(request.user, pk=pk, today=today))
    form = AddForm(request.POST or None)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today, "at": clock.now()}
            said["part"] = found(queries.part(one, part)).code
            row = actions.add_sentence(by=request.user, paper=one, **said)
            return shown.back(request, one, at=f"s{row.number}")
    return shown.record_page(request, one, form, words.ADD)


@form_page
def head(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.paper(request.user, pk=pk, today=today))
    below = queries.places_below(one, today=today)
    form = HeadForm(request.POST or None, initial=HeadForm.of(one), places=below)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"today": today}
            actions.change_head(by=request.user, paper=one, **said)
            return shown.back(request, one, done=words.SAVED)
    return shown.record_page(request, one, form, words.HEAD)


@form_page
def refresh(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today, at = clock.today(), clock.now()
    one = found(queries.paper(request.user, pk=pk, today=today))
    form = PressedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_in(form):
            actions.refresh(by=request.user, paper=one, today=today, at=at)
            return shown.back(request, one, done=words.REFRESHED)
    return shown.confirm_page(request, one, form, words.REFRESH, words.TO_REFRESH)


@form_page
def number(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.paper(request.user, pk=pk, today=today))
    form = NumberForm(request.POST or None, initial=shown.next_number(one, today))
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.number(by=request.user, paper=one, **said)
            return shown.back(request, one, done=words.SAVED)
    return shown.record_page(request, one, form, words.NUMBER)


@form_page
def issue(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today, at = clock.today(), clock.now()
    one = found(queries.paper(request.user, pk=pk, today=today))
    form = PressedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_in(form):
            actions.issue(by=request.user, paper=one, today=today, at=at)
            return shown.back(request, one, done=words.ISSUED)
    return shown.confirm_page(request, one, form, words.ISSUE, words.TO_ISSUE)


@form_page
def withdraw(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.paper(request.user, pk=pk, today=today))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"today": today}
            actions.withdraw(by=request.user, paper=one, **said)
            return shown.back(request, one, done=words.SAVED)
    return shown.confirm_page(request, one, form, words.WITHDRAW, words.TO_WITHDRAW)

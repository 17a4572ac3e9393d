"""Pages of questions to single cells. A view fetches, calls one action, answers."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from lanh.common import clock
from lanh.reports import actions
from lanh.reports.queries import duties
from lanh.reports.queries import questions as about
from lanh.reports.rules import Step, Turn
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in
from lanh.web.reports import asked, shown, words
from lanh.web.reports.lists import QUESTIONS
from lanh.web.reports.talk import AnswerForm, AskForm, JudgeForm, WithdrawForm

form_page = require_http_methods(["GET", "POST"])


@require_safe
def questions(request: OfficeRequest) -> HttpResponseBase:
    rows = about.questions(request.user, today=clock.today())
    return QUESTIONS.found(request, rows).answer("reports/questions.html")


@form_page
def ask(request: OfficeRequest, pk: UUID) -> HttpResponse:
    report = asked.report(request, Step.ASK, pk)
    cells = asked.cells(request, report)
    start = asked.seen(report) | {"answer_by": asked.day_given(report)}
    form = AskForm(request.POST or None, cells=cells, initial=start)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now()}
            actions.ask(by=request.user, submission=report, **said)
            say(request, words.DONE[Step.ASK])
            return redirect("reports:report", pk)
    return render(request, "reports/ask.html", asked.shown(report, form))


@form_page
def answer(request: OfficeRequest, pk: UUID) -> HttpResponse:
    report = asked.report(request, Step.ANSWER, pk)
    open_ = asked.questions(request, report, Turn.ASKED)
    form = AnswerForm(request.POST or None, questions=open_, initial=asked.seen(report))
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now()}
            actions.answer(by=request.user, submission=report, **said)
            say(request, words.DONE[Step.ANSWER])
            return redirect("reports:report", pk)
    told = shown.talks(request.user, report, form)
    return render(request, "reports/answer.html", told)


@form_page
def judge(request: OfficeRequest, pk: UUID) -> HttpResponse:
    report = asked.report(request, Step.JUDGE, pk)
    open_ = asked.questions(request, report, Turn.ANSWERED)
    start = asked.seen(report) | {"answer_by": asked.day_given(report)}
    form = JudgeForm(request.POST or None, questions=open_, initial=start)
    if form.is_valid():
        with told_in(form):
            said = form.said() | {"at": clock.now()}
            actions.judge(by=request.user, submission=report, **said)
            say(request, words.DONE[Step.JUDGE])
            return redirect("reports:report", pk)
    return render(
        request, "reports/judge.html", shown.talks(request.user, report, form)
    )


@require_POST
def withdraw(request: OfficeRequest, pk: UUID) -> HttpResponse:
    report = found(duties.submission(request.user, pk=pk, today=clock.today()))
    form = WithdrawForm(request.POST)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data | {"at": clock.now()}
            actions.withdraw(by=request.user, submission=report, **said)
            say(request, words.WITHDRAWN)
    return shown.back_to_report(request, pk, form)

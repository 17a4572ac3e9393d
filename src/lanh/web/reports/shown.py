"""What the pages of one report are given, and how a save is answered."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lanh.access.models import User
from lanh.common import clock
from lanh.common.refusal import Refused
from lanh.elements.catalogue import elements
from lanh.reports.models import Cell, Duty, Question, Submission
from lanh.reports.queries import duties, figures
from lanh.reports.queries import questions as about
from lanh.reports.queries.findings import gaps
from lanh.reports.rules import Step, Turn
from lanh.web.parts.exporting import Sheet
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say
from lanh.web.parts.words import period_days, sentence, term
from lanh.web.reports import words
from lanh.web.reports.grid import Typed, grid
from lanh.web.reports.talk import Spoken, TalkForm

PAGE: Final = "reports/report.html"
BEHIND: Final = 50


def report(
    user: User,
    submission: Submission,
    *,
    wrong: Mapping[str, str] | None = None,
    refused: str = "",
) -> dict[str, object]:
    """Everything on the page of a report. `wrong`: typed, and not kept."""
    today = clock.today()
    thread = list(about.thread(submission))
    made = grid(submission, wrong, thread)
    steps = list(duties.steps_open(user, submission=submission, today=today))
    return {
        "report": submission,
        "duty": submission.duty,
        "heading": words.heading(submission.duty),
        "grid": made,
        "steps": steps,
        "editable": Step.SAVE in steps,
        "refused": refused,
        "facts": facts(submission.duty, submission, made.filled),
        "narratives": narratives(submission),
        "lines": list(submission.lines.all()),
        "gaps": [words.gap(one) for one in gaps(submission) if not one.is_explained],
        "story": words.story(submission),
        "reviews": submission.reviews.select_related("reviewer"),
        "saved_at": clock.now(),
    } | talked(submission, thread, steps)


def talked(
    submission: Submission, thread: list[Question], steps: list[Step]
) -> dict[str, object]:
    """What was asked and answered, what may be said now, who used what is corrected."""
    turns = {question.turn for question in thread}
    return {
        "reviewing": Step.ASK in steps,
        "accepting": Step.ACCEPT in steps,
        "returning": Step.RETURN in steps,
        "asked": Step.ANSWER in steps and Turn.ASKED in turns,
        "answered": Step.JUDGE in steps and Turn.ANSWERED in turns,
        "thread": [Spoken(question) for question in thread],
        "below": [Spoken(q) for q in about.corrected_below(submission)],
        "above": [words.linked(r) for r in about.relied_on_by(submission)],
    }


def facts(
    duty: Duty, submission: Submission | None = None, filled: tuple[int, int] = (0, 0)
) -> list[tuple[str, object]]:
    """The head of a report: period, cut-off, day, state."""
    told = words.duty_facts(duty)
    if submission is not None:
        told.append(words.filled(submission, *filled))
    return told


def narratives(submission: Submission) -> list[tuple[str, str, str]]:
    """(code, words, text) of each section of the form."""
    texts = {n.section: n.text for n in submission.narratives.all()}
    return [
        (section.code, term(section), texts.get(section.code, ""))
        for section in submission.written.narratives
    ]


def saved(request: OfficeRequest, submission: Submission, sent: Typed) -> HttpResponse:
    """The answer to a save: marks for htmx, else the page that was asked for next."""
    if request.htmx or sent.wrong:
        shown = report(request.user, submission, wrong=sent.wrong)
        page = f"{PAGE}#live" if request.htmx else PAGE
        return render(request, page, shown)
    then, _dash, number = request.POST.get("then", "").partition("-")
    if then == "cell" and number.isdecimal():
        return redirect("reports:cell", submission.pk, number)
    if then in ("send", "refill"):
        return redirect(f"reports:{then}", submission.pk)
    say(request, words.DONE[Step.SAVE])
    return redirect("reports:report", submission.pk)


def refused(
    request: OfficeRequest, submission: Submission, refusal: Refused
) -> HttpResponse:
    """The page again, with all that was typed, and why it was not kept."""
    typed = {cell.name: request.POST.get(cell.name) for cell in submission.cells.all()}
    wrong = {name: text for name, text in typed.items() if text is not None}
    told = sentence(refusal)
    if request.htmx:
        return render(request, f"{PAGE}#refused", {"refused": told})
    fresh = duties.submission(request.user, pk=submission.pk, today=clock.today())
    shown = report(request.user, fresh or submission, wrong=wrong, refused=told)
    return render(request, PAGE, shown)


def cell(user: User, submission: Submission, spoken: Cell) -> dict[str, object]:
    """One figure beside what it is compared with, and the records behind it."""
    key = spoken.element, spoken.slice
    before = figures.before(submission.duty).get(key, figures.Before())
    as_of = max(submission.filled_on, min(clock.today(), submission.duty.cut_off))
    behind = figures.behind(submission.duty, key, as_of=as_of)
    rows: Any = behind.rows if behind else []
    if hasattr(rows, "visible_to"):
        rows = rows.visible_to(user, today=clock.today())
    return {
        "report": submission,
        "duty": submission.duty,
        "heading": words.heading(submission.duty),
        "cell": spoken,
        "name": words.cell(spoken),
        "unit": elements()[spoken.element].unit,
        "before": before,
        "counted": behind,
        "rows": words.rows_behind(rows[:BEHIND]),
        "as_of": as_of,
        "is_open": spoken.questions.open().exists(),
        "said": [Spoken(q) for q in about.thread(submission).filter(cell=spoken)],
        "more": max(0, len(rows[: BEHIND * 20]) - BEHIND),
    }


def talks(user: User, submission: Submission, form: TalkForm) -> dict[str, object]:
    """Questions on a page, each beside what the register holds now."""
    told = []
    for talk in form.talks():
        beside = cell(user, submission, talk.question.cell)
        told.append(replace(talk, told=beside))
    return {
        "report": submission,
        "duty": submission.duty,
        "heading": words.heading(submission.duty),
        "form": form,
        "talks": told,
    }


def back_to_report(request: OfficeRequest, pk: UUID, form: Form) -> HttpResponse:
    """The report's page; what was refused is told there."""
    for error in form.non_field_errors():
        say(request, str(error), kind="bad")
    return redirect("reports:report", pk)


def sheet(submission: Submission) -> Sheet:
    """The report as a spreadsheet: a line for each cell."""
    heads = [words.ROW, words.ELEMENT, words.PART, words.UNIT, words.FIGURE]
    heads += [words.REGISTER, words.BEFORE, words.SO_FAR, words.NOTE]
    lines = [
        [
            section.number,
            term(section.element),
            line.label,
            term(section.element.unit),
            line.cell.value if line.cell.value is not None else words.blank(line.cell),
            line.cell.prefill,
            line.before.previous,
            line.so_far,
            line.cell.note,
        ]
        for section in grid(submission).sections
        for line in section.lines
    ]
    duty = submission.duty
    return Sheet(
        name=f"{duty.form}-{duty.place.code}-{duty.last:%Y%m%d}",
        title=f"{words.heading(duty)}. {duty.place.name} ({period_days(duty.period)})",
        as_of=clock.now(),
        heads=[str(head) for head in heads],
        lines=lines,
    )


def back_to_duty(request: OfficeRequest, pk: UUID, form: Form) -> HttpResponse:
    """The duty's page, which leads on to its report; what was refused is told there."""
    for error in form.non_field_errors():
        say(request, str(error), kind="bad")
    return redirect("reports:duty", pk)

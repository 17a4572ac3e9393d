"""What a request asks of a report: which version it saw, which cells, which step."""

from datetime import date
from typing import Any
from uuid import UUID

from django.forms import Form
from django.urls import reverse

from lanh.common import clock
from lanh.common.numbers import write_number
from lanh.reports.models import Cell, Question, Submission
from lanh.reports.queries import duties
from lanh.reports.queries import questions as about
from lanh.reports.rules import Blank, Step, Turn, time_given
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest, words_in
from lanh.web.reports import words


def version(request: OfficeRequest) -> dict[str, Any]:
    """The version that the page was made of; none is as good as an old one."""
    text = request.POST.get("version", "")
    return {"version": int(text) if text.isdecimal() else 0}


def narratives(request: OfficeRequest, report: Submission) -> dict[str, str]:
    """The sections that came with the form, by their codes."""
    return {
        section.code: words_in(request.POST, f"told-{section.code}")
        for section in report.written.narratives
        if f"told-{section.code}" in request.POST
    }


def told(request: OfficeRequest, report: Submission) -> dict[str, Any]:
    """What came in words: sections, and causes at targets."""
    return {
        "narratives": narratives(request, report),
        "causes": causes(request, report),
    }


def causes(request: OfficeRequest, report: Submission) -> dict[int, str]:
    """Why targets are behind, by the numbers of the lines that came with the form."""
    numbers = report.lines.values_list("number", flat=True)
    return {
        number: words_in(request.POST, f"cause-{number}")
        for number in numbers
        if f"cause-{number}" in request.POST
    }


def of_cell(report: Submission, cell: Cell) -> dict[str, object]:
    """What the form of one cell holds when it is opened."""
    return {
        "version": report.version,
        "value": None if cell.value is None else write_number(cell.value),
        "applies": "na" if cell.reason == Blank.NOT_APPLICABLE else "applies",
        "difference": cell.difference,
        "note": cell.note,
        "estimate": cell.estimate,
    }


def report(request: OfficeRequest, step: Step, pk: UUID) -> Submission:
    """The report, if this step is open to the user; once it was pressed, in any case:
    the act itself tells why it is not done again."""
    today = clock.today()
    wanted = found(duties.submission(request.user, pk=pk, today=today))
    may = duties.can_take(step, by=request.user, submission=wanted, today=today)
    return found(wanted if may or request.method == "POST" else None)


def day_given(report: Submission) -> date:
    """By when an answer is owed, unless the reviewer says otherwise."""
    return time_given(last_day=report.duty.last_day, today=clock.today())


def questions(request: OfficeRequest, report: Submission, turn: Turn) -> list[Question]:
    """The open questions in that state; page 404 where there is none to look at. What
    was pressed is answered by the act itself, which tells what became of it."""
    open_ = [q for q in about.open_of(report) if q.turn is turn]
    return found(open_ if open_ or request.method == "POST" else None)


def steps(request: OfficeRequest, report: Submission) -> dict[str, object]:
    """What the page of one cell offers: to change it, or to ask about it."""
    may = duties.steps_open(request.user, submission=report, today=clock.today())
    return {"may": may, "reviewing": Step.ASK in may}


def seen(report: Submission) -> dict[str, object]:
    """The version that a form that asks once was made of."""
    return {"version": report.version}


def cells(request: OfficeRequest, report: Submission) -> list[tuple[str, str]]:
    """(name, words) of each cell in `?cell=`."""
    # Not longer than a form can be: no database takes a number of any length.
    wanted = request.GET.getlist("cell")
    numbers = [n for n in wanted if n.isdecimal() and len(n) <= 4]
    spoken = report.cells.filter(place_in_form__in=numbers)
    return [(cell.name, words.cell(cell)) for cell in spoken]


def shown(report: Submission, form: Form) -> dict[str, object]:
    """What a page that asks once is given."""
    heading = words.heading(report.duty)
    return {"report": report, "duty": report.duty, "heading": heading, "form": form}


def address(report: Submission) -> str:
    return reverse("reports:report", args=[report.pk])

"""How duties, cells and findings are told on pages."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from lanh.audit.queries import story_of
from lanh.common import clock
from lanh.common.numbers import write_number
from lanh.elements.catalogue import elements
from lanh.elements.forms import forms
from lanh.elements.slices import read_slice
from lanh.reports.rules import VERBS, Blank, Step
from lanh.web.parts.shapes import Moment
from lanh.web.parts.words import day, period_days, period_name, term, words

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from lanh.reports.models import Cell, Duty, Question, Submission
    from lanh.reports.queries.findings import Finding, Gap

DONE: Final = {
    Step.SAVE: _("The draft is saved."),
    Step.SEND: _("The report has been sent."),
    Step.RETURN: _("The report has been returned to its unit."),
    Step.ACCEPT: _("The report is accepted; its figures stand from now on."),
    Step.ASK: _("The question has gone to the unit; only its cell is open."),
    Step.ANSWER: _("The answers have gone to the reviewer."),
    Step.JUDGE: _("The answers have been dealt with."),
}
WITHDRAWN: Final = _("The question has been taken back.")
TURNS: Final = {
    "asked": "warn",
    "answered": "info",
    "settled": "ok",
    "again": "half",
    "withdrawn": "none",
}
OPEN: Final = _("Open a period")
REFILLED: Final = _("The registers have been asked again.")
ROW: Final = _("Row")
ELEMENT: Final = _("What is counted")
PART: Final = _("Part")
UNIT: Final = _("Counted in")
FIGURE: Final = _("This period")
REGISTER: Final = _("In the register")
BEFORE: Final = _("Period before")
SO_FAR: Final = _("Year to date")
NOTE: Final = _("Note")
SHAPES: Final = {
    "draft": "half",
    "sent": "info",
    "returned": "warn",
    "accepted": "ok",
}
# The page of a record behind a figure; a record without one is told and not linked.
PAGES: Final[Mapping[str, str]] = {
    "events.event": "events:detail",
    "events.trainingclass": "events:detail_class",
    "events.material": "events:material",
    "events.broadcast": "events:broadcast",
    "events.schoolplan": "events:school",
    "inspections.session": "inspections:session",
    "inspections.violation": "inspections:violation",
    "inspections.visit": "inspections:visit",
    "places.place": "places:detail",
    "premises.premises": "premises:detail",
}


def form_name(code: str) -> str:
    """The form's own words; its code where the text is gone."""
    form = forms().get(code)
    return term(form) if form else code


def heading(duty: "Duty") -> str:
    """'Báo cáo truyền thông, tập huấn: 6 tháng đầu năm 2026'."""
    return f"{form_name(duty.form)}, {period_name(duty.period)}"


def state(duty: "Duty") -> str:
    """Where its report stands, in a word."""
    begun = getattr(duty, "submission", None)
    return words(begun.stage) if begun else gettext("not begun")


def state_shape(duty: "Duty") -> str:
    begun = getattr(duty, "submission", None)
    return SHAPES[begun.state] if begun else "none"


def late(duty: "Duty", today: "date") -> str:
    """'late by 3 days' where it is, else nothing."""
    days = duty.days_late(today)
    return gettext("late by {n} days").format(n=days) if days else ""


def late_shape(duty: "Duty", today: "date") -> str:
    """Bad while it is still owed; a warning where it was sent late."""
    if not duty.is_late(today):
        return ""
    return "bad" if duty.is_overdue(today) else "warn"


def cell(spoken: "Cell") -> str:
    """'Cuộc truyền thông, tuyên truyền (phòng, chống ma túy)'."""
    whole, parts = term(elements()[spoken.element]), ", ".join(_parts(spoken))
    return f"{whole} ({parts})" if parts else whole


def part(spoken: "Cell") -> str:
    """The part alone; 'total' for the whole."""
    return ", ".join(_parts(spoken)) or gettext("total")


def _parts(spoken: "Cell") -> list[str]:
    element = elements()[spoken.element]
    return [
        term(element.dimension(code).value(value))
        for code, value in read_slice(spoken.slice).items()
    ]


def found(finding: "Finding") -> str:
    """The rule's own sentence, the cell and the numbers in their places."""
    element = elements()[finding.cells[0].element]
    group = term(element.dimension(finding.group)) if finding.group else ""
    sentence = finding.rule.words(get_language() or "vi")
    return sentence.format(
        cell=cell(finding.cells[0]),
        left=_number(finding.left),
        right=_number(finding.right),
        group=group.lower(),
    )


def gap(found: "Gap") -> str:
    """What V31 says of one target, the numbers in their places."""
    return found.rule.words(get_language() or "vi").format(
        cell=found.line.text, left=_number(found.left), right=_number(found.right)
    )


def _number(figure: "Decimal | None") -> str:
    return gettext("nothing") if figure is None else write_number(figure)


def story(submission: "Submission") -> list[Moment]:
    """What was done with the report; drafts that were saved one after another once."""
    told: list[Moment] = []
    for line in story_of(submission.subject):
        heading = f"{line.actor_name} {gettext(VERBS[line.verb])}"
        if told and told[-1].heading == heading:
            told.pop()
        told.append(Moment(line.at, heading, [line.why] if line.why else []))
    return told


def rows_behind(rows: Iterable[Any]) -> list[tuple[str, str]]:
    """(label, address) of each record; no address where it has no page."""
    return [(_dated(row), _address(row)) for row in rows]


def _dated(row: Any) -> str:
    """'Nói chuyện tại chợ phiên, 03/05/2026': titles of a register come often."""
    when = getattr(row, "day", None)
    return f"{row}, {day(when)}" if when else str(row)


def _address(row: Any) -> str:
    name = PAGES.get(row._meta.label_lower, "")
    try:
        return reverse(name, args=[row.pk]) if name else ""
    except NoReverseMatch:
        # The drawer of that register has no such page yet.
        return ""


def duty_facts(duty: "Duty") -> list[tuple[str, object]]:
    """Period, cut-off and day, as they stand in the head of a form."""
    cut_off = day(duty.cut_off)
    if duty.is_estimated:
        cut_off = gettext("{day}, the rest is estimated").format(day=cut_off)
    last = gettext("{day} at the latest").format(day=day(duty.last_day))
    return [
        (gettext("Reporting unit"), duty.place.name),
        (gettext("Figures of"), period_days(duty.period)),
        (gettext("Cut off on"), cut_off),
        (gettext("To be sent"), last),
        (gettext("The day is set by"), duty.basis),
        (gettext("Moved to a later day"), moved(duty)),
        (gettext("Late"), late(duty, clock.today())),
    ]


def moved(duty: "Duty") -> str:
    """To which day, by whom and why; nothing where it was not moved."""
    if duty.extended_to is None:
        return ""
    told = gettext("to {day}, by {name}: {why}")
    name, why = duty.extended_by, duty.extended_why
    return told.format(day=day(duty.extended_to), name=name, why=why)


def filled(submission: "Submission", number: int, of: int) -> tuple[str, object]:
    """How much of the form the registers filled, and up to which day."""
    told = gettext("{number} of {of} cells, as of {day}").format(
        number=number, of=of, day=day(submission.filled_on)
    )
    return gettext("Filled from registers"), told


def blank(spoken: "Cell") -> str:
    """Why a cell has no number."""
    return words(Blank(spoken.reason))


def sent_on(duty: "Duty") -> "date | None":
    """The day on which its report was sent last."""
    begun = getattr(duty, "submission", None)
    return begun.sent_on if begun else None


def question_address(question: "Question") -> str:
    """The page of its cell, where the whole thread stands."""
    args = [question.cell.submission_id, question.cell.place_in_form]
    return reverse("reports:cell", args=args)


def linked(report: "Submission") -> tuple[str, str]:
    """Its heading and its page."""
    return heading(report.duty), reverse("reports:report", args=[report.pk])


def closed(number: int) -> str:
    """How many figures were kept."""
    told = gettext("The period is closed: {number} figures of the registers were kept.")
    return told.format(number=number)


def opened(number: int) -> str:
    """How many units owe the report now."""
    return gettext("{number} units owe this report now.").format(number=number)

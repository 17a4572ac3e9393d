"""The lists of this drawer: what is owed, and what waits for the reviewer."""

from typing import Any

from django.forms import TextInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter

from lanh.common import clock
from lanh.common.period import Period
from lanh.common.text import fold
from lanh.elements.forms import forms
from lanh.reports.models import Duty, Question, Submission
from lanh.reports.queries import duties
from lanh.reports.rules import State, Turn
from lanh.web.parts.listing import Column, Empty, Filters, Listing
from lanh.web.parts.words import period_name, term, words
from lanh.web.reports import words as told


def states() -> list[tuple[str, Any]]:
    begun = [(state.value, words(state)) for state in State]
    return [("open", _("not begun")), *begun]


def form_choices() -> list[tuple[str, str]]:
    return [(code, term(form)) for code, form in forms().items()]


class DutyFilter(Filters):
    search = CharFilter(
        label=_("Search by unit"),
        method="_of_unit",
        widget=TextInput(attrs={"type": "search"}),
    )
    form = ChoiceFilter(label=_("Report form"), choices=form_choices)
    period = ChoiceFilter(label=_("Period"), method="_of_period")
    state = ChoiceFilter(label=_("State"), choices=states, method="_in_state")
    late = ChoiceFilter(
        label=_("Late"), method="_late", choices=[("on", _("late only"))]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.request.user
        known = duties.periods(user, today=clock.today())
        self.filters["period"].extra["choices"] = [
            (period.key, period_name(period)) for period in known
        ]

    def _of_unit(self, rows: Any, _name: str, asked: str) -> Any:
        for word in fold(asked).split():
            rows = rows.filter(place__folded__contains=word)
        return rows

    def _of_period(self, rows: Any, _name: str, key: str) -> Any:
        return rows.during(Period.parse(key))

    def _in_state(self, rows: Any, _name: str, state: str) -> Any:
        if state == "open":
            return rows.filter(submission=None)
        return rows.filter(submission__state=state)

    def _late(self, rows: Any, _name: str, _asked: str) -> Any:
        return rows.late(today=clock.today())


DUTIES: Listing[Duty] = Listing(
    name="reports",
    title=_("Reports"),
    columns=[
        Column(
            "unit",
            _("Reporting unit"),
            lambda duty: duty.place.name,
            order=("place__sort_key",),
            address=lambda duty: reverse("reports:duty", args=[duty.pk]),
        ),
        Column(
            "form", _("Report form"), lambda duty: told.form_name(duty.form), ("form",)
        ),
        Column(
            "period",
            _("Period"),
            lambda duty: period_name(duty.period),
            order=("last", "first"),
        ),
        Column("due", _("Last day on time"), lambda d: d.last_day, ("last_day",)),
        Column(
            "state",
            _("State"),
            told.state,
            order=("submission__state",),
            shape=told.state_shape,
        ),
        Column(
            "late",
            _("Late"),
            lambda duty: told.late(duty, clock.today()) or "–",
            order=("turn", "owed_on", "-last_day", "place__sort_key"),
            shape=lambda duty: told.late_shape(duty, clock.today()),
        ),
        Column("sent", _("Sent on"), told.sent_on, ("submission__sent_on",)),
    ],
    # What is owed comes first, then the newest; `DutyQuerySet.with_turn`.
    order="late",
    filters=DutyFilter,
    empty=Empty(
        _("No report is owed yet"),
        _("Reports stand here from the moment that the province opens their period."),
    ),
)


class QuestionFilter(Filters):
    state = ChoiceFilter(
        label=_("State"), choices=lambda: [(turn.value, words(turn)) for turn in Turn]
    )
    search = CharFilter(
        label=_("Search by unit"),
        method="_of_unit",
        widget=TextInput(attrs={"type": "search"}),
    )

    def _of_unit(self, rows: Any, _name: str, asked: str) -> Any:
        for word in fold(asked).split():
            rows = rows.filter(cell__submission__duty__place__folded__contains=word)
        return rows


QUESTIONS: Listing[Question] = Listing(
    name="reports-questions",
    title=_("Questions about figures"),
    columns=[
        Column(
            "unit",
            _("Reporting unit"),
            lambda question: question.cell.submission.duty.place.name,
            order=("cell__submission__duty__place__sort_key",),
            address=told.question_address,
            below=lambda question: told.heading(question.cell.submission.duty),
        ),
        Column("cell", _("Figure"), lambda question: told.cell(question.cell)),
        Column("text", _("Question"), lambda question: question.text),
        Column(
            "state",
            _("State"),
            lambda question: words(question.turn),
            order=("turn_of", "answer_by", "asked_at"),
            shape=lambda question: told.TURNS[question.state],
        ),
        Column("by", _("To be answered by"), lambda q: q.answer_by, ("answer_by",)),
        Column("answer", _("Answer"), lambda question: question.answer or "–"),
    ],
    order="state",
    filters=QuestionFilter,
    empty=Empty(
        _("Nothing was asked"),
        _("Questions stand here from the moment that a reviewer asks about a figure."),
    ),
)

QUEUE: Listing[Submission] = Listing(
    name="reports-waiting",
    title=_("Waiting to be accepted"),
    columns=[
        Column(
            "unit",
            _("Reporting unit"),
            lambda report: report.duty.place.name,
            order=("duty__place__sort_key",),
            address=lambda report: reverse("reports:report", args=[report.pk]),
        ),
        Column(
            "form", _("Report form"), lambda report: told.form_name(report.duty.form)
        ),
        Column("period", _("Period"), lambda report: period_name(report.duty.period)),
        Column("sent", _("Sent"), lambda report: report.sent_at, ("sent_at",)),
        Column(
            "late",
            _("Late"),
            lambda report: told.late(report.duty, clock.today()) or "–",
            shape=lambda report: told.late_shape(report.duty, clock.today()),
        ),
    ],
    order="sent",
    empty=Empty(
        _("Nothing waits for you"),
        _("Reports stand here from the moment that a unit sends them."),
    ),
)

"""The lists of tasks: one's own or all that one may see, and those that are late."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.forms import TextInput
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter

from lanh.common import clock
from lanh.common.text import fold
from lanh.plans import queries
from lanh.plans.models import Task
from lanh.plans.rules.work.tasks import TaskState
from lanh.web.parts.listing import Column, DayFilter, Empty, Filters, Listing
from lanh.web.parts.words import words

SHAPES: Final[Mapping[TaskState, str]] = {
    TaskState.OPEN: "none",
    TaskState.IN_PROGRESS: "half",
    TaskState.DONE: "info",
    TaskState.VERIFIED: "ok",
    TaskState.RETURNED: "warn",
    TaskState.CANCELLED: "none",
}
LATE = "late"
EVERYONE = "all"


def states() -> list[tuple[str, str]]:
    told = [(state.value, words(state).capitalize()) for state in TaskState]
    return [(LATE, gettext("Late")), *told]


class TaskFilter(Filters):
    search = CharFilter(
        label=_("Search in tasks"),
        widget=TextInput(attrs={"type": "search", "placeholder": _("Search in tasks")}),
    )
    whose = ChoiceFilter(
        label=_("Whose"),
        choices=[(EVERYONE, _("of all agencies that I may see"))],
        empty_label=_("of my agency"),
    )
    state = ChoiceFilter(label=_("State"), choices=states)
    agency = CharFilter(label=_("Agency"))
    plan = CharFilter(label=_("Plan"))
    until = DayFilter(label=_("Due until"))

    def filter_queryset(self, rows: Any) -> Any:
        asked, today = self.form.cleaned_data, clock.today()
        if asked.get("whose") != EVERYONE and not asked.get("plan"):
            rows = queries.my_tasks(self.request.user, today=today)
        if state := asked.get("state"):
            late = state == LATE
            rows = rows.overdue(today) if late else rows.filter(state=state)
        if until := asked.get("until"):
            rows = rows.filter(due__lte=until)
        if agency := asked.get("agency"):
            rows = rows.filter(agency__folded__contains=fold(agency))
        if plan := asked.get("plan"):
            rows = rows.filter(plan__folded__contains=fold(plan))
        return rows.mentioning(asked.get("search") or "")


def stands(task: Task) -> str:
    """'in progress', and for how many days it is late."""
    told, today = words(task.stage).capitalize(), clock.today()
    if not task.is_late(today):
        return told
    return gettext("{state}; days late: {n}").format(
        state=told, n=days_late(task, today)
    )


def days_late(task: Task, today: date) -> int:
    return ((task.done_on or today) - task.due).days


def shape(task: Task) -> str:
    late = task.is_late(clock.today()) and not task.is_ended
    return "bad" if late and task.done_on is None else SHAPES[task.stage]


def _page(task: Task) -> str:
    return reverse("plans:task", args=[task.pk])


WHAT: Final[Column[Task]] = Column(
    "words",
    _("Task"),
    lambda task: task.words,
    ("folded",),
    address=_page,
    below=lambda task: task.plan.subject_line,
)
WHO: Final[Column[Task]] = Column(
    "agency", _("Agency"), lambda task: task.agency.name, ("agency__sort_key",)
)
DUE: Final[Column[Task]] = Column("due", _("By when"), lambda task: task.due, ("due",))

TASKS: Listing[Task] = Listing(
    name="tasks",
    title=_("Tasks"),
    columns=[
        WHAT,
        WHO,
        DUE,
        Column("state", _("State"), stands, ("state",), shape=shape),
    ],
    order="due",
    filters=TaskFilter,
    empty=Empty(
        _("No task here"),
        _("Tasks come of the assignments of a plan and of decisions of meetings."),
    ),
)


class OverdueFilter(Filters):
    search = CharFilter(
        label=_("Search in tasks"), widget=TextInput(attrs={"type": "search"})
    )
    agency = CharFilter(label=_("Agency"))

    def filter_queryset(self, rows: Any) -> Any:
        asked = self.form.cleaned_data
        if agency := asked.get("agency"):
            rows = rows.filter(agency__folded__contains=fold(agency))
        return rows.mentioning(asked.get("search") or "")


def _figures(rows: Any) -> list[tuple[Any, int]]:
    agencies = rows.order_by().values("agency").distinct().count()
    return [(_("Late tasks"), rows.count()), (_("Agencies that are late"), agencies)]


OVERDUE: Listing[Task] = Listing(
    name="overdue",
    title=_("Late tasks"),
    columns=[
        WHO,
        WHAT,
        DUE,
        Column(
            "late", _("Days late"), lambda t: days_late(t, clock.today()), number=True
        ),
        Column(
            "first", _("Extended from"), lambda task: task.first_due, ("first_due",)
        ),
        Column("state", _("State"), lambda task: words(task.stage), shape=shape),
    ],
    order="due",
    filters=OverdueFilter,
    figures=_figures,
    empty=Empty(
        _("No agency is late"),
        _("What is not reported done by its day comes up here by itself."),
    ),
)

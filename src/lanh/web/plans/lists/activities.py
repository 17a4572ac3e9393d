"""The list of a plan's activities."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.forms import TextInput
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter

from lanh.common import clock
from lanh.plans.models import Activity
from lanh.plans.rules.work.activities import When, when
from lanh.web.parts.listing import Column, Empty, Filters, Listing
from lanh.web.parts.words import ROMAN, words
from lanh.web.plans.forms.fields import output_words
from lanh.web.plans.words import days

SHAPES: Final[Mapping[When, str]] = {
    When.TO_COME: "none",
    When.RUNNING: "half",
    When.OVER: "info",
    When.UNDATED: "none",
}


def when_of(one: Activity, today: date) -> When:
    return when(one.first, one.last, today)


def times() -> list[tuple[str, str]]:
    return [(one.value, words(one).capitalize()) for one in When]


def quarters() -> list[tuple[str, str]]:
    return [
        (str(n), gettext("Quarter {n}").format(n=ROMAN[n - 1])) for n in range(1, 5)
    ]


class ActivityFilter(Filters):
    search = CharFilter(
        label=_("Search in activities"),
        widget=TextInput(
            attrs={"type": "search", "placeholder": _("Search in activities")}
        ),
    )
    lead = CharFilter(label=_("Lead"))
    quarter = ChoiceFilter(label=_("Quarter"), choices=quarters)
    state = ChoiceFilter(label=_("State"), choices=times)

    def filter_queryset(self, rows: Any) -> Any:
        asked, today = self.form.cleaned_data, clock.today()
        if state := asked.get("state"):
            undated = state == When.UNDATED
            narrowed = getattr(rows, state)
            rows = narrowed() if undated else narrowed(today)
        if lead := asked.get("lead"):
            rows = rows.led_by(lead)
        if quarter := asked.get("quarter"):
            rows = rows.in_quarter(int(quarter))
        return rows.mentioning(asked.get("search") or "")


def _page(one: Activity) -> str:
    return reverse("plans:activity", args=[one.pk])


ACTIVITIES: Listing[Any] = Listing(
    name="activities",
    title=_("Activities"),
    columns=[
        Column(
            "words", _("Content"), lambda one: one.words, ("folded",), address=_page
        ),
        Column("item", _("Item"), lambda one: one.path, ("number",)),
        Column(
            "lead",
            _("Lead"),
            lambda one: ", ".join(one.lead),
            ("led",),
            below=lambda one: ", ".join(one.coordinating),
        ),
        Column(
            "with", _("With"), lambda one: ", ".join(one.coordinating), goes_out=True
        ),
        Column("where", _("Where"), lambda one: one.where),
        Column(
            "time",
            _("Time"),
            lambda one: days(one.first, one.last) or one.time,
            ("first", "last"),
        ),
        Column(
            "outputs",
            _("To be delivered"),
            lambda one: "; ".join(output_words(each) for each in one.outputs.all()),
        ),
        Column(
            "state",
            _("State"),
            lambda one: words(when_of(one, clock.today())).capitalize(),
            shape=lambda one: SHAPES[when_of(one, clock.today())],
        ),
    ],
    order="item",
    filters=ActivityFilter,
    empty=Empty(
        _("No activity here"),
        _("Ask for another quarter or state, or look at the document of the plan."),
    ),
)

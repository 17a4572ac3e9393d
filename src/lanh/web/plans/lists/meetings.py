"""The list of meetings."""

from typing import Any

from django.forms import TextInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter

from lanh.common.text import fold
from lanh.web.parts.listing import Column, Empty, Filters, Listing
from lanh.web.parts.words import words
from lanh.web.plans.forms.meetings import kinds


class MeetingFilter(Filters):
    plan = CharFilter(
        label=_("Plan"), method="_of_plan", widget=TextInput(attrs={"type": "search"})
    )
    kind = ChoiceFilter(label=_("Kind of meeting"), choices=kinds)

    def _of_plan(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.filter(plan__folded__contains=fold(asked))


MEETINGS: Listing[Any] = Listing(
    name="meetings",
    title=_("Meetings"),
    columns=[
        Column(
            "kind",
            _("Meeting"),
            lambda one: words(one.what).capitalize(),
            ("kind",),
            address=lambda one: reverse("plans:meeting", args=[one.pk]),
            below=lambda one: one.plan.subject_line,
        ),
        Column("day", _("Day"), lambda one: one.day, ("day",)),
        Column("place", _("Place"), lambda one: one.plan.place.name),
        Column("decided", _("Decisions"), lambda one: one.number_decided, number=True),
        Column("done", _("Done"), lambda one: one.number_done, number=True),
    ],
    order="-day",
    filters=MeetingFilter,
    empty=Empty(
        _("No meeting yet"),
        _("A meeting is recorded from the page of its plan."),
    ),
)

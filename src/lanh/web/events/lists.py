"""The lists of this drawer: what they show, how they are narrowed."""

from functools import partial
from typing import Any

from django.forms import TextInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFilter

from lanh.common.period import Period
from lanh.web.events.forms import values_of
from lanh.web.parts.listing import Column, Empty, Filters, Listing
from lanh.web.parts.words import value_of, words


class EventFilter(Filters):
    search = CharFilter(
        label=_("Search in titles"),
        method="_mentioning",
        widget=TextInput(attrs={"type": "search"}),
    )
    month = DateFilter(
        label=_("Month"),
        method="_in_month",
        input_formats=["%Y-%m"],
        widget=TextInput(attrs={"type": "month"}),
    )
    form = ChoiceFilter(label=_("Form"), choices=partial(values_of, "form"))

    def _mentioning(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.mentioning(asked)

    def _in_month(self, rows: Any, _name: str, first: Any) -> Any:
        return rows.during(Period.month(first.year, first.month))


EVENTS: Listing[Any] = Listing(
    name="events",
    title=_("Communication events"),
    columns=[
        Column(
            "title",
            _("Title"),
            lambda event: event.title,
            order=("title_folded",),
            address=lambda event: reverse("events:detail", args=[event.pk]),
        ),
        Column("day", _("Day"), lambda event: event.day, order=("day",)),
        Column("place", _("Place"), lambda event: event.place.name),
        Column("form", _("Form"), lambda event: value_of(event.form, "form")),
        Column(
            "status",
            _("Status"),
            lambda event: words(event.stage),
            shape=lambda event: "ok",
        ),
        Column(
            "people",
            _("People"),
            lambda event: event.attended,
            order=("attended",),
            number=True,
        ),
    ],
    order="-day",
    filters=EventFilter,
    empty=Empty(
        _("No event found"),
        _("Take a filter away, choose another month, or plan an event."),
    ),
)

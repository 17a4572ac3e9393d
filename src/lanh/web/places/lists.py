"""The lists of this drawer: what they show, how they are narrowed."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.forms import TextInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter

from lanh.common import clock
from lanh.common.refusal import Refused
from lanh.common.text import fold
from lanh.elements.catalogue import dimensions
from lanh.places import queries
from lanh.places.models import NameSpan, Place
from lanh.web.parts.listing import Column, DayFilter, Empty, Filters, Listing
from lanh.web.parts.words import sentence, term, words
from lanh.web.places.words import lies_in, until

IN_FORCE = _("in force")
OLD_TOO = [("all", _("old and new units"))]


def is_known(day: date) -> None:
    """A day of which the map knows nothing is refused in the field, with the reason."""
    try:
        queries.check_day(day)
    except Refused as refusal:
        raise ValidationError(sentence(refusal)) from refusal


def levels() -> list[tuple[str, str]]:
    return [(level.code, term(level)) for level in dimensions()["level"].values]


def _day(label: Any) -> DayFilter:
    return DayFilter(
        label=label,
        validators=[is_known],
        help_text=_("The country's units are known from 1 January 2025."),
    )


class PlaceFilter(Filters):
    search = CharFilter(
        label=_("Name or code; after a comma, what it lies in"),
        widget=TextInput(
            attrs={"type": "search", "placeholder": _("tan lap, thai nguyen")}
        ),
    )
    level = ChoiceFilter(label=_("Level of the unit"), choices=levels)
    as_of = _day(_("As it was on"))
    which = ChoiceFilter(
        label=_("Which"), choices=OLD_TOO, empty_label=_("in force on that day")
    )

    def filter_queryset(self, _rows: Any) -> Any:
        asked = self.form.cleaned_data
        day = asked.get("as_of") or clock.today()
        if "as_of" in self.form.errors:
            # Not today's map instead: nothing is known, and the field says why.
            return NameSpan.objects.none()
        return queries.search(
            asked.get("search") or "",
            as_of=None if asked.get("which") == "all" else day,
            level=asked.get("level") or "",
        )


class PartFilter(Filters):
    search = CharFilter(
        label=_("Search by name"), widget=TextInput(attrs={"type": "search"})
    )
    as_of = _day(_("As it was on"))

    def filter_queryset(self, rows: Any) -> Any:
        asked = self.form.cleaned_data
        day = asked.get("as_of")
        if "as_of" in self.form.errors:
            return rows.none()
        # Without a day: those that are there now, or were there to the end.
        last = Q(until=None) | Q(until=F("parent__until"))
        rows = rows.in_force(day) if day else rows.filter(last)
        return rows.filter(folded__contains=fold(asked.get("search") or ""))


def _page(place: Place) -> str:
    return reverse("places:detail", args=[place.pk])


PLACES: Listing[NameSpan] = Listing(
    name="places",
    title=_("Places"),
    columns=[
        Column(
            "name",
            _("Name"),
            lambda name: name.name,
            ("sort_key",),
            address=lambda name: _page(name.place),
        ),
        Column("kind", _("Kind"), lambda name: words(name.form), ("kind",)),
        Column("code", _("Code"), lambda name: name.place.code, ("place__code",)),
        Column("in", _("Lies in"), lambda name: lies_in(name.place)),
        Column("since", _("From"), lambda name: name.place.known_since),
        Column("until", _("Until"), lambda name: until(name.until) or IN_FORCE),
    ],
    order="",
    filters=PlaceFilter,
    empty=Empty(
        _("No unit found"),
        _("Type fewer words, choose another day, or ask for old units as well."),
    ),
)
PARTS: Listing[Place] = Listing(
    name="parts",
    title=_("Units below it"),
    columns=[
        Column("name", _("Name"), lambda unit: unit.name, ("sort_key",), address=_page),
        Column("kind", _("Kind"), lambda unit: words(unit.form), ("kind",)),
        Column("code", _("Code"), lambda unit: unit.code, ("code",)),
        Column("area", _("Area, km²"), lambda unit: unit.area, ("area",), number=True),
        Column("until", _("Until"), lambda unit: until(unit.until) or IN_FORCE),
    ],
    order="",
    filters=PartFilter,
    empty=Empty(_("Nothing lies below it on that day"), _("Choose another day.")),
)

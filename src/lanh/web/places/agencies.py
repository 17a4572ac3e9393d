"""Agencies: the list, and what the page of one shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import TextInput
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter

from lanh.access.queries import posts_in
from lanh.access.roles import SECTORS
from lanh.common import clock
from lanh.elements.catalogue import dimensions
from lanh.places import queries
from lanh.places.models import Agency, AgencyLineage
from lanh.places.rules import AgencyKind
from lanh.web.parts.listing import Column, DayFilter, Empty, Filters, Listing
from lanh.web.parts.words import term, words
from lanh.web.places.lists import IN_FORCE, levels
from lanh.web.places.words import Fact, lies_in, until

OLD_TOO = [("all", _("old and new agencies"))]


def kinds() -> list[tuple[str, str]]:
    return [(kind.value, words(kind).capitalize()) for kind in AgencyKind]


class AgencyFilter(Filters):
    search = CharFilter(
        label=_("Name or code of the agency"),
        widget=TextInput(attrs={"type": "search", "placeholder": _("so y te")}),
    )
    place = CharFilter(label=_("Where it sits"))
    kind = ChoiceFilter(label=_("Branch"), choices=kinds)
    level = ChoiceFilter(label=_("Level of the unit"), choices=levels)
    as_of = DayFilter(label=_("As it was on"))
    which = ChoiceFilter(
        label=_("Which"), choices=OLD_TOO, empty_label=_("in force on that day")
    )

    def filter_queryset(self, rows: Any) -> Any:
        asked = self.form.cleaned_data
        if asked.get("which") != "all":
            rows = rows.in_force(asked.get("as_of") or clock.today())
        for name in ("kind", "place__level"):
            if value := asked.get(name.removeprefix("place__")):
                rows = rows.filter(**{name: value})
        if there := asked.get("place"):
            rows = rows.sitting_in(there)
        return rows.mentioning(asked.get("search") or "")


def _page(agency: Agency) -> str:
    return reverse("places:agency", args=[agency.pk])


AGENCIES: Listing[Agency] = Listing(
    name="agencies",
    title=_("Agencies"),
    columns=[
        Column("name", _("Name"), lambda one: one.name, ("sort_key",), address=_page),
        Column("kind", _("Branch"), lambda one: words(one.branch), ("kind",)),
        Column(
            "place",
            _("Where it sits"),
            lambda one: one.place.name,
            ("place__sort_key",),
            below=lambda one: lies_in(one.place),
        ),
        Column("code", _("Code"), lambda one: one.code, ("code",)),
        Column("until", _("Until"), lambda one: until(one.until) or IN_FORCE),
    ],
    order="name",
    filters=AgencyFilter,
    empty=Empty(
        _("No agency found"),
        _("Type fewer words, choose another day, or ask for old agencies as well."),
    ),
)


@dataclass(frozen=True, slots=True)
class Passed:
    """One line of what took over an agency's work, or of whose it took over."""

    name: str
    address: str
    beside: str
    matter: str
    on: date
    document: str


def agency_page(agency: Agency, today: date) -> dict[str, Any]:
    return {
        "agency": agency,
        "facts": facts(agency, today),
        "went_to": [_passed(row, row.new) for row in queries.took_over(agency)],
        "came_from": [_passed(row, row.old) for row in queries.took_from(agency)],
        "names": _names(agency),
        "crumbs": [
            (reverse("places:agencies"), gettext("Agencies")),
            (reverse("places:detail", args=[agency.place_id]), agency.place.name),
        ],
    }


def facts(agency: Agency, today: date) -> list[Fact]:
    """Who works there is told as a number: names stand with the accounts."""
    number = posts_in(agency, today=today).count()
    told = gettext("Posts held today: {n}").format(n=number)
    nobody = gettext("nobody of this branch logs in")
    level = dimensions()["level"].value(agency.level)
    return [
        (_("Code"), agency.code),
        (_("Short name"), agency.short),
        (_("Branch"), words(agency.branch)),
        (_("Level of the unit"), term(level)),
        (_("Where it sits"), agency.place.name),
        (_("From"), agency.since),
        (_("Until"), until(agency.until)),
        (_("Who works here"), told if agency.branch in SECTORS else nobody),
    ]


def _names(agency: Agency) -> Iterable[str]:
    return [name for name in agency.known_as.splitlines() if name]


def _passed(row: AgencyLineage, other: Agency) -> Passed:
    return Passed(
        name=other.name,
        address=_page(other),
        beside=other.place.name if other.place_id != row.old.place_id else "",
        matter=row.matter or gettext("all of its work"),
        on=row.on,
        document=row.document,
    )

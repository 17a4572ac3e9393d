"""The lists of this drawer: what they show, how they are narrowed."""

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter

from lanh.common import clock
from lanh.elements.catalogue import elements
from lanh.registers.premises import measures, queries
from lanh.registers.premises.queries import SOON, Pledge, Status
from lanh.web.parts.listing import Column, Empty, Filters, Listing
from lanh.web.parts.records.lists import (
    PLACE,
    Columns,
    Said,
    members_of,
    values_of,
)
from lanh.web.parts.words import term, value_of, words
from lanh.web.premises.words import LABELS

of = Columns(LABELS)
SHAPES = {Status.OPERATING: "ok", Status.SUSPENDED: "warn", Status.CLOSED: "none"}


class PremisesFilter(Filters):
    """What lists of premises, and of what is told about them, are narrowed by."""

    search = CharFilter(label=_("Search name, code, address"), method="_mentioning")
    kind = of.of_codes("kind:premises", "kind")
    place = ModelChoiceFilter(label=LABELS["place"], method="_within", queryset=None)

    def __init__(self, *args: Any, **asked: Any) -> None:
        super().__init__(*args, **asked)
        self.filters["place"].queryset = self._places

    def _places(self, request: Any) -> Any:
        seen = queries.places_seen(request.user, today=clock.today())
        return seen.order_by("sort_key")

    def _mentioning(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.mentioning(asked)

    def _within(self, rows: Any, _name: str, place: Any) -> Any:
        return rows.within(place)


class RegisterFilter(PremisesFilter):
    status = of.of_members(Status, "status")
    committed = ChoiceFilter(
        label=LABELS["pledge"],
        choices=[("yes", _("in force")), ("no", _("none in force"))],
        method="_committed",
    )

    def _committed(self, rows: Any, _name: str, asked: str) -> Any:
        held = rows.committed(clock.today()).values("pk")
        return rows.filter(pk__in=held) if asked == "yes" else rows.exclude(pk__in=held)


class AboutFilter(PremisesFilter):
    kind = ChoiceFilter(
        field_name="premises__kind",
        label=LABELS["kind"],
        choices=partial(values_of, "kind:premises"),
    )


class CommitmentFilter(AboutFilter):
    standing = ChoiceFilter(
        label=LABELS["standing"],
        choices=[("yes", _("in force")), ("due", _("to be renewed"))],
        method="_standing",
    )
    pledge = ChoiceFilter(
        field_name="kind",
        label=LABELS["pledge"],
        choices=partial(members_of, Pledge),
    )

    def _standing(self, rows: Any, _name: str, asked: str) -> Any:
        today = clock.today()
        if asked == "yes":
            return rows.in_force(today).standing(today)
        return rows.unrenewed(today, today + SOON)


def figures(rows: Any) -> list[tuple[Said, int]]:
    """Of all that was found, those that stand today."""
    code = "premises.active"
    standing = rows.standing(clock.today())
    number = measures.count_among(code, standing).number
    return [(term(elements()[code]), int(number))]


def to_premises(row: Any) -> str:
    return reverse("premises:detail", args=[row.premises_id])


def in_force(until: Any) -> str:
    """Shape of a commitment or licence: none in force, soon over, in force."""
    today = clock.today()
    if until is not None and until < today:
        return "bad"
    return "warn" if until is not None and until <= today + SOON else "ok"


STANDINGS = {"bad": _("run out"), "warn": _("runs out soon"), "ok": _("in force")}
ABOUT: tuple[Column[Any], ...] = (
    Column(
        "title",
        LABELS["title"],
        lambda row: row.premises.title,
        order=("premises__title_key",),
        address=to_premises,
        below=lambda row: row.premises.address,
    ),
    Column(
        "place",
        LABELS["place"],
        lambda row: row.premises.place.name,
        order=("premises__place__sort_key",),
    ),
)
IN_FORCE: Column[Any] = Column(
    "standing",
    LABELS["standing"],
    lambda row: STANDINGS[in_force(row.until)],
    shape=lambda row: in_force(row.until),
)

PREMISES: Listing[Any] = Listing(
    name="premises",
    title=_("Premises"),
    columns=[
        of.titled("premises:detail", lambda row: row.address),
        of.field("code"),
        Column(
            "kind",
            LABELS["kind"],
            lambda row: value_of(row.kind, "kind:premises"),
            order=("kind",),
        ),
        PLACE,
        of.field("day"),
        of.status(SHAPES),
    ],
    order="title",
    filters=RegisterFilter,
    figures=figures,
    empty=Empty(
        _("No premises yet"),
        _("Places of business stand here from the moment that they are registered."),
    ),
    private=True,
)
COMMITMENTS: Listing[Any] = Listing(
    name="commitments",
    title=_("Commitments"),
    columns=[
        *ABOUT,
        Column("pledge", LABELS["pledge"], lambda row: words(row.pledge)),
        of.field("signed"),
        of.field("until"),
        IN_FORCE,
    ],
    order="until",
    filters=CommitmentFilter,
    empty=Empty(
        _("No commitment yet"),
        _("Write one down on the page of the premises whose owner has signed."),
    ),
    private=True,
)
LICENCES: Listing[Any] = Listing(
    name="licences",
    title=_("Licence holders for precursors and narcotic medicines"),
    columns=[
        *ABOUT,
        Column("covers", LABELS["covers"], lambda row: words(row.subjects)),
        of.field("number"),
        of.field("issuer"),
        of.field("until"),
        IN_FORCE,
    ],
    order="until",
    filters=AboutFilter,
    empty=Empty(
        _("No licence yet"),
        _("Write one down on the page of the premises that hold it."),
    ),
    private=True,
)

"""The list of past imports."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.intake.registry import kind_of
from lanh.intake.rules.life import Outcome
from lanh.web.intake.words import SHAPES
from lanh.web.parts.listing import Column, Empty, Listing
from lanh.web.parts.words import words

IMPORTS: Listing[Any] = Listing(
    name="imports",
    title=_("Spreadsheets taken in"),
    columns=[
        Column(
            "file",
            _("File"),
            lambda row: row.file.name,
            address=lambda row: reverse("intake:detail", args=[row.pk]),
        ),
        Column("kind", _("What the rows are"), lambda row: _kind(row)),
        Column("place", _("Place"), lambda row: row.place.name),
        Column("by", _("Handed in by"), lambda row: row.by.name),
        Column("at", _("When"), lambda row: row.handed_in_at, order=("handed_in_at",)),
        Column(
            "status",
            _("Status"),
            lambda row: words(row.stage),
            order=("status",),
            shape=lambda row: SHAPES[row.stage],
        ),
        Column(
            "good", _("New rows"), lambda row: row.number(Outcome.GOOD), number=True
        ),
        Column(
            "wrong", _("Wrong rows"), lambda row: row.number(Outcome.WRONG), number=True
        ),
    ],
    order="-at",
    empty=Empty(
        _("No spreadsheet yet"),
        _("Hand one in: you see what would become of each row before it counts."),
    ),
)


def _kind(row: Any) -> str:
    return gettext(kind_of(row.code).label)

"""The list of documents on their way."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lanh.web.parts.listing import Column, Empty, Listing
from lanh.web.parts.words import words
from lanh.web.plans.words import SHAPES

DRAFTS: Listing[Any] = Listing(
    name="drafts",
    title=_("Documents on their way"),
    columns=[
        Column(
            "name",
            _("Document"),
            lambda draft: draft.name or _("Document without name"),
            address=lambda draft: reverse("plans:draft", args=[draft.pk]),
        ),
        Column("place", _("Place"), lambda draft: draft.place.name),
        Column("who", _("Handed in by"), lambda draft: draft.handed_in_by.name),
        Column(
            "when",
            _("When"),
            lambda draft: draft.handed_in_at,
            order=("handed_in_at",),
        ),
        Column(
            "state",
            _("State"),
            lambda draft: words(draft.stage).capitalize(),
            shape=lambda draft: SHAPES[draft.stage],
        ),
    ],
    order="-when",
    empty=Empty(_("No document is on its way"), _("Hand in the document of a plan.")),
)

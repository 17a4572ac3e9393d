"""The list of who was given which share of a plan's targets."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lanh.plans.models import Share, Target
from lanh.plans.queries import Given, ShareProgress
from lanh.web.parts.listing import Column, Empty, Listing
from lanh.web.plans import progress

Told = Mapping[UUID, ShareProgress]


def shares_list(given: Sequence[Given]) -> tuple[Listing[Share], QuerySet[Share]]:
    """The list over the shares of these targets, each with its figure."""
    told = {one.share.pk: one for target in given for one in target.shares}
    listing: Listing[Share] = Listing(
        name="shares",
        title=_("Shares given out"),
        columns=[*_given(told), *_standing(told), *_document()],
        order="target",
        empty=Empty(
            _("No target was given out"),
            _("Open a target of the plan and give it out to places and agencies."),
        ),
    )
    rows = Share.objects.filter(pk__in=list(told))
    return listing, rows.select_related("place", "agency", "allotment")


def _given(told: Told) -> list[Column[Share]]:
    """To whom, of which target, how much."""

    def target(share: Share) -> Target:
        return told[share.pk].target

    return [
        Column(
            "holder",
            _("Who"),
            lambda share: share.holder,
            order=("place__sort_key", "agency__sort_key", "named"),
        ),
        Column(
            "target",
            _("Target"),
            lambda share: target(share).clause or target(share).words,
            order=("allotment__target__number", "allotment__target__part"),
            address=lambda share: reverse("plans:target", args=[target(share).pk]),
        ),
        Column("unit", _("Unit"), lambda share: target(share).unit),
        Column("share", _("Share given"), lambda share: share.value, number=True),
    ]


def _standing(told: Told) -> list[Column[Share]]:
    """How far each is."""

    def standing(share: Share) -> str:
        one = told[share.pk].progress
        return progress.standing(one) if one else ""

    def shape(share: Share) -> str:
        one = told[share.pk].progress
        return progress.shape(one) if one else "none"

    def so_far(share: Share) -> Any:
        return told[share.pk].number

    return [
        Column("so_far", _("So far"), so_far, number=True),
        Column("state", _("State"), standing, shape=shape),
    ]


def _document() -> list[Column[Share]]:
    return [
        Column(
            "since",
            _("Holds from"),
            lambda share: share.allotment.since,
            order=("allotment__since",),
        ),
        Column("document", _("Document"), lambda share: share.allotment.number),
    ]

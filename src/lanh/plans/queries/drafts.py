"""Questions about documents that are being read and reviewed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db.models import Count, Q

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.clock import day_of
from lanh.common.refusal import allows
from lanh.common.words import _
from lanh.owed.registry import Due, Said
from lanh.places.models import Place, PlaceQuerySet
from lanh.plans.models import Draft, DraftItem, DraftQuerySet
from lanh.plans.rules import life
from lanh.plans.rules.life import SURE, DraftState, DraftStep, ItemState


@dataclass(frozen=True, slots=True)
class Left:
    """How far a review is: items in all, still open, and of these the unsure ones."""

    items: int
    open: int
    unsure: int

    @property
    def done(self) -> int:
        return self.items - self.open

    @property
    def sure(self) -> int:
        return self.open - self.unsure


def drafts(for_user: User, *, today: date) -> DraftQuerySet:
    """The drafts that the user may go on with, newest first, without their words."""
    seen = Draft.objects.visible_to(for_user, today=today)
    return seen.defer("text", "reading").select_related("place", "handed_in_by")


def draft(for_user: User, *, pk: UUID, today: date) -> Draft | None:
    """One draft, or None where the user may not know of it."""
    seen = Draft.objects.visible_to(for_user, today=today).filter(pk=pk)
    return seen.select_related("place", "handed_in_by", "file").first()


def items(of: Draft) -> list[DraftItem]:
    """Every item of a draft the user may see, in the order of the document."""
    return list(of.items.select_related("touched_by"))


def item(for_user: User, *, pk: UUID, today: date) -> DraftItem | None:
    """One item with its draft, or None where the user may not know of it."""
    seen = Draft.objects.visible_to(for_user, today=today)
    found = DraftItem.objects.filter(pk=pk, draft__in=seen)
    return found.select_related("draft__place", "touched_by").first()


def left(of: Draft) -> Left:
    """What is left to be looked at."""
    still_open = Q(state=ItemState.OPEN.value)
    counted = of.items.aggregate(
        items=Count("pk"),
        open=Count("pk", filter=still_open),
        unsure=Count("pk", filter=still_open & Q(certainty__lt=SURE)),
    )
    return Left(**counted)


def places_to_draft(for_user: User, *, today: date) -> PlaceQuerySet:
    """Where the user may hand in a plan: the choices of the form, and its button."""
    return access.places_for(for_user, Permission.DRAFT_PLANS, today=today)


def check_can_draft(by: User, *, place: Place, today: date) -> None:
    access.check_may(by, Permission.DRAFT_PLANS, at=place, today=today)


def check_not_open(content: bytes, *, place: Place) -> None:
    """No open draft of the same place was made from the very same bytes."""
    digest = sha256(content).hexdigest()
    same = Draft.objects.unfinished().filter(place=place, file__sha256=digest)
    known = same.select_related("handed_in_by").first()
    life.check_new(
        by=known.handed_in_by.name if known else "",
        on=day_of(known.handed_in_at) if known else None,
    )


def check_can_take(step: DraftStep, *, by: User, draft: Draft, today: date) -> None:
    """The person may, and the draft's life allows it."""
    check_can_draft(by, place=draft.place, today=today)
    life.check_step(state=draft.stage, step=step)


def can_review(by: User, *, draft: Draft, today: date) -> bool:
    return allows(check_can_take, DraftStep.REVIEW, by=by, draft=draft, today=today)


def due(for_user: User, today: date) -> Iterator[Due]:
    """The drafts that wait for the person who handed them in."""
    still_open = Count("items", filter=Q(items__state=ItemState.OPEN.value))
    waiting = drafts(for_user, today=today).filter(
        state=DraftState.READY.value, handed_in_by=for_user
    )
    for pk, name, n in waiting.annotate(n=still_open).values_list("pk", "name", "n"):
        yield Due(
            what=Said(_("Review what was read in {document}"), {"document": name}),
            why=Said(_("{n} items to be looked at"), {"n": n}),
            due=None,
            url_name="plans:draft",
            url_args=(pk,),
            act=Said(_("Go on with the review")),
        )

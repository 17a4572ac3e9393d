"""Questions about this register: which may I see, and what may I do with one now?"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.refusal import allows
from lanh.common.words import _
from lanh.owed.registry import Due, Said
from lanh.places.models import Place, PlaceQuerySet
from lanh.registers.premises import rules
from lanh.registers.premises.models import (
    Commitment,
    Licence,
    OfPremisesQuerySet,
    Premises,
    PremisesQuerySet,
    Staffing,
)
from lanh.registers.premises.rules import LIFE
from lanh.registers.premises.rules import SOON as SOON
from lanh.registers.premises.rules import Covers as Covers
from lanh.registers.premises.rules import Pledge as Pledge
from lanh.registers.premises.rules import Sex as Sex
from lanh.registers.premises.rules import Status as Status
from lanh.registers.premises.rules import Step as Step
from lanh.registers.premises.rules import Via as Via
from lanh.registers.records import queries as records
from lanh.registers.records import rules as record_rules

# ── what one sees ─────────────────────────────────────────────────────────────────────


def premises(for_user: User, *, today: date) -> PremisesQuerySet:
    """The premises that the user may see, ready to be shown in a list."""
    seen: PremisesQuerySet = Premises.objects.visible_to(for_user, today=today)
    return seen.select_related("place", "follows", "followed_by")


def one(for_user: User, *, pk: UUID, today: date) -> Premises | None:
    """Those premises, or None where the user may not know of them."""
    return premises(for_user, today=today).filter(pk=pk).first()


def commitments(for_user: User, *, today: date) -> OfPremisesQuerySet:
    seen = Commitment.objects.visible_to(for_user, today=today)
    return seen.select_related("premises__place")


def licences(for_user: User, *, today: date) -> OfPremisesQuerySet:
    """Who holds a licence for precursors or narcotic medicines; its public part."""
    seen = Licence.objects.visible_to(for_user, today=today)
    return seen.select_related("premises__place")


def staffing(premises: Premises, *, day: date) -> Staffing | None:
    """The workers as they are known on the day."""
    return premises.staffings.filter(as_of__lte=day).first()


def places_to_record(for_user: User, *, today: date) -> PlaceQuerySet:
    """Where the user may register: the choices of the form, and its button."""
    return access.places_for(for_user, Permission.RECORD_PREMISES, today=today)


def places_seen(for_user: User, *, today: date) -> PlaceQuerySet:
    """The places whose premises the user may see: what a list is narrowed to."""
    return access.places_for(for_user, Permission.SEE_PREMISES, today=today)


# ── what one may do ───────────────────────────────────────────────────────────────────


def check_can_record(by: User, *, place: Place, today: date) -> None:
    """Here, and in a unit that stands today: premises may be older than their unit."""
    needs = Permission.RECORD_PREMISES
    records.check_may_record(by, needs, place, today, today=today)


def check_can_record_many(
    by: User, *, premises: Sequence[Premises], today: date
) -> None:
    for place in {one.place for one in premises}:
        check_can_record(by, place=place, today=today)


def check_can_mend(by: User, *, premises: Premises, today: date) -> None:
    """Correct them, or write something down about them."""
    access.check_may(by, Permission.RECORD_PREMISES, at=premises.place, today=today)


def can_mend(by: User, *, premises: Premises, today: date) -> bool:
    return allows(check_can_mend, by, premises=premises, today=today)


def check_can_take(step: Step, *, by: User, premises: Premises, today: date) -> None:
    """The person may, and the life of premises allows it."""
    check_can_mend(by, premises=premises, today=today)
    record_rules.check_step(life=LIFE, status=premises.stage, step=step)
    if step is Step.REOPEN:
        followed = Premises.objects.filter(follows=premises).exists()
        rules.check_not_reopened(name=premises.title, reopened=followed)


def steps_open(for_user: User, *, premises: Premises, today: date) -> list[Step]:
    """The buttons on the page of the premises."""
    asked: dict[str, Any] = {"by": for_user, "premises": premises, "today": today}
    return [step for step in Step if allows(check_can_take, step, **asked)]


def check_can_tell(by: User, *, premises: Premises, day: date, today: date) -> None:
    """Something of that day may be written down about the premises."""
    check_can_mend(by, premises=premises, today=today)
    record_rules.check_is_done(day=day, today=today)
    rules.check_open_on(name=premises.title, closed=premises.closed, day=day)


# ── what is due ───────────────────────────────────────────────────────────────────────

MANY = 20


def due(for_user: User, today: date) -> Iterator[Due]:
    """Commitments and licences that run out within a month, or did, unrenewed.

    At one's own place each commitment is told; over many places their number.
    """
    record = access.reach(
        for_user, Permission.RECORD_PREMISES, today=today, to="premises__place__"
    )
    own = [post.place for post in access.posts_of(for_user, today=today)]
    open_ = Commitment.objects.unrenewed(today, today + SOON).filter(record)
    mine = open_.filter(premises__place__in=own).select_related("premises")
    for commitment in mine.order_by("until", "pk")[:MANY]:
        yield _to_renew(commitment, today)
    others = open_.exclude(premises__place__in=own).count()
    if others:
        what = Said(
            _("Commitments of premises that run out unrenewed: {n}"), {"n": others}
        )
        yield Due(
            what,
            None,
            "premises:commitments",
            Said(_("See the list")),
            query="standing=due",
        )
    ending = Licence.objects.standing(today).filter(record, until__lte=today + SOON)
    number = ending.filter(until__gte=today).count()
    if number:
        what = Said(_("Licences for precursors that run out: {n}"), {"n": number})
        yield Due(what, None, "premises:licences", Said(_("See the list")))


def _to_renew(commitment: Commitment, today: date) -> Due:
    until = commitment.until or today
    return Due(
        what=Said(
            _("Commitment of {name}: {pledge}"),
            {"name": commitment.premises.title, "pledge": commitment.pledge},
        ),
        why=Said(_("It runs out on {until}"), {"until": until}),
        due=until,
        late=until < today,
        url_name="premises:commit",
        url_args=(commitment.premises_id,),
        act=Said(_("Renew it")),
    )

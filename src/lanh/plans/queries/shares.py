"""Who was given which share of a target, and how far each is."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.refusal import allows
from lanh.elements.catalogue import Element, Kind, elements
from lanh.indicators import queries as indicators
from lanh.places import queries as places
from lanh.places.models import Agency, Place, PlaceQuerySet
from lanh.plans.models import Allotment, Plan, Share, Target
from lanh.plans.queries.changes import day_of, target_on, targets_on
from lanh.plans.queries.plans import plan as plan_of
from lanh.plans.queries.standing import (
    TargetProgress,
    figures,
    held_against,
    parts,
    period_of,
)
from lanh.plans.rules import allotting, amending
from lanh.plans.rules.allotting import Balance, Way
from lanh.plans.rules.pace import Judged, Standing

Holder = Place | Agency | str


@dataclass(frozen=True, slots=True)
class Portion:
    """A share as it is typed: who holds it, how much."""

    holder: Holder
    value: Decimal

    @property
    def name(self) -> str:
        return self.holder if isinstance(self.holder, str) else self.holder.name


@dataclass(frozen=True, slots=True)
class ShareProgress:
    """Where a share stands. `progress`: None where nobody reports for its holder."""

    share: Share
    target: Target
    progress: TargetProgress | None

    @property
    def standing(self) -> Standing:
        return self.progress.standing if self.progress else Standing.NO_FIGURE

    @property
    def number(self) -> Decimal | None:
        return self.progress.number if self.progress else None


@dataclass(frozen=True, slots=True)
class Given:
    """A target of the plan that was given out, with all that was given."""

    target: Target
    allotment: Allotment
    balance: Balance
    shares: Sequence[ShareProgress]


def given_out(
    for_user: User, plan: Plan, *, today: date, known_at: datetime | None = None
) -> list[Given]:
    """Every target that was given out, in the plan's order, with the shares that the
    user may see; how far each place is, held against its own share.

    All figures are fetched together, however many places and targets there are.
    """
    day = day_of(today, known_at)
    targets = {one.pk: one for one in targets_on(plan, day)}
    standing = Allotment.objects.filter(target__in=targets).standing(day)
    found = Share.objects.filter(allotment__in=standing)
    rows = sorted(found.select_related("allotment", "place", "agency"), key=_order)
    told = _told(for_user, plan, rows, targets, today=today, known_at=known_at)
    return [
        Given(target, shares[0].allotment, balance_of(target, shares), told[target.pk])
        for target in targets.values()
        if (shares := [s for s in rows if s.allotment.target_id == target.pk])
    ]


def _told(
    for_user: User,
    plan: Plan,
    shares: Sequence[Share],
    targets: Mapping[UUID, Target],
    *,
    today: date,
    known_at: datetime | None,
) -> dict[UUID, list[ShareProgress]]:
    """The shares that the user may see by target, each with its figure."""
    own = set(parts(for_user, plan, today=today))
    whole = access.may(for_user, Permission.SEE_PLANS, at=plan.place, today=today)
    found = figures(plan, targets.values(), list(own), known_at)
    told: dict[UUID, list[ShareProgress]] = {key: [] for key in targets}
    for share in shares:
        target = targets[share.allotment.target_id]
        if share.place in own:
            one = _held_against_share(plan, target, share, found, today)
            told[target.pk].append(ShareProgress(share, target, one))
        elif whole:
            told[target.pk].append(ShareProgress(share, target, None))
    return told


def _held_against_share(
    plan: Plan,
    target: Target,
    share: Share,
    found: Mapping[tuple[str, UUID], indicators.Value],
    today: date,
) -> TargetProgress | None:
    if share.place is None:
        return None
    aim = copy(target)
    aim.value, aim.upper = share.value, None
    one = held_against(plan, aim, share.place, found, today)
    if one.standing is Standing.REACHED and not share.value:
        # 0 of 0: nothing was asked for, so nothing is reached either.
        return replace(one, judged=Judged(Standing.IN_WORDS))
    return one


def balance_of(target: Target, shares: Sequence[Share]) -> Balance:
    """What was given out, and what rests, of the target as it stands in hand."""
    return allotting.balance(whole_of(target), [share.value for share in shares])


def whole_of(target: Target) -> Decimal | None:
    return allotting.whole(target.compared, target.value, target.upper, target.unit)


def allotment(target: Target) -> Allotment | None:
    """The newest giving out of the target."""
    rows = target.allotments.select_related("made_by").order_by("-version")
    return rows.first()


def shares_of(allotment: Allotment | None) -> list[Share]:
    """Its shares, places in Vietnamese order, then agencies, then names."""
    if allotment is None:
        return []
    rows = allotment.shares.select_related("place", "agency")
    return sorted(rows, key=_order)


def _order(share: Share) -> tuple[int, str]:
    if share.place is not None:
        return 0, share.place.sort_key
    return (1, share.holder) if share.agency is not None else (2, share.holder)


def earlier(target: Target) -> QuerySet[Allotment]:
    """All givings out of the target, newest first."""
    rows = target.allotments.select_related("made_by").prefetch_related("shares")
    return rows.order_by("-version")


def places_to_allot(plan: Plan, *, today: date) -> PlaceQuerySet:
    """The units right below the plan's place: none lies in another."""
    return places.children(plan.place, as_of=today)


def agencies_to_allot(plan: Plan, *, today: date) -> QuerySet[Agency]:
    """The agencies of the plan's place."""
    return Agency.objects.in_force(today).filter(place=plan.place)


def proposal(
    target: Target, way: Way, *, element: str = "", today: date
) -> dict[UUID, Decimal]:
    """The target spread over the places: a proposal for the table, never more.

    What others than places hold already is left to them. By last year's figures, or by
    those of an element, of the reporting year before the plan's; a place without one
    gets nothing, and the table shows that.
    """
    total = whole_of(target_on(target, today))
    held = [s.value for s in shares_of(allotment(target)) if s.place is None]
    there = list(places_to_allot(target.plan, today=today))
    if total is None:
        return {}
    weights: dict[UUID, Decimal | None]
    if way is Way.EQUALLY:
        weights = {place.pk: Decimal(1) for place in there}
    else:
        code = target.linked if way is Way.LAST_YEAR else f"n.{element}"
        weights = _year_before(code, there, plan=target.plan)
    return allotting.spread(total - sum(held, Decimal(0)), weights)


def _year_before(
    code: str, there: Sequence[Place], *, plan: Plan
) -> dict[UUID, Decimal | None]:
    if not code or not there:
        return {}
    found = indicators.values(
        [code], places=there, period=period_of(plan).year_before()
    )
    return {place.pk: found[code, place.pk].number for place in there}


def caseloads() -> list[Element]:
    """The elements that tell how many there are somewhere: by these work is spread."""
    return [
        one
        for one in elements().values()
        if one.kind is Kind.STOCK and one.places.value == "sum"
    ]


def check_can_allot(by: User, *, target: Target, today: date) -> None:
    access.check_may(by, Permission.ALLOT_TARGETS, at=target.plan.place, today=today)
    amending.check_not_closed(target.plan.stage)
    now = target_on(target, today)
    allotting.check_can_be_allotted(now.compared, now.value)


def can_allot(by: User, *, target: Target, today: date) -> bool:
    return allows(check_can_allot, by, target=target, today=today)


def check_holders(portions: Sequence[Portion], *, plan: Plan, today: date) -> None:
    """Each holder lies right below the plan's place or is an agency of it."""
    below = set(places_to_allot(plan, today=today).values_list("pk", flat=True))
    own = set(agencies_to_allot(plan, today=today).values_list("pk", flat=True))
    for portion in portions:
        if not isinstance(portion.holder, str):
            allotting.check_lies_below(
                portion.name,
                below=portion.holder.pk in below | own,
                place=plan.place.name,
            )


# What a plan may take over: the newest shares of its place in plans still standing.
_TAKEABLE: Final = ("allotment__target__plan__place", "place")


def shares_above(for_user: User, plan: Plan, *, today: date) -> list[Share]:
    """The shares that plans above gave to this plan's place and that reach into its
    period, newest plan first."""
    standing = Allotment.objects.standing(today)
    mine = Q(place=plan.place, allotment__in=standing)
    inside = Q(
        allotment__target__plan__first__lte=plan.last,
        allotment__target__plan__last__gte=plan.first,
    )
    rows = Share.objects.filter(mine & inside).exclude(allotment__target__plan=plan)
    rows = rows.select_related(*_TAKEABLE, "allotment__target__plan")
    shown = [s for s in rows if plan_of(for_user, s.allotment.target.plan_id, today)]
    return sorted(shown, key=lambda s: -s.allotment.target.plan.first.toordinal())


def newest_of(share: Share) -> Share | None:
    """What the same holder holds of the same target by now; None where nothing."""
    newest = share.allotment.target.allotments.order_by("-version").first()
    rows = Share.objects.filter(allotment=newest, place=share.place)
    return rows.filter(agency=share.agency, named=share.named).first()


def shares_given_to(place: Place, plan: Plan, *, today: date) -> dict[UUID, Share]:
    """What the plan's targets gave to the place, by target."""
    standing = Allotment.objects.filter(target__plan=plan).standing(today)
    rows = Share.objects.filter(allotment__in=standing, place=place)
    found = rows.select_related("allotment")
    return {share.allotment.target_id: share for share in found}

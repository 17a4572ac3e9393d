"""How far a plan is: each target's figure, held against the calendar."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.period import Period
from lanh.indicators import queries as indicators
from lanh.indicators.queries import Behind, Value
from lanh.places.models import Place, PlaceQuerySet
from lanh.plans.models import Plan, Target
from lanh.plans.queries.changes import day_of, target_on, targets_on
from lanh.plans.queries.indicators import Known, known_indicators
from lanh.plans.rules.pace import (
    Aim,
    Judged,
    Standing,
    judge,
    passed,
    reporting_period,
)

Figures = Mapping[tuple[str, UUID], Value]


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """Where a target stands at a place.

    value: None where no indicator is linked; its `number` is None where there is no
    figure, and its `reason` says why. as_of: the last day that the figure tells
    of. wanted, expected: in the target's unit, None where nothing is compared. share:
    of `wanted` attained, 1 for all.
    """

    target: Target
    place: Place
    indicator: Known | None
    value: Value | None
    as_of: date | None
    judged: Judged

    @property
    def number(self) -> Decimal | None:
        return self.value.number if self.value else None

    @property
    def standing(self) -> Standing:
        return self.judged.standing

    @property
    def wanted(self) -> Decimal | None:
        return self.judged.wanted

    @property
    def expected(self) -> Decimal | None:
        return self.judged.expected

    @property
    def share(self) -> Decimal | None:
        return self.judged.share


def progress(
    plan: Plan, *, place: Place, today: date, known_at: datetime | None = None
) -> list[TargetProgress]:
    """Each target of the plan at the place, in the order of the document.

    known_at: as the figures were known then, and the plan stood on that day. All
    figures are fetched together.
    """
    targets = targets_on(plan, day_of(today, known_at))
    found = figures(plan, targets, [place], known_at)
    return [held_against(plan, target, place, found, today) for target in targets]


def progress_of(
    target: Target, *, today: date, known_at: datetime | None = None
) -> TargetProgress:
    """One target at its plan's place, as it stood on the day; one that is no longer
    pursued is told as it was left."""
    plan = target.plan
    then = target_on(target, day_of(today, known_at))
    found = figures(plan, [then], [plan.place], known_at)
    return held_against(plan, then, plan.place, found, today)


def spread(
    for_user: User, target: Target, *, today: date, known_at: datetime | None = None
) -> list[TargetProgress]:
    """The target's figure in each unit right below the plan's place, by name; only in
    units that the user answers for.

    The aim of the whole is not the aim of a part, so a number is only shown there and
    compared nowhere; a share is compared in each.
    """
    plan = target.plan
    target = target_on(target, day_of(today, known_at))
    places = list(parts(for_user, plan, today=today))
    found = figures(plan, [target], places, known_at)
    told = [held_against(plan, target, place, found, today) for place in places]
    return told if is_share(target) else [_uncompared(one) for one in told]


def parts(for_user: User, plan: Plan, *, today: date) -> PlaceQuerySet:
    """The units right below the plan's place on today's map that the user may see."""
    mine = access.places_for(for_user, Permission.SEE_PLANS, today=today)
    return mine.filter(parent=plan.place).order_by("sort_key")


def is_share(target: Target) -> bool:
    """Whether the same aim holds for each part: a percentage, not a number."""
    return target.unit == "%"


def period_of(plan: Plan) -> Period:
    """The period that the plan's figures are asked for."""
    return reporting_period(plan.first, plan.last)


def behind(one: TargetProgress, *, known_at: datetime | None = None) -> list[Behind]:
    """The very facts that the figure was made of, element by element."""
    if one.indicator is None:
        return []
    code, period = one.target.linked, period_of(one.target.plan)
    return indicators.rows_behind(
        code, place=one.place, period=period, known_at=known_at
    )


def figures(
    plan: Plan,
    targets: Iterable[Target],
    places: Sequence[Place],
    known_at: datetime | None,
) -> Figures:
    """By linked indicator and place."""
    linked = sorted({target.linked for target in targets if target.indicator})
    if not linked or not places:
        return {}
    return indicators.values(
        linked, places=places, period=period_of(plan), known_at=known_at
    )


def held_against(
    plan: Plan, target: Target, place: Place, found: Figures, today: date
) -> TargetProgress:
    """The target's figure at the place, of those that were found together."""
    known = known_indicators().get(target.indicator)
    if known is None:
        bare = Judged(Standing.NOT_LINKED if target.comparator else Standing.IN_WORDS)
        return TargetProgress(target, place, None, None, None, bare)
    value = found[target.linked, place.pk]
    # An estimate reaches the end of its period, which may lie ahead.
    day = min(value.as_of, today) if value.as_of else None
    judged = Judged(Standing.NO_FIGURE)
    if value.number is not None:
        share = passed(plan.first, plan.last, day or today)
        judged = _judged(target, known, value.number, share)
    return TargetProgress(target, place, known, value, day, judged)


def _judged(target: Target, known: Known, number: Decimal, share: Decimal) -> Judged:
    """Held against the day that the figure tells of: reports come after their period,
    and a plan is not behind because they are not in yet."""
    if target.compared is None:
        return Judged(Standing.IN_WORDS)
    # Set against an earlier year, an indicator that is itself a change is compared
    # with no change; the figure of that year is asked for in no other case yet.
    is_change = known.text.denominator is not None
    base = Decimal(0) if is_change else None
    aim = Aim(target.compared, target.value, known.grows, base, target.direction)
    return judge(aim, number, share)


def _uncompared(one: TargetProgress) -> TargetProgress:
    """A number of a part is no standing; that there is none, is."""
    if one.number is None:
        return one
    return replace(one, judged=Judged(Standing.IN_WORDS))

"""How far a plan is: each target's figure, held against the calendar."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.period import Period
from lanh.indicators import queries as indicators
from lanh.indicators.queries import Value
from lanh.places.models import Place, PlaceQuerySet
from lanh.plans.models import Plan, Target
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
    figure, and its `reason` says why. wanted, expected: in the target's unit, None
    where nothing is compared. share: of `wanted` attained, 1 for all.
    """

    target: Target
    place: Place
    indicator: Known | None
    value: Value | None
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

    @property
    def as_of(self) -> date | None:
        """The last day that the figure tells of."""
        return _day(self.value.as_of) if self.value else None


def progress(
    plan: Plan, *, place: Place, today: date, known_at: datetime | None = None
) -> list[TargetProgress]:
    """Each target of the plan at the place, in the order of the document.

    known_at: as the figures were known then. All figures are fetched in one question.
    """
    targets = list(plan.targets.all())
    figures = _figures(plan, targets, [place], known_at=known_at)
    return [_told(plan, target, place, figures, today) for target in targets]


def spread(
    for_user: User, target: Target, *, today: date, known_at: datetime | None = None
) -> list[TargetProgress]:
    """The target's figure in each unit right below the plan's place, by name; only in
    units that the user answers for.

    The aim of the whole is not the aim of a part, so a number is only shown there and
    compared nowhere; a share is compared in each.
    """
    plan = target.plan
    places = list(parts(for_user, plan, today=today))
    figures = _figures(plan, [target], places, known_at=known_at)
    told = [_told(plan, target, place, figures, today) for place in places]
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


def _figures(
    plan: Plan,
    targets: Iterable[Target],
    places: Sequence[Place],
    *,
    known_at: datetime | None,
) -> Figures:
    """By linked indicator and place."""
    linked = {target.linked for target in targets if target.indicator}
    if not linked or not places:
        return {}
    return indicators.values(
        sorted(linked), places=places, period=period_of(plan), known_at=known_at
    )


def _told(
    plan: Plan, target: Target, place: Place, figures: Figures, today: date
) -> TargetProgress:
    known = known_indicators().get(target.indicator)
    if known is None:
        bare = Judged(Standing.NOT_LINKED if target.comparator else Standing.IN_WORDS)
        return TargetProgress(target, place, None, None, bare)
    value = figures.get((target.linked, place.pk))
    if value is None or value.number is None:
        return TargetProgress(target, place, known, value, Judged(Standing.NO_FIGURE))
    judged = _judged(plan, target, known, value, today)
    return TargetProgress(target, place, known, value, judged)


def _judged(
    plan: Plan, target: Target, known: Known, value: Value, today: date
) -> Judged:
    """Held against the day that the figure tells of: reports come after their period,
    and a plan is not behind because they are not in yet."""
    compared, number = target.compared, value.number
    if compared is None or number is None:
        return Judged(Standing.IN_WORDS)
    day = min(_day(value.as_of) or today, today)
    # Set against an earlier year, an indicator that is itself a change is compared
    # with no change; the figure of that year is asked for in no other case yet.
    is_change = known.text.denominator is not None
    base = Decimal(0) if is_change else None
    aim = Aim(compared, target.value, known.grows, base, target.direction)
    return judge(aim, number, passed(plan.first, plan.last, day))


def _uncompared(one: TargetProgress) -> TargetProgress:
    judged = one.judged if one.number is None else Judged(Standing.IN_WORDS)
    return TargetProgress(one.target, one.place, one.indicator, one.value, judged)


def _day(moment: date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment

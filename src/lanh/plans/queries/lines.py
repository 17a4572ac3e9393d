"""The targets of a plan as rows of the report on its progress (form F15)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from lanh.common.numbers import read_number
from lanh.places.models import Place
from lanh.plans.models import Allotment, Plan, ReportDuty, Target
from lanh.plans.queries.standing import TargetProgress, progress
from lanh.plans.rules import allotting
from lanh.plans.rules.pace import Standing
from lanh.reports.registry import Following, LineText

NUMBER: Final = re.compile(r"\d[\d.]*(?:,\d+)?")


def lines(following: Following) -> Iterator[LineText]:
    """Each target of the plan that the unit follows, as of the day asked."""
    plan = followed(following.place, following.as_of, following.asked_by)
    if plan is None:
        return
    told = progress(plan, place=following.place, today=following.as_of)
    given = allotted(told, plan, following)
    for one in told:
        own = plan.place_id == following.place.pk or one.target.unit == "%"
        wanted = one.target.value if own and one.wanted is None else one.wanted
        targets = [other.target for other in told]
        yield _line(one, wanted, targets, given.get(one.target.pk))


def followed(place: Place, day: date, asked_by: UUID | None) -> Plan | None:
    """The plan that asks; else the unit's own of that day, else the nearest above it.

    Of several at one place the one that began last.
    """
    asking = ReportDuty.objects.filter(pk__in=[asked_by] if asked_by else [])
    duty = asking.select_related("plan__place").first()
    if duty is not None:
        return duty.plan
    chain = place.path.rstrip("/").split("/")
    paths = ["/".join(chain[:n]) + "/" for n in range(len(chain), 0, -1)]
    running = Plan.objects.running(day).filter(place__path__in=paths)
    found = running.select_related("place").order_by("-first", "pk")
    return max(found, key=lambda plan: len(plan.place.path), default=None)


def allotted(
    told: Sequence[TargetProgress], plan: Plan, following: Following
) -> dict[UUID, Decimal]:
    """What was given out of each target on that day; of the plan's own unit only."""
    if plan.place_id != following.place.pk:
        return {}
    targets = [one.target.pk for one in told]
    standing = Allotment.objects.filter(target__in=targets)
    given = standing.standing(following.as_of).prefetch_related("shares")
    return {
        one.target_id: sum((share.value for share in one.shares.all()), Decimal(0))
        for one in given
    }


def _line(
    one: TargetProgress,
    wanted: Decimal | None,
    targets: Sequence[Target],
    given: Decimal | None,
) -> LineText:
    target = one.target
    summed = allotting.whole(target.compared, target.value, target.upper, target.unit)
    base, printed = base_of(target, targets)
    return LineText(
        key=target.pk,
        text=target.clause or target.words,
        unit=target.unit,
        comparator=target.comparator,
        wanted=wanted,
        expected=one.expected,
        value=one.number,
        share=one.share,
        is_behind=one.standing in (Standing.BEHIND, Standing.OVER),
        allotted=given if summed is not None else None,
        base=base,
        printed=printed,
    )


def base_of(
    target: Target, targets: Sequence[Target]
) -> tuple[Decimal | None, Decimal | None]:
    """'1.650 lượt người/4.011 người …, đạt 41,13%': the whole, and the share printed.

    None where the item says no number that it is a share of, or no share.
    """
    whole = NUMBER.match(target.of.strip())
    if whole is None or target.unit == "%":
        return None, None
    beside = (
        other.value
        for other in targets
        if other.number == target.number and other.unit == "%"
    )
    printed = next(beside, None)
    return (read_number(whole[0]), printed) if printed is not None else (None, None)

"""Which plan stood on a day: what its amendments changed, told back to that day."""

from collections import defaultdict
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.clock import HANOI
from lanh.common.refusal import allows
from lanh.plans.models import Activity, Amendment, Change, Plan, Target
from lanh.plans.rules import amending
from lanh.plans.rules.content import number, plain


@dataclass(frozen=True, slots=True)
class Edit:
    """What a document says of one target or activity; of None: a target is added.

    fields: all that it can change, as JSON keeps it (`fields_of`). ended: it is no
    longer pursued. words: of what is added.
    """

    of: Target | Activity | None
    fields: Mapping[str, Any]
    ended: bool = False
    words: str = ""


Before = list[tuple[date, Mapping[str, Any]]]


def day_of(today: date, known_at: datetime | None) -> date:
    """The day that is told of: figures as known then go with the plan of that day."""
    return known_at.astimezone(HANOI).date() if known_at else today


def targets_on(plan: Plan, day: date) -> list[Target]:
    """The targets that stood on the day, each with the figures that it had then."""
    before = _before(plan, "target")
    there = [one for one in plan.targets.all() if _stands(one, day)]
    return [_target_then(one, before[one.pk], day) for one in there]


def target_on(target: Target, day: date) -> Target:
    """One target as it stood on the day."""
    return _target_then(target, _before(target.plan, "target")[target.pk], day)


def activities_on(plan: Plan, day: date) -> list[Activity]:
    """The activities that stood on the day, each with its time and lead of then."""
    before = _before(plan, "activity")
    rows = plan.activities.prefetch_related("outputs")
    there = [one for one in rows if _stands(one, day)]
    return [_activity_then(one, before[one.pk], day) for one in there]


def amendments(plan: Plan) -> list[Amendment]:
    """The documents that changed the plan, newest first, each with its changes."""
    rows = plan.amendments.select_related("made_by").order_by("-version")
    return list(rows.prefetch_related("changes__target", "changes__activity"))


def to_amend(plan: Plan) -> tuple[list[Target], list[Activity]]:
    """What a document can change: the targets and activities that still stand, as the
    last amendment left them."""
    targets = [one for one in plan.targets.all() if one.until is None]
    activities = [one for one in plan.activities.all() if one.until is None]
    return targets, activities


def earliest_change(plan: Plan) -> date:
    """From which day the next amendment may hold."""
    last = plan.amendments.order_by("-since").values_list("since", flat=True).first()
    return last or plan.first


def fields_of(one: Target | Activity) -> dict[str, Any]:
    """What an amendment can change in it, as JSON keeps it."""
    if isinstance(one, Target):
        numbers = {"value": figure_text(one.value), "upper": figure_text(one.upper)}
        return {"comparator": one.comparator, **numbers, "unit": one.unit}
    days = {"first": _iso(one.first), "last": _iso(one.last)}
    return {**days, "time": one.time, "lead": list(one.lead)}


def with_fields(one: Target | Activity, fields: Mapping[str, Any]) -> None:
    """The other way round: the fields written into it; nothing is saved."""
    for name, said in fields.items():
        if name in ("value", "upper"):
            setattr(one, name, number(said))
        elif name in ("first", "last"):
            setattr(one, name, date.fromisoformat(said) if said else None)
        else:
            setattr(one, name, said)


def check_can_amend(by: User, *, plan: Plan, today: date) -> None:
    access.check_may(by, Permission.AMEND_PLANS, at=plan.place, today=today)
    amending.check_can_be_amended(plan.stage)


def can_amend(by: User, *, plan: Plan, today: date) -> bool:
    return allows(check_can_amend, by, plan=plan, today=today)


def check_can_issue(by: User, *, plan: Plan, today: date) -> None:
    access.check_may(by, Permission.AMEND_PLANS, at=plan.place, today=today)
    amending.check_unsigned(plan.stage, number=plan.number)


def can_issue(by: User, *, plan: Plan, today: date) -> bool:
    return allows(check_can_issue, by, plan=plan, today=today)


def _before(plan: Plan, noun: str) -> Mapping[UUID, Before]:
    """For each target or activity: from which day something else held, and what was."""
    found: dict[UUID, Before] = defaultdict(list)
    changes = Change.objects.filter(amendment__plan=plan, **{f"{noun}__isnull": False})
    order = ("amendment__version", "pk")
    rows = changes.order_by(*order).values_list(noun, "amendment__since", "was")
    for key, since, was in rows:
        found[key].append((since, was))
    return found


def _stands(one: Target | Activity, day: date) -> bool:
    began = one.since is None or one.since <= day
    return began and (one.until is None or day < one.until)


def _target_then(target: Target, before: Before, day: date) -> Target:
    then = copy(target)
    with_fields(then, amending.stood({}, before, day))
    return then


def _activity_then(activity: Activity, before: Before, day: date) -> Activity:
    then = copy(activity)
    with_fields(then, amending.stood({}, before, day))
    return then


def figure_text(figure: Decimal | None) -> str | None:
    """A number as an amendment keeps it in JSON: exactly."""
    bare = plain(figure)
    return None if bare is None else str(bare)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

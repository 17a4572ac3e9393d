"""A plan beside the one above it: what it carries, and what it does not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lanh.common.text import fold
from lanh.plans.models import (
    Activity,
    Assignment,
    Carrying,
    Plan,
    Share,
    Target,
)
from lanh.plans.queries.changes import activities_on, targets_on
from lanh.plans.queries.shares import shares_given_to
from lanh.plans.rules import cascade
from lanh.plans.rules.cascade import How, Said

Above = Target | Activity | Assignment
Below = Target | Activity


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the plan above: a target, an activity, or a task of an assignment."""

    of: Above
    words: str
    line: int = 0

    @property
    def noun(self) -> str:
        return self.of._meta.model_name or ""

    @property
    def key(self) -> str:
        return f"{self.noun}:{self.of.pk}:{self.line}"


@dataclass(frozen=True, slots=True)
class Compared:
    """A thing above with what answers it below. `share`: what was given to the place of
    the target above; `why`: of what is not for this plan; `carrying`: what a person
    said of it, if anybody did."""

    thing: Thing
    how: How
    by: Below | None = None
    share: Share | None = None
    why: str = ""
    carrying: Carrying | None = None


def comparison(lower: Plan, *, today: date) -> list[Compared]:
    """Each target and task of the plan above that concerns this one, in its order:
    what a person said of it first, then what was taken over, then what looks alike."""
    upper = lower.parent
    if upper is None:
        return []
    things, mine = list(things_of(upper, lower, today=today)), parts_of(lower, today)
    said = _said_of(lower)
    taken = {
        one.taken_from.allotment.target_id: one
        for one in mine.values()
        if isinstance(one, Target) and one.taken_from is not None
    }
    shares = shares_given_to(lower.place, upper, today=today)
    alike = cascade.match(
        [_as_said(thing.key, thing.of, thing.words) for thing in things],
        [_as_said(key, one, _words(one)) for key, one in mine.items()],
    )
    told = []
    for thing in things:
        share = shares.get(thing.of.pk)
        carrying = said.get((thing.of.pk, thing.line))
        told.append(_compared(thing, carrying, taken, alike, mine, share))
    return told


def _compared(
    thing: Thing,
    carrying: Carrying | None,
    taken: Mapping[UUID, Target],
    alike: Mapping[str, tuple[str, How]],
    mine: Mapping[str, Below],
    share: Share | None,
) -> Compared:
    if carrying is not None:
        by = carrying.by_target or carrying.by_activity
        how = How.BY_HAND if by else How.NOT_FOR_US
        return Compared(thing, how, by, share, carrying.why_not, carrying)
    if thing.of.pk in taken:
        return Compared(thing, How.TAKEN_OVER, taken[thing.of.pk], share)
    if thing.key in alike:
        key, how = alike[thing.key]
        return Compared(thing, how, mine[key], share)
    return Compared(thing, How.MISSING, None, share)


def things_of(upper: Plan, lower: Plan, *, today: date) -> Iterator[Thing]:
    """What of the plan above concerns the lower one: each target, and the activities
    and tasks that name its place or its issuer; of a plan of one's own all of them."""
    own = lower.place_id == upper.place_id and fold(lower.issuer) == fold(upper.issuer)
    for target in targets_on(upper, today):
        yield Thing(target, target.clause or target.words)
    for activity in activities_on(upper, today):
        if own or _names(lower, [*activity.lead, *activity.coordinating]):
            yield Thing(activity, activity.words)
    for one in upper.assignments.all():
        if own or _names(lower, one.agencies):
            for line, task in enumerate(one.tasks):
                yield Thing(one, task, line)


def thing_of(lower: Plan, key: str, *, today: date) -> Compared | None:
    """One of them by its key, as it stands; None for no such thing."""
    found = (one for one in comparison(lower, today=today) if one.thing.key == key)
    return next(found, None)


def parts_of(lower: Plan, today: date) -> dict[str, Below]:
    """The targets and activities of the lower plan by key: what can carry something."""
    parts: Sequence[Below] = [
        *targets_on(lower, today),
        *activities_on(lower, today),
    ]
    return {f"{one._meta.model_name}:{one.pk}": one for one in parts}


def carrying_of(lower: Plan, thing: Thing) -> Carrying | None:
    """What a person said of the thing."""
    rows = lower.carryings.filter(**{thing.noun: thing.of}, line=thing.line)
    return rows.select_related("told_by").first()


def _said_of(lower: Plan) -> dict[tuple[UUID | None, int], Carrying]:
    rows = lower.carryings.select_related("by_target", "by_activity", "told_by")
    return {
        (one.target_id or one.activity_id or one.assignment_id, one.line): one
        for one in rows
    }


def _as_said(key: str, one: Above, words: str) -> Said:
    return Said(key, words, one.linked if isinstance(one, Target) else "")


def _words(one: Below) -> str:
    return one.clause or one.words if isinstance(one, Target) else one.words


def _names(lower: Plan, agencies: Sequence[str]) -> bool:
    place = lower.place
    named = cascade.names(agencies, name=place.name, level=place.level)
    return named or cascade.names(agencies, name=lower.issuer, level="")

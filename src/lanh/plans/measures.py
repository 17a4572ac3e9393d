"""What this room yields: tasks that fell due, and those that were done on time; plans
that units and agencies owe under a plan, and those that they have issued."""

from datetime import date

from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.registry import Counted
from lanh.places.models import Place
from lanh.plans.models import SubPlanDuty, SubPlanDutyQuerySet, Task, TaskQuerySet


def count_due(
    *,
    place: Place,
    period: Period,
    as_of: date,
    alone: bool = False,
    **slice: str,
) -> Counted:
    """The tasks of agencies of the place and below whose day lies in the period, up to
    `as_of`; without the cancelled. KeyError for a slice other than `agency`."""
    rows = _due(place, period, as_of, slice, alone=alone)
    return Counted(rows.count(), rows)


def count_done(
    *,
    place: Place,
    period: Period,
    as_of: date,
    alone: bool = False,
    **slice: str,
) -> Counted:
    """Of the same tasks those that were reported done by their day."""
    rows = _due(place, period, as_of, slice, alone=alone).done_on_time()
    return Counted(rows.count(), rows)


def _due(
    place: Place, period: Period, as_of: date, slice: dict[str, str], *, alone: bool
) -> TaskQuerySet:
    last = min(as_of, period.last)
    rows = Task.objects.to_be_done().filter(due__gte=period.first, due__lte=last)
    within = "agency__place__path" if alone else "agency__place__path__startswith"
    rows = rows.filter(**{within: place.path})
    if code := slice.pop("agency", ""):
        rows = rows.filter(agency__code=code)
    if slice:
        raise KeyError(f"tasks are not counted by {sorted(slice)}")
    return rows


def count_plans_due(
    *,
    place: Place,
    period: Period,
    as_of: date,
    alone: bool = False,
    **slice: str,
) -> Counted:
    """Who owes a plan under one that runs on the period's last day, or on `as_of` if it
    is earlier; once for each plan that asks. KeyError for a slice but `level`."""
    rows = _owed(place, period, as_of, slice, alone=alone)
    return Counted(rows.count(), rows)


def count_plans_issued(
    *,
    place: Place,
    period: Period,
    as_of: date,
    alone: bool = False,
    **slice: str,
) -> Counted:
    """Of the same those who had issued it by then, in time or late."""
    rows = _owed(place, period, as_of, slice, alone=alone)
    issued = rows.filter(issued_on__lte=min(as_of, period.last))
    return Counted(issued.count(), issued)


def _owed(
    place: Place, period: Period, as_of: date, slice: dict[str, str], *, alone: bool
) -> SubPlanDutyQuerySet:
    day = min(as_of, period.last)
    rows = SubPlanDuty.objects.filter(
        asked_on__lte=day, plan__first__lte=day, plan__last__gte=day
    )
    within = "path" if alone else "path__startswith"
    rows = rows.held(within, place.path)
    if level := slice.pop("level", ""):
        rows = rows.held("level", level)
    if slice:
        raise KeyError(f"plans are not counted by {sorted(slice)}")
    return rows


def register() -> None:
    """Answer for these elements (`project/wiring.py`)."""
    registry.register("plans.due", count_plans_due)
    registry.register("plans.issued", count_plans_issued)
    registry.register("tasks.due", count_due)
    registry.register("tasks.done", count_done)

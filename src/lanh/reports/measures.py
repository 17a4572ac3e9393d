"""What this room yields: reports that were due, and those that came on time.

Source: catalogue 2.24, 'yields'.
"""

from collections.abc import Mapping
from datetime import date

from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.registry import Counted
from lanh.places.models import Place
from lanh.reports.models import Duty, DutyQuerySet


def count_due(
    *,
    place: Place,
    period: Period,
    as_of: date,
    alone: bool = False,
    **slice: str,
) -> Counted:
    """Duties whose last day on time lies in the period and has passed on `as_of`."""
    return _counted(_due(place, period, as_of, alone, slice))


def count_on_time(
    *,
    place: Place,
    period: Period,
    as_of: date,
    alone: bool = False,
    **slice: str,
) -> Counted:
    """Those of them that were sent by then and never late."""
    due = _due(place, period, as_of, alone, slice)
    return _counted(
        due.filter(submission__sent_on__isnull=False, submission__late_days=0)
    )


def register() -> None:
    """Answer for duties (`project/wiring.py`)."""
    registry.register("reports.due", count_due)
    registry.register("reports.on_time", count_on_time)


def _due(
    place: Place, period: Period, as_of: date, alone: bool, slice: Mapping[str, str]
) -> DutyQuerySet:
    """KeyError for a slice by anything but the form."""
    if set(slice) - {"report_form"}:
        raise KeyError(f"reports are not counted by {sorted(slice)}")
    last = min(period.last, as_of)
    rows = Duty.objects.filter(last_day__gte=period.first, last_day__lte=last)
    inside = (
        rows.filter(place=place)
        if alone
        else rows.filter(place__path__startswith=place.path)
    )
    form = slice.get("report_form")
    return inside.filter(form=form) if form else inside


def _counted(rows: DutyQuerySet) -> Counted:
    return Counted(rows.count(), rows.select_related("place"))

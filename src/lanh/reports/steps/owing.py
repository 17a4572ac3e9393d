"""Who owes a form from now on."""

from collections.abc import Iterable
from uuid import UUID

from lanh.common.period import Period
from lanh.elements.forms import Due
from lanh.law.days import last_on_time
from lanh.places.models import Place
from lanh.reports.models import Duty
from lanh.reports.queries import duties


def owe(*, form: str, period: Period, province: Place, due: Due) -> list[Duty]:
    """A duty for each unit under the province that has none yet."""
    owing = Duty.objects.filter(form=form).during(period).values("place")
    units = duties.units(province, day=period.last).exclude(pk__in=owing)
    owed = [_duty(unit, form, period, due) for unit in units.order_by("path")]
    return Duty.objects.bulk_create(owed)


def owe_by_plan(
    *,
    form: str,
    period: Period,
    units: Iterable[Place],
    due: Due,
    basis: str,
    asked_by: UUID,
) -> list[Duty]:
    """These units owe the form by the plan's own day.

    A duty that stands already takes the plan's day, unless its day was moved or its
    report sent: what was said to a unit holds. basis: the plan, as it is cited;
    asked_by: what in the plan asks.
    """
    standing = {
        duty.place_id: duty
        for duty in Duty.objects.filter(form=form).during(period).select_for_update()
    }
    touched = []
    for unit in units:
        duty = standing.get(unit.pk) or _duty(unit, form, period, due)
        if duty.extended_to or duties.was_sent(duty):
            continue
        duty.due, duty.due_kind, duty.cut_off = due.day, due.kind, due.cut_off
        duty.last_day = last_on_time(due.kind, due.day)
        duty.basis, duty.asked_by = basis, asked_by
        duty.full_clean()
        duty.save()
        touched.append(duty)
    return touched


def _duty(unit: Place, form: str, period: Period, due: Due) -> Duty:
    return Duty(
        place=unit,
        form=form,
        regime=period.regime.value,
        first=period.first,
        last=period.last,
        cut_off=due.cut_off,
        due=due.day,
        due_kind=due.kind,
        last_day=last_on_time(due.kind, due.day),
    )

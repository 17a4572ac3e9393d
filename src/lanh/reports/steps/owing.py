"""Who owes a form from now on."""

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
    owed = [
        Duty(
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
        for unit in units.order_by("path")
    ]
    return Duty.objects.bulk_create(owed)

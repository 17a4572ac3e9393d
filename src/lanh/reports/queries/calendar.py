"""Who owes what by when: units by periods, and how each was kept."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lanh.access.models import User
from lanh.common.period import Period
from lanh.places.models import Place
from lanh.reports.models import Duty
from lanh.reports.queries import duties
from lanh.reports.rules import Kept


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """One form for one period, by the earliest of its days."""

    day: date
    form: str
    period: Period


@dataclass(frozen=True, slots=True)
class Board:
    """The duties of a year: units down, reports across.

    at: by the unit's key and the column; a unit that ended owes none there.
    """

    units: list[Place]
    columns: list[Column]
    at: Mapping[tuple[UUID, Column], Duty]

    def counts(self, column: Column, *, today: date) -> Counter[Kept]:
        """How many units kept it on time, late, or not at all."""
        found = (self.at.get((unit.pk, column)) for unit in self.units)
        return Counter(duty.kept(today) for duty in found if duty)

    def late(self, *, today: date) -> list[Duty]:
        """What is missing now, the longest first."""
        missing = [d for d in self.at.values() if d.kept(today) is Kept.MISSING]
        return sorted(missing, key=lambda duty: (duty.owed_by, duty.place.sort_key))


def years(for_user: User, *, today: date) -> list[int]:
    """The years of which the user may see duties, the latest first."""
    known = duties.periods(for_user, today=today)
    return sorted({period.year for period in known}, reverse=True)


def board(for_user: User, *, year: int, today: date, form: str = "") -> Board:
    """What is owed for the periods that end in the year; in one question."""
    rows = duties.duties(for_user, today=today, form=form).filter(last__year=year)
    owed = list(rows.order_by("place__path"))
    first: dict[tuple[str, Period], date] = {}
    for duty in owed:
        key = duty.form, duty.period
        first[key] = min(first.get(key, duty.last_day), duty.last_day)
    columns = {(f, p): Column(day, f, p) for (f, p), day in first.items()}
    return Board(
        units=list(dict.fromkeys(duty.place for duty in owed)),
        columns=sorted(columns.values()),
        at={(d.place_id, columns[d.form, d.period]): d for d in owed},
    )

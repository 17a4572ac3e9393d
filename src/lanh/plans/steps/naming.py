"""Whom a part of a plan names, and what it delivers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lanh.places import queries as places
from lanh.plans.models import Activity, Assignment, NamedAgency, Output
from lanh.plans.rules import content
from lanh.plans.rules.work.tasks import Part


def name_agencies(*, part: Activity | Assignment, today: date) -> list[NamedAgency]:
    """Each printed name with the agency that it means on the plan's first day, or else
    today; nobody is guessed."""
    rows = []
    for place, names in _names(part):
        for order, printed in enumerate(names, start=1):
            row = NamedAgency(part=place.value, order=order, printed=printed[:300])
            if isinstance(part, Activity):
                row.activity = part
            else:
                row.assignment = part
            _meant(row, part, today)
            rows.append(row)
    return NamedAgency.objects.bulk_create(rows)


def _names(part: Activity | Assignment) -> list[tuple[Part, Sequence[str]]]:
    if isinstance(part, Activity):
        return [(Part.LEAD, part.lead), (Part.WITH, part.coordinating)]
    return [(Part.TASK, part.agencies)]


def _meant(row: NamedAgency, part: Activity | Assignment, today: date) -> None:
    for day in (part.plan.first, today):
        meant = places.meant(row.printed, of=part.plan.place, day=day)
        row.agency, row.every_commune = meant.agency, meant.every_commune
        if row.is_known:
            return


def deliver(
    *, activity: Activity, outputs: Sequence[Mapping[str, Any]]
) -> list[Output]:
    """What the activity delivers, in the order of the document."""
    return Output.objects.bulk_create(
        Output(
            activity=activity,
            number=number,
            value=content.number(one["value"]) or 0,
            upper=content.number(one.get("upper")),
            unit=one["unit"][:200],
        )
        for number, one in enumerate(outputs, start=1)
    )

"""What this register yields: for each element a number, and the rows behind it."""

from typing import Final

from django.db.models import Q, Sum

from lanh.registers.records.measures import Measure, Measures
from lanh.registers.surveys.models import Survey
from lanh.registers.surveys.rules import Group


def people(field: str, group: Group) -> Measure:
    """As asked, not weighted: a share is the business of an indicator."""
    return Measure(
        Survey,
        Sum(field, default=0),
        {},
        rows=Q(group=group.value),
        parts={("sex", sex): Sum(f"{field}_{sex}", default=0) for sex in ("f", "m")},
    )


MEASURES: Final = Measures(
    {
        "survey.officials": people("sheets", Group.OFFICIALS),
        "survey.officials_aware": people("aware", Group.OFFICIALS),
        "survey.adults": people("sheets", Group.ADULTS),
        "survey.adults_aware": people("aware", Group.ADULTS),
    }
)

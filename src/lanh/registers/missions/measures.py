"""What this register yields: checks of facilities, facilities checked, missions."""

from typing import Final

from django.db.models import Count, Q

from lanh.registers.missions.models import Mission, Visit
from lanh.registers.records.measures import Measure, Measures

IS_FACILITY: Final = ~Q(kind="")
OF_FACILITY: Final = {"kind": "kind"}

MEASURES: Final = Measures(
    {
        "facility.checks": Measure(Visit, Count("pk"), OF_FACILITY, rows=IS_FACILITY),
        # A facility is its place and its name, until facilities have a room.
        "facility.checked": Measure(
            Visit, Count("unit_key", distinct=True), OF_FACILITY, rows=IS_FACILITY
        ),
        # In the period of its first day.
        "missions.done": Measure(Mission, Count("pk"), {"mission_field": "field"}),
    }
)


def register() -> None:
    """Answer for these elements (`project/wiring.py`)."""
    MEASURES.register()

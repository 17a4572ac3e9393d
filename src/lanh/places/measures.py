"""What the map yields: how many communes there are."""

from datetime import date

from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.registry import Counted
from lanh.places.models import Place


def count_communes(
    *,
    place: Place,
    period: Period,
    as_of: date,
    alone: bool = False,
    **slice: str,
) -> Counted:
    """The communes in force on the period's last day, or on `as_of` if it is earlier.

    KeyError for a slice: the type of a place is not recorded yet.
    """
    if slice:
        raise KeyError(f"communes.total is not counted by {sorted(slice)}")
    there = Place.objects.filter(pk=place.pk) if alone else Place.objects.within(place)
    rows = there.in_force(min(as_of, period.last)).filter(level="commune")
    return Counted(rows.count(), rows.order_by("sort_key"))


def register() -> None:
    """Answer for the map (`project/wiring.py`)."""
    registry.register("communes.total", count_communes)

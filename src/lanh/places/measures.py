"""What the map yields: how many communes and agencies there are."""

from datetime import date

from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.registry import Counted
from lanh.places.models import Agency, Place


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


def count_agencies(
    *,
    place: Place,
    period: Period,
    as_of: date,
    alone: bool = False,
    **slice: str,
) -> Counted:
    """The agencies in force on that day, of the units of one level where it is asked.

    KeyError for any other slice.
    """
    day = min(as_of, period.last)
    rows = Agency.objects.within(place).in_force(day)
    rows = rows.filter(place=place) if alone else rows
    if level := slice.pop("level", ""):
        rows = rows.filter(place__level=level)
    if slice:
        raise KeyError(f"agencies.total is not counted by {sorted(slice)}")
    return Counted(rows.count(), rows)


def register() -> None:
    """Answer for the map (`project/wiring.py`)."""
    registry.register("communes.total", count_communes)
    registry.register("agencies.total", count_agencies)

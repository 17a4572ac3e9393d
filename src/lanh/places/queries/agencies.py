"""Questions about agencies: which there are, who followed whom, who is meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from lanh.places.models import Agency, AgencyLineage, AgencyQuerySet, Place
from lanh.places.rules import AgencyKind, means_every_commune, printed_form


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a printed name means: one agency, all communes' committees, or nobody that
    is known (both empty)."""

    agency: Agency | None = None
    every_commune: bool = False


def agencies() -> AgencyQuerySet:
    """All agencies of all days, each with its place."""
    return Agency.objects.select_related("place__parent")


def agency(pk: UUID) -> Agency | None:
    """One agency, of whatever time."""
    return agencies().filter(pk=pk).first()


def took_over(agency: Agency) -> QuerySet[AgencyLineage]:
    """What took over the work of an ended agency."""
    return agency.went_to.select_related("new__place")


def took_from(agency: Agency) -> QuerySet[AgencyLineage]:
    """Whose work the agency took over."""
    return agency.came_from.select_related("old__place")


def with_former(agencies: Iterable[Agency]) -> set[UUID]:
    """The keys of the agencies and of all whose work has come down to them."""
    found = {one.pk for one in agencies}
    ahead = set(found)
    while ahead:
        rows = AgencyLineage.objects.filter(new__in=ahead)
        ahead = set(rows.values_list("old", flat=True)) - found
        found |= ahead
    return found


def meant(printed: str, *, of: Place, day: date) -> Meant:
    """Whom a paper of the place means by the name, on the day.

    The paper's own place comes first, then a unit below it with that very name; a name
    that several bear means nobody.
    """
    if means_every_commune(printed):
        return Meant(every_commune=True)
    bears = Q(known_as__contains=f"\n{printed_form(printed)}\n")
    found = Agency.objects.in_force(day).filter(bears).select_related("place")
    for there in (Q(place=of), Q(place__path__startswith=of.path)):
        ones = list(found.filter(there)[:2])
        if len(ones) == 1:
            return Meant(agency=ones[0])
    return Meant()


def committees(within: Place, *, day: date) -> AgencyQuerySet:
    """The People's Committees of the communes below, on the day, in order."""
    found = Agency.objects.in_force(day).within(within)
    found = found.filter(kind=AgencyKind.COMMITTEE.value, place__level="commune")
    return found.select_related("place").order_by("place__sort_key", "pk")

"""The nouns of places: units, and the agencies that sit in them."""

from lanh.places.models.agency import Agency, AgencyLineage, AgencyQuerySet
from lanh.places.models.map import (
    Lineage,
    NameSpan,
    Place,
    PlaceQuerySet,
    levels,
    on,
)

__all__ = [
    "Agency",
    "AgencyLineage",
    "AgencyQuerySet",
    "Lineage",
    "NameSpan",
    "Place",
    "PlaceQuerySet",
    "levels",
    "on",
]

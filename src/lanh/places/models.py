"""One tree of administrative units through time. A row is a unit as it was from one
day to another; a new name or parent closes the row and opens the next."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.common.keys import new_key
from lanh.common.span import Span
from lanh.elements.catalogue import dimensions


def levels() -> list[tuple[str, str]]:
    return dimensions()["level"].choices()


class PlaceQuerySet(models.QuerySet["Place"]):
    def in_force(self, day: date) -> "PlaceQuerySet":
        """The map as of `day`."""
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day)

    def within(self, place: "Place") -> "PlaceQuerySet":
        """The place and all below it."""
        return self.filter(path__startswith=place.path)


class Place(models.Model):
    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    code = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=10, choices=levels)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    # Keys from the root down, so that 'within' is one prefix. Keys, not codes: 3,310
    # communes of 2025 carry the code of an older unit (STACK.md 2).
    path = models.CharField(max_length=200, unique=True, blank=True, editable=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")),
                name="place_ends_after_it_begins",
                violation_error_message="A unit is closed after the day it began.",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(until=None),
                name="place_code_is_open_once",
                violation_error_message="One open unit for each code.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.path = f"{self.parent.path if self.parent else ''}{self.pk.hex}/"
        super().save(*args, **kwargs)

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)

    def holds(self, other: "Place") -> bool:
        """Whether `other` is this place or lies below it."""
        return other.path.startswith(self.path)

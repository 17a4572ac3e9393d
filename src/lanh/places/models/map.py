"""One tree of administrative units through time. A row is a unit as it was from one
day to another: a new parent closes the row and opens the next, a new name does not."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Min, Q

from lanh.common.keys import new_key
from lanh.common.span import Span
from lanh.common.text import fold, sort_key
from lanh.elements.catalogue import dimensions
from lanh.places import rules
from lanh.places.rules import KNOWN_FROM, Basis, Kind, Share


def levels() -> list[tuple[str, str]]:
    return dimensions()["level"].choices()


def on(day: date, to: str = "") -> Q:
    """The condition 'in force on that day'; `to` leads to the place."""
    if day < KNOWN_FROM:
        roots = Place.objects.filter(parent=None).aggregate(first=Min("since"))
        rules.check_is_known(day, known_from=roots["first"] or KNOWN_FROM)
    still = Q(**{f"{to}until": None}) | Q(**{f"{to}until__gt": day})
    return still & Q(**{f"{to}since__lte": day})


class PlaceQuerySet(models.QuerySet["Place"]):
    def in_force(self, day: date) -> "PlaceQuerySet":
        """The map as of `day`; NotKnown for a day before the table begins."""
        return self.filter(on(day))

    def within(self, place: "Place") -> "PlaceQuerySet":
        """The place and all below it."""
        return self.filter(path__startswith=place.path)


class Place(models.Model):
    """An administrative unit; `name` and `kind` are its latest, `names` has all."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    code = models.CharField(max_length=10, db_index=True)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False, blank=True)
    sort_key = models.CharField(max_length=700, editable=False, blank=True)
    kind = models.CharField(max_length=16, blank=True)
    level = models.CharField(max_length=10, choices=levels)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    # Keys from the root down, so that 'within' is one prefix. Keys, not codes: 3,310
    # communes of 2025 carry the code of an older unit (STACK.md 2).
    path = models.CharField(max_length=200, unique=True, blank=True, editable=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    # A point inside the unit (WGS 84), and its area in km²; not known for all.
    latitude = models.DecimalField(
        max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        max_digits=8, decimal_places=5, null=True, blank=True
    )
    area = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")),
                name="place_ends_after_it_begins",
                violation_error_message="A unit is closed after the day it began.",
            ),
            # With the closed ones: migration 0002.
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
        self.reckon()
        super().save(*args, **kwargs)

    def reckon(self) -> None:
        """What follows from the other fields."""
        self.path = f"{self.parent.path if self.parent else ''}{self.pk.hex}/"
        self.folded, self.sort_key = fold(self.name), sort_key(self.name)
        self.kind = self.kind or rules.kind_of(self.name, self.level).value

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)

    @property
    def known_since(self) -> date | None:
        """Its first day; None where it may be older than the table."""
        return None if self.since <= KNOWN_FROM else self.since

    @property
    def form(self) -> Kind:
        return Kind(self.kind)

    @property
    def subject(self) -> str:
        """How the trail names this unit."""
        return f"place:{self.pk}"

    def holds(self, other: "Place") -> bool:
        """Whether `other` is this place or lies below it."""
        return other.path.startswith(self.path)


class NameSpan(models.Model):
    """What a unit was called, and what kind it was, from a day on."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    # Folded whole, and folded without the word for the kind: both are searched.
    folded = models.CharField(max_length=200, editable=False)
    bare = models.CharField(max_length=200, editable=False)
    sort_key = models.CharField(max_length=700, editable=False)
    kind = models.CharField(max_length=16)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")),
                name="name_ends_after_it_begins",
                violation_error_message="A name ends after the day it began.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.reckon()
        super().save(*args, **kwargs)

    def reckon(self) -> None:
        self.folded, self.sort_key = fold(self.name), sort_key(self.name)
        self.bare = rules.bare(self.name)

    @property
    def form(self) -> Kind:
        return Kind(self.kind)


class Lineage(models.Model):
    """An ended unit and one that took it up; `new` is empty where nothing did.

    The weights of an ended unit add up to 1, the empty one included, so that a total
    told in a later map is the same total.
    """

    old = models.ForeignKey(Place, models.PROTECT, related_name="went_to")
    new = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="came_from"
    )
    share = models.CharField(max_length=5)
    weight = models.DecimalField(max_digits=7, decimal_places=6)
    basis = models.CharField(max_length=10)
    on = models.DateField()
    document = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["old", "new"],
                name="lineage_is_told_once",
                violation_error_message="An ended unit names each successor once.",
            ),
            models.UniqueConstraint(
                fields=["old"],
                condition=Q(new=None),
                name="lineage_ends_once",
                violation_error_message="An ended unit ends in nothing once.",
            ),
            models.CheckConstraint(
                condition=Q(new=None) ^ ~Q(share=Share.NONE.value),
                name="lineage_says_where_nothing_followed",
                violation_error_message="A row without a successor says so.",
            ),
            models.CheckConstraint(
                condition=Q(weight__gt=0)
                & (Q(weight=1) | Q(share=Share.PART.value, weight__lt=1)),
                name="lineage_weight_is_a_share",
                violation_error_message="Only a part weighs less than the whole.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new or '∅'}"

    @property
    def is_estimate(self) -> bool:
        """Whether figures that cross here are estimates."""
        return Basis(self.basis) in rules.ESTIMATES

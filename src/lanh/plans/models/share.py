"""A target given out in parts: who is to reach how much, from a day on."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from lanh.access.models import User
from lanh.common.keys import new_key
from lanh.places.models import Agency, Place
from lanh.plans.models.target import Target


class AllotmentQuerySet(models.QuerySet["Allotment"]):
    def standing(self, day: date) -> "AllotmentQuerySet":
        """For each target the one that stands on the day."""
        later = Allotment.objects.filter(
            target=OuterRef("target"), version__gt=OuterRef("version"), since__lte=day
        )
        return self.filter(since__lte=day).exclude(Exists(later))


class Allotment(models.Model):
    """One giving out of a target. It is never changed: other shares make the next
    version, and what stood before stays to be read."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    target = models.ForeignKey(Target, models.CASCADE, related_name="allotments")
    version = models.PositiveIntegerField()
    since = models.DateField()
    number = models.CharField(max_length=60, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = AllotmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["target", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["target", "version"],
                name="allotment_has_its_version",
                violation_error_message="A target is given out once in each version.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target} · {self.version}"


class Share(models.Model):
    """What a place, an agency, or a holder that is only named is to reach."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    allotment = models.ForeignKey(Allotment, models.CASCADE, related_name="shares")
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="shares"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="shares"
    )
    # A facility, say, of which no register knows yet.
    named = models.CharField(max_length=200, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=4)

    class Meta:
        ordering: ClassVar = ["allotment", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(place__isnull=False, agency=None, named="")
                | Q(place=None, agency__isnull=False, named="")
                | (Q(place=None, agency=None) & ~Q(named="")),
                name="share_has_one_holder",
                violation_error_message="A share is held by one: a place, an agency, "
                "or somebody who is named.",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="share_is_not_below_zero",
                violation_error_message="A share is not below zero.",
            ),
            models.UniqueConstraint(
                fields=["allotment", "place"],
                condition=Q(place__isnull=False),
                name="share_of_a_place_once",
                violation_error_message="A place holds one share of a target.",
            ),
            models.UniqueConstraint(
                fields=["allotment", "agency"],
                condition=Q(agency__isnull=False),
                name="share_of_an_agency_once",
                violation_error_message="An agency holds one share of a target.",
            ),
            models.UniqueConstraint(
                fields=["allotment", "named"],
                condition=~Q(named=""),
                name="share_of_a_name_once",
                violation_error_message="A name holds one share of a target.",
            ),
        ]

    def __str__(self) -> str:
        return self.holder

    @property
    def holder(self) -> str:
        held = self.place or self.agency
        return held.name if held else self.named

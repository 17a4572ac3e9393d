"""Whom a plan names: the words of the document, and the agency that they mean."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from lanh.access.models import User
from lanh.common.keys import new_key
from lanh.places.models import Agency
from lanh.plans.models.activity import Activity, Assignment
from lanh.plans.rules.work.tasks import Part


class NamedAgencyQuerySet(models.QuerySet["NamedAgency"]):
    def known(self) -> "NamedAgencyQuerySet":
        """Those of whom it is known who is meant."""
        return self.exclude(agency=None, every_commune=False)

    def unknown(self) -> "NamedAgencyQuerySet":
        return self.filter(agency=None, every_commune=False)


class NamedAgency(models.Model):
    """A name in an activity or an assignment. Nobody is guessed: what is not known
    stays as it is printed until a person picks the agency."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    activity = models.ForeignKey(
        Activity, models.CASCADE, null=True, blank=True, related_name="named"
    )
    assignment = models.ForeignKey(
        Assignment, models.CASCADE, null=True, blank=True, related_name="named"
    )
    part = models.CharField(max_length=10)
    order = models.PositiveSmallIntegerField()
    printed = models.CharField(max_length=300)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="named"
    )
    # 'UBND các xã, phường': the committee of each commune below the plan's place.
    every_commune = models.BooleanField(default=False)
    picked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = NamedAgencyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["part", "order", "pk"]
        verbose_name_plural = "named agencies"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(activity=None) ^ Q(assignment=None),
                name="named_agency_stands_in_one_part",
                violation_error_message="A name stands in an activity or in an "
                "assignment.",
            ),
            models.CheckConstraint(
                condition=Q(agency=None) | Q(every_commune=False),
                name="named_agency_is_one_or_all",
                violation_error_message="A name means one agency, or all communes'.",
            ),
        ]

    def __str__(self) -> str:
        return self.printed

    @property
    def is_known(self) -> bool:
        return self.agency_id is not None or self.every_commune

    @property
    def place_in_plan(self) -> Part:
        return Part(self.part)

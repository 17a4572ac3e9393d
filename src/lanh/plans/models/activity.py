"""What a plan does, and whom it hands work to."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.plans.models.plan import FromDocument, Plan


class Activity(FromDocument):
    """Something that is to be done; lead and partners as printed."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="activities")
    content = models.TextField(blank=True)
    lead = models.JSONField(default=list, blank=True)
    coordinating = models.JSONField(default=list, blank=True)
    time = models.CharField(max_length=300, blank=True)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    where = models.TextField(blank=True)
    outputs = models.JSONField(default=list, blank=True)
    # [since, until) where an amendment added it or ended it.
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["plan", "number"]
        verbose_name_plural = "activities"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(first=None) | Q(last=None) | Q(last__gte=F("first")),
                name="activity_ends_after_it_begins",
                violation_error_message="An activity ends after it begins.",
            ),
        ]


class Assignment(FromDocument):
    """What the plan hands to an agency, or to several together."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="assignments")
    agencies = models.JSONField(default=list)
    tasks = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["plan", "number"]

"""Meetings on a plan."""

from typing import ClassVar

from django.db import models

from lanh.access.models import User
from lanh.common.keys import new_key
from lanh.plans.models.plan import Plan
from lanh.plans.rules.work.meetings import MeetingKind


class Meeting(models.Model):
    """A meeting that was held on a plan; its decisions are tasks."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=10)
    day = models.DateField()
    where = models.CharField(max_length=200, blank=True)
    chaired_by = models.CharField(max_length=200, blank=True)
    conclusion = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-day", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "kind", "day"],
                name="meeting_is_recorded_once",
                violation_error_message="A plan has one meeting of a kind on a day.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what.words} {self.day}"

    @property
    def what(self) -> MeetingKind:
        return MeetingKind(self.kind)

    @property
    def subject(self) -> str:
        """How the trail names this meeting."""
        return f"meeting:{self.pk}"

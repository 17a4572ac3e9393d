"""What a later document changed in a plan; what stood before is kept."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from lanh.access.models import User
from lanh.common.keys import new_key
from lanh.plans.models.activity import Activity
from lanh.plans.models.plan import Plan
from lanh.plans.models.target import Target


class Amendment(models.Model):
    """A document by which an issued plan was changed, from a day on. The plan is then
    of that version; its first is the one that was issued."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="amendments")
    version = models.PositiveIntegerField()
    number = models.CharField(max_length=60)
    dated = models.DateField()
    since = models.DateField()
    why = models.TextField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["plan", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "version"],
                name="amendment_makes_one_version",
                violation_error_message="A version is made by one document.",
            ),
            models.CheckConstraint(
                condition=Q(version__gt=1) & ~Q(number="") & ~Q(why=""),
                name="amendment_has_a_document_and_a_reason",
                violation_error_message="An amendment has a document and a reason.",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Change(models.Model):
    """What an amendment changed in one target or activity: fields as they were and as
    they are from its day on, in JSON; both empty where it was added or ended whole."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="changes")
    target = models.ForeignKey(
        Target, models.CASCADE, null=True, blank=True, related_name="changes"
    )
    activity = models.ForeignKey(
        Activity, models.CASCADE, null=True, blank=True, related_name="changes"
    )
    kind = models.CharField(max_length=8)
    was = models.JSONField(default=dict, blank=True)
    now = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["amendment", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(target__isnull=False, activity=None)
                | Q(target=None, activity__isnull=False),
                name="change_is_of_one_thing",
                violation_error_message="A change is of one target or activity.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.target or self.activity)

"""What must happen after an act has been committed, written in its transaction."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self, moment: datetime) -> "MessageQuerySet":
        """Not delivered, and not to be left in peace until later."""
        due = Q(next_try=None) | Q(next_try__lte=moment)
        return self.filter(due, delivered_at=None, given_up=False)


class Message(models.Model):
    """One thing to be done, in the order in which acts were committed or nearly so."""

    kind = models.CharField(max_length=64)
    payload = models.JSONField(default=dict, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    given_up = models.BooleanField(default=False)
    error = models.TextField(blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["next_try"],
                condition=Q(delivered_at=None, given_up=False),
                name="outbox_waiting",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(delivered_at=None) | Q(given_up=False),
                name="outbox_delivered_or_given_up",
                violation_error_message="A message is delivered or given up, not both.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

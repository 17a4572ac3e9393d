"""The aims of a plan."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.access.models import User
from lanh.plans.models.plan import FromDocument, Plan
from lanh.plans.rules.content import Comparator


class Target(FromDocument):
    """One aim. An item of the document with three figures is three targets with the
    same words; an item in words only is one without a figure."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    part = models.PositiveSmallIntegerField(default=0)
    comparator = models.CharField(max_length=12, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    upper = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    unit = models.CharField(max_length=100, blank=True)
    of = models.CharField(max_length=400, blank=True)
    baseline = models.CharField(max_length=20, blank=True)
    direction = models.CharField(max_length=4, blank=True)
    # What of the item's words stands around this figure, and what follows it.
    clause = models.TextField(blank=True)
    following = models.TextField(blank=True)
    indicator = models.CharField(max_length=80, blank=True)
    slice = models.CharField(max_length=200, blank=True)
    linked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    linked_at = models.DateTimeField(null=True, blank=True)

    # The share of a target above that this one takes over.
    taken_from = models.ForeignKey(
        "plans.Share", models.PROTECT, null=True, blank=True, related_name="taken_over"
    )
    # [since, until) where an amendment added it or ended it.
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["plan", "number", "part"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "number", "part"],
                name="target_is_written_once",
                violation_error_message="A figure of a plan's item is one target.",
            ),
            models.CheckConstraint(
                condition=Q(comparator="", value=None, upper=None) | ~Q(comparator=""),
                name="target_figure_has_a_comparator",
                violation_error_message="A figure says how it is to be compared.",
            ),
            models.CheckConstraint(
                condition=Q(upper=None) | Q(upper__gte=F("value")),
                name="target_range_begins_with_the_smaller",
                violation_error_message="A range begins with its smaller number.",
            ),
            models.CheckConstraint(
                condition=Q(indicator="", slice="", linked_by=None, linked_at=None)
                | (
                    ~Q(indicator="")
                    & Q(linked_by__isnull=False, linked_at__isnull=False)
                ),
                name="target_link_has_an_author",
                violation_error_message="Somebody answers for a link to an indicator.",
            ),
        ]

    @property
    def compared(self) -> Comparator | None:
        """None for an aim in words only."""
        return Comparator(self.comparator) if self.comparator else None

    @property
    def linked(self) -> str:
        """`events.sessions{theme=drug}`; empty where no indicator is linked."""
        return f"{self.indicator}{{{self.slice}}}" if self.slice else self.indicator

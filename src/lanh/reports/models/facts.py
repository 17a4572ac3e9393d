"""What the office stands by: never changed, only followed by a later row."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.common.period import Period, Regime
from lanh.places.models import Place
from lanh.reports.models.submissions import Submission
from lanh.reports.rules import Origin

# 'withheld' is given by what crosses a wall, never by a cell.
REASONS = ["blank", "na", "withheld"]


class FactQuerySet(models.QuerySet["Fact"]):
    def known_at(self, moment: datetime) -> "FactQuerySet":
        """What had become known by then; of rows for one figure the last one holds."""
        return self.filter(known_from__lte=moment)

    def during(self, period: Period) -> "FactQuerySet":
        return self.filter(regime=period.regime, first=period.first, last=period.last)


class Fact(models.Model):
    """One figure for one place and period, or the reason for none.

    sequence: in the order of commits, for it is given under the head's lock; what is
    published up to a sequence is therefore complete. slice: the canonical text of
    `elements.slices`, '' for the total.
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="facts")
    element = models.CharField(max_length=64)
    slice = models.CharField(max_length=160, blank=True)
    regime = models.CharField(max_length=12)
    first = models.DateField()
    last = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    reason = models.CharField(max_length=8, blank=True)
    estimate = models.BooleanField(default=False)
    known_from = models.DateTimeField()
    origin = models.CharField(max_length=12)
    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, blank=True, related_name="facts"
    )

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["sequence"]
        indexes: ClassVar = [
            models.Index(
                fields=["place", "element", "slice", "regime", "first", "last"],
                name="fact_by_figure",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(value__isnull=False, reason="")
                | Q(value=None, reason__in=REASONS),
                name="fact_has_a_value_or_a_reason",
                violation_error_message="A fact has a number, or the reason for none.",
            ),
            models.CheckConstraint(
                condition=Q(first__lte=F("last")),
                name="fact_has_its_period",
                violation_error_message="A period ends after it begins.",
            ),
            models.CheckConstraint(
                condition=Q(origin=Origin.SUBMISSION.value)
                ^ Q(submission__isnull=True),
                name="fact_says_where_it_comes_from",
                violation_error_message="A fact of a report names the report.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.element} {self.slice} {self.value}"

    @property
    def period(self) -> Period:
        return Period(Regime(self.regime), self.first, self.last)


class FactHead(models.Model):
    """The sequence that was given last: one row, which writers queue for."""

    sequence = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="fact_head_is_one_row",
                violation_error_message="There is one sequence of facts.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.sequence)

"""Rows of a report that stand in no definition: the targets of a plan."""

from decimal import Decimal
from typing import ClassVar

from django.db import models

from lanh.common.keys import new_key
from lanh.reports.models.submissions import Submission


class Line(models.Model):
    """One target in a report on a plan's progress, as it stood when it was filled.

    asked: its key in its plan. The figures are the office's own and not typed; the
    unit says why it is behind (`cause`). Fields as in `registry.LineText`.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField()
    asked = models.UUIDField()
    text = models.TextField()
    unit = models.CharField(max_length=100, blank=True)
    comparator = models.CharField(max_length=12, blank=True)
    wanted = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    expected = models.DecimalField(
        max_digits=20, decimal_places=4, null=True, blank=True
    )
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    share = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    is_behind = models.BooleanField(default=False)
    allotted = models.DecimalField(
        max_digits=20, decimal_places=4, null=True, blank=True
    )
    base = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    printed = models.DecimalField(
        max_digits=12, decimal_places=4, null=True, blank=True
    )
    cause = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["submission", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["submission", "asked"],
                name="line_stands_once_in_a_report",
                violation_error_message="A target stands once in a report.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def percent(self) -> Decimal | None:
        """Of what is wanted, in %."""
        return None if self.share is None else round(self.share * 100, 1)

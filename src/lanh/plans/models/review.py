"""A look back on a plan: what was aimed at, what became of it year by year, and why."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.access.models import User
from lanh.common.keys import new_key
from lanh.plans.models.plan import Plan
from lanh.plans.models.target import Target
from lanh.plans.rules.reviewing import ReviewKind


class Review(models.Model):
    """A review over whole years. Concluded, its figures stay those that were known
    then, whatever is corrected later."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reviews")
    kind = models.CharField(max_length=8)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    conclusions = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    concluded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    concluded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["plan", "-begun_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="review_runs_forward",
                violation_error_message="A review does not run backwards.",
            ),
            models.CheckConstraint(
                condition=Q(concluded_at=None, concluded_by=None)
                | (
                    Q(concluded_at__isnull=False, concluded_by__isnull=False)
                    & ~Q(conclusions="")
                ),
                name="review_concluded_says_what",
                violation_error_message="A concluded review has conclusions.",
            ),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(concluded_at=None),
                name="review_open_once",
                violation_error_message="One review of a plan is open at a time.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} · {self.first_year}-{self.last_year}"

    @property
    def what(self) -> ReviewKind:
        return ReviewKind(self.kind)

    @property
    def is_open(self) -> bool:
        return self.concluded_at is None

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)


class Reason(models.Model):
    """Why a target was reached or not, in the words of the review."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    review = models.ForeignKey(Review, models.CASCADE, related_name="reasons")
    target = models.ForeignKey(Target, models.CASCADE, related_name="reasons")
    words = models.TextField()

    class Meta:
        ordering: ClassVar = ["review", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["review", "target"],
                name="reason_told_once",
                violation_error_message="A review tells one reason of a target.",
            ),
        ]

    def __str__(self) -> str:
        return self.words

"""A plan as it was confirmed: aims, activities, who does what, what is reported."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.access.models import User
from lanh.common.keys import new_key
from lanh.common.span import Span
from lanh.common.text import fold, sort_key
from lanh.files.models import StoredFile
from lanh.places.models import Place
from lanh.plans.models.draft import Draft
from lanh.plans.rules.amending import PlanState
from lanh.plans.rules.content import Cadence

# A number that begins with a stroke ('/KH-UBND') is still to be given.
SIGNED = ~Q(number="") & ~Q(number__startswith="/") & ~Q(dated="")


class PlanQuerySet(models.QuerySet["Plan"]):
    def signed(self) -> "PlanQuerySet":
        """With its number and date."""
        return self.filter(SIGNED)

    def mentioning(self, words: str) -> "PlanQuerySet":
        """Subjects and numbers that hold the words, typed with or without marks."""
        return self.filter(folded__contains=fold(words))

    def of_year(self, year: int) -> "PlanQuerySet":
        """Plans that cover a day of that year."""
        return self.filter(first__year__lte=year, last__year__gte=year)

    def running(self, day: date) -> "PlanQuerySet":
        return self.filter(first__lte=day, last__gte=day)

    def in_state(self, state: PlanState) -> "PlanQuerySet":
        """The same as `Plan.stage`, asked of the database."""
        return self.filter(_STATES[state])


_OPEN = Q(closed_on=None)
_STATES = {
    PlanState.DRAFT: _OPEN & ~SIGNED,
    PlanState.ISSUED: _OPEN & SIGNED & Q(version=1),
    PlanState.AMENDED: _OPEN & SIGNED & Q(version__gt=1),
    PlanState.CLOSED: ~_OPEN,
}


class Plan(models.Model):
    """What a place means to reach in a period, with the document that says so."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    place = models.ForeignKey(Place, models.PROTECT, related_name="plans")
    draft = models.OneToOneField(
        Draft, models.PROTECT, null=True, blank=True, related_name="plan"
    )
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="plans"
    )
    type = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=60, blank=True)
    dated = models.CharField(max_length=10, blank=True)
    issuer = models.CharField(max_length=300)
    subject_line = models.TextField()
    folded = models.TextField(blank=True, editable=False)
    sort_key = models.TextField(blank=True, editable=False)
    first = models.DateField()
    last = models.DateField()
    text = models.TextField(blank=True)
    # The plan that this one carries out, of the same place or of one above.
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="under"
    )
    version = models.PositiveIntegerField(default=1)
    closed_on = models.DateField(null=True, blank=True)
    # How often the plan asks for a meeting, in months; 0: it does not.
    meets_every = models.PositiveSmallIntegerField(default=0)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-first", "sort_key", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last__gte=F("first")),
                name="plan_ends_after_it_begins",
                violation_error_message="A plan ends after it begins.",
            ),
            models.UniqueConstraint(
                fields=["place", "number", "dated"],
                condition=SIGNED,
                name="plan_is_kept_once",
                violation_error_message="A plan is kept once.",
            ),
        ]

    def __str__(self) -> str:
        return self.subject_line

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(f"{self.subject_line} {self.number} {self.issuer}")
        self.sort_key = sort_key(self.subject_line)
        super().save(*args, **kwargs)

    @property
    def span(self) -> Span:
        return Span(self.first, self.last + timedelta(days=1))

    @property
    def is_signed(self) -> bool:
        return bool(self.dated and self.number) and not self.number.startswith("/")

    @property
    def stage(self) -> PlanState:
        if self.closed_on is not None:
            return PlanState.CLOSED
        if not self.is_signed:
            return PlanState.DRAFT
        return PlanState.AMENDED if self.version > 1 else PlanState.ISSUED

    @property
    def subject(self) -> str:
        """How the trail names this plan."""
        return f"plan:{self.pk}"


class FromDocument(models.Model):
    """What every part of a plan carries: its order, and its words in the document."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    number = models.PositiveIntegerField()
    path = models.CharField(max_length=60, blank=True)
    words = models.TextField()
    begins = models.PositiveIntegerField(null=True, blank=True)
    ends = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.words


class ReportDuty(FromDocument):
    """Who reports to whom, how often and by when; nothing is read into silence."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="duties")
    sender = models.TextField(blank=True)
    receiver = models.TextField(blank=True)
    cadence = models.CharField(max_length=12)
    # A day, or --12-20: the same day each year.
    deadline = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering: ClassVar = ["plan", "number"]
        verbose_name_plural = "report duties"

    @property
    def rhythm(self) -> Cadence:
        return Cadence(self.cadence)

"""What a plan does, and whom it hands work to."""

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from lanh.access.models import User
from lanh.common.keys import new_key
from lanh.common.span import Span
from lanh.common.text import fold
from lanh.plans.models.plan import FromDocument, Plan


class ActivityQuerySet(models.QuerySet["Activity"]):
    def mentioning(self, words: str) -> Self:
        """Titles, contents, places and agencies that hold the words, with or without
        marks."""
        return self.filter(folded__contains=fold(words))

    def led_by(self, words: str) -> Self:
        """Those whose leading agency's printed name holds the words."""
        return self.filter(led__contains=fold(words))

    def standing(self, day: date) -> Self:
        """Those that no amendment has ended by the day, or added later."""
        still = Q(until=None) | Q(until__gt=day)
        return self.filter(still, Q(since=None) | Q(since__lte=day))

    def in_quarter(self, quarter: int) -> Self:
        """Those with a day in the quarter of any year; without days, in none."""
        first, last = 3 * quarter - 2, 3 * quarter
        one_year = Q(last__year=F("first__year"))
        touches = Q(first__month__lte=last, last__month__gte=first)
        # Over a turn of the year: it begins before the quarter ends, or ends after it
        # begins.
        over = ~one_year & (Q(first__month__lte=last) | Q(last__month__gte=first))
        return self.undated_out().filter((one_year & touches) | over)

    def undated_out(self) -> Self:
        return self.exclude(Q(first=None) | Q(last=None))

    def to_come(self, today: date) -> Self:
        return self.filter(first__gt=today)

    def running(self, today: date) -> Self:
        return self.filter(first__lte=today, last__gte=today)

    def over(self, today: date) -> Self:
        return self.filter(last__lt=today)

    def undated(self) -> Self:
        return self.filter(Q(first=None) | Q(last=None))


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
    # [since, until) where an amendment added it or ended it.
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    folded = models.TextField(blank=True, editable=False)
    led = models.TextField(blank=True, editable=False)

    objects = ActivityQuerySet.as_manager()

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.led = fold("; ".join(self.lead))
        said = (self.words, self.content, self.where, *self.lead, *self.coordinating)
        self.folded = fold(" ".join(said))
        super().save(*args, **kwargs)

    @property
    def span(self) -> Span | None:
        """None where the document sets no days."""
        if self.first is None or self.last is None:
            return None
        return Span(self.first, self.last + timedelta(days=1))


class Output(models.Model):
    """One thing that an activity delivers: 3,000 leaflets. Linked, a register tells how
    many there are; the link is a question kept here, never a field over there."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="outputs")
    number = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=4)
    upper = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    element = models.CharField(max_length=80, blank=True)
    slice = models.CharField(max_length=200, blank=True)
    linked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    linked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["activity", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "number"],
                name="output_has_its_number",
                violation_error_message="One output for each number of an activity.",
            ),
            models.CheckConstraint(
                condition=Q(upper=None) | Q(upper__gte=F("value")),
                name="output_range_begins_with_the_smaller",
                violation_error_message="A range begins with its smaller number.",
            ),
            models.CheckConstraint(
                condition=Q(element="", slice="", linked_by=None, linked_at=None)
                | (~Q(element="") & Q(linked_by__isnull=False)),
                name="output_link_has_an_author",
                violation_error_message="Somebody answers for a link to a register.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.unit}".strip()

    @property
    def linked(self) -> str:
        """`events.handed{theme=drug}`; empty where no register is asked."""
        return f"{self.element}{{{self.slice}}}" if self.slice else self.element


class Assignment(FromDocument):
    """What the plan hands to an agency, or to several together."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="assignments")
    agencies = models.JSONField(default=list)
    tasks = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["plan", "number"]

    @property
    def sentences(self) -> list[str]:
        """What is to be done, one thing each; the whole where nothing is told apart."""
        return self.tasks or [self.words]

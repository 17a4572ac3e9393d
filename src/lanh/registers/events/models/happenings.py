"""What takes place and who comes: events and training classes."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.elements.catalogue import dimensions
from lanh.registers.events.models.entries import Campaign
from lanh.registers.events.models.records import (
    Record,
    audiences,
    themes,
)
from lanh.registers.events.rules import Part, Status
from lanh.registers.records.models import check_codes

TOOK_PLACE = [Status.HELD.value, Status.CONFIRMED.value]
TOOK_NO_PLACE = [Status.PLANNED.value, Status.CANCELLED.value]


def forms() -> list[tuple[str, str]]:
    return dimensions()["form"].choices()


def levels() -> list[tuple[str, str]]:
    return dimensions()["level"].choices()


class Happening(Record):
    """Planned → held → confirmed, or planned → cancelled (`rules.LIFE`)."""

    theme = models.CharField(max_length=20, choices=themes)
    audience = models.CharField(max_length=20, choices=audiences)
    organiser = models.CharField(max_length=200)
    status = models.CharField(max_length=12, default=Status.PLANNED.value)
    attended = models.PositiveIntegerField(null=True, blank=True)
    women = models.PositiveIntegerField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    # The act on many that confirmed it, whose line in the trail names no single record.
    confirmed_in = models.CharField(max_length=32, blank=True, editable=False)

    COUNTED = Q(status__in=TOOK_PLACE)

    class Meta(Record.Meta):
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__in=TOOK_PLACE, attended__isnull=False)
                | Q(status__in=TOOK_NO_PLACE, attended=None, women=None),
                name="%(class)s_counts_people_when_held",
                violation_error_message="What was held has its number of people; "
                "what is planned or cancelled has none.",
            ),
            models.CheckConstraint(
                condition=Q(women=None) | Q(women__lte=F("attended")),
                name="%(class)s_women_are_among_people",
                violation_error_message="No more women than people came.",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.CONFIRMED.value) ^ Q(evidence=""),
                name="%(class)s_is_confirmed_on_evidence",
                violation_error_message="What is confirmed names its evidence.",
            ),
        ]

    @property
    def bulk_acts(self) -> list[str]:
        both = self.batch, self.confirmed_in
        return [act for act in both if act]

    @property
    def stage(self) -> Status:
        return Status(self.status)

    @property
    def ends_on(self) -> date:
        return self.day

    @property
    def parts(self) -> dict[Part, int | None]:
        """Those among the people who came that are counted apart."""
        return {Part.WOMEN: self.women}


class Event(Happening):
    """A communication event: one main theme and audience, by which it is counted."""

    form = models.CharField(max_length=20, choices=forms)
    also_themes = models.JSONField(default=list, blank=True)
    also_audiences = models.JSONField(default=list, blank=True)
    joint = models.CharField(max_length=300, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    under_18 = models.PositiveIntegerField(null=True, blank=True)
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="events"
    )

    NOUN = "event"
    FACTS = (
        *("title", "day", "place", "form", "theme", "also_themes", "audience"),
        *("also_audiences", "organiser", "joint", "starts", "ends", "campaign"),
        *("attended", "women", "under_18"),
    )

    class Meta(Happening.Meta):
        ordering: ClassVar = ["-day", "title_key", "pk"]
        constraints: ClassVar = [
            *Happening.Meta.constraints,
            models.CheckConstraint(
                condition=Q(under_18=None) | Q(under_18__lte=F("attended")),
                name="event_minors_are_among_people",
                violation_error_message="No more people under 18 than people came.",
            ),
        ]

    def clean(self) -> None:
        check_codes(self.also_themes, of="theme", but=self.theme)
        check_codes(self.also_audiences, of="audience", but=self.audience)

    @property
    def parts(self) -> dict[Part, int | None]:
        return {**super().parts, Part.UNDER_18: self.under_18}


class TrainingClass(Happening):
    """Training of people who do this work; `level`: which level it is held at."""

    level = models.CharField(max_length=10, choices=levels)
    last_day = models.DateField(null=True, blank=True)
    tested = models.BooleanField(default=False)

    NOUN = "class"
    FACTS = (
        *("title", "day", "last_day", "place", "level", "theme", "audience"),
        *("organiser", "tested", "attended", "women"),
    )

    class Meta(Happening.Meta):
        ordering: ClassVar = ["-day", "title_key", "pk"]
        constraints: ClassVar = [
            *Happening.Meta.constraints,
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("day")),
                name="trainingclass_ends_after_it_begins",
                violation_error_message="A class ends after it begins.",
            ),
        ]

    @property
    def ends_on(self) -> date:
        return self.last_day or self.day

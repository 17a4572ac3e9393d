"""Communication events: what was planned, what was held, who came."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.common.period import Period
from lanh.common.text import fold
from lanh.elements.catalogue import dimensions
from lanh.places.models import Place
from lanh.registers.events.rules import Status


# Functions, so that a new word in the definitions asks for no migration.
def forms() -> list[tuple[str, str]]:
    return dimensions()["form"].choices()


def themes() -> list[tuple[str, str]]:
    return dimensions()["theme"].choices()


def audiences() -> list[tuple[str, str]]:
    return dimensions()["audience"].choices()


TOOK_PLACE = [Status.HELD.value, Status.CONFIRMED.value]
TOOK_NO_PLACE = [Status.PLANNED.value, Status.CANCELLED.value]


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: User, *, today: date) -> "EventQuerySet":
        return self.filter(reach(user, Permission.SEE_EVENTS, today=today))

    def within(self, place: Place) -> "EventQuerySet":
        return self.filter(place__path__startswith=place.path)

    def during(self, period: Period) -> "EventQuerySet":
        return self.filter(day__range=(period.first, period.last))

    def took_place(self) -> "EventQuerySet":
        """Held, whether confirmed yet or not: the only events that are counted."""
        return self.filter(status__in=TOOK_PLACE)

    def mentioning(self, words: str) -> "EventQuerySet":
        """Titles that hold the words, typed with or without marks."""
        return self.filter(title_folded__contains=fold(words))


class Event(models.Model):
    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    title = models.CharField(max_length=300)
    title_folded = models.CharField(max_length=300, blank=True, editable=False)
    day = models.DateField(db_index=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="events")
    form = models.CharField(max_length=20, choices=forms)
    organiser = models.CharField(max_length=200)
    status = models.CharField(max_length=12, default=Status.PLANNED.value)
    attended = models.PositiveIntegerField(null=True, blank=True)
    women = models.PositiveIntegerField(null=True, blank=True)
    under_18 = models.PositiveIntegerField(null=True, blank=True)
    evidence = models.TextField(blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-day", "title_folded", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__in=TOOK_PLACE, attended__isnull=False)
                | Q(
                    status__in=TOOK_NO_PLACE,
                    attended=None,
                    women=None,
                    under_18=None,
                ),
                name="event_counts_people_when_held",
                violation_error_message="A held event has its number of people; a "
                "planned or cancelled one has none.",
            ),
            models.CheckConstraint(
                condition=Q(women=None) | Q(women__lte=F("attended")),
                name="event_women_are_among_people",
                violation_error_message="No more women than people came.",
            ),
            models.CheckConstraint(
                condition=Q(under_18=None) | Q(under_18__lte=F("attended")),
                name="event_minors_are_among_people",
                violation_error_message="No more people under 18 than people came.",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.CONFIRMED.value) ^ Q(evidence=""),
                name="event_is_confirmed_on_evidence",
                violation_error_message="A confirmed event names its evidence.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.title_folded = fold(self.title)
        super().save(*args, **kwargs)

    @property
    def stage(self) -> Status:
        return Status(self.status)

    @property
    def subject(self) -> str:
        """How the trail names this event."""
        return f"event:{self.pk}"


class EventTheme(models.Model):
    """An event may have several themes, and counts once under each."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="themes")
    code = models.CharField(max_length=20, choices=themes)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "code"],
                name="event_has_a_theme_once",
                violation_error_message="An event has a theme once.",
            )
        ]

    def __str__(self) -> str:
        return self.code


class EventAudience(models.Model):
    """Whom the event is for; several, each once."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="audiences")
    code = models.CharField(max_length=20, choices=audiences)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "code"],
                name="event_has_an_audience_once",
                violation_error_message="An event has an audience once.",
            )
        ]

    def __str__(self) -> str:
        return self.code

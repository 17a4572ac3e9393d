"""What was made, sent and taught; and campaigns: told in one go."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.common.keys import new_key
from lanh.common.text import fold
from lanh.elements.catalogue import dimensions
from lanh.places.models import Place
from lanh.registers.events.models.records import Record, themes
from lanh.registers.events.rules import Move
from lanh.registers.records import models as records


def kinds() -> list[tuple[str, str]]:
    return dimensions()["material"].choices()


def channels() -> list[tuple[str, str]]:
    return dimensions()["channel"].choices()


def school_levels() -> list[tuple[str, str]]:
    return dimensions()["level:school"].choices()


class Entry(Record, records.Entry):
    """A record of this register that is told once it was done."""

    class Meta(records.Entry.Meta):
        abstract = True


class Campaign(Entry):
    """A month or a day of action that several events belong to; may lie ahead."""

    occasion = models.CharField(max_length=300, blank=True)
    last_day = models.DateField()

    NOUN = "campaign"
    FACTS = ("title", "day", "last_day", "place", "occasion")

    class Meta(Entry.Meta):
        ordering: ClassVar = ["-day", "title_key", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("day")),
                name="campaign_ends_after_it_begins",
                violation_error_message="A campaign ends after it begins.",
            )
        ]


class Material(Entry):
    """Pieces printed or made, handed out, or sent to a place, on a day.

    sender: the unit that they were sent from, to `place`.
    """

    move = models.CharField(max_length=8)
    sender = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="materials_sent"
    )
    kind = models.CharField(max_length=12, choices=kinds)
    theme = models.CharField(max_length=20, choices=themes)
    number = models.PositiveIntegerField()
    cost = models.PositiveBigIntegerField(null=True, blank=True)  # đồng

    NOUN = "material"
    FACTS = ("title", "day", "place", "kind", "theme", "number", "cost")

    class Meta(Entry.Meta):
        ordering: ClassVar = ["-day", "title_key", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(move=Move.PRINTED.value) | Q(cost=None),
                name="material_costs_when_printed",
                violation_error_message="Only what is printed has a cost.",
            ),
            models.CheckConstraint(
                condition=Q(move=Move.SENT.value) ^ Q(sender=None),
                name="material_that_is_sent_has_a_sender",
                violation_error_message="What is sent has a sender, nothing else.",
            ),
        ]

    @property
    def moved(self) -> Move:
        return Move(self.move)


class Broadcast(Entry):
    """A programme on the air so many times, or one item in the press or online."""

    channel = models.CharField(max_length=12, choices=channels)
    theme = models.CharField(max_length=20, choices=themes)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    times = models.PositiveIntegerField(default=1)
    outlet = models.CharField(max_length=200, blank=True)
    address = models.URLField(max_length=500, blank=True)

    NOUN = "broadcast"
    FACTS = (
        *("title", "day", "place", "channel", "theme", "times", "minutes"),
        *("outlet", "address"),
    )

    class Meta(Entry.Meta):
        ordering: ClassVar = ["-day", "title_key", "pk"]


class School(models.Model):
    """A school of a place, by its name; the key that 'schools reached' counts."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    level = models.CharField(max_length=12, choices=school_levels)
    place = models.ForeignKey(Place, models.PROTECT, related_name="schools")

    class Meta:
        ordering: ClassVar = ["folded"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "folded"],
                name="school_is_named_once",
                violation_error_message="A place has one school of that name.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.name)
        super().save(*args, **kwargs)


class SchoolPlan(Entry):
    """What one school planned and taught in one school year; `title`: its name."""

    school = models.ForeignKey(School, models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField()  # in which the school year begins
    has_plan = models.BooleanField(default=False)
    lessons = models.PositiveIntegerField(default=0)
    pupils = models.PositiveIntegerField(default=0)

    NOUN = "school_plan"
    FACTS = ("day", "has_plan", "lessons", "pupils")

    class Meta(Entry.Meta):
        ordering: ClassVar = ["-year", "title_key", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["school", "year"],
                condition=Q(struck=False),
                name="school_tells_a_year_once",
                violation_error_message="A school has one plan for a school year.",
            )
        ]

    @property
    def school_year(self) -> str:
        return f"{self.year}-{self.year + 1}"

"""A mission, the units it visits, and what it finds there."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.text import fold
from lanh.elements.catalogue import dimensions
from lanh.places.models import Place
from lanh.registers.documents.models import Document
from lanh.registers.missions.rules import (
    CARRIED_OUT,
    KNOWN,
    SENT,
    Answered,
    Level,
    Status,
)
from lanh.registers.records.models import Entry, Record, RecordQuerySet


# Functions, so that a new word in the definitions asks for no migration.
def fields() -> list[tuple[str, str]]:
    return dimensions()["mission_field"].choices()


def facility_kinds() -> list[tuple[str, str]]:
    return dimensions()["kind:facility"].choices()


class MissionQuerySet(RecordQuerySet):
    def visible_to(self, user: User, *, today: date) -> Self:
        """Missions of one's places, and those that visit them, once announced."""
        own = reach(user, Permission.SEE_MISSIONS, today=today)
        theirs = Visit.objects.filter(own, mission=OuterRef("pk"), struck=False)
        known = Q(status__in=[one.value for one in KNOWN])
        return self.filter(own | (known & Exists(theirs)))


class PartQuerySet(RecordQuerySet):
    """Visits and findings: seen from the mission's place, and from the unit's own."""

    def visible_to(self, user: User, *, today: date) -> Self:
        lead = reach(user, Permission.SEE_MISSIONS, today=today, to="mission__place__")
        unit = reach(user, Permission.SEE_MISSIONS, today=today)
        since = [one.value for one in self.model.KNOWN_IN]
        return self.filter(lead | (unit & Q(mission__status__in=since)))


class Mission(Record):
    """A mission of supervision: title, place of its lead, first day.

    lead: the agency, as printed. decision: number and date, as printed; paper: its
    entry in the register of documents. members: name, post, agency, a line each.
    checklist: what is looked at everywhere, a line each.
    """

    last_day = models.DateField()
    field = models.CharField(max_length=20, choices=fields)
    lead = models.CharField(max_length=200)
    members = models.JSONField(default=list, blank=True)
    programme = models.TextField(blank=True)
    checklist = models.JSONField(default=list, blank=True)
    decision = models.CharField(max_length=200, blank=True)
    paper = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, default=Status.PLANNED.value)

    NOUN = "mission"
    FACTS = (
        *("title", "day", "last_day", "place", "field", "lead", "members"),
        *("programme", "checklist"),
    )
    SEEN_WITH = Permission.SEE_MISSIONS
    RECORDED_WITH = Permission.RUN_MISSIONS
    COUNTED = Q(status__in=[one.value for one in CARRIED_OUT])

    objects: ClassVar = MissionQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering: ClassVar = ["-day", "title_key", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("day")),
                name="mission_ends_after_it_begins",
                violation_error_message="A mission ends after it begins.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["planned", "cancelled"]) | ~Q(decision=""),
                name="mission_goes_out_on_a_decision",
                violation_error_message="What is announced has its decision.",
            ),
        ]

    @property
    def stage(self) -> Status:
        return Status(self.status)


class Part(Entry):
    """A visit or a finding of a mission."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="%(class)ss")
    # Named, for another register has visits too.
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")

    SEEN_WITH = Permission.SEE_MISSIONS
    RECORDED_WITH = Permission.RUN_MISSIONS
    KNOWN_IN: ClassVar[frozenset[Status]]

    objects: ClassVar = PartQuerySet.as_manager()

    class Meta(Entry.Meta):
        abstract = True


class Visit(Part):
    """A unit that a mission visits: its name as printed, its place, the day.

    kind: of the facility, empty for a commune or an agency. Facilities have no room of
    their own yet, so one is known by its place and its name (`unit_key`).
    """

    kind = models.CharField(max_length=20, choices=facility_kinds, blank=True)
    unit_key = models.CharField(max_length=340, blank=True, editable=False)
    visited = models.BooleanField(default=False)
    minutes = models.CharField(max_length=300, blank=True)

    NOUN = "visit"
    FACTS = ("title", "day", "place", "kind")
    COUNTED = Q(struck=False, visited=True)
    KNOWN_IN = KNOWN

    class Meta(Part.Meta):
        ordering: ClassVar = ["day", "title_key", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mission", "unit_key"],
                condition=Q(struck=False),
                name="mission_visits_a_unit_once",
                violation_error_message="A mission visits a unit once.",
            )
        ]

    def reckon(self) -> None:
        super().reckon()
        self.unit_key = f"{self.place_id.hex}:{fold(self.title)}"


class Finding(Part):
    """What was found at a unit: the item that was looked at, how it stands, what is to
    be done by when, and what the unit answered."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="findings")
    level = models.CharField(max_length=6)
    words = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, default=Answered.NONE.value)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    NOUN = "finding"
    FACTS = ("title", "level", "words", "recommendation", "due")
    COUNTED = Q(struck=False)
    KNOWN_IN = SENT

    class Meta(Part.Meta):
        ordering: ClassVar = ["day", "title_key", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(level=Level.OK.value)
                | (~Q(recommendation="") & Q(due__isnull=False)),
                name="finding_is_followed_by_a_recommendation",
                violation_error_message="What is not in order has a recommendation and "
                "a day.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["none", "open"]) | ~Q(answer=""),
                name="finding_is_settled_on_an_answer",
                violation_error_message="What is answered says something.",
            ),
        ]

    @property
    def how(self) -> Level:
        return Level(self.level)

    @property
    def stage(self) -> Answered:
        return Answered(self.state)

    def is_late(self, today: date) -> bool:
        """Whether the unit should have answered by now."""
        return self.stage is Answered.OPEN and self.due is not None and self.due < today

"""Who inspects, and what they have set out to do."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.common.period import Period
from lanh.elements.catalogue import dimensions
from lanh.places.models import Place
from lanh.registers.inspections.rules import BASIS, LEAST_PRESENT, Position
from lanh.registers.records.models import Record, RecordQuerySet


def levels() -> list[tuple[str, str]]:
    return dimensions()["level"].choices()


class OfTeamQuerySet(models.QuerySet[Any]):
    """Rows that belong to a team; `TO` leads to it. They are seen where the team is."""

    TO = "team__"

    def visible_to(self, user: User, *, today: date) -> Self:
        to = f"{self.TO}place__"
        return self.filter(reach(user, Permission.SEE_INSPECTIONS, today=today, to=to))

    def within(self, place: Place, *, alone: bool = False) -> Self:
        """Of teams of the place and below it; `alone`: of the very place."""
        if alone:
            return self.filter(**{f"{self.TO}place": place})
        return self.filter(**{f"{self.TO}place__path__startswith": place.path})


class TeamQuerySet(RecordQuerySet):
    def at_work(self, day: date) -> Self:
        return self.filter(Q(until=None) | Q(until__gt=day), day__lte=day)


class Team(Record):
    """A team 178 of the province or a commune, set up by the Committee's chair; `day`
    is the one from which it works.

    least_present: how many members an inspection needs, and by which rule (`basis`).
    agency: the standing agency, which the law names no longer.
    """

    code = models.CharField(max_length=20, unique=True)
    level = models.CharField(max_length=10, choices=levels)
    agency = models.CharField(max_length=200)
    decision = models.CharField(max_length=200, blank=True)
    least_present = models.PositiveSmallIntegerField(default=LEAST_PRESENT)
    basis = models.CharField(max_length=300, default=BASIS)
    until = models.DateField(null=True, blank=True)

    NOUN = "team"
    FACTS = ("title", "code", "place", "agency", "decision", "least_present", "basis")
    SEEN_WITH = Permission.SEE_INSPECTIONS
    RECORDED_WITH = Permission.INSPECT

    objects: ClassVar[Any] = TeamQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering: ClassVar = ["title_key", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(least_present__gte=1),
                name="team_inspects_with_somebody",
                violation_error_message="A team inspects with one member at least.",
            )
        ]


class SeatQuerySet(OfTeamQuerySet):
    def on(self, day: date) -> Self:
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day)


class Seat(models.Model):
    """One member's place in the team: of an agency, at a position; no name."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="seats")
    agency = models.CharField(max_length=200)
    position = models.CharField(
        max_length=8,
        choices=[(p.value, p.value) for p in Position],
        default=Position.MEMBER.value,
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["since", "agency", "pk"]

    def __str__(self) -> str:
        return self.agency

    @property
    def rank(self) -> Position:
        return Position(self.position)


class InspectionPlan(Record):
    """What a team has set out to inspect from `day` to `last`, as approved."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="plans")
    last = models.DateField()
    n_sessions = models.PositiveIntegerField()
    areas = models.CharField(max_length=500, blank=True)
    decision = models.CharField(max_length=200, blank=True)

    NOUN = "inspection_plan"
    FACTS = ("title", "day", "last", "n_sessions", "areas", "decision")
    SEEN_WITH = Permission.SEE_INSPECTIONS
    RECORDED_WITH = Permission.INSPECT

    class Meta(Record.Meta):
        ordering: ClassVar = ["-day", "title_key", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last__gte=F("day")),
                name="inspection_plan_ends_after_it_begins",
                violation_error_message="A plan ends after it begins.",
            )
        ]


def days_of(period: Period, until: date) -> tuple[date, date]:
    """The days of a period, as far as they are known."""
    return period.first, min(period.last, until)

"""An inspection: planned → done → signed → locked, the premises on its list, visits."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.places.models import Place
from lanh.registers.inspections.models.teams import InspectionPlan, Seat, Team
from lanh.registers.inspections.rules import (
    Action,
    Field,
    Ground,
    Result,
    Status,
)
from lanh.registers.premises.models import Premises
from lanh.registers.records.models import Entry, Record, RecordQuerySet

HELD = [Status.DONE.value, Status.SIGNED.value, Status.LOCKED.value]


class SessionQuerySet(RecordQuerySet):
    def held(self) -> Self:
        return self.filter(status__in=HELD)


class Session(Record):
    """One inspection (cuộc kiểm tra) of a team on a day; without a plan: a surprise.

    Its place is the team's, whose work it is.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="sessions")
    plan = models.ForeignKey(
        InspectionPlan, models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    ground = models.CharField(
        max_length=12, choices=[(g.value, g.value) for g in Ground]
    )
    field = models.CharField(max_length=16, choices=[(f.value, f.value) for f in Field])
    status = models.CharField(max_length=12, default=Status.PLANNED.value)
    present = models.ManyToManyField(Seat, related_name="sessions", blank=True)
    minutes_no = models.CharField(max_length=60, blank=True)

    NOUN = "inspection"
    FACTS = ("title", "day", "place", "team", "plan", "ground", "field")
    COUNTED = Q(status__in=HELD)
    SEEN_WITH = Permission.SEE_INSPECTIONS
    RECORDED_WITH = Permission.INSPECT

    objects: ClassVar[Any] = SessionQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering: ClassVar = ["-day", "title_key", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(plan=None) ^ Q(ground=Ground.PLAN.value),
                name="session_goes_by_a_plan_or_a_ground",
                violation_error_message="By the plan, or on a ground of its own.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=HELD[1:]) | ~Q(minutes_no=""),
                name="session_is_signed_with_its_minutes",
                violation_error_message="What is signed has the number of its minutes.",
            ),
        ]

    @property
    def stage(self) -> Status:
        return Status(self.status)

    @property
    def is_surprise(self) -> bool:
        """Outside the plan. Source: Circular 05/2006, 2.4.a."""
        return self.plan_id is None


class Stop(models.Model):
    """Premises on the list of an inspection: to be visited."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="stops")
    premises = models.ForeignKey(Premises, models.PROTECT, related_name="stops")

    class Meta:
        ordering: ClassVar = ["premises__title_key", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "premises"],
                name="stop_is_listed_once",
                violation_error_message="Premises are on a list once.",
            )
        ]

    def __str__(self) -> str:
        return self.premises.title


class VisitQuerySet(RecordQuerySet):
    def visible_to(self, user: User, *, today: date) -> Self:
        """Where the team is, and where the premises stand: the clerk there sees what
        the province's team found."""
        see = Permission.SEE_INSPECTIONS
        of_team = reach(user, see, today=today, to="place__")
        there = reach(user, see, today=today, to="premises__place__")
        return self.filter(of_team | there)

    def at(self, place: Place, *, alone: bool = False) -> Self:
        """By where the premises stand, whichever team came."""
        if alone:
            return self.filter(premises__place=place)
        return self.filter(premises__place__path__startswith=place.path)


class Visit(Entry):
    """Premises looked at in an inspection: in order, or with violations. Title, day and
    place are those of the premises and of the session, whose work it is.

    action, settled_on: once every violation is decided, the heaviest action and the
    last day; the visit then counts once, under that action, on that day.
    """

    session = models.ForeignKey(Session, models.PROTECT, related_name="visits")
    premises = models.ForeignKey(Premises, models.PROTECT, related_name="visits")
    minutes_no = models.CharField(max_length=60)
    result = models.CharField(
        max_length=12, choices=[(r.value, r.value) for r in Result]
    )
    action = models.CharField(
        max_length=20, blank=True, choices=[(a.value, a.value) for a in Action]
    )
    settled_on = models.DateField(null=True, blank=True, db_index=True)

    NOUN = "visit"
    FACTS = ("title", "day", "place", "minutes_no")
    SEEN_WITH = Permission.SEE_INSPECTIONS
    RECORDED_WITH = Permission.INSPECT

    objects: ClassVar[Any] = VisitQuerySet.as_manager()

    class Meta(Entry.Meta):
        ordering: ClassVar = ["-day", "title_key", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "premises"],
                condition=Q(struck=False),
                name="visit_is_told_once",
                violation_error_message="Premises have one visit in an inspection.",
            ),
            models.CheckConstraint(
                condition=Q(action="", settled_on=None)
                | (
                    ~Q(action="")
                    & Q(settled_on__isnull=False, result=Result.VIOLATION.value)
                ),
                name="visit_is_settled_by_an_action",
                violation_error_message="A settled visit has its action and its day.",
            ),
        ]

    @property
    def outcome(self) -> Result:
        return Result(self.result)

    @property
    def heaviest(self) -> Action | None:
        return Action(self.action) if self.action else None

"""Plans under a plan: who owes one, and what it does with what stands above."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from lanh.access.models import User
from lanh.access.queries import reach, reach_above
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.places.models import Agency, Place
from lanh.plans.models.activity import Activity, Assignment
from lanh.plans.models.plan import Plan
from lanh.plans.models.target import Target
from lanh.plans.rules.cascade import SubPlanState, state_of


class SubPlanDutyQuerySet(models.QuerySet["SubPlanDuty"]):
    def visible_to(self, user: User, *, today: date) -> "SubPlanDutyQuerySet":
        """Who owes a plan is told to whoever sees the plan that asks for it."""
        own = reach(user, Permission.SEE_PLANS, today=today, to="plan__place__")
        above = reach_above(user, Permission.SEE_PLANS, today=today, to="plan__place__")
        return self.filter(own | above)

    def held(self, field: str, value: str) -> "SubPlanDutyQuerySet":
        """Of the places, or of the agencies' places, with that field."""
        of_place = Q(**{f"place__{field}": value})
        return self.filter(of_place | Q(**{f"agency__place__{field}": value}))

    def issued(self) -> "SubPlanDutyQuerySet":
        return self.filter(issued_on__isnull=False)

    def waiting(self) -> "SubPlanDutyQuerySet":
        return self.filter(issued_on=None)


class SubPlanDuty(models.Model):
    """A place or an agency that a plan tells to make its own."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sub_plan_duties")
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="sub_plan_duties"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="sub_plan_duties"
    )
    asked_on = models.DateField()
    due = models.DateField()
    # The plan that was made, where it stands here; else its number and day alone.
    issued = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="fulfils"
    )
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    told_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SubPlanDutyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["plan", "due", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(place__isnull=False, agency=None)
                | Q(place=None, agency__isnull=False),
                name="sub_plan_is_owed_by_one",
                violation_error_message="A plan is owed by a place or an agency.",
            ),
            models.CheckConstraint(
                condition=Q(issued_on=None, number="", issued=None)
                | (Q(issued_on__isnull=False) & ~Q(number="")),
                name="sub_plan_issued_has_number_and_day",
                violation_error_message="What was issued has a number and a day.",
            ),
            models.UniqueConstraint(
                fields=["plan", "place"],
                condition=Q(place__isnull=False),
                name="sub_plan_owed_once_by_a_place",
                violation_error_message="A place owes one plan under a plan.",
            ),
            models.UniqueConstraint(
                fields=["plan", "agency"],
                condition=Q(agency__isnull=False),
                name="sub_plan_owed_once_by_an_agency",
                violation_error_message="An agency owes one plan under a plan.",
            ),
        ]

    def __str__(self) -> str:
        return self.holder

    @property
    def holder(self) -> str:
        held = self.place or self.agency
        return held.name if held else ""

    @property
    def where(self) -> Place:
        """The place whose officers answer for it."""
        if self.place is not None:
            return self.place
        if self.agency is None:
            raise ValueError("a plan is owed by a place or an agency")
        return self.agency.place

    def state(self, today: date) -> SubPlanState:
        return state_of(due=self.due, issued_on=self.issued_on, today=today)


class Carrying(models.Model):
    """What a person said of a thing in the plan above: a part of the lower plan
    carries it, or it is not for this plan, because."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="carryings")
    target = models.ForeignKey(
        Target, models.CASCADE, null=True, blank=True, related_name="carried"
    )
    activity = models.ForeignKey(
        Activity, models.CASCADE, null=True, blank=True, related_name="carried"
    )
    assignment = models.ForeignKey(
        Assignment, models.CASCADE, null=True, blank=True, related_name="carried"
    )
    # Which of the assignment's tasks, from 0.
    line = models.PositiveSmallIntegerField(default=0)
    by_target = models.ForeignKey(
        Target, models.CASCADE, null=True, blank=True, related_name="carries"
    )
    by_activity = models.ForeignKey(
        Activity, models.CASCADE, null=True, blank=True, related_name="carries"
    )
    why_not = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    told_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["plan", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(target__isnull=False, activity=None, assignment=None)
                | Q(target=None, activity__isnull=False, assignment=None)
                | Q(target=None, activity=None, assignment__isnull=False),
                name="carrying_is_of_one_thing",
                violation_error_message="One thing of the plan above at a time.",
            ),
            models.CheckConstraint(
                condition=Q(by_target__isnull=False, by_activity=None, why_not="")
                | Q(by_target=None, by_activity__isnull=False, why_not="")
                | (Q(by_target=None, by_activity=None) & ~Q(why_not="")),
                name="carrying_has_a_part_or_a_reason",
                violation_error_message="A part of the plan carries it, or a reason "
                "says why none does.",
            ),
            models.UniqueConstraint(
                fields=["plan", "target"],
                condition=Q(target__isnull=False),
                name="carrying_told_once_of_a_target",
                violation_error_message="It is told once of a target.",
            ),
            models.UniqueConstraint(
                fields=["plan", "activity"],
                condition=Q(activity__isnull=False),
                name="carrying_told_once_of_an_activity",
                violation_error_message="It is told once of an activity.",
            ),
            models.UniqueConstraint(
                fields=["plan", "assignment", "line"],
                condition=Q(assignment__isnull=False),
                name="carrying_told_once_of_a_task",
                violation_error_message="It is told once of a task.",
            ),
        ]

    def __str__(self) -> str:
        by = self.by_target or self.by_activity
        return str(by) if by else self.why_not

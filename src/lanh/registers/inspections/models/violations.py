"""What was found against the rules, and what became of it."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.places.models import Place
from lanh.registers.inspections.models.sessions import Visit
from lanh.registers.inspections.models.teams import OfTeamQuerySet
from lanh.registers.inspections.rules import Act, Action, Mended, Standing


class OfViolationQuerySet(OfTeamQuerySet):
    TO = "violation__visit__"


class ViolationQuerySet(OfTeamQuerySet):
    TO = "visit__"

    def counted(self) -> Self:
        return self.filter(visit__struck=False)

    def owing(self) -> Self:
        """Whose fine is not paid in full."""
        return self.counted().filter(
            standing__in=[Standing.OWING.value, Standing.ENFORCED.value]
        )

    def overdue(self, today: date) -> Self:
        return self.owing().filter(due__lt=today)


class Violation(models.Model):
    """One thing found at a visit; `text` says what, never who."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="violations")
    act_code = models.CharField(
        max_length=16, choices=[(a.value, a.value) for a in Act]
    )
    text = models.CharField(max_length=500, blank=True)
    standing = models.CharField(max_length=12, default=Standing.OPEN.value)
    action = models.CharField(
        max_length=20, blank=True, choices=[(a.value, a.value) for a in Action]
    )
    decided_on = models.DateField(null=True, blank=True)
    decision_no = models.CharField(max_length=60, blank=True)
    fine = models.PositiveBigIntegerField(null=True, blank=True)  # đồng
    due = models.DateField(null=True, blank=True)
    paid = models.PositiveBigIntegerField(default=0)  # đồng, so far
    enforced_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ViolationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["visit__day", "act_code", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["visit", "act_code"],
                name="violation_is_found_once",
                violation_error_message="A violation is told once in a visit.",
            ),
            models.CheckConstraint(
                condition=Q(action="", decided_on=None)
                | (~Q(action="") & Q(decided_on__isnull=False)),
                name="violation_is_decided_on_a_day",
                violation_error_message="A decision has its day.",
            ),
            models.CheckConstraint(
                condition=Q(action=Action.FINED.value, fine__gt=0, due__isnull=False)
                | (~Q(action=Action.FINED.value) & Q(fine=None, due=None)),
                name="violation_is_fined_an_amount",
                violation_error_message="A fine has an amount and a day; others none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.visit}: {self.act_code}"

    @property
    def act(self) -> Act:
        return Act(self.act_code)

    @property
    def stage(self) -> Standing:
        return Standing(self.standing)

    @property
    def measure(self) -> Action | None:
        return Action(self.action) if self.action else None

    @property
    def owed(self) -> int:
        """đồng still to be paid."""
        return (self.fine or 0) - self.paid

    def is_overdue(self, today: date) -> bool:
        return self.owed > 0 and self.due is not None and self.due < today

    # What a page asks of any record: those of its visit.
    bulk_acts: ClassVar[list[str]] = []
    FACTS: ClassVar = ("text",)
    SEEN_WITH: ClassVar = Permission.SEE_INSPECTIONS

    @property
    def title(self) -> str:
        return self.visit.title

    @property
    def day(self) -> date:
        return self.visit.day

    @property
    def place(self) -> Place:
        return self.visit.place

    @property
    def subject(self) -> str:
        """How the trail names it."""
        return f"violation:{self.pk}"


class Payment(models.Model):
    """Money that came in for a fine."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    violation = models.ForeignKey(Violation, models.PROTECT, related_name="payments")
    day = models.DateField(db_index=True)
    amount = models.PositiveBigIntegerField()  # đồng

    objects = OfViolationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.day.isoformat()}: {self.amount}"


class Recheck(models.Model):
    """The premises are to be seen again: by a day, done on one, with a result."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    violation = models.ForeignKey(Violation, models.PROTECT, related_name="rechecks")
    due = models.DateField()
    done = models.DateField(null=True, blank=True)
    result = models.CharField(
        max_length=8, blank=True, choices=[(m.value, m.value) for m in Mended]
    )

    objects = OfViolationQuerySet.as_manager()

    # What a page asks of any record: those of its violation.
    version: ClassVar = 1
    bulk_acts: ClassVar[list[str]] = []
    FACTS: ClassVar = ("due",)
    SEEN_WITH: ClassVar = Permission.SEE_INSPECTIONS

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(done=None, result="")
                | (Q(done__isnull=False) & ~Q(result="")),
                name="recheck_that_is_done_has_its_result",
                violation_error_message="A re-check that is done has its result.",
            )
        ]

    def __str__(self) -> str:
        return self.due.isoformat()

    @property
    def outcome(self) -> Mended | None:
        return Mended(self.result) if self.result else None

    @property
    def title(self) -> str:
        return self.violation.title

    @property
    def day(self) -> date:
        return self.violation.day

    @property
    def place(self) -> Place:
        return self.violation.place

    @property
    def subject(self) -> str:
        """How the trail names it: by the violation, whose history it is part of."""
        return self.violation.subject

"""What an agency has been told to do, and what it has told about it."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from lanh.access.models import User
from lanh.common.keys import new_key
from lanh.common.text import fold
from lanh.files.models import StoredFile
from lanh.places.models import Agency
from lanh.plans.models.activity import Assignment
from lanh.plans.models.meeting import Meeting
from lanh.plans.models.plan import Plan
from lanh.plans.rules.content import Cadence
from lanh.plans.rules.work import tasks as rules
from lanh.plans.rules.work.tasks import (
    ENDED,
    SAID_DONE,
    UNFINISHED,
    TaskState,
    TaskStep,
)

_UNFINISHED = [state.value for state in UNFINISHED]
_SAID_DONE = [state.value for state in SAID_DONE]


class TaskQuerySet(models.QuerySet["Task"]):
    def unfinished(self) -> Self:
        return self.filter(state__in=_UNFINISHED)

    def overdue(self, today: date) -> Self:
        """Unfinished after their last day. Nothing is late by a flag: it is reckoned,
        so that no task is forgotten in a state."""
        return self.unfinished().filter(due__lt=today)

    def said_done(self) -> Self:
        """Waiting for another person's look."""
        return self.filter(state=TaskState.DONE.value)

    def to_be_done(self) -> Self:
        """All but the cancelled."""
        return self.exclude(state=TaskState.CANCELLED.value)

    def done_on_time(self) -> Self:
        return self.filter(state__in=_SAID_DONE, done_on__lte=F("due"))

    def mentioning(self, words: str) -> Self:
        """Tasks that hold the words, typed with or without marks."""
        return self.filter(folded__contains=fold(words))


class Task(models.Model):
    """One thing that one agency does by a day, from an assignment of the plan or from
    a decision of a meeting. `turn`: of what comes again, which time."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks")
    assignment = models.ForeignKey(
        Assignment, models.CASCADE, null=True, blank=True, related_name="handed_out"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="tasks")
    number = models.PositiveIntegerField(default=1)
    turn = models.PositiveSmallIntegerField(default=1)
    words = models.TextField()
    folded = models.TextField(blank=True, editable=False)
    due = models.DateField()
    cadence = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=12, default=TaskState.OPEN.value)
    version = models.PositiveIntegerField(default=1)
    # The day it was due before its one extension.
    first_due = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    document = models.CharField(max_length=200, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due", "number", "agency__sort_key", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assignment", "number", "agency", "turn"],
                condition=~Q(assignment=None),
                name="task_is_handed_out_once",
                violation_error_message="A sentence of an assignment is handed to an "
                "agency once.",
            ),
            models.CheckConstraint(
                condition=Q(first_due=None) | Q(due__gt=F("first_due")),
                name="task_extension_is_later",
                violation_error_message="An extension leads to a later day.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_SAID_DONE) ^ Q(done_by=None, done_on=None),
                name="task_done_has_an_author",
                violation_error_message="Somebody says that a task is done.",
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.VERIFIED.value) ^ Q(verified_by=None),
                name="task_verified_has_an_author",
                violation_error_message="Somebody verifies a task.",
            ),
            models.CheckConstraint(
                condition=Q(verified_by=None) | ~Q(verified_by=F("done_by")),
                name="task_is_verified_by_another",
                violation_error_message="Who says done does not verify it.",
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.CANCELLED.value) ^ Q(document=""),
                name="task_cancelled_names_a_document",
                violation_error_message="A task is cancelled by a document.",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.reckon()
        super().save(*args, **kwargs)

    def reckon(self) -> None:
        """What follows from the other fields."""
        self.folded = fold(self.words)

    @property
    def stage(self) -> TaskState:
        return TaskState(self.state)

    @property
    def rhythm(self) -> Cadence | None:
        return Cadence(self.cadence) if self.cadence else None

    @property
    def is_extended(self) -> bool:
        return self.first_due is not None

    @property
    def is_ended(self) -> bool:
        return self.stage in ENDED

    def is_late(self, today: date) -> bool:
        return rules.is_late(self.stage, self.due, self.done_on, today)

    @property
    def subject(self) -> str:
        """How the trail names this task."""
        return f"task:{self.pk}"


class TaskNote(models.Model):
    """What was told about a task, with its evidence; the state that it led to."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    task = models.ForeignKey(Task, models.CASCADE, related_name="notes")
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    step = models.CharField(max_length=10)
    state = models.CharField(max_length=12)
    words = models.TextField(blank=True)
    files = models.ManyToManyField(StoredFile, blank=True, related_name="task_notes")

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.words

    @property
    def what(self) -> TaskStep:
        return TaskStep(self.step)

"""What was asked about single figures, what was answered, and what came of it."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.reports.models.submissions import Cell
from lanh.reports.rules import Blank, Difference, Turn

OPEN = [Turn.ASKED.value, Turn.ANSWERED.value]


class QuestionQuerySet(models.QuerySet["Question"]):
    def open(self) -> "QuestionQuerySet":
        """Somebody still has something to do with it."""
        return self.filter(state__in=OPEN)

    def asked(self) -> "QuestionQuerySet":
        """The unit is to answer."""
        return self.filter(state=Turn.ASKED.value)

    def answered(self) -> "QuestionQuerySet":
        """The reviewer is to read the answer."""
        return self.filter(state=Turn.ANSWERED.value)

    def reviewed_by(self, user: User, *, today: date) -> "QuestionQuerySet":
        """Of reports that the user may accept."""
        to = "cell__submission__duty__place__"
        return self.filter(reach(user, Permission.ACCEPT_REPORTS, today=today, to=to))


class Question(models.Model):
    """One question to one cell; those of a cell, in order, are its thread.

    before: the figure when it was asked. value: the one that the answer stands by, and
    held: what the register held then; the cell takes them when the answer is accepted.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    cell = models.ForeignKey(Cell, models.PROTECT, related_name="questions")
    state = models.CharField(max_length=9, default=Turn.ASKED.value)
    text = models.TextField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    before = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    before_reason = models.CharField(max_length=8, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    reason = models.CharField(max_length=8, blank=True)
    difference = models.CharField(max_length=16, blank=True)
    held = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    closed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "cell__place_in_form"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cell"],
                condition=Q(state__in=OPEN),
                name="question_is_open_once_at_a_cell",
                violation_error_message="A cell is asked about once at a time.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[turn.value for turn in Turn]) & ~Q(text=""),
                name="question_asks_and_has_a_known_state",
                violation_error_message="A question says something, and is asked, "
                "answered or closed.",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None, value=None)
                | ~Q(answer="")
                & Q(answered_at__isnull=False, answered_by__isnull=False),
                name="question_is_answered_in_words_by_somebody",
                violation_error_message="An answer has words, an author and a moment.",
            ),
            models.CheckConstraint(
                condition=Q(answer="", reason="")
                | Q(value__isnull=False, reason="")
                | Q(value=None, reason__in=[blank.value for blank in Blank]),
                name="question_is_answered_with_a_value_or_a_reason",
                violation_error_message="An answer stands by a number, or by the "
                "reason for none.",
            ),
            models.CheckConstraint(
                condition=Q(difference__in=["", *(d.value for d in Difference)]),
                name="question_difference_is_known",
                violation_error_message="A difference has one of the known reasons.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, closed_at=None, closed_by=None)
                | ~Q(state__in=OPEN)
                & Q(closed_at__isnull=False, closed_by__isnull=False),
                name="question_is_closed_by_somebody",
                violation_error_message="A closed question says by whom and when.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cell}: {self.text}"

    @property
    def turn(self) -> Turn:
        return Turn(self.state)

    @property
    def is_changed(self) -> bool:
        """Whether the answer stands by another figure than the report did."""
        moved = (self.value, self.reason) != (self.before, self.before_reason)
        return bool(self.answer) and moved

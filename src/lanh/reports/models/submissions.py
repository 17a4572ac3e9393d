"""What a unit fills in and sends, and what became of it."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.elements.forms import FormText
from lanh.elements.slices import read_slice
from lanh.reports.models.duties import Duty, FormVersion
from lanh.reports.rules import LIFE, Blank, Decision, Difference, State, Step


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User, *, today: date) -> "SubmissionQuerySet":
        """What has been sent; a draft is for those who may fill it in."""
        to = "duty__place__"
        inside = reach(user, Permission.SEE_REPORTS, today=today, to=to)
        own = reach(user, Permission.FILL_REPORTS, today=today, to=to)
        return self.filter(inside, own | ~Q(state=State.DRAFT.value))


class Submission(models.Model):
    """The answer to a duty, on the version of the form that was in use when it began.

    filled_on: the day on which the registers were asked. version: rises with each
    change, so that the second of two writers is told. answer_by: the last day on time
    once it was returned. late_days: the most that any sending was late; it stays.
    hands: who typed or sent (decision 0010).
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    duty = models.OneToOneField(Duty, models.PROTECT, related_name="submission")
    form = models.ForeignKey(FormVersion, models.PROTECT, related_name="submissions")
    state = models.CharField(max_length=8, default=State.DRAFT.value)
    version = models.PositiveIntegerField(default=1)
    filled_on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    late_days = models.PositiveSmallIntegerField(default=0)
    hands = models.ManyToManyField(User, related_name="+")

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="submission_state_is_known",
                violation_error_message="A submission is a draft, sent, returned or "
                "accepted.",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_on__isnull=True)
                | Q(sent_at__isnull=False, sent_on__isnull=False),
                name="submission_is_sent_at_a_moment_of_a_day",
                violation_error_message="A sent report has its moment and its day.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.SENT.value, State.ACCEPTED.value])
                | Q(sent_at__isnull=False),
                name="submission_that_is_sent_says_when",
                violation_error_message="A sent report says when it was sent.",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ACCEPTED.value) ^ Q(accepted_at=None),
                name="submission_is_accepted_at_a_moment",
                violation_error_message="An accepted report says when it was accepted.",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RETURNED.value) | Q(answer_by__isnull=False),
                name="submission_that_is_returned_has_a_day",
                violation_error_message="A report that is returned has its day.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.duty)

    @property
    def stage(self) -> State:
        return State(self.state)

    @property
    def is_late(self) -> bool:
        """Sent after its day at any time; False while it is unsent."""
        return self.late_days > 0

    @property
    def written(self) -> FormText:
        """The form as it was when the report was begun."""
        return self.form.written

    @property
    def is_open(self) -> bool:
        """Whether its unit may still change it."""
        return (self.stage, Step.SAVE) in LIFE

    @property
    def subject(self) -> str:
        """How the trail names this submission."""
        return f"submission:{self.pk}"


class Cell(models.Model):
    """One figure of a form, or the reason for none.

    slice: the canonical text of `elements.slices`, '' for the total. prefill: what the
    register held on the day the form was filled; None where nothing counts it.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="cells")
    place_in_form = models.PositiveSmallIntegerField()
    element = models.CharField(max_length=64)
    slice = models.CharField(max_length=160, blank=True)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    reason = models.CharField(max_length=8, blank=True, default=Blank.BLANK.value)
    prefill = models.DecimalField(
        max_digits=18, decimal_places=4, null=True, blank=True
    )
    difference = models.CharField(max_length=16, blank=True)
    note = models.TextField(blank=True)
    estimate = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["place_in_form"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["submission", "element", "slice"],
                name="cell_stands_once_in_a_form",
                violation_error_message="A form asks for a figure once.",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, reason="")
                | Q(value=None, reason__in=[blank.value for blank in Blank]),
                name="cell_has_a_value_or_a_reason",
                violation_error_message="A cell has a number, or the reason for none.",
            ),
            models.CheckConstraint(
                condition=Q(difference__in=["", *(d.value for d in Difference)]),
                name="cell_difference_is_known",
                violation_error_message="A difference has one of the known reasons.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """How rules and addresses name it: `events.sessions{theme=drug}`."""
        return f"{self.element}{{{self.slice}}}" if self.slice else self.element

    @property
    def chosen(self) -> dict[str, str]:
        return read_slice(self.slice)

    @property
    def differs(self) -> bool:
        """Whether it is not what the register held."""
        return self.prefill is not None and self.value != self.prefill

    @property
    def is_zero(self) -> bool:
        return self.value == Decimal(0)


class Narrative(models.Model):
    """What the figures do not say, in one section of the form."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="narratives"
    )
    section = models.CharField(max_length=20)
    text = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["submission", "section"],
                name="narrative_section_stands_once",
                violation_error_message="A section stands once in a report.",
            ),
        ]

    def __str__(self) -> str:
        return self.section


class Review(models.Model):
    """A reviewer's decision on the whole report; questions are `Question`."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(User, models.PROTECT, related_name="reviews")
    at = models.DateTimeField()
    decision = models.CharField(max_length=8)
    comment = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decision__in=[decision.value for decision in Decision]),
                name="review_accepts_or_returns",
                violation_error_message="A review accepts or returns.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} {self.at}"

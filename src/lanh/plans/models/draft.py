"""A document that was handed in, and what was read in it."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.files.models import StoredFile
from lanh.places.models import Place
from lanh.plans.rules.life import (
    SETTLED,
    SURE,
    DraftState,
    ItemKind,
    ItemState,
    Sureness,
    sureness,
)

GONE = [DraftState.REFUSED.value, DraftState.DROPPED.value]
UNFINISHED = [
    DraftState.WAITING.value,
    DraftState.READING.value,
    DraftState.READY.value,
]


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, user: User, *, today: date) -> "DraftQuerySet":
        """A draft is seen by those who may draft there; a plan by everyone."""
        return self.filter(reach(user, Permission.DRAFT_PLANS, today=today))

    def unfinished(self) -> "DraftQuerySet":
        return self.filter(state__in=UNFINISHED)


class Draft(models.Model):
    """A document on its way to a plan. What is refused or dropped keeps no words."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    place = models.ForeignKey(Place, models.PROTECT, related_name="drafts")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, default=DraftState.WAITING.value)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    handed_in_by = models.ForeignKey(User, models.PROTECT, related_name="drafts")
    handed_in_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    text = models.TextField(blank=True)
    reading = models.JSONField(default=dict, blank=True)
    # Why it was not read: the refusal's sentence in English, and its facts.
    refusal = models.JSONField(default=dict, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-handed_in_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=GONE) | Q(file=None, text="", name=""),
                name="draft_gone_keeps_nothing",
                violation_error_message="A refused or dropped document keeps neither "
                "file nor name nor words.",
            ),
            models.CheckConstraint(
                condition=Q(done__lte=F("total")),
                name="draft_is_not_more_than_read",
                violation_error_message="No more is read than there is.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stage(self) -> DraftState:
        return DraftState(self.state)

    @property
    def subject(self) -> str:
        """How the trail names this draft."""
        return f"draft:{self.pk}"


class DraftItemQuerySet(models.QuerySet["DraftItem"]):
    def still_open(self) -> "DraftItemQuerySet":
        return self.filter(state=ItemState.OPEN.value)

    def sure(self) -> "DraftItemQuerySet":
        return self.filter(certainty__gte=SURE)

    def settled(self) -> "DraftItemQuerySet":
        """What goes into the plan."""
        return self.filter(state__in=[state.value for state in SETTLED])


class DraftItem(models.Model):
    """One thing read in the document, as read and as a person corrected it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="items")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    path = models.CharField(max_length=60, blank=True)
    words = models.TextField()
    # [begins, ends) in the draft's text; both None where the words are not in it.
    begins = models.PositiveIntegerField(null=True, blank=True)
    ends = models.PositiveIntegerField(null=True, blank=True)
    certainty = models.FloatField(default=1.0)
    fields = models.JSONField(default=dict)
    # As the reader gave it: what was corrected can be told from what was read.
    as_read = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, default=ItemState.OPEN.value)
    version = models.PositiveIntegerField(default=1)
    touched_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    touched_at = models.DateTimeField(null=True, blank=True)

    objects = DraftItemQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["draft", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draft", "number"],
                name="draft_item_has_its_number",
                violation_error_message="One item for each number of a draft.",
            ),
            models.UniqueConstraint(
                fields=["draft"],
                condition=Q(kind=ItemKind.HEAD.value),
                name="draft_has_one_head",
                violation_error_message="A draft has one head.",
            ),
            models.CheckConstraint(
                condition=Q(begins=None, ends=None) | Q(ends__gt=F("begins")),
                name="draft_item_words_have_an_end",
                violation_error_message="Words end after they begin.",
            ),
            models.CheckConstraint(
                condition=Q(certainty__gte=0.0, certainty__lte=1.0),
                name="draft_item_certainty_is_a_share",
                violation_error_message="A certainty lies between 0 and 1.",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def what(self) -> ItemKind:
        return ItemKind(self.kind)

    @property
    def stage(self) -> ItemState:
        return ItemState(self.state)

    @property
    def sureness(self) -> Sureness:
        return sureness(self.certainty)

    @property
    def is_open(self) -> bool:
        return self.stage is ItemState.OPEN

"""A document that came in or went out, and the books that give numbers."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from lanh.access.models import User
from lanh.access.queries import reach, reach_above
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.common.text import fold, sort_key
from lanh.files.models import StoredFile
from lanh.places.models import Place
from lanh.registers.documents.rules.kinds import Kind, number_key
from lanh.registers.documents.rules.life import Direction, State
from lanh.registers.records.models import Record, RecordQuerySet


class DocumentQuerySet(RecordQuerySet):
    def visible_to(self, user: User, *, today: date) -> Self:
        """One's own places and below; of those above, what is meant for those below."""
        own = reach(user, Permission.SEE_DOCUMENTS, today=today)
        above = reach_above(user, Permission.SEE_DOCUMENTS, today=today)
        sent = Q(for_below=True, state=State.FILED.value)
        return self.filter(own | (above & sent))

    def standing(self) -> Self:
        """All that was not struck out."""
        return self.exclude(state=State.STRUCK.value)

    def filed(self) -> Self:
        return self.filter(state=State.FILED.value)

    def waiting(self) -> Self:
        """Those that somebody still has to answer."""
        return self.filed().filter(answer_by__isnull=False, answered=None)

    def numbered(self, number: str) -> Self:
        return self.filter(number_key=number_key(number)).exclude(number_key="")


class Document(Record):
    """One entry of a place's register; its title says what it is about (trích yếu).

    day: when it came in, or was issued here. dated: the day in its own head. number: as
    printed; serial: its running number in our own book of that kind; arrival: that of
    what came in ('số đến'). period_first, period_last: the time that it
    speaks of. origin: the
    record that it came from, as the trail names it. warned: how many doubtful things
    are told of it (`steps.look_over`).
    """

    title = models.TextField()
    title_folded = models.TextField(blank=True, editable=False)
    direction = models.CharField(max_length=4)
    kind = models.CharField(max_length=24)
    number = models.CharField(max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True, editable=False)
    dated = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=300)
    period_first = models.DateField(null=True, blank=True)
    period_last = models.DateField(null=True, blank=True)
    signer = models.CharField(max_length=200, blank=True)
    recipients = models.JSONField(default=list, blank=True)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField(null=True, blank=True)
    arrival = models.PositiveIntegerField(null=True, blank=True)
    for_below = models.BooleanField(default=False)
    answer_by = models.DateField(null=True, blank=True)
    answered = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="answers"
    )
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(blank=True)
    state = models.CharField(max_length=8, default=State.FILED.value)
    origin = models.CharField(max_length=100, blank=True)
    warned = models.PositiveSmallIntegerField(default=0, editable=False)

    NOUN = "document"
    FACTS = (
        *("kind", "number", "dated", "day", "issuer", "title"),
        *("period_first", "period_last"),
        *("signer", "recipients", "for_below", "answer_by"),
    )
    SEEN_WITH = Permission.SEE_DOCUMENTS
    RECORDED_WITH = Permission.KEEP_DOCUMENTS
    COUNTED = Q(state=State.FILED.value)

    objects: ClassVar = DocumentQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering: ClassVar = ["-day", "title_key", "pk"]
        indexes: ClassVar = [models.Index(fields=["number_key"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "kind", "year", "serial"],
                condition=Q(serial__isnull=False),
                name="document_number_is_given_once",
                violation_error_message="A number of a book is given once.",
            ),
            models.UniqueConstraint(
                fields=["place", "year", "arrival"],
                condition=Q(arrival__isnull=False),
                name="document_arrival_is_numbered_once",
                violation_error_message="A number of arrival is given once.",
            ),
            models.CheckConstraint(
                condition=Q(period_first=None)
                | Q(period_last=None)
                | Q(period_last__gte=F("period_first")),
                name="document_period_ends_after_it_begins",
                violation_error_message="A period ends after it begins.",
            ),
            models.CheckConstraint(
                condition=Q(dated=None) | Q(day__gte=F("dated")),
                name="document_is_registered_after_it_is_issued",
                violation_error_message="What is registered was issued before.",
            ),
            models.CheckConstraint(
                condition=Q(arrival=None) | Q(direction=Direction.IN.value),
                name="document_arrival_is_of_what_came_in",
                violation_error_message="Only what came in has a number of arrival.",
            ),
        ]

    def reckon(self) -> None:
        """What follows from the other fields."""
        self.number_key = number_key(self.number)
        self.title_folded = fold(f"{self.number} {self.title} {self.issuer}")
        self.title_key = sort_key(self.title[:300])[:700]

    @property
    def what(self) -> Kind:
        return Kind(self.kind)

    @property
    def way(self) -> Direction:
        return Direction(self.direction)

    @property
    def stage(self) -> State:
        return State(self.state)

    @property
    def waits(self) -> bool:
        """Whether somebody still has to answer it."""
        return self.answer_by is not None and self.answered_id is None

    @property
    def heading(self) -> str:
        """The document's name as others cite it, or its title."""
        return self.number or self.title


class Book(models.Model):
    """Where numbers come from: one for each place, kind and year; `kind` is empty for
    what comes in. The row is locked while a number is given, so none is left out."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, blank=True)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "kind", "year"],
                name="book_is_kept_once",
                violation_error_message="One book for each kind and year.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.last}"

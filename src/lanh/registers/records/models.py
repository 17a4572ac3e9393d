"""What every record of a register has: a place, a day, a version. Abstract."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.common.period import Period
from lanh.common.text import fold, sort_key
from lanh.elements.catalogue import dimensions
from lanh.intake.models import Import
from lanh.places.models import Place


def seen(manager: models.Manager[Any]) -> models.QuerySet[Any]:
    """Without what an import keeps hidden, which nobody may see or count yet."""
    hidden = Import.objects.filter(shown=False).values("batch")
    rows: models.QuerySet[Any] = models.Manager.get_queryset(manager)
    return rows.exclude(batch__in=hidden)


class RecordQuerySet(models.QuerySet[Any]):
    """Made a manager, it is one that hides (`seen`), in every register alike."""

    # Not shown to mypy, whose plugin knows what Django's own `as_manager` makes.
    if not TYPE_CHECKING:

        @classmethod
        def as_manager(cls):
            manager = super().as_manager()
            type(manager).get_queryset = seen
            return manager

        as_manager.__func__.queryset_only = True

    def visible_to(self, user: User, *, today: date) -> Self:
        return self.filter(reach(user, self.model.SEEN_WITH, today=today))

    def within(self, place: Place, *, alone: bool = False) -> Self:
        """The place and below it; `alone`: the very place."""
        if alone:
            return self.filter(place=place)
        return self.filter(place__path__startswith=place.path)

    def during(self, period: Period) -> Self:
        return self.filter(day__range=(period.first, period.last))

    def mentioning(self, words: str) -> Self:
        """Titles that hold the words, typed with or without marks."""
        return self.filter(title_folded__contains=fold(words))

    def counted(self) -> Self:
        """Those that figures are made of."""
        return self.filter(self.model.COUNTED)


class Record(models.Model):
    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    title = models.CharField(max_length=300)
    title_folded = models.CharField(max_length=300, blank=True, editable=False)
    title_key = models.CharField(max_length=700, blank=True, editable=False)
    place = models.ForeignKey(Place, models.PROTECT)
    day = models.DateField(db_index=True)
    # Rises with every change, so that the second of two writers is told.
    version = models.PositiveIntegerField(default=1, editable=False)
    # Which bulk act it came with; its line in the trail names no single record.
    batch = models.CharField(max_length=32, blank=True, editable=False)

    # How the trail names it, and what a correction may change, in the order of telling.
    NOUN: ClassVar[str]
    FACTS: ClassVar[tuple[str, ...]]
    # Which rows figures are made of, and the day that says in which period.
    COUNTED: ClassVar[Q] = Q()
    COUNTED_ON: ClassVar[str] = "day"
    # Who may see and who may record one at its place.
    SEEN_WITH: ClassVar[Permission]
    RECORDED_WITH: ClassVar[Permission]

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.reckon()
        super().save(*args, **kwargs)

    def reckon(self) -> None:
        """What follows from the other fields."""
        self.title_folded, self.title_key = fold(self.title), sort_key(self.title)

    @property
    def subject(self) -> str:
        """How the trail names this record."""
        return f"{self.NOUN}:{self.pk}"

    @property
    def bulk_acts(self) -> list[str]:
        """The acts on many that it had a part in."""
        return [self.batch] if self.batch else []


class Entry(Record):
    """Told once it was done; a wrong one is corrected or struck out with a reason."""

    struck = models.BooleanField(default=False, editable=False)

    COUNTED = Q(struck=False)

    class Meta(Record.Meta):
        abstract = True


def check_codes(codes: list[str], *, of: str, but: str = "") -> None:
    """A list of codes that are defined, without the main one."""
    known = {code for code, _words in dimensions()[of].choices()}
    wrong = [code for code in codes if code not in known or code == but]
    if wrong:
        raise ValidationError(f"Not to be named beside the main {of}: {wrong}")

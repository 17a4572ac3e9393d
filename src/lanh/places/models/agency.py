"""Agencies: the offices, services and organisations that sit in a unit."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.common.keys import new_key
from lanh.common.span import Span
from lanh.common.text import fold, sort_key
from lanh.places.models.map import Place
from lanh.places.rules import AgencyKind, printed_form


class AgencyQuerySet(models.QuerySet["Agency"]):
    def in_force(self, day: date) -> "AgencyQuerySet":
        """Those that exist on the day."""
        still = Q(until=None) | Q(until__gt=day)
        return self.filter(still, since__lte=day)

    def within(self, place: Place) -> "AgencyQuerySet":
        """Those of the place and of all below it."""
        return self.filter(place__path__startswith=place.path)

    def mentioning(self, words: str) -> "AgencyQuerySet":
        """Names, short names and codes that hold the words, with or without marks."""
        return self.filter(
            Q(folded__contains=fold(words))
            | Q(known_as__contains=printed_form(words))
            | Q(code__iexact=words.strip())
        )

    def sitting_in(self, words: str) -> "AgencyQuerySet":
        """Those of units whose names hold the words."""
        return self.filter(place__folded__contains=fold(words))


class Agency(models.Model):
    """An agency as it was from one day to another; where it sits says its level."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    code = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=200)
    short = models.CharField(max_length=200)
    kind = models.CharField(max_length=16)
    place = models.ForeignKey(Place, models.PROTECT, related_name="agencies")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    # How papers of its place name it, a folded line each, with a line break around all.
    known_as = models.TextField(blank=True)
    folded = models.CharField(max_length=410, editable=False, blank=True)
    sort_key = models.CharField(max_length=700, editable=False, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["sort_key", "since", "pk"]
        verbose_name_plural = "agencies"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")),
                name="agency_ends_after_it_begins",
                violation_error_message="An agency ends after the day it began.",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(until=None),
                name="agency_code_is_open_once",
                violation_error_message="One open agency for each code.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.reckon()
        super().save(*args, **kwargs)

    def reckon(self) -> None:
        """What follows from the other fields."""
        self.folded = f"{fold(self.name)} {fold(self.short)}"
        self.sort_key = sort_key(self.name)

    def goes_by(self, *printed: str) -> None:
        """The names that papers of its place give it, its own among them."""
        names = {printed_form(name) for name in (self.name, self.short, *printed)}
        self.known_as = "\n".join(["", *sorted(names), ""])

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)

    @property
    def branch(self) -> AgencyKind:
        return AgencyKind(self.kind)

    @property
    def level(self) -> str:
        """A value of the dimension `level`."""
        return self.place.level

    @property
    def subject(self) -> str:
        """How the trail names this agency."""
        return f"agency:{self.pk}"


class AgencyLineage(models.Model):
    """An ended agency and one that took over its work, or a part of it."""

    old = models.ForeignKey(Agency, models.PROTECT, related_name="went_to")
    new = models.ForeignKey(Agency, models.PROTECT, related_name="came_from")
    # What passed on, in words; empty where all of it did.
    matter = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    document = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["on", "new__sort_key", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["old", "new"],
                name="agency_lineage_is_told_once",
                violation_error_message="An agency names each successor once.",
            ),
            models.CheckConstraint(
                condition=~Q(old=F("new")),
                name="agency_is_not_its_own_successor",
                violation_error_message="An agency does not follow itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"

"""Who did what, when and why. Keys into other rooms are values, so nothing here
stops a record from leaving, and no record can take its story with it."""

from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import Q

from lanh.audit import rules
from lanh.audit.errors import AppendOnly
from lanh.common.clock import HANOI
from lanh.common.text import fold


class LineQuerySet(models.QuerySet["Line"]):
    def by_name(self, words: str) -> "LineQuerySet":
        """Lines of those whose name holds the words, typed with or without marks."""
        found = self
        for word in fold(words).split():
            found = found.filter(actor_folded__contains=word)
        return found

    def on_days(self, first: date | None, last: date | None) -> "LineQuerySet":
        """Lines from the first day to the last, both with them, where the office is."""
        found = self
        if first:
            found = found.filter(at__gte=_midnight(first))
        if last:
            found = found.filter(at__lt=_midnight(last + timedelta(days=1)))
        return found

    def about(self, subject: str) -> "LineQuerySet":
        """The story of one thing, oldest first."""
        return self.filter(subject=subject).order_by("number")

    def update(self, **values: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly


class Line(models.Model):
    """One act, sealed together with everything before it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=64, db_index=True)
    actor_name = models.CharField(max_length=200)
    # For the search; follows from the name, so the seal leaves it out.
    actor_folded = models.CharField(max_length=200, blank=True, editable=False)
    verb = models.CharField(max_length=64)
    subject = models.CharField(max_length=100, db_index=True)
    why = models.TextField(blank=True)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["previous"],
                name="audit_line_has_one_follower",
                violation_error_message="The trail never forks.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.actor_name} {self.verb} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        self.actor_folded = fold(self.actor_name)
        super().save(*args, **{**kwargs, "force_insert": True})

    def reckon(self) -> str:
        """The digest that this line must carry."""
        told = ("actor", "actor_name", "verb", "subject", "why", "details")
        words = {name: getattr(self, name) for name in told}
        return rules.digest(
            previous=self.previous, number=self.number, at=self.at, words=words
        )

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly


class Head(models.Model):
    """Where the trail ends now: one row, which writers queue for."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="audit_head_is_one_row",
                violation_error_message="There is one trail.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:12]}"


class Sending(models.Model):
    """A form that was sent and kept: the same one, sent again, is not kept twice."""

    # Of all that was sent, and by whom; nothing of it can be read back.
    key = models.CharField(max_length=64, primary_key=True)
    line = models.PositiveBigIntegerField()
    at = models.DateTimeField(db_index=True)
    # Where the first answer led; empty where it was lost on its way.
    led_to = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.key[:12]} {self.line}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HANOI)

"""Forms as they were written, and who owes one by when."""

from datetime import date
from functools import lru_cache
from typing import ClassVar

from django.db import models
from django.db.models import Case, F, Q, Value, When

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.common.period import Period, Regime
from lanh.elements.forms import FormText, read_form
from lanh.places.models import Place

SENT = ["sent", "accepted"]

# Read once: the rules of a form are written out for each of its cells.
read_text = lru_cache(maxsize=64)(read_form)


class FormVersion(models.Model):
    """The text of a form, kept for as long as anything was filled in on it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    code = models.CharField(max_length=10)
    version = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["code", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "version"],
                name="form_version_is_written_once",
                violation_error_message="A version of a form is written once.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"

    @property
    def written(self) -> FormText:
        """What the text says: rows, rules, periods."""
        return read_text(self.text)


class DutyQuerySet(models.QuerySet["Duty"]):
    def visible_to(self, user: User, *, today: date) -> "DutyQuerySet":
        return self.filter(reach(user, Permission.SEE_REPORTS, today=today))

    def during(self, period: Period) -> "DutyQuerySet":
        """Of that very period, not of those inside it."""
        return self.filter(regime=period.regime, first=period.first, last=period.last)

    def unsent(self) -> "DutyQuerySet":
        """Still owed: not started, a draft, or returned."""
        return self.exclude(submission__state__in=SENT)

    def late(self, *, today: date) -> "DutyQuerySet":
        """Sent after the last day on time, or unsent although it has passed."""
        unsent_and_past = ~Q(submission__state__in=SENT) & Q(last_day__lt=today)
        return self.filter(Q(submission__sent_on__gt=F("last_day")) | unsent_and_past)

    def with_turn(self, *, today: date) -> "DutyQuerySet":
        """To be ordered by (turn, owed_by, -last_day): what is owed and late, then what
        is owed, both by their days, then what was sent, the newest first."""
        owed = ~Q(submission__state__in=SENT)
        late = owed & Q(last_day__lt=today)
        turn = Case(When(late, then=Value(0)), When(owed, then=Value(1)), default=2)
        return self.annotate(turn=turn, owed_by=Case(When(owed, then=F("last_day"))))


class Duty(models.Model):
    """One unit owes one form for one period.

    due: the day that the rule names; last_day: the last day on time, which lies
    before it where the rule says 'trước ngày'. Late is a status, never a lock.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    place = models.ForeignKey(Place, models.PROTECT, related_name="duties")
    form = models.CharField(max_length=10)
    regime = models.CharField(max_length=12)
    first = models.DateField()
    last = models.DateField()
    cut_off = models.DateField()
    due = models.DateField()
    due_kind = models.CharField(max_length=6)
    last_day = models.DateField(db_index=True)
    extended_to = models.DateField(null=True, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["last_day", "form", "place__path"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "form", "regime", "first", "last"],
                name="duty_is_owed_once",
                violation_error_message="A unit owes a form once for a period.",
            ),
            models.CheckConstraint(
                condition=Q(first__lte=F("last"), cut_off__lte=F("last")),
                name="duty_has_its_period",
                violation_error_message="A period ends after it begins, and is cut "
                "off by its last day.",
            ),
            models.CheckConstraint(
                condition=Q(due_kind__in=["before", "by"]),
                name="duty_is_due_before_or_by",
                violation_error_message="A report is due before a day or by it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.period.key} {self.place}"

    @property
    def period(self) -> Period:
        return Period(Regime(self.regime), self.first, self.last)

    def is_late(self, today: date) -> bool:
        """The same as `DutyQuerySet.late`, of this one."""
        begun = getattr(self, "submission", None)
        if begun is not None and begun.is_late:
            return True
        is_sent = begun is not None and begun.state in SENT
        return not is_sent and self.last_day < today

    def days_late(self, today: date) -> int:
        """Days from the last day on time to the sending, or to today; 0 if on time."""
        if not self.is_late(today):
            return 0
        begun = getattr(self, "submission", None)
        sent_late = begun is not None and begun.is_late
        end = begun.sent_on if begun is not None and sent_late else today
        return (end - self.last_day).days

    @property
    def is_estimated(self) -> bool:
        """Whether it is cut off before the period ends, the rest being 'ước'."""
        return self.cut_off < self.last

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
from lanh.reports.rules import Kept

SENT = ["sent", "accepted"]
# By when it is owed: what was returned by the day given with the return.
GIVEN = Case(
    When(submission__state="returned", then=F("submission__answer_by")),
    default=F("last_day"),
)

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

    def overdue(self, *, today: date) -> "DutyQuerySet":
        """Owed although its day has passed: the day given with a return, if any."""
        return self.unsent().alias(given=GIVEN).filter(given__lt=today)

    def late(self, *, today: date) -> "DutyQuerySet":
        """Sent late at any time, or owed although its day has passed."""
        overdue = Duty.objects.overdue(today=today).values("pk")
        return self.filter(Q(submission__late_days__gt=0) | Q(pk__in=overdue))

    def with_turn(self, *, today: date) -> "DutyQuerySet":
        """To be ordered by (turn, owed_on, -last_day): what is owed and late, then what
        is owed, both by their days, then what was sent, the newest first."""
        owed = ~Q(submission__state__in=SENT)
        late = owed & Q(given__lt=today)
        turn = Case(When(late, then=Value(0)), When(owed, then=Value(1)), default=2)
        given = Case(When(owed, then=F("given")))
        return self.alias(given=GIVEN).annotate(turn=turn, owed_on=given)


class Duty(models.Model):
    """One unit owes one form for one period.

    due: the day that the rule names; last_day: the last day on time, which lies
    before it where the rule says 'trước ngày'. Late is a status, never a lock.
    basis: the plan that sets a day of its own, as the office cites it; asked_by: its
    key there; both empty where the form's own rule holds.
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
    extended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    extended_why = models.CharField(max_length=300, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    asked_by = models.UUIDField(null=True, blank=True)

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
            models.CheckConstraint(
                condition=Q(extended_to=None, extended_by=None, extended_why="")
                | Q(extended_to__gt=F("due"), extended_by__isnull=False)
                & ~Q(extended_why=""),
                name="duty_is_extended_by_somebody_for_a_reason",
                violation_error_message="A later day is given by somebody for a "
                "reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.period.key} {self.place}"

    @property
    def period(self) -> Period:
        return Period(Regime(self.regime), self.first, self.last)

    @property
    def owed_by(self) -> date:
        """The day in force now: a returned report has the day given with it."""
        begun = getattr(self, "submission", None)
        given = begun.answer_by if begun and begun.state == "returned" else None
        return given or self.last_day

    def is_late(self, today: date) -> bool:
        """The same as `DutyQuerySet.late`, of this one."""
        return self.days_late(today) > 0

    def is_overdue(self, today: date) -> bool:
        """The same as `DutyQuerySet.overdue`, of this one."""
        begun = getattr(self, "submission", None)
        is_sent = begun is not None and begun.state in SENT
        return not is_sent and self.owed_by < today

    def kept(self, today: date) -> Kept:
        """On time, late, missing, or still to come; what was late stays so."""
        if self.is_overdue(today):
            return Kept.MISSING
        if self.is_late(today):
            return Kept.LATE
        begun = getattr(self, "submission", None)
        was_sent = begun is not None and begun.sent_on is not None
        return Kept.ON_TIME if was_sent else Kept.TO_COME

    def days_late(self, today: date) -> int:
        """The most days that it was ever late, or is today; 0 if always on time."""
        begun = getattr(self, "submission", None)
        was = begun.late_days if begun else 0
        now = (today - self.owed_by).days if self.is_overdue(today) else 0
        return max(was, now)

    @property
    def is_estimated(self) -> bool:
        """Whether it is cut off before the period ends, the rest being 'ước'."""
        return self.cut_off < self.last

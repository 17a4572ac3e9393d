"""Official papers: what is frozen in them, what they say, whom they go to."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.common.period import Period, Regime
from lanh.common.text import fold
from lanh.files.models import StoredFile
from lanh.papers.rules.binding import say
from lanh.papers.rules.figures import Frozen
from lanh.papers.rules.life import Status
from lanh.places.models import Place
from lanh.plans.models import Plan

ALIVE = [Status.DRAFT.value, Status.NUMBERED.value]


# Sentences of a person's own stand behind those that are composed.
OWN = 1_000


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, user: User, *, today: date) -> "PaperQuerySet":
        """Papers of the user's places, and those issued to them."""
        received = Receiver.objects.filter(
            reach(user, Permission.SEE_PAPERS, today=today)
        ).values("paper")
        issued = Q(status=Status.ISSUED.value, pk__in=received)
        return self.filter(reach(user, Permission.SEE_PAPERS, today=today) | issued)

    def mentioning(self, words: str) -> "PaperQuerySet":
        """Subjects and symbols that hold the words, typed with or without marks."""
        return self.filter(folded__contains=fold(words))

    def on(self, period: Period) -> "PaperQuerySet":
        return self.filter(regime=period.regime, first=period.first, last=period.last)

    def numbered_in(self, year: int, *, place: Place, symbol: str) -> "PaperQuerySet":
        """Those that took a number of that series, withdrawn ones as well."""
        taken = self.filter(place=place, symbol=symbol, day__year=year)
        return taken.exclude(number=None)


class Paper(models.Model):
    """One official paper, from its first figures to the file that was issued.

    facts: `rules.figures.Frozen`, as known at `known_at`. seal: the head of the trail
    that is printed in it. symbol: type and issuer, 'BC-UBND'.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    template = models.CharField(max_length=40)
    place = models.ForeignKey(Place, models.PROTECT, related_name="papers")
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="papers"
    )
    regime = models.CharField(max_length=12)
    first = models.DateField()
    last = models.DateField()
    status = models.CharField(max_length=10, default=Status.DRAFT.value)
    version = models.PositiveIntegerField(default=1)

    issuer = models.CharField(max_length=300)
    parent = models.CharField(max_length=300, blank=True)
    symbol = models.CharField(max_length=40)
    located = models.CharField(max_length=100)
    subject_line = models.TextField()
    folded = models.TextField(blank=True, editable=False)
    signing = models.TextField()
    signer = models.CharField(max_length=200, blank=True)
    archive = models.CharField(max_length=100, default="VT")

    facts = models.JSONField(default=dict)
    known_at = models.DateTimeField()
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    number = models.PositiveIntegerField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    seal = models.JSONField(default=dict, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="papers"
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-drafted_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "place",
                "symbol",
                ExtractYear("day"),
                "number",
                condition=Q(number__isnull=False),
                name="paper_number_is_given_once",
                violation_error_message="A number and symbol stand once in a year.",
            ),
            models.UniqueConstraint(
                fields=["place", "template", "regime", "first", "last"],
                condition=Q(status__in=ALIVE),
                name="paper_is_written_once_at_a_time",
                violation_error_message="One report on a period is written at a time.",
            ),
            models.CheckConstraint(
                condition=Q(number=None, day=None) | Q(number__gt=0, day__isnull=False),
                name="paper_number_has_its_day",
                violation_error_message="A number is given on a day.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.NUMBERED.value, Status.ISSUED.value])
                | Q(number__isnull=False),
                name="paper_goes_out_with_a_number",
                violation_error_message="A paper that goes out has a number.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.ISSUED.value)
                | Q(issued_at__isnull=False, file__isnull=False),
                name="paper_issued_has_its_file",
                violation_error_message="An issued paper has its file.",
            ),
            models.CheckConstraint(
                condition=Q(first__lte=F("last")),
                name="paper_has_its_period",
                violation_error_message="A period ends after it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.subject_line

    def save(self, *args: Any, **kwargs: Any) -> None:
        number = "" if self.number is None else f"{self.number:02d}/"
        self.folded = fold(f"{self.subject_line} {number}{self.symbol} {self.issuer}")
        super().save(*args, **kwargs)

    @property
    def stage(self) -> Status:
        return Status(self.status)

    @property
    def period(self) -> Period:
        return Period(Regime(self.regime), self.first, self.last)

    @property
    def frozen(self) -> Frozen:
        return Frozen.read(self.facts)

    @property
    def number_words(self) -> str:
        """`05/BC-UBND`; without a number only the symbol."""
        return (
            self.symbol if self.number is None else f"{self.number:02d}/{self.symbol}"
        )

    @property
    def file_name(self) -> str:
        """`05-BC-UBND.docx`; a draft has no number to be named by."""
        number = "du-thao" if self.number is None else f"{self.number:02d}"
        return f"{number}-{self.symbol}.docx"

    @property
    def subject(self) -> str:
        """How the trail names this paper."""
        return f"paper:{self.pk}"


class Sentence(models.Model):
    """One sentence, bound to figures by their keys (`rules.binding`).

    number: its place in the template, above `OWN` for a person's own. composed: the
    pattern as the template gives it.
    edited: as a person changed it. stale: its figures changed after that.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="sentences")
    part = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    composed = models.TextField(blank=True)
    edited = models.TextField(blank=True)
    left_out = models.BooleanField(default=False)
    stale = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    edited_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["paper", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["paper", "number"],
                name="sentence_has_its_place",
                violation_error_message="One sentence for each number of a paper.",
            ),
            models.CheckConstraint(
                condition=~Q(composed="") | ~Q(edited=""),
                name="sentence_says_something",
                violation_error_message="A sentence says something.",
            ),
            models.CheckConstraint(
                condition=Q(edited="", edited_by=None, edited_at=None)
                | Q(edited_by__isnull=False, edited_at__isnull=False),
                name="sentence_edit_has_an_author",
                violation_error_message="A person answers for edited words.",
            ),
        ]

    def __str__(self) -> str:
        return self.pattern

    @property
    def pattern(self) -> str:
        return self.edited or self.composed

    def told(self, printed: dict[str, str]) -> str:
        """The sentence with its numbers in."""
        return say(self.pattern, printed)


class Receiver(models.Model):
    """Whom the paper goes to; with a place, the people there find it in Lành."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="receivers")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["paper", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["paper", "number"],
                name="receiver_has_its_place",
                violation_error_message="One receiver for each number of a paper.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

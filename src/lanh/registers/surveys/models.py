"""Nouns: the survey, and the answer sheets that came in. No names."""

from datetime import date
from typing import ClassVar, Self, TypedDict

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from lanh.access.models import User
from lanh.access.queries import reach, reach_above
from lanh.access.roles import Permission
from lanh.elements.catalogue import dimensions
from lanh.registers.records.models import Entry, Record, RecordQuerySet
from lanh.registers.surveys.rules import Group, Status

COMPUTED = [Status.WEIGHTED.value, Status.PUBLISHED.value]


class Question(TypedDict):
    """right: the letter of the right answer."""

    asks: str
    right: str


def sexes() -> list[tuple[str, str]]:
    return dimensions()["sex"].choices()


class SurveyQuerySet(RecordQuerySet):
    def visible_to(self, user: User, *, today: date) -> Self:
        """One's own places; of the places above, what is or was in the field."""
        needs = self.model.SEEN_WITH
        above = reach_above(user, needs, today=today)
        asked = ~Q(status=Status.DESIGNED.value)
        return self.filter(reach(user, needs, today=today) | (above & asked))


class Survey(Record):
    """day, last_day: planned in the field. wanted: sheets. pass_mark: % right.

    sheets … weighted_share: what came of it, kept when it was weighed.
    """

    group = models.CharField(max_length=12)
    frame = models.CharField(max_length=500)
    method = models.CharField(max_length=500)
    wanted = models.PositiveIntegerField(validators=[MinValueValidator(1)])
    last_day = models.DateField()
    pass_mark = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    questions = models.JSONField(default=list, blank=True)
    status = models.CharField(max_length=12, default=Status.DESIGNED.value)
    closed_on = models.DateField(null=True, blank=True)
    weights = models.JSONField(default=dict, blank=True)  # from a commune's code
    sheets = models.PositiveIntegerField(null=True, blank=True)
    sheets_f = models.PositiveIntegerField(null=True, blank=True)
    sheets_m = models.PositiveIntegerField(null=True, blank=True)
    aware = models.PositiveIntegerField(null=True, blank=True)
    aware_f = models.PositiveIntegerField(null=True, blank=True)
    aware_m = models.PositiveIntegerField(null=True, blank=True)
    weighted_share = models.DecimalField(
        max_digits=4, decimal_places=1, null=True, blank=True
    )

    NOUN = "survey"
    FACTS = (
        *("title", "group", "place", "day", "last_day", "frame", "method"),
        *("wanted", "pass_mark", "questions"),
    )
    WORDS = ("title", "frame", "method")  # what is corrected once it was opened
    RESULTS = ("sheets", "sheets_f", "sheets_m", "aware", "aware_f", "aware_m")
    COUNTED = Q(status__in=COMPUTED)
    COUNTED_ON: ClassVar[str] = "closed_on"
    SEEN_WITH = Permission.SEE_SURVEYS
    RECORDED_WITH = Permission.RUN_SURVEYS

    objects: ClassVar = SurveyQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering: ClassVar = ["-day", "title_key", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("day")),
                name="survey_ends_after_it_begins",
                violation_error_message="A survey ends after it begins.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=COMPUTED) ^ Q(sheets=None),
                name="survey_has_figures_when_weighed",
                violation_error_message="Figures stand where they were computed.",
            ),
            models.CheckConstraint(
                condition=Q(aware=None) | Q(aware__lte=F("sheets")),
                name="survey_aware_are_among_sheets",
                violation_error_message="No more aware people than sheets.",
            ),
        ]

    @property
    def stage(self) -> Status:
        return Status(self.status)

    @property
    def asked(self) -> Group:
        return Group(self.group)

    @property
    def key(self) -> str:
        """The right letters, one for each question."""
        return "".join(question["right"] for question in self.questions)


class AnswerSheet(Entry):
    """title: its number; place: the commune; day: when the person was asked."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answer_sheets")
    sex = models.CharField(max_length=1, choices=sexes, blank=True)
    age = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    answers = models.CharField(max_length=100)
    aware = models.BooleanField(editable=False)  # by the pass mark, when it is kept

    NOUN = "sheet"
    FACTS = ("title", "place", "day", "sex", "age", "answers")
    SEEN_WITH = Permission.SEE_SURVEYS
    RECORDED_WITH = Permission.ENTER_SHEETS

    class Meta(Entry.Meta):
        ordering: ClassVar = ["title_key", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["survey", "title"],
                condition=Q(struck=False),
                name="sheet_is_entered_once",
                violation_error_message="A survey has one sheet of each number.",
            )
        ]

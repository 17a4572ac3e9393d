"""The nouns of this room, by file: duties, submissions, questions,
lines, facts."""

from lanh.reports.models.duties import Duty, DutyQuerySet, FormVersion
from lanh.reports.models.facts import Fact, FactHead, FactQuerySet
from lanh.reports.models.lines import Line
from lanh.reports.models.questions import Question, QuestionQuerySet
from lanh.reports.models.submissions import (
    Cell,
    Narrative,
    Review,
    Submission,
    SubmissionQuerySet,
)

__all__ = [
    "Cell",
    "Duty",
    "DutyQuerySet",
    "Fact",
    "FactHead",
    "FactQuerySet",
    "FormVersion",
    "Line",
    "Narrative",
    "Question",
    "QuestionQuerySet",
    "Review",
    "Submission",
    "SubmissionQuerySet",
]

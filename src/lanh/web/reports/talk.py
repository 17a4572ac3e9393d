"""Forms of questions to single cells: asked, answered, judged."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from lanh.common.numbers import write_number
from lanh.reports.models import Question
from lanh.reports.rules import Answer, Blank
from lanh.web.parts.forms import DayField, WordsField
from lanh.web.reports.forms import (
    FigureField,
    VersionForm,
    applies_field,
    difference_field,
)
from lanh.web.reports.words import TURNS, cell, question_address

VERDICTS: Final = [
    ("wait", _("Leave it for later")),
    ("accept", _("Accept the answer")),
    ("again", _("Ask again")),
]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One question as a page tells it: its figure in words, its page, its state."""

    question: Question

    @property
    def name(self) -> str:
        return cell(self.question.cell)

    @property
    def address(self) -> str:
        return question_address(self.question)

    @property
    def shape(self) -> str:
        return TURNS[self.question.state]


@dataclass(frozen=True, slots=True)
class Talk(Spoken):
    """The same with the fields that answer or judge it, and what stands beside."""

    fields: list[BoundField] = field(default_factory=list)
    told: Mapping[str, Any] = field(default_factory=dict)


class AskForm(VersionForm):
    """One field for each cell that is asked about: `ask-<number>`."""

    answer_by = DayField(label=_("To be answered by"))

    def __init__(self, *args: Any, cells: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = {f"ask-{n}": name for n, (name, _label) in enumerate(cells)}
        for key, (_name, label) in zip(self.asked, cells, strict=True):
            self.fields[key] = WordsField(
                label=label, widget=forms.Textarea(attrs={"rows": 2})
            )
        self.order_fields([*self.asked, "answer_by"])

    def said(self) -> dict[str, Any]:
        """What is asked, by the names of cells."""
        kept = self.cleaned_data
        questions = {name: kept[key] for key, name in self.asked.items()}
        wanted = {name: kept[name] for name in ("version", "answer_by")}
        return wanted | {"questions": questions}


def answering(question: Question) -> dict[str, forms.Field]:
    """What a unit says to one question; it starts from the figure as it was."""
    value = question.before
    applies = question.before_reason != Blank.NOT_APPLICABLE
    return {
        "text": WordsField(label=_("Answer")),
        "value": FigureField(
            label=_("Figure, corrected or as it is"),
            required=False,
            initial="" if value is None else write_number(value),
        ),
        "applies": applies_field("applies" if applies else "na"),
        "difference": difference_field(question.cell.difference),
    }


def judging(question: Question) -> dict[str, forms.Field]:
    """What a reviewer says to one answer."""
    return {
        "verdict": forms.ChoiceField(
            label=_("What do you say to it?"),
            choices=VERDICTS,
            widget=forms.RadioSelect,
            initial="wait",
        ),
        "again": WordsField(
            label=_("Further question"), widget=forms.Textarea(attrs={"rows": 2})
        ),
    }


class TalkForm(VersionForm):
    """Fields for each question, by the number of its cell in the form."""

    made: ClassVar[Callable[..., dict[str, forms.Field]]]

    def __init__(
        self, *args: Any, questions: Iterable[Question], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = {f"q{q.cell.place_in_form}": q for q in questions}
        self.names = {key: q.cell.name for key, q in self.questions.items()}
        for key, question in self.questions.items():
            for name, made in type(self).made(question).items():
                self.fields[f"{key}-{name}"] = made

    def talks(self) -> list[Talk]:
        """What the page shows, question by question."""
        return [
            Talk(
                question,
                [self[name] for name in self.fields if name.startswith(f"{key}-")],
            )
            for key, question in self.questions.items()
        ]

    def kept(self, key: str) -> dict[str, Any]:
        """What was typed at one question."""
        start = f"{key}-"
        return {
            name.removeprefix(start): value
            for name, value in self.cleaned_data.items()
            if name.startswith(start)
        }


class AnswerForm(TalkForm):
    made = staticmethod(answering)

    def said(self) -> dict[str, Any]:
        """The answers, by the names of cells."""
        answers = {name: Answer(**self.kept(key)) for key, name in self.names.items()}
        return {"version": self.cleaned_data["version"], "answers": answers}


class JudgeForm(TalkForm):
    made = staticmethod(judging)
    answer_by = DayField(label=_("To be answered by, where you ask again"))

    def said(self) -> dict[str, Any]:
        """Which answers are accepted, and what is asked again."""
        said = {name: self.kept(key) for key, name in self.names.items()}
        wanted = {name: self.cleaned_data[name] for name in ("version", "answer_by")}
        return wanted | {
            "accepted": [n for n, s in said.items() if s["verdict"] == "accept"],
            "again": {
                n: s["again"] for n, s in said.items() if s["verdict"] == "again"
            },
        }


class WithdrawForm(VersionForm):
    cell = forms.CharField(widget=forms.HiddenInput)

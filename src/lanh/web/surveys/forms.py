"""Shape only: what it means is for the rules."""

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lanh.access.roles import Permission
from lanh.registers.surveys import queries
from lanh.registers.surveys.queries import LETTERS, NO_ANSWER, Group
from lanh.web.parts.forms import DayField, OfficeForm, Rows, SeenField
from lanh.web.parts.records.fields import CorrectingForm, Fields, PlaceForm, own
from lanh.web.parts.records.lists import members_of, values_of
from lanh.web.surveys.words import LABELS

of = Fields(LABELS)


class QuestionsField(forms.CharField):
    """One question a line, its right letter behind a stroke: 'Is it …? | B'."""

    widget = forms.Textarea(attrs={"rows": 8})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(f"{one['asks']} | {one['right']}" for one in value)

    def clean(self, value: Any) -> Any:
        lines = str(super().clean(value) or "").splitlines()
        return [self._read(line) for line in lines if line.strip()]

    @staticmethod
    def _read(line: str) -> Mapping[str, str]:
        asks, stroke, right = (part.strip() for part in line.rpartition("|"))
        if not (asks and stroke and right.upper() in [*LETTERS]):
            sentence = _("Write its right letter (A to E) behind a stroke: {line}")
            raise ValidationError(str(sentence).format(line=line))
        return {"asks": asks, "right": right.upper()}


class DesignForm(PlaceForm):
    title = of.line("title")
    group = forms.ChoiceField(
        label=LABELS["group"],
        choices=partial(members_of, Group),
        widget=forms.RadioSelect,
    )
    day = DayField(label=LABELS["first_day"])
    last_day = DayField(label=LABELS["last_day"])
    frame = of.line("frame", size=500)
    method = of.line("method", size=500)
    wanted = of.whole("wanted", min_value=1)
    pass_mark = of.whole("pass_mark", min_value=1, max_value=100)
    questions = QuestionsField(
        label=LABELS["questions"],
        required=False,
        help_text=_("One question a line, then | and the letter of its right answer."),
    )
    needs: ClassVar = Permission.RUN_SURVEYS
    beside: ClassVar[Rows] = (("day", "last_day"), ("wanted", "pass_mark"))


class RedesignForm(DesignForm):
    version = SeenField()


class NamedForm(OfficeForm):
    title = of.line("title")
    frame = of.line("frame", size=500)
    method = of.line("method", size=500)


class CorrectForm(CorrectingForm, NamedForm):
    """The words are corrected, and why."""


class CloseForm(OfficeForm):
    why = of.lines(
        "why", help_text=_("Only where fewer sheets came in than were wanted.")
    )


class WeighForm(OfficeForm):
    """The people of each commune that answered; all left blank: no weights."""

    def __init__(self, *args: Any, **asked: Any) -> None:
        super().__init__(*args, **asked)
        self.places = list(queries.by_commune(self.record))
        for place in self.places:
            self.fields[place.code] = of.whole("sheets", min_value=1, required=False)
            self.fields[place.code].label = place.name

    def clean(self) -> dict[str, Any]:
        told = {place.code: self.cleaned_data.get(place.code) for place in self.places}
        return {"weights": {code: n for code, n in told.items() if n}}


class SheetForm(OfficeForm):
    """One anonymous sheet: a question has a row of letters to press."""

    title = of.line("number", size=40)
    day = DayField(label=LABELS["asked_on"])
    sex = forms.ChoiceField(
        label=LABELS["sex"],
        choices=lambda: [*values_of("sex"), ("", _("not told"))],
        widget=forms.RadioSelect,
        required=False,
    )
    age = of.whole("age", max_value=120, required=False)
    beside: ClassVar[Rows] = (("title", "age"), ("day", "place"))

    def __init__(self, *args: Any, **asked: Any) -> None:
        start = dict(asked.get("initial") or {})
        asked["initial"] = own(asked["user"], asked["today"]) | start
        super().__init__(*args, **asked)
        self.survey = getattr(self.record, "survey", self.record)
        places = queries.communes_to_enter(
            self.user, survey=self.survey, today=self.today
        )
        self.fields["place"] = forms.ModelChoiceField(
            places, label=LABELS["commune"], empty_label=None
        )
        self._ask(start.get("answers") or "")
        self.order_fields(["title", "age", "day", "place", "sex"])

    def _ask(self, answers: str) -> None:
        letters = [(letter, letter) for letter in LETTERS]
        for number, question in enumerate(self.survey.questions):
            given = answers[number] if number < len(answers) else NO_ANSWER
            self.fields[f"q{number}"] = forms.ChoiceField(
                label=f"{number + 1}. {question['asks']}",
                choices=[*letters, (NO_ANSWER, _("no answer"))],
                widget=forms.RadioSelect(attrs={"class": "short"}),
                initial=given,
            )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        asked = range(len(self.survey.questions))
        given = [told.pop(f"q{number}", NO_ANSWER) for number in asked]
        return {**told, "answers": "".join(given)}


class CorrectSheetForm(CorrectingForm, SheetForm):
    """What is corrected, and why."""

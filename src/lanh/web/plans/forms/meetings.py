"""Forms about meetings: shape only; what it means is for the rules."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from lanh.places.models import Agency, AgencyQuerySet
from lanh.plans.rules.work.meetings import RHYTHMS, MeetingKind
from lanh.web.parts.forms import DayField, OfficeForm, Rows, WordsField
from lanh.web.parts.words import words
from lanh.web.plans.forms.tasks import AgencyField, PickForm

Decision = tuple[str, Agency, date]
LINES: Final = 5


def kinds() -> list[tuple[str, str]]:
    return [(kind.value, words(kind).capitalize()) for kind in MeetingKind]


def rhythms() -> list[tuple[int, Any]]:
    every = {n: _("every {n} months") for n in RHYTHMS if n}
    told = [(n, str(said).format(n=n)) for n, said in every.items()]
    return [(0, _("asks for no meeting")), *told]


class MeetingForm(OfficeForm):
    """The meeting, and a few lines for what was decided; a line is whole or empty."""

    beside: ClassVar[Rows] = (
        ("kind", "day"),
        ("where", "chaired_by"),
        *((f"said-{n}", f"who-{n}", f"by-{n}") for n in range(LINES)),
    )
    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=kinds)
    day = DayField(label=_("Day"))
    where = forms.CharField(label=_("Where"), required=False, max_length=200)
    chaired_by = forms.CharField(
        label=_("Chaired by"),
        required=False,
        max_length=200,
        help_text=_("The post, such as vice-chair."),
    )
    conclusion = WordsField(label=_("Conclusion"))

    def __init__(self, *args: Any, agencies: AgencyQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(LINES):
            self.fields[f"said-{n}"] = forms.CharField(
                label=_("Decided"), required=False
            )
            self.fields[f"who-{n}"] = AgencyField(agencies, required=False)
            self.fields[f"by-{n}"] = DayField(label=_("By when"), required=False)

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        for n in range(LINES):
            line = [typed.get(f"{name}-{n}") for name in ("said", "who", "by")]
            if any(line) and not all(line):
                self.add_error(
                    f"said-{n}", _("Write what, who and by when, or nothing.")
                )
        return typed

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        names = ("day", "where", "chaired_by", "conclusion")
        told = {name: typed[name] for name in names}
        kind = MeetingKind(typed["kind"])
        return {**told, "kind": kind, "decisions": list(self._decisions())}

    def _decisions(self) -> Iterator[Decision]:
        typed = self.cleaned_data
        for n in range(LINES):
            if typed[f"said-{n}"]:
                yield typed[f"said-{n}"], typed[f"who-{n}"], typed[f"by-{n}"]


class DecisionForm(PickForm):
    words = WordsField(label=_("Decided"))
    due = DayField(label=_("By when"))


class RhythmForm(OfficeForm):
    months = forms.TypedChoiceField(
        label=_("How often the plan asks for a meeting"), choices=rhythms, coerce=int
    )

"""Forms by which a document changes a plan. Shape only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from lanh.common.numbers import write_number
from lanh.plans.models import Activity, Target
from lanh.plans.queries import Edit, fields_of, figure_text
from lanh.plans.rules.content import TWO_NUMBERS, Comparator
from lanh.web.parts.forms import DayField, OfficeForm, SeenField, WordsField
from lanh.web.parts.words import words as word
from lanh.web.plans.forms.fields import NamedField, NumberField

# What may be added: a change against an earlier year is written by a new plan.
ADDED: Final = (
    Comparator.AT_LEAST,
    Comparator.EQUAL,
    Comparator.MORE,
    Comparator.AT_MOST,
    Comparator.LESS,
)


def _added() -> list[tuple[str, str]]:
    return [(one.value, word(one).capitalize()) for one in ADDED]


@dataclass(frozen=True, slots=True)
class Line:
    """A target or an activity, with the fields that a document can change in it."""

    of: Target | Activity
    fields: Sequence[BoundField]
    end: BoundField


class IssueForm(OfficeForm):
    """The number and day that a plan gets."""

    version = SeenField()
    number = NamedField(label=_("Number"))
    dated = DayField(label=_("Dated"))


class AmendForm(OfficeForm):
    """The document, and each figure and time of the plan as it stands."""

    version = SeenField()
    number = NamedField(label=_("Number of the document"))
    dated = DayField(label=_("Dated"))
    since = DayField(label=_("Holds from"))
    why = WordsField(label=_("Why it changes the plan"))
    new_words = forms.CharField(
        label=_("A target that is added"), required=False, max_length=1000
    )
    new_comparator = forms.ChoiceField(
        label=_("Compared"), choices=partial(_added), required=False
    )
    new_value = NumberField(label=_("Number"), required=False)
    new_unit = forms.CharField(label=_("Unit"), max_length=100, required=False)

    HEAD: Final = ("version", "number", "dated", "since", "why")
    NEW: Final = ("new_words", "new_comparator", "new_value", "new_unit")

    def __init__(
        self,
        data: Any = None,
        *,
        targets: Sequence[Target],
        activities: Sequence[Activity],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.targets, self.activities = targets, activities
        for target in targets:
            for name in _numbers(target):
                shown = getattr(target, name)
                first = "" if shown is None else write_number(shown)
                self.fields[_key(target, name)] = _number(first)
            self.fields[_key(target, "end")] = _end()
        for one in activities:
            for name, label in (("first", _("From")), ("last", _("To"))):
                self.fields[_key(one, name)] = DayField(
                    label=label, required=False, initial=getattr(one, name)
                )
            self.fields[_key(one, "end")] = _end()

    @property
    def head(self) -> list[BoundField]:
        return [self[name] for name in self.HEAD]

    @property
    def new(self) -> list[BoundField]:
        return [self[name] for name in self.NEW]

    @property
    def target_lines(self) -> Iterator[Line]:
        for one in self.targets:
            shown = [self[_key(one, name)] for name in _numbers(one)]
            yield Line(one, shown, self[_key(one, "end")])

    @property
    def activity_lines(self) -> Iterator[Line]:
        for one in self.activities:
            shown = [self[_key(one, name)] for name in ("first", "last")]
            yield Line(one, shown, self[_key(one, "end")])

    def said(self) -> dict[str, Any]:
        """What `amend` is told: every line as it was typed."""
        told = {name: self.cleaned_data[name] for name in self.HEAD}
        edits = [self._of_target(one) for one in self.targets]
        edits += [self._of_activity(one) for one in self.activities]
        if self.cleaned_data["new_words"].strip():
            edits.append(self._added())
        return {**told, "edits": edits}

    def _of_target(self, one: Target) -> Edit:
        typed = {n: self.cleaned_data[_key(one, n)] for n in _numbers(one)}
        changed = {name: figure_text(value) for name, value in typed.items()}
        ended = self.cleaned_data[_key(one, "end")]
        return Edit(one, fields_of(one) | changed, ended)

    def _of_activity(self, one: Activity) -> Edit:
        days = {n: self.cleaned_data[_key(one, n)] for n in ("first", "last")}
        changed = {n: day.isoformat() if day else "" for n, day in days.items()}
        fields = fields_of(one) | changed
        if fields != fields_of(one):
            fields["time"] = ""  # 'Quarter II' is no longer true
        return Edit(one, fields, self.cleaned_data[_key(one, "end")])

    def _added(self) -> Edit:
        typed = self.cleaned_data
        fields = {
            "comparator": typed["new_comparator"] or Comparator.EQUAL.value,
            "value": figure_text(typed["new_value"]),
            "upper": None,
            "unit": typed["new_unit"],
        }
        return Edit(None, fields, words=typed["new_words"])


def _key(one: Target | Activity, name: str) -> str:
    return f"{one.pk.hex}-{name}"


def _numbers(target: Target) -> tuple[str, ...]:
    """Which numbers a target has: none in words, two in a range."""
    if target.compared is None:
        return ()
    return ("value", "upper") if target.compared in TWO_NUMBERS else ("value",)


def _number(first: str) -> NumberField:
    field = NumberField(label=_("Number"), required=False, initial=first)
    field.widget.attrs |= {"class": "in num", "autocomplete": "off"}
    return field


def _end() -> forms.BooleanField:
    return forms.BooleanField(label=_("no longer pursued"), required=False)

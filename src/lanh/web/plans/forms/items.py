"""One form for each kind of item: its shape, to and from the item's fields."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from lanh.plans.models import DraftItem
from lanh.plans.rules.content import Cadence, Comparator
from lanh.plans.rules.life import ItemKind
from lanh.web.parts.forms import DayField, SeenField
from lanh.web.parts.words import words as word
from lanh.web.plans.forms.fields import (
    LinesField,
    NumberField,
    OutputsField,
    WrittenDayField,
)

MEASURED: Final = ("comparator", "value", "upper", "unit", "of")


def choices(codes: type[Any]) -> list[tuple[str, str]]:
    return [(code.value, word(code).capitalize()) for code in codes]


def iso(day: Any) -> str:
    return day.isoformat() if day else ""


class ItemForm(forms.Form):
    """What every item has: its words, and the version that was looked at."""

    all_optional = True  # read by parts/field.html: rules say what is missing

    version = SeenField(initial=0, required=False)
    words = forms.CharField(
        label=_("Words of the document"),
        required=False,  # the rule's own refusal says what to write
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @classmethod
    def of(cls, item: DraftItem, data: Any = None) -> "ItemForm":
        """The form for an item that exists."""
        known = {"version": item.version, "words": item.words}
        return cls(data, initial=known | cls.shown(item.fields))

    @classmethod
    def shown(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        return dict(fields)

    def said(self) -> dict[str, Any]:
        """The item's fields as they were typed."""
        return self.cleaned_data

    @property
    def plain_fields(self) -> Iterator[BoundField]:
        return (field for field in self if not field.name.startswith("m-"))


class HeadForm(ItemForm):
    number = forms.CharField(label=_("Number"), required=False, max_length=60)
    date = WrittenDayField(
        label=_("Date"),
        required=False,
        max_length=10,
        help_text=_("As 16/01/2026; 01/2026 where the day is left blank."),
    )
    issuer = forms.CharField(label=_("Issued by"), required=False, max_length=300)
    subject = forms.CharField(
        label=_("Subject"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    start = DayField(label=_("Begins on"), required=False)
    end = DayField(label=_("Ends on"), required=False)

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        days = {"start": iso(typed["start"]), "end": iso(typed["end"])}
        return {"type": self.initial.get("type", "")} | typed | days


class TargetForm(ItemForm):
    """The words, and a group of fields for each measure and one more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = (self.initial or {}).pop("measures", [])
        for place, measure in enumerate([*self.measures, {}]):
            self._add(place, measure)

    def _add(self, place: int, measure: Mapping[str, Any]) -> None:
        fields = {
            "comparator": forms.ChoiceField(
                label=_("Comparison"), choices=choices(Comparator), required=False
            ),
            "value": NumberField(label=_("Number"), required=False),
            "upper": NumberField(label=_("up to"), required=False),
            "unit": forms.CharField(label=_("Unit"), required=False, max_length=100),
            "of": forms.CharField(label=_("Of what"), required=False, max_length=400),
        }
        for name, field in fields.items():
            self.fields[f"m-{place}-{name}"] = field
            self.initial[f"m-{place}-{name}"] = measure.get(name)

    @property
    def groups(self) -> Iterator[list[BoundField]]:
        """The fields of each measure together."""
        for place in range(len(self.measures) + 1):
            yield [self[f"m-{place}-{name}"] for name in MEASURED]

    def said(self) -> dict[str, Any]:
        return {"measures": [m for m in self._typed() if m is not None]}

    def _typed(self) -> Iterator[dict[str, Any] | None]:
        for place, known in enumerate([*self.measures, {}]):
            typed = {n: self.cleaned_data[f"m-{place}-{n}"] for n in MEASURED}
            told = [typed[name] for name in ("value", "upper", "unit", "of")]
            kept = any(one not in (None, "") for one in told)
            yield dict(known) | typed if kept else None


class ActivityForm(ItemForm):
    lead = LinesField(label=_("Lead"), required=False, help_text=_("One a line."))
    coordinating = LinesField(label=_("Together with"), required=False)
    time = forms.CharField(label=_("Time, as written"), required=False, max_length=300)
    start = DayField(label=_("Begins on"), required=False)
    end = DayField(label=_("Ends on"), required=False)
    place = forms.CharField(label=_("Where"), required=False)
    outputs = OutputsField(
        label=_("To be delivered"),
        required=False,
        help_text=_("One a line, its number first: 15 classes."),
    )
    content = forms.CharField(
        label=_("Content"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    @classmethod
    def shown(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        time = fields.get("time") or {}
        days = {"start": time.get("start"), "end": time.get("end")}
        return {**fields, **days, "time": time.get("text", "")}

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        start, end = iso(typed["start"]), iso(typed["end"])
        return typed | {"time": {"text": typed["time"], "start": start, "end": end}}


class AssignmentForm(ItemForm):
    agencies = LinesField(label=_("Agencies"), help_text=_("One a line."))
    tasks = LinesField(label=_("Tasks"), required=False, help_text=_("One a line."))


class DutyForm(ItemForm):
    sender = forms.CharField(label=_("Who reports"), required=False)
    to = forms.CharField(label=_("To whom"), required=False)
    cadence = forms.ChoiceField(label=_("How often"), choices=lambda: choices(Cadence))
    deadline = WrittenDayField(
        label=_("By when"),
        required=False,
        max_length=10,
        help_text=_("As 20/12/2026, or 20/12 for each year."),
    )

    @classmethod
    def shown(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        return {**fields, "sender": fields.get("from")}

    def said(self) -> dict[str, Any]:
        return self.cleaned_data | {"from": self.cleaned_data["sender"]}


FORMS: Final[Mapping[ItemKind, type[ItemForm]]] = {
    ItemKind.HEAD: HeadForm,
    ItemKind.TARGET: TargetForm,
    ItemKind.ACTIVITY: ActivityForm,
    ItemKind.ASSIGNMENT: AssignmentForm,
    ItemKind.DUTY: DutyForm,
}


def form_of(item: DraftItem, data: Any = None) -> ItemForm:
    """The form that an item of this kind has."""
    return FORMS[item.what].of(item, data)

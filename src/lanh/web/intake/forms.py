"""Shape only: which file, and which column is what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.intake.models import Import
from lanh.intake.queries import imports as queries
from lanh.intake.registry import Field, Importable, kind_of
from lanh.intake.rules.heads import SURE
from lanh.web.parts.forms import OfficeForm, SeenField

LARGEST = 50_000_000


class HandInForm(OfficeForm):
    kind = forms.ChoiceField(label=_("What the rows are"))
    of = forms.ChoiceField(
        label=_("What they belong to"),
        required=False,
        help_text=_("Only for answer sheets: the survey that they answer."),
    )
    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_(".xlsx, or .csv in Unicode; up to 50 MB and 100,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args: Any, user: User, today: date, **asked: Any) -> None:
        super().__init__(*args, user=user, today=today, **asked)
        open_ = queries.open_kinds(user, today=today)
        kinds, of = self.fields["kind"], self.fields["of"]
        named = [(kind.code, gettext(kind.label)) for kind in open_]
        if isinstance(kinds, forms.ChoiceField) and isinstance(of, forms.ChoiceField):
            kinds.choices = named
            of.choices = [("", _("nothing")), *_owners(open_, user, today)]
        if len(of.choices) == 1:  # type: ignore[attr-defined]  # a ChoiceField, above
            del self.fields["of"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        code = told.get("kind")
        told["of"] = told.get("of") or None
        if code and kind_of(code).of and not told["of"]:
            self.add_error("of", _("Choose what the rows belong to."))
        return told


def _owners(
    kinds: list[Importable], user: User, today: date
) -> Iterator[tuple[str, str]]:
    """What a file may belong to, such as the surveys in the field."""
    for kind in kinds:
        if kind.of is not None:
            for row in kind.of(user, today):
                yield str(row.pk), str(row)


@dataclass(frozen=True, slots=True)
class Choice:
    """A column as it is shown: its head, first values, field, how sure the guess is."""

    head: str
    values: list[str]
    field: BoundField
    state: str
    words: str


class ColumnsForm(OfficeForm):
    """Which column is what; and what stands for all rows where no column says it."""

    version = SeenField()
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)

    def __init__(self, *args: Any, handed_in: Import, **asked: Any) -> None:
        start = {"version": handed_in.version, "sheet": handed_in.sheet}
        super().__init__(*args, initial=start, **asked)
        self.handed_in, kind = handed_in, kind_of(handed_in.code)
        sheet = self.fields["sheet"]
        if isinstance(sheet, forms.ChoiceField):
            sheet.choices = [(name, name) for name in handed_in.sheets]
        if len(handed_in.sheets) < 2:
            del self.fields["sheet"]
        names = [("", _("not taken")), *((f.name, _label(f)) for f in kind.fields)]
        for number, head in enumerate(handed_in.heads):
            self.fields[f"c{number}"] = forms.ChoiceField(
                label=head or _("Column {n}").format(n=number + 1),
                choices=names,
                required=False,
                initial=handed_in.columns.get(str(number), ""),
            )
        for field in kind.fields:
            if not field.is_place and not field.joined:
                self.fields[f"f_{field.name}"] = _fixed(field, handed_in)

    @property
    def columns(self) -> Iterator[Choice]:
        for number, head in enumerate(self.handed_in.heads):
            if not head and str(number) not in self.handed_in.columns:
                continue
            state, words = self._sure(number)
            samples = self.handed_in.samples
            values = [row[number] for row in samples if number < len(row)]
            yield Choice(head, values, self[f"c{number}"], state, words)

    @property
    def fixed(self) -> list[BoundField]:
        """For the fields that no column tells."""
        told = set(self.handed_in.columns.values())
        names = [name for name in self.fields if name.startswith("f_")]
        return [self[name] for name in names if name.removeprefix("f_") not in told]

    def _sure(self, number: int) -> tuple[str, str]:
        sure = self.handed_in.certainty.get(str(number))
        if str(number) not in self.handed_in.columns:
            return "none", gettext("not taken")
        if self.handed_in.memory:
            return "ok", gettext("as last time")
        if sure is None:
            return "info", gettext("set by hand")
        return ("ok", gettext("sure")) if sure >= SURE else ("warn", gettext("likely"))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        numbers = range(len(self.handed_in.heads))
        columns = {str(n): told[f"c{n}"] for n in numbers if told.get(f"c{n}")}
        taken = set(columns.values())
        fixed = {
            name.removeprefix("f_"): value
            for name, value in told.items()
            if name.startswith("f_") and value and name.removeprefix("f_") not in taken
        }
        sheet = told.get("sheet") or self.handed_in.sheet
        return {
            "version": told.get("version"),
            "sheet": sheet,
            "columns": columns,
            "fixed": fixed,
        }


class TakeForm(OfficeForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    good_only = forms.BooleanField(required=False, widget=forms.HiddenInput)


def _label(field: Field) -> str:
    star = " *" if field.required else ""
    return gettext(field.label) + star


def _fixed(field: Field, handed_in: Import) -> forms.Field:
    label, start = gettext(field.label), handed_in.fixed.get(field.name, "")
    if not field.choices:
        return forms.CharField(
            label=label, required=False, initial=start, max_length=300
        )
    first = (get_language() or "vi") == "vi"
    words = [(code, vi if first else en) for code, (vi, en) in field.choices.items()]
    return forms.ChoiceField(
        label=label, required=False, initial=start, choices=[("", "—"), *words]
    )

"""Shape only; what it means is for the rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.elements.slices import slice_key
from lanh.plans.queries import known_indicators
from lanh.web.parts.forms import DayField
from lanh.web.parts.words import term


class KnownForm(forms.Form):
    """Figures are never changed, so those of any day can be asked for."""

    all_optional = True  # read by parts/field.html
    known = DayField(label=_("As known on"), required=False)


class LinkedForm(forms.Form):
    """A button on a target as it was seen, with the indicator that it had."""

    seen = forms.CharField(max_length=250, required=False, widget=forms.HiddenInput)


class LinkForm(LinkedForm):
    """An indicator, and for each of its breakdowns one part or the whole."""

    all_optional = True  # read by parts/field.html
    indicator = forms.CharField(max_length=80, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, chosen: str = "", seen: str = "") -> None:
        super().__init__(data, initial={"indicator": chosen, "seen": seen})
        code = data.get("indicator", "") if data else chosen
        known = known_indicators().get(code)
        self.parts = known.parts if known else {}
        for name, values in self.parts.items():
            whole = [("", gettext("all"))]
            self.fields[f"part-{name}"] = forms.ChoiceField(
                label=term(known.dimensions[name]) if known else name,
                choices=whole + [(value.code, term(value)) for value in values],
                required=False,
            )

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        parts = {name: typed[f"part-{name}"] for name in self.parts}
        slice = slice_key({name: value for name, value in parts.items() if value})
        told = {name: typed[name] for name in ("indicator", "seen")}
        return {**told, "slice": slice}

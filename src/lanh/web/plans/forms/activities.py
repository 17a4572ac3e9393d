"""The link from what an activity delivers to the register that counts it."""

from typing import Any

from django import forms
from django.utils.translation import gettext

from lanh.elements.slices import slice_key
from lanh.plans import queries
from lanh.web.parts.words import term


class OutputLinkForm(forms.Form):
    """An element, and for each of its breakdowns one part or the whole."""

    all_optional = True  # read by parts/field.html
    element = forms.CharField(max_length=80, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, chosen: str = "", seen: str = "") -> None:
        super().__init__(data, initial={"element": chosen, "seen": seen})
        code = data.get("element", "") if data else chosen
        element = queries.countable().get(code)
        self.parts = dict(queries.breakdown_of(code)) if element else {}
        for name, values in self.parts.items():
            dimension = element.dimension(name) if element else None
            told = [(one, term(dimension.value(one))) for one in values if dimension]
            self.fields[f"part-{name}"] = forms.ChoiceField(
                label=term(dimension) if dimension else name,
                choices=[("", gettext("all")), *told],
                required=False,
            )

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        parts = {name: typed[f"part-{name}"] for name in self.parts}
        slice = slice_key({name: value for name, value in parts.items() if value})
        return {"element": typed["element"], "seen": typed["seen"], "slice": slice}


class SeenLinkForm(forms.Form):
    """A button on an output as it was seen, with the link that it had."""

    seen = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

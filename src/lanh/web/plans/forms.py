"""Shape only; what it means is for the rules."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.elements.slices import slice_key
from lanh.files import rules as files
from lanh.places.models import PlaceQuerySet
from lanh.plans.queries import known_indicators
from lanh.web.parts.forms import DayField
from lanh.web.parts.words import term


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Document"),
        help_text=_("Word (.docx) or text (.txt), up to 50 MB. No classified papers."),
        error_messages={"required": _("Choose a document of up to 50 MB.")},
        # The browser's own field takes what is dropped on it, without a script.
        widget=forms.ClearableFileInput(
            attrs={"accept": ".docx,.txt,.md", "class": "drop"}
        ),
    )

    def __init__(self, *args: Any, places: PlaceQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = places.order_by("path").first()
        self.fields["place"] = forms.ModelChoiceField(
            places, label=_("Plan of"), initial=own, empty_label=None
        )

    def said(self) -> dict[str, Any]:
        """What `upload` is told; a file that is too large is refused unread."""
        sent: UploadedFile[Any] = self.cleaned_data["file"]
        files.check_size(sent.size or 0)
        place = self.cleaned_data["place"]
        return {"place": place, "name": sent.name or "", "content": sent.read()}


class KnownForm(forms.Form):
    """Figures are never changed, so those of any day can be asked for."""

    all_optional = True  # read by parts/field.html
    known = DayField(label=_("As known on"), required=False)


class SeenForm(forms.Form):
    """One press of a button: which version was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class DropForm(forms.Form):
    # Not required by the form: the rule's own refusal tells what to write.
    why = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


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

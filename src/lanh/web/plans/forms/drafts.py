"""Shape only; what it means is for the rules."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from lanh.files import rules as files
from lanh.places.models import PlaceQuerySet


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


class SeenForm(forms.Form):
    """One press of a button: which version was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class DropForm(forms.Form):
    # Not required by the form: the rule's own refusal tells what to write.
    why = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

"""Forms about tasks: shape only; what it means is for the rules."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from lanh.files import rules as files
from lanh.places.models import AgencyQuerySet
from lanh.plans.rules.content import Cadence
from lanh.web.parts.forms import DayField, OfficeForm, SeenField, WordsField
from lanh.web.parts.words import words as word


class PapersInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class PapersField(forms.FileField):
    """Several files, or none."""

    widget = PapersInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(PapersField, self).clean(one, initial) for one in sent]


class AgencyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not at run time
    """One of the agencies that a plan may hand work to, chosen by its code."""

    def __init__(self, queryset: AgencyQuerySet, *, required: bool = True) -> None:
        super().__init__(
            queryset, label=_("Agency"), to_field_name="code", required=required
        )


def cadences() -> list[tuple[str, str]]:
    said = [(c.value, word(c).capitalize()) for c in Cadence if c not in _ONCE]
    return [("", str(_("Once"))), *said]


_ONCE = (Cadence.ONCE, Cadence.PERIODIC)


class SeenTaskForm(OfficeForm):
    """What every form about a task has: which version was looked at."""

    version = SeenField()

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class NoteForm(SeenTaskForm):
    may_be_kept = True  # read by parts/form.html: typed words outlive a lost line
    words = WordsField(label=_("How the task stands"))
    sent = PapersField(
        label=_("Papers that show it"),
        required=False,
        help_text=_("Word, PDF or text, up to 50 MB each. No names of people."),
    )

    def said(self) -> dict[str, Any]:
        """A file that is too large is refused unread."""
        sent = self.cleaned_data["sent"]
        for one in sent:
            files.check_size(one.size or 0)
        read = [(one.name or "", one.read()) for one in sent]
        return {**self.cleaned_data, "sent": read}


class VerifyForm(SeenTaskForm):
    words = WordsField(label=_("Remark"), help_text=_("May be left blank."))


class ReturnForm(SeenTaskForm):
    words = WordsField(label=_("What is missing"))


class ExtendForm(SeenTaskForm):
    due = DayField(label=_("New day"))
    words = WordsField(label=_("Reason"))


class DayForm(SeenTaskForm):
    due = DayField(label=_("By when"))
    cadence = forms.ChoiceField(label=_("How often"), choices=cadences, required=False)

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        cadence = Cadence(typed["cadence"]) if typed["cadence"] else None
        return {**typed, "cadence": cadence}


class CancelForm(SeenTaskForm):
    document = forms.CharField(
        label=_("Document"), required=False, max_length=200, help_text=_("12/TB-UBND")
    )
    words = WordsField(label=_("Remark"), help_text=_("May be left blank."))


class PickForm(OfficeForm):
    def __init__(self, *args: Any, agencies: AgencyQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = AgencyField(agencies)
        self.fields = {"agency": field, **self.fields}


class AddTaskForm(PickForm):
    words = WordsField(label=_("What is to be done"))
    due = DayField(label=_("By when"))
    cadence = forms.ChoiceField(label=_("How often"), choices=cadences, required=False)

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        cadence = Cadence(typed["cadence"]) if typed["cadence"] else None
        return {**typed, "cadence": cadence}

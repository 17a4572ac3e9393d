"""Shape only; what it means is for the rules."""

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lanh.access.roles import Permission
from lanh.common import clock
from lanh.common.refusal import Refused
from lanh.registers.documents import queries
from lanh.registers.documents.queries import Degree, Kind, Relation
from lanh.web.documents.words import LABELS
from lanh.web.parts.forms import DayField, OfficeForm, Rows, SeenField
from lanh.web.parts.records.fields import (
    CorrectingForm,
    Fields,
    LinesField,
    PlaceForm,
)
from lanh.web.parts.records.lists import members_of
from lanh.web.parts.words import sentence

of = Fields(LABELS)
ACCEPTED = ".docx,.pdf,.txt,.md"


def kinds() -> Iterable[tuple[str, Any]]:
    return [("", _("Choose")), *members_of(Kind)]


class FileField(forms.FileField):
    """A file that is read before the act: what it says, or why it is not taken."""

    widget = forms.ClearableFileInput(attrs={"accept": ACCEPTED, "class": "drop"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        sent = super().clean(data, initial)
        if not sent:
            return None
        try:
            return queries.read(name=sent.name or "", content=sent.read())
        except Refused as refusal:
            raise ValidationError(sentence(refusal)) from refusal


class OpenForm(PlaceForm):
    """Where a document is registered, and that it is not classified."""

    degree = forms.TypedChoiceField(
        label=LABELS["degree"],
        choices=partial(members_of, Degree),
        coerce=Degree,
        initial=Degree.OPEN,
        help_text=_("Classified papers are not entered here."),
    )
    needs: ClassVar = Permission.KEEP_DOCUMENTS


class HeadForm(OfficeForm):
    """What stands in the head of a document that came in."""

    kind = forms.ChoiceField(label=LABELS["kind"], choices=kinds)
    number = of.line("number", size=80, required=False)
    dated = DayField(label=LABELS["dated"], required=False)
    day = DayField(label=LABELS["arrived"])
    issuer = of.line("issuer")
    title = forms.CharField(
        label=LABELS["title"], widget=forms.Textarea(attrs={"rows": 3})
    )
    answer_by = DayField(
        label=LABELS["answer_by"],
        required=False,
        help_text=_(
            "Only where it asks for an answer; it then comes up among what is due."
        ),
    )
    for_below = of.yes("for_below")
    signer = of.line("signer", size=200, required=False)
    recipients = LinesField(label=LABELS["recipients"], required=False)
    period_first = DayField(label=LABELS["period_first"], required=False)
    period_last = DayField(label=LABELS["period_last"], required=False)

    beside: ClassVar[Rows] = (("number", "dated", "day"),)
    later: ClassVar = ("signer", "recipients", "period_first", "period_last")


class ReceiveForm(OpenForm):
    file = FileField(
        label=LABELS["file"],
        help_text=_(
            "Word (.docx), PDF or text, up to 50 MB; a scan is kept, not read."
        ),
    )
    day = DayField(label=LABELS["arrived"])
    first: ClassVar = ("file", "day", "place", "degree")
    beside: ClassVar[Rows] = (("day", "place"),)

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "at": clock.now()}


class EnterForm(HeadForm, OpenForm):
    first: ClassVar = ("kind", "number", "dated", "day", "issuer", "title")
    beside: ClassVar[Rows] = (("number", "dated", "day"), ("place", "degree"))


class CheckForm(HeadForm):
    version = SeenField()


class CorrectForm(CorrectingForm, HeadForm):
    """What is corrected, and why."""


class SendOutForm(OpenForm):
    kind = forms.ChoiceField(label=LABELS["kind"], choices=kinds)
    symbol = of.line(
        "symbol", size=40, help_text=_("What follows the number, such as KH-UBND.")
    )
    title = forms.CharField(
        label=LABELS["title"], widget=forms.Textarea(attrs={"rows": 3})
    )
    issuer = of.line("issuer")
    day = DayField(label=LABELS["issued"])
    for_below = of.yes("for_below")
    file = FileField(label=LABELS["file"], required=False)
    signer = of.line("signer", size=200, required=False)
    recipients = LinesField(label=LABELS["recipients"], required=False)

    first: ClassVar = ("kind", "symbol", "title", "issuer", "day", "place", "degree")
    beside: ClassVar[Rows] = (("kind", "symbol"), ("day", "place"))
    later: ClassVar = ("signer", "recipients")

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "at": clock.now()}


class AttachForm(OfficeForm):
    file = FileField(label=LABELS["file"])

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "at": clock.now()}


class AnswerForm(OfficeForm):
    def __init__(self, *args: Any, **asked: Any) -> None:
        super().__init__(*args, **asked)
        sent = queries.sent_after(self.user, self.record, today=self.today)
        self.fields["reply"] = forms.ModelChoiceField(
            sent,
            label=LABELS["reply"],
            help_text=_("It must have its number in this register first."),
        )


class RelateForm(OfficeForm):
    relation = forms.TypedChoiceField(
        label=LABELS["relation"],
        choices=partial(members_of, Relation),
        coerce=Relation,
        widget=forms.RadioSelect,
    )


class LawsForm(forms.Form):
    """The library is narrowed by a day and by words."""

    all_optional = True  # read by parts/field.html
    day = DayField(label=LABELS["force"], required=False)
    search = forms.CharField(label=_("Number or words"), required=False)

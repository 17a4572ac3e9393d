"""Shape only: what it means is for the rules."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from lanh.common.period import Period
from lanh.papers.models import Paper
from lanh.places.models import PlaceQuerySet
from lanh.plans.models import PlanQuerySet
from lanh.web.parts.forms import DayField, SeenField
from lanh.web.parts.words import period_name

TOO_LONG = _("A receiver's name has at most 300 letters.")
LINES = forms.Textarea(attrs={"rows": 3})


class DraftForm(forms.Form):
    period = forms.ChoiceField(label=_("Period"))

    def __init__(
        self,
        *args: Any,
        places: PlaceQuerySet,
        plans: PlanQuerySet,
        periods: list[Period],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(period.key, period_name(period).capitalize()) for period in periods]
        self.fields["period"] = forms.ChoiceField(label=_("Period"), choices=named)
        self.fields["place"] = forms.ModelChoiceField(
            places, label=_("Place"), empty_label=_("Choose")
        )
        self.fields["plan"] = forms.ModelChoiceField(
            plans,
            label=_("Plan"),
            required=False,
            empty_label=_("No plan"),
            help_text=_("The report tells the progress of its targets."),
        )
        self.order_fields(["place", "period", "plan"])

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return typed | {"period": Period.parse(typed["period"])}


class SentenceForm(forms.Form):
    # Not required by the form: the rule's own refusal tells what to write, so no label
    # says '(if any)'.
    all_optional = True
    text = forms.CharField(
        label=_("Sentence"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Numbers of the report stay bound to their figures as long as they stand "
            "as they are."
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class SeenForm(forms.Form):
    """A button on a sentence as it was seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class AddForm(forms.Form):
    all_optional = True
    text = forms.CharField(
        label=_("Sentence"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HeadForm(forms.Form):
    issuer = forms.CharField(
        label=_("Issuer"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A new line breaks the name in the head of the paper."),
    )
    parent = forms.CharField(
        label=_("Agency above the issuer"), required=False, max_length=300
    )
    located = forms.CharField(label=_("Place name before the day"), max_length=100)
    subject_line = forms.CharField(label=_("Subject"), widget=LINES)
    signing = forms.CharField(
        label=_("Lines over the signature"),
        widget=LINES,
        help_text=_("TM., KT., TL. or TUQ. first; the signer's own post last."),
    )
    receivers = forms.CharField(
        label=_("Receivers"),
        required=False,
        widget=LINES,
        validators=[RegexValidator(r"\A.{0,300}\r?(\n.{0,300}\r?)*\Z", TOO_LONG)],
        help_text=_("One a line."),
    )
    archive = forms.CharField(label=_("File copies"), max_length=100)
    seen = SeenField()

    def __init__(self, *args: Any, places: PlaceQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"] = forms.ModelMultipleChoiceField(
            places,
            label=_("Units in Lành that receive it"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_(
                "People with a post there find the issued paper in their list."
            ),
        )

    @staticmethod
    def of(paper: Paper) -> dict[str, Any]:
        """What the fields hold before anything is typed."""
        rows = list(paper.receivers.all())
        named = "\n".join(row.name for row in rows if row.place_id is None)
        held = {
            name: getattr(paper, name)
            for name in (
                "issuer", "parent", "located", "subject_line", "signing", "archive",
            )
        }  # fmt: skip
        placed = [row.place_id for row in rows if row.place_id]
        return held | {"receivers": named, "places": placed, "seen": paper.version}

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return typed | {"receivers": typed["receivers"].splitlines()}


class NumberForm(forms.Form):
    all_optional = True
    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=999_999)
    day = DayField(label=_("Day"))
    signer = forms.CharField(
        label=_("Name of the signer"), required=False, max_length=200
    )


class WithdrawForm(forms.Form):
    all_optional = True
    why = forms.CharField(label=_("Reason"), required=False, widget=LINES)

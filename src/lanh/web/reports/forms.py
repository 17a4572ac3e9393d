"""Shape only: is it a number, is it a day. What it means is for the rules."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from lanh.common.numbers import read_number
from lanh.common.period import Period, Regime
from lanh.elements.forms import CALENDARS
from lanh.places.models import PlaceQuerySet
from lanh.reports.rules import Difference
from lanh.web.parts.forms import DayField
from lanh.web.parts.words import period_name, words
from lanh.web.reports.lists import form_choices

Choices = list[tuple[Any, Any]]
CALENDAR_NAMES: Final = {
    Regime.DECREE_09: _("Reporting periods of Decree 09/2019"),
    Regime.PLAN: _("From 1 January on, for the progress of plans"),
}
MODES: Final = [
    ("applies", _("It applies to us")),
    ("na", _("It does not apply to us")),
]


class FigureField(forms.CharField):
    """A number as the office writes it; blank is None, which is no zero."""

    def to_python(self, value: Any) -> Any:
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        try:
            return read_number(text)
        except ValueError:
            raise forms.ValidationError(
                _("This is no number. Write digits, such as 1.650 or 12,5.")
            ) from None


def periods(year: int) -> Choices:
    """What can be opened around that year, the latest first, by calendar."""
    named = ((CALENDAR_NAMES[regime], all_) for regime, all_ in CALENDARS.items())
    return [
        (
            name,
            [
                (period.key, period_name(period))
                for of in (year + 1, year, year - 1)
                for period in reversed(all_(of))
            ],
        )
        for name, all_ in named
    ]


def period_field(choices: Choices) -> forms.TypedChoiceField:
    label = _("Period")
    return forms.TypedChoiceField(label=label, coerce=Period.parse, choices=choices)


class OpenForm(forms.Form):
    form = forms.ChoiceField(label=_("Report form"), choices=form_choices)

    def __init__(
        self, *args: Any, year: int, provinces: PlaceQuerySet, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"] = period_field(periods(year))
        self.fields["province"] = forms.ModelChoiceField(
            provinces, label=_("Province"), empty_label=None
        )


class CloseForm(forms.Form):
    def __init__(
        self,
        *args: Any,
        periods: Iterable[Period],
        provinces: PlaceQuerySet,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(period.key, period_name(period)) for period in periods]
        self.fields["period"] = period_field(named)
        self.fields["province"] = forms.ModelChoiceField(
            provinces, label=_("Province"), empty_label=None
        )


class ExtendForm(forms.Form):
    until = DayField(label=_("New day"))
    why = forms.CharField(label=_("Reason"), max_length=300)


def applies_field(initial: str = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Does the row apply?"),
        choices=MODES,
        coerce=lambda chosen: chosen == "applies",
        widget=forms.RadioSelect,
        initial=initial,
    )


def difference_field(initial: str = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Why it is not the figure of the register"),
        required=False,
        choices=lambda: [
            ("", _("it is the same")),
            *((code.value, words(code)) for code in Difference),
        ],
        coerce=Difference,
        empty_value=None,
        initial=initial,
    )


class CellForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    value = FigureField(label=_("Figure of this report"), required=False)
    applies = applies_field()
    difference = difference_field()
    note = forms.CharField(
        label=_("Say more"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reviewer reads it beside the figure."),
    )
    estimate = forms.BooleanField(
        label=_("Estimated up to the end of the period"), required=False
    )


class VersionForm(forms.Form):
    """An act on a report as it was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class CommentForm(VersionForm):
    comment = forms.CharField(
        label=_("Comment"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReturnForm(CommentForm):
    answer_by = DayField(label=_("To be sent again by"))

"""What is asked when a plan's reports are handed down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lanh.plans.models import ReportDuty
from lanh.plans.queries import duties
from lanh.plans.rules.handing import Whose, whose
from lanh.web.parts.forms import OfficeForm
from lanh.web.parts.words import term, words


class HandDownForm(OfficeForm):
    form = forms.ChoiceField(label=_("Report form"))
    whose = forms.TypedChoiceField(
        label=_("Who owes it?"),
        choices=lambda: [(one.value, words(one)) for one in Whose],
        coerce=Whose,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, duty: ReportDuty, **kwargs: Any) -> None:
        kwargs["initial"] = {"whose": whose(duty.sender).value}
        super().__init__(*args, **kwargs)
        able = duties.forms_for(duty)
        self.fields["form"].choices = [(form.code, term(form)) for form in able]  # type: ignore[attr-defined]  # a choice field

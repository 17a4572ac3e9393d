"""Forms between a plan and the plans under it. Shape only."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from lanh.places.models import Agency, Place
from lanh.plans.models import Activity, PlanQuerySet, Target
from lanh.plans.queries import Candidate
from lanh.web.parts.forms import DayField, OfficeForm, SeenField, WordsField


class AskForm(OfficeForm):
    """Who is to make a plan, and by when."""

    due = DayField(label=_("Due"))
    holders = forms.MultipleChoiceField(
        label=_("Who is to make a plan"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those that the plan names are ticked."),
    )

    def __init__(self, data: Any = None, *, candidates: Sequence[Candidate]) -> None:
        named = [str(one.holder.pk) for one in candidates if one.named]
        super().__init__(data, initial={"holders": named})
        self.known: dict[str, Place | Agency] = {
            str(one.holder.pk): one.holder for one in candidates
        }
        field = self.fields["holders"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(key, one.name) for key, one in self.known.items()]

    def said(self) -> dict[str, Any]:
        """What `ask_for_plans` is told."""
        typed = self.cleaned_data
        return {
            "due": typed["due"],
            "holders": [self.known[key] for key in typed["holders"]],
        }


class IssuedForm(OfficeForm):
    """The plan where it stands here, or its number and day."""

    version = SeenField()
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    issued_on = DayField(label=_("Issued on"), required=False)

    def __init__(
        self, data: Any = None, *, plans: PlanQuerySet, initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        if plans.exists():
            self.fields["issued"] = forms.ModelChoiceField(
                plans,
                label=_("The plan, where it stands here"),
                required=False,
                empty_label=_("none of them"),
                initial=initial.get("issued"),
            )
            self.order_fields(["version", "issued", "number", "issued_on"])

    def said(self) -> dict[str, Any]:
        """What `tell_issued` is told."""
        return {"issued": None} | self.cleaned_data


class ReleaseForm(OfficeForm):
    version = SeenField()
    why = WordsField(label=_("Reason"))


class UnderForm(OfficeForm):
    """Under which plan this one stands; blank: under none."""

    version = SeenField()

    def __init__(
        self, data: Any = None, *, plans: PlanQuerySet, initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["parent"] = forms.ModelChoiceField(
            plans,
            label=_("Carries out"),
            required=False,
            empty_label=_("none: it stands for itself"),
            initial=initial.get("parent"),
        )


class CarryForm(OfficeForm):
    """Which part of the plan carries it, or why none does."""

    seen = SeenField()
    part = forms.ChoiceField(label=_("Carried by"), required=False)
    why_not = WordsField(label=_("Not for this plan, because"))

    def __init__(
        self,
        data: Any = None,
        *,
        parts: Mapping[str, Target | Activity],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.parts = parts
        field = self.fields["part"]
        if isinstance(field, forms.ChoiceField):
            none = [("", _("none"))]
            field.choices = [*none, *((k, told(one)) for k, one in parts.items())]

    def said(self) -> dict[str, Any]:
        """What `carry` is told."""
        typed = self.cleaned_data
        part = self.parts.get(typed["part"])
        return {"part": part, "why_not": typed["why_not"], "seen": typed["seen"]}


def told(one: Target | Activity) -> str:
    """'II.1 Tuyên truyền lưu động tại các chợ phiên'."""
    words = (one.clause if isinstance(one, Target) else "") or one.words
    return Truncator(f"{one.path} {words}".strip()).chars(110)

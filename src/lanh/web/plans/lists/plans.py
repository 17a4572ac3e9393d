"""The list of plans."""

from typing import Any

from django.forms import TextInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, NumberFilter

from lanh.web.parts.listing import Column, Empty, Filters, Listing
from lanh.web.plans.words import days


class PlanFilter(Filters):
    search = CharFilter(
        label=_("Search in subjects and numbers"),
        method="_mentioning",
        widget=TextInput(
            attrs={
                "type": "search",
                "class": "in",
                "placeholder": _("Search in subjects and numbers"),
                "aria-label": _("Search in subjects and numbers"),
            }
        ),
    )
    year = NumberFilter(label=_("Year"), method="_of_year", min_value=1990)

    def _mentioning(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.mentioning(asked)

    def _of_year(self, rows: Any, _name: str, year: Any) -> Any:
        return rows.of_year(int(year))


PLANS: Listing[Any] = Listing(
    name="plans",
    title=_("Plans"),
    columns=[
        Column(
            "subject",
            _("Subject"),
            lambda plan: plan.subject_line,
            order=("folded",),
            address=lambda plan: reverse("plans:detail", args=[plan.pk]),
            below=lambda plan: plan.issuer,
        ),
        Column("number", _("Number"), lambda plan: plan.number, order=("number",)),
        Column("place", _("Place"), lambda plan: plan.place.name),
        Column(
            "period",
            _("Period"),
            lambda plan: days(plan.first, plan.last),
            order=("first", "last"),
        ),
        Column(
            "targets", _("Targets"), lambda plan: plan.number_of_targets, number=True
        ),
        Column("linked", _("Linked"), lambda plan: plan.number_linked, number=True),
    ],
    order="-period",
    filters=PlanFilter,
    empty=Empty(
        _("No plan yet"),
        _("A plan stands here once its document was handed in, read and confirmed."),
    ),
)

"""The list of plans."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from django.forms import TextInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, NumberFilter

from lanh.common.text import sort_key
from lanh.places.models import levels
from lanh.plans.rules.amending import PlanState
from lanh.web.parts.listing import Column, Empty, Filters, Listing
from lanh.web.parts.words import words
from lanh.web.plans.words import days

STATES: Final[Mapping[PlanState, str]] = {
    PlanState.DRAFT: "half",
    PlanState.ISSUED: "ok",
    PlanState.AMENDED: "info",
    PlanState.CLOSED: "none",
}


def _states() -> list[tuple[str, str]]:
    return [(state.value, words(state).capitalize()) for state in PlanState]


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
    level = ChoiceFilter(
        label=_("Level of the place"), choices=levels, field_name="place__level"
    )
    issuer = ChoiceFilter(label=_("Issued by"), choices=[])
    state = ChoiceFilter(label=_("State"), choices=partial(_states), method="_in_state")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Only those of the plans that this reader sees.
        rows = self.queryset.order_by().values_list("issuer", flat=True).distinct()
        found = sorted(set(rows), key=sort_key)
        self.filters["issuer"].extra["choices"] = [(one, one) for one in found]

    def _in_state(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.in_state(PlanState(asked))

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
            order=("sort_key",),
            address=lambda plan: reverse("plans:detail", args=[plan.pk]),
            below=lambda plan: plan.issuer,
        ),
        Column("number", _("Number"), lambda plan: plan.number, order=("number",)),
        Column(
            "place",
            _("Place"),
            lambda plan: plan.place.name,
            order=("place__sort_key",),
        ),
        Column(
            "state",
            _("State"),
            lambda plan: words(plan.stage).capitalize(),
            shape=lambda plan: STATES[plan.stage],
        ),
        Column(
            "above",
            _("Carries out"),
            lambda plan: plan.parent.number if plan.parent else None,
            address=lambda plan: (
                reverse("plans:detail", args=[plan.parent_id]) if plan.parent_id else ""
            ),
        ),
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

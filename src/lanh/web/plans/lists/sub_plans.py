"""The list of who owes a plan under a plan."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from lanh.common import clock
from lanh.plans.models import SubPlanDuty
from lanh.plans.rules.cascade import SubPlanState
from lanh.web.parts.listing import Column, Empty, Filters, Listing
from lanh.web.parts.words import words

SHAPES: Final[Mapping[SubPlanState, str]] = {
    SubPlanState.WAITING: "none",
    SubPlanState.LATE: "bad",
    SubPlanState.ISSUED: "ok",
    SubPlanState.ISSUED_LATE: "warn",
}


def _states() -> list[tuple[str, str]]:
    return [(state.value, words(state).capitalize()) for state in SubPlanState]


class SubPlanFilter(Filters):
    state = ChoiceFilter(label=_("State"), choices=partial(_states), method="_in_state")

    def _in_state(self, rows: Any, _name: str, asked: str) -> Any:
        today, there = clock.today(), Q(issued_on__isnull=False)
        late = Q(issued_on__gt=F("due"))
        return rows.filter(
            {
                SubPlanState.WAITING: ~there & Q(due__gte=today),
                SubPlanState.LATE: ~there & Q(due__lt=today),
                SubPlanState.ISSUED: there & ~late,
                SubPlanState.ISSUED_LATE: there & late,
            }[SubPlanState(asked)]
        )


def _state(duty: SubPlanDuty) -> SubPlanState:
    return duty.state(clock.today())


SUB_PLANS: Listing[SubPlanDuty] = Listing(
    name="sub-plans",
    title=_("Plans under this one"),
    columns=[
        Column(
            "holder",
            _("Who"),
            lambda duty: duty.holder,
            order=("place__sort_key", "agency__sort_key"),
            address=lambda duty: reverse("plans:tell_issued", args=[duty.pk]),
        ),
        Column("due", _("Due"), lambda duty: duty.due, order=("due",)),
        Column(
            "state",
            _("State"),
            lambda duty: words(_state(duty)).capitalize(),
            shape=lambda duty: SHAPES[_state(duty)],
        ),
        Column("number", _("Number"), lambda duty: duty.number, order=("number",)),
        Column(
            "issued",
            _("Issued on"),
            lambda duty: duty.issued_on,
            order=("issued_on",),
        ),
        Column(
            "compared",
            _("Carries"),
            lambda duty: _("beside this plan") if duty.issued_id else None,
            address=lambda duty: (
                reverse("plans:compare", args=[duty.issued_id])
                if duty.issued_id
                else ""
            ),
        ),
    ],
    order="holder",
    filters=SubPlanFilter,
    empty=Empty(
        _("Nobody is asked for a plan yet"),
        _("Choose the units and agencies that are to make their own, and by when."),
    ),
)

"""The lists of this drawer: what they show, how they are narrowed."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter

from lanh.common import clock
from lanh.registers.surveys import queries
from lanh.registers.surveys.measures import MEASURES
from lanh.registers.surveys.queries import Group, Status
from lanh.web.parts.listing import Column, Empty, Listing
from lanh.web.parts.records.lists import (
    PLACE,
    STANDS,
    Columns,
    RecordFilter,
    come_to,
    values_of,
)
from lanh.web.surveys.words import LABELS

of = Columns(LABELS)
SHAPES = {
    Status.DESIGNED: "none",
    Status.FIELD: "info",
    Status.CLOSED: "half",
    Status.WEIGHTED: "half",
    Status.PUBLISHED: "ok",
}


class SurveyFilter(RecordFilter):
    status = of.of_members(Status, "status")
    group = of.of_members(Group, "group")


class SheetFilter(RecordFilter):
    survey = ModelChoiceFilter(
        label=LABELS["survey"],
        queryset=lambda request: queries.surveys(request.user, today=clock.today()),
    )
    sex = of.one_of("sex", partial(values_of, "sex"))


SURVEYS: Listing[Any] = Listing(
    name="surveys",
    title=_("Awareness surveys"),
    columns=[
        of.titled("surveys:detail", lambda row: row.method),
        of.worded("group", lambda row: row.asked),
        PLACE,
        of.field("day", label=LABELS["first_day"]),
        of.field("last_day"),
        of.status(SHAPES),
        of.field("wanted", number=True),
        of.field("sheets", number=True),
        of.field("aware", number=True),
    ],
    order="-day",
    filters=SurveyFilter,
    figures=come_to(MEASURES, list(MEASURES.of)),
    empty=Empty(
        _("No survey yet"),
        _("A survey stands here from the moment that it is designed."),
    ),
)
SHEETS: Listing[Any] = Listing(
    name="sheets",
    title=_("Answer sheets"),
    columns=[
        of.titled("surveys:sheet", label=LABELS["number"]),
        Column("survey", LABELS["survey"], lambda row: row.survey.title),
        PLACE,
        of.field("day", label=LABELS["asked_on"]),
        of.coded("sex", "sex"),
        of.field("age", number=True),
        of.field("answers"),
        Column(
            "aware", LABELS["aware"], lambda row: _("yes") if row.aware else _("no")
        ),
        STANDS,
    ],
    order="title",
    filters=SheetFilter,
    empty=Empty(
        _("No answer sheet yet"),
        _("Sheets stand here once they are entered in a survey in the field."),
    ),
)

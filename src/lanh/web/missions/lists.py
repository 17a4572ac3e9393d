"""The lists of this drawer: what they show, how they are narrowed."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from lanh.common import clock
from lanh.registers.missions.measures import MEASURES
from lanh.registers.missions.queries import Answered, Level, Status
from lanh.web.missions.words import LABELS
from lanh.web.parts.listing import Column, Empty, Listing
from lanh.web.parts.records.lists import (
    PLACE,
    STANDS,
    Columns,
    RecordFilter,
    come_to,
    members_of,
)
from lanh.web.parts.words import value_of, words

of = Columns(LABELS)
SHAPES = {
    Status.PLANNED: "none",
    Status.ANNOUNCED: "info",
    Status.DONE: "half",
    Status.SENT: "half",
    Status.FOLLOWED: "ok",
    Status.CLOSED: "ok",
    Status.CANCELLED: "none",
}
HOW = {Level.OK: "ok", Level.MINOR: "warn", Level.MAJOR: "bad"}
STANDING = {
    Answered.NONE: "none",
    Answered.OPEN: "warn",
    Answered.ANSWERED: "half",
    Answered.SETTLED: "ok",
}


class MissionFilter(RecordFilter):
    status = of.of_members(Status, "status")
    field = of.of_codes("mission_field", "field")


class VisitFilter(RecordFilter):
    kind = of.of_codes("kind:facility", "kind")


class FindingFilter(RecordFilter):
    level = of.of_members(Level, "level")
    state = ChoiceFilter(label=LABELS["state"], choices=partial(members_of, Answered))
    late = ChoiceFilter(
        label=LABELS["late"], method="_late", choices=[("on", _("yes"))]
    )

    def _late(self, rows: Any, _name: str, _asked: str) -> Any:
        return rows.filter(state=Answered.OPEN.value, due__lt=clock.today())


MISSIONS: Listing[Any] = Listing(
    name="missions",
    title=_("Supervision missions"),
    columns=[
        of.titled("missions:detail", lambda row: row.lead),
        of.coded("field", "mission_field"),
        of.field("day", label=LABELS["first_day"]),
        of.field("last_day"),
        PLACE,
        of.status(SHAPES),
        of.field("decision"),
    ],
    order="-day",
    filters=MissionFilter,
    figures=come_to(MEASURES, ["missions.done"]),
    empty=Empty(
        _("No mission yet"),
        _("A mission stands here from the moment that it is planned."),
    ),
)
VISITS: Listing[Any] = Listing(
    name="visits",
    title=_("Units visited"),
    columns=[
        of.titled("missions:visit_page", lambda row: row.mission.title, LABELS["unit"]),
        of.field("day", label=LABELS["visit_day"]),
        PLACE,
        Column(
            "kind",
            LABELS["kind"],
            lambda row: value_of(row.kind, "kind:facility") if row.kind else "",
        ),
        Column(
            "visited",
            LABELS["visited"],
            lambda row: _("visited") if row.visited else _("not yet"),
            shape=lambda row: "ok" if row.visited else "none",
        ),
        STANDS,
    ],
    order="-day",
    filters=VisitFilter,
    figures=come_to(MEASURES, ["facility.checks", "facility.checked"]),
    empty=Empty(
        _("No unit yet"), _("Units stand here once they are named in a mission.")
    ),
)
FINDINGS: Listing[Any] = Listing(
    name="findings",
    title=_("Findings and recommendations"),
    columns=[
        of.titled("missions:finding", lambda row: row.visit.title, LABELS["item"]),
        of.field("day"),
        PLACE,
        Column(
            "level",
            LABELS["level"],
            lambda row: words(row.how),
            order=("level",),
            shape=lambda row: HOW[row.how],
        ),
        of.field("recommendation"),
        of.field("due"),
        Column(
            "state",
            LABELS["state"],
            lambda row: words(row.stage),
            order=("state",),
            shape=lambda row: STANDING[row.stage],
        ),
    ],
    order="-day",
    filters=FindingFilter,
    empty=Empty(
        _("No finding yet"),
        _("What missions found stands here; units see it once it was sent to them."),
    ),
)

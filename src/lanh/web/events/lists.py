"""The lists of this drawer: what they show, how they are narrowed."""

from functools import partial
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from lanh.registers.events.measures import MEASURES
from lanh.registers.events.queries import Move, Status
from lanh.web.events.words import LABELS
from lanh.web.parts.listing import Column, Empty, Listing
from lanh.web.parts.records import lists
from lanh.web.parts.records.lists import PLACE, STANDS, Columns, RecordFilter
from lanh.web.parts.words import value_of

of = Columns(LABELS)
come_to = partial(lists.come_to, MEASURES)
SHAPES = {
    Status.PLANNED: "none",
    Status.HELD: "half",
    Status.CONFIRMED: "ok",
    Status.CANCELLED: "none",
}


class HappeningFilter(RecordFilter):
    status = of.of_members(Status, "status")
    theme = of.of_codes("theme", "theme")


class EventFilter(HappeningFilter):
    form = of.of_codes("form", "form")


class MaterialFilter(RecordFilter):
    move = of.of_members(Move, "move")
    kind = of.of_codes("material", "kind")
    theme = of.of_codes("theme", "theme")


class BroadcastFilter(RecordFilter):
    channel = of.of_codes("channel", "channel")
    theme = of.of_codes("theme", "theme")


class SchoolFilter(RecordFilter):
    school__level = of.of_codes("level:school", "school_level")


EVENTS: Listing[Any] = Listing(
    name="events",
    title=_("Communication events"),
    columns=[
        of.titled("events:detail", lambda row: row.organiser),
        of.field("day"),
        PLACE,
        of.coded("form", "form"),
        of.coded("theme", "theme"),
        of.status(SHAPES),
        of.field("attended", number=True),
        of.field("women", number=True),
        of.field("under_18", number=True, goes_out=True),
        of.coded("audience", "audience", goes_out=True),
        of.field("organiser", goes_out=True),
    ],
    order="-day",
    filters=EventFilter,
    figures=come_to(["events.sessions", "events.attendances"]),
    empty=Empty(
        _("No event yet"),
        _("Events stand here from the moment that they are planned or recorded."),
    ),
)
CLASSES: Listing[Any] = Listing(
    name="classes",
    title=_("Training classes"),
    columns=[
        of.titled("events:detail_class", lambda row: row.organiser),
        of.field("day", label=LABELS["first_day"]),
        PLACE,
        of.coded("level", "level"),
        of.field("last_day", goes_out=True),
        of.coded("theme", "theme", goes_out=True),
        of.field("organiser", goes_out=True),
        of.coded("audience", "audience"),
        of.status(SHAPES),
        of.field("attended", number=True),
        of.field("women", number=True),
    ],
    order="-day",
    filters=HappeningFilter,
    figures=come_to(["events.classes", "events.trainees"]),
    empty=Empty(
        _("No training class yet"),
        _("Classes stand here from the moment that they are planned or recorded."),
    ),
)
MATERIALS: Listing[Any] = Listing(
    name="materials",
    title=_("Materials printed and handed out"),
    columns=[
        of.titled("events:material"),
        of.worded("move", lambda row: row.moved),
        of.field("day"),
        PLACE,
        of.coded("kind", "material"),
        of.coded("theme", "theme"),
        of.field("number", number=True),
        of.field("cost", number=True, goes_out=True),
        STANDS,
    ],
    order="-day",
    filters=MaterialFilter,
    figures=come_to(["events.printed", "events.handed"]),
    empty=Empty(
        _("No material yet"),
        _("What was printed and what was handed out stands here once it is recorded."),
    ),
)
BROADCASTS: Listing[Any] = Listing(
    name="broadcasts",
    title=_("Broadcasts and press items"),
    columns=[
        of.titled("events:broadcast", lambda row: row.outlet),
        of.field("outlet", goes_out=True),
        of.field("day"),
        PLACE,
        of.coded("channel", "channel"),
        of.coded("theme", "theme"),
        of.field("times", number=True),
        of.field("minutes", number=True),
        STANDS,
    ],
    order="-day",
    filters=BroadcastFilter,
    figures=come_to(["events.broadcasts"]),
    empty=Empty(
        _("No broadcast yet"),
        _("What was on the air or in the press stands here once it is recorded."),
    ),
)
SCHOOLS: Listing[Any] = Listing(
    name="schools",
    title=_("Schools and their plans"),
    columns=[
        of.titled("events:school", label=LABELS["school"]),
        Column("year", LABELS["year"], lambda row: row.school_year, order=("year",)),
        PLACE,
        Column(
            "level",
            LABELS["school_level"],
            lambda row: value_of(row.school.level, "level:school"),
        ),
        Column(
            "has_plan",
            _("Has a plan"),
            lambda row: _("yes") if row.has_plan else _("no"),
        ),
        of.field("lessons", number=True),
        of.field("pupils", number=True),
        STANDS,
    ],
    order="-year",
    filters=SchoolFilter,
    figures=come_to(["events.schools"]),
    empty=Empty(
        _("No school yet"),
        _("What a school planned and taught stands here once it is recorded."),
    ),
)
CAMPAIGNS: Listing[Any] = Listing(
    name="campaigns",
    title=_("Campaigns, months of action"),
    columns=[
        of.titled("events:campaign", lambda row: row.occasion),
        of.field("day", label=LABELS["first_day"]),
        of.field("last_day"),
        PLACE,
        Column("events", _("Events"), lambda row: row.held, number=True),
        STANDS,
    ],
    order="-day",
    filters=RecordFilter,
    empty=Empty(
        _("No campaign yet"),
        _("Begin one, then name it on the events that belong to it."),
    ),
)


def campaigns(rows: Any) -> Any:
    """With the number of events that belong to each."""
    return rows.annotate(held=Count("events"))

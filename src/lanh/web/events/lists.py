"""The lists of this drawer: what they show, how they are narrowed."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter

from lanh.common import clock
from lanh.common.period import Period
from lanh.elements.catalogue import elements
from lanh.registers.events import measures, queries
from lanh.registers.events.queries import Move, Status
from lanh.web.events.forms import values_of
from lanh.web.events.words import LABELS, Said
from lanh.web.parts.listing import Column, Empty, Filters, Listing
from lanh.web.parts.words import term, value_of, words

SHAPES = {
    Status.PLANNED: "none",
    Status.HELD: "half",
    Status.CONFIRMED: "ok",
    Status.CANCELLED: "none",
}
MONTHS_BACK = 23


def months() -> list[tuple[str, str]]:
    """Next month, this one and two years back, as offices write them."""
    today = clock.today()
    last = today.year * 12 + today.month
    known = [(n // 12, n % 12 + 1) for n in range(last, last - MONTHS_BACK - 2, -1)]
    return [(f"{year}-{month:02}", f"{month}/{year}") for year, month in known]


def statuses() -> list[tuple[str, str]]:
    return [(status.value, words(status)) for status in Status]


def moves() -> list[tuple[str, str]]:
    return [(move.value, words(move)) for move in Move]


def places(request: HttpRequest) -> Any:
    return queries.places_seen(request.user, today=clock.today())  # type: ignore[arg-type]  # behind the log-in


def one_of(name: str, choices: Any) -> ChoiceFilter:
    return ChoiceFilter(label=LABELS[name], choices=choices)


def of_codes(dimension: str, name: str) -> ChoiceFilter:
    return one_of(name, partial(values_of, dimension))


class RecordFilter(Filters):
    """What every list of this register is narrowed by."""

    search = CharFilter(label=_("Search in titles"), method="_mentioning")
    month = ChoiceFilter(label=_("Month"), method="_in_month", choices=months)
    place = ModelChoiceFilter(
        label=LABELS["place"],
        method="_within",
        queryset=places,
    )

    def _mentioning(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.mentioning(asked)

    def _in_month(self, rows: Any, _name: str, month: str) -> Any:
        first = date.fromisoformat(f"{month}-01")
        return rows.during(Period.month(first.year, first.month))

    def _within(self, rows: Any, _name: str, place: Any) -> Any:
        return rows.within(place)


class HappeningFilter(RecordFilter):
    status = one_of("status", statuses)
    theme = of_codes("theme", "theme")


class EventFilter(HappeningFilter):
    form = of_codes("form", "form")


class MaterialFilter(RecordFilter):
    move = one_of("move", moves)
    kind = of_codes("material", "kind")
    theme = of_codes("theme", "theme")


class BroadcastFilter(RecordFilter):
    channel = of_codes("channel", "channel")
    theme = of_codes("theme", "theme")


class SchoolFilter(RecordFilter):
    school__level = of_codes("level:school", "school_level")


def to(name: str) -> Callable[[Any], str]:
    return lambda row: reverse(name, args=[row.pk])


def field(name: str, **asked: Any) -> Column[Any]:
    """A column that says one field, sorted by it."""
    return Column(
        name, LABELS[name], lambda row: getattr(row, name), order=(name,), **asked
    )


def coded(name: str, dimension: str) -> Column[Any]:
    return Column(
        name, LABELS[name], lambda row: value_of(getattr(row, name), dimension)
    )


def titled(name: str, below: Callable[[Any], Any] | None = None) -> Column[Any]:
    return Column(
        "title",
        LABELS["title"],
        lambda row: row.title,
        order=("title_key",),
        address=to(name),
        below=below,
    )


PLACE: Column[Any] = Column(
    "place", LABELS["place"], lambda row: row.place.name, order=("place__sort_key",)
)
STATUS: Column[Any] = Column(
    "status",
    LABELS["status"],
    lambda row: words(row.stage),
    order=("status",),
    shape=lambda row: SHAPES[row.stage],
)
STANDS: Column[Any] = Column(
    "struck",
    LABELS["status"],
    lambda row: _("struck out") if row.struck else _("counted"),
    shape=lambda row: "none" if row.struck else "ok",
)


def come_to(*codes: str) -> Callable[[Any], list[tuple[Said, int]]]:
    """What the rows of a list come to, by the elements that reports ask for."""

    def figures(rows: Any) -> list[tuple[Said, int]]:
        counted = [(code, measures.count_among(code, rows).number) for code in codes]
        return [(term(elements()[code]), int(number)) for code, number in counted]

    return figures


def emptied(heading: Said, text: Said) -> Empty:
    return Empty(heading, text)


EVENTS: Listing[Any] = Listing(
    name="events",
    title=_("Communication events"),
    columns=[
        titled("events:detail", lambda row: row.organiser),
        field("day"),
        PLACE,
        coded("form", "form"),
        coded("theme", "theme"),
        STATUS,
        field("attended", number=True),
        field("women", number=True),
    ],
    order="-day",
    filters=EventFilter,
    figures=come_to("events.sessions", "events.attendances"),
    empty=emptied(
        _("No event yet"),
        _("Events stand here from the moment that they are planned or recorded."),
    ),
)
CLASSES: Listing[Any] = Listing(
    name="classes",
    title=_("Training classes"),
    columns=[
        titled("events:detail_class", lambda row: row.organiser),
        Column("day", LABELS["first_day"], lambda row: row.day, order=("day",)),
        PLACE,
        coded("level", "level"),
        coded("audience", "audience"),
        STATUS,
        field("attended", number=True),
        field("women", number=True),
    ],
    order="-day",
    filters=HappeningFilter,
    figures=come_to("events.classes", "events.trainees"),
    empty=emptied(
        _("No training class yet"),
        _("Classes stand here from the moment that they are planned or recorded."),
    ),
)
MATERIALS: Listing[Any] = Listing(
    name="materials",
    title=_("Materials printed and handed out"),
    columns=[
        titled("events:material"),
        Column("move", LABELS["move"], lambda row: words(row.moved)),
        field("day"),
        PLACE,
        coded("kind", "material"),
        coded("theme", "theme"),
        field("number", number=True),
        STANDS,
    ],
    order="-day",
    filters=MaterialFilter,
    figures=come_to("events.printed", "events.handed"),
    empty=emptied(
        _("No material yet"),
        _("What was printed and what was handed out stands here once it is recorded."),
    ),
)
BROADCASTS: Listing[Any] = Listing(
    name="broadcasts",
    title=_("Broadcasts and press items"),
    columns=[
        titled("events:broadcast", lambda row: row.outlet),
        field("day"),
        PLACE,
        coded("channel", "channel"),
        coded("theme", "theme"),
        field("times", number=True),
        field("minutes", number=True),
        STANDS,
    ],
    order="-day",
    filters=BroadcastFilter,
    figures=come_to("events.broadcasts"),
    empty=emptied(
        _("No broadcast yet"),
        _("What was on the air or in the press stands here once it is recorded."),
    ),
)
SCHOOLS: Listing[Any] = Listing(
    name="schools",
    title=_("Schools and their plans"),
    columns=[
        Column(
            "title",
            LABELS["school"],
            lambda row: row.title,
            order=("title_key",),
            address=to("events:school"),
        ),
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
        field("lessons", number=True),
        field("pupils", number=True),
        STANDS,
    ],
    order="-year",
    filters=SchoolFilter,
    figures=come_to("events.schools"),
    empty=emptied(
        _("No school yet"),
        _("What a school planned and taught stands here once it is recorded."),
    ),
)
CAMPAIGNS: Listing[Any] = Listing(
    name="campaigns",
    title=_("Campaigns, months of action"),
    columns=[
        # Not sorted: a campaign has no key for Vietnamese order, and each database
        # would sort its bare name in a way of its own.
        Column("name", LABELS["title"], lambda row: row.name),
        Column("day", LABELS["first_day"], lambda row: row.day, order=("day",)),
        Column("last_day", LABELS["last_day"], lambda row: row.last_day),
        Column("place", LABELS["place"], lambda row: row.place.name),
        Column("occasion", LABELS["occasion"], lambda row: row.occasion),
        Column("events", _("Events"), lambda row: row.held, number=True),
    ],
    order="-day",
    empty=emptied(
        _("No campaign yet"),
        _("Begin one, then name it on the events that belong to it."),
    ),
)


def campaigns(rows: Any) -> Any:
    """With the number of events that belong to each."""
    return rows.annotate(held=Count("events"))

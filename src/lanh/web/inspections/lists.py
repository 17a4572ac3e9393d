"""The lists of this drawer: what they show, how they are narrowed."""

from typing import Any

from django.db.models import F, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter

from lanh.common import clock
from lanh.elements.catalogue import elements
from lanh.registers.inspections import queries
from lanh.registers.inspections.measures import count_among
from lanh.registers.inspections.queries import (
    Act,
    Action,
    Field,
    Result,
    Standing,
    Status,
)
from lanh.web.inspections.words import LABELS
from lanh.web.parts.listing import Column, Empty, Filters, Listing
from lanh.web.parts.records.lists import (
    PLACE,
    Columns,
    RecordFilter,
    Said,
    to,
)
from lanh.web.parts.words import term, value_of, words

of = Columns(LABELS)
SHAPES = {
    Status.PLANNED: "none",
    Status.DONE: "half",
    Status.SIGNED: "ok",
    Status.LOCKED: "ok",
    Status.CANCELLED: "none",
}
STANDS = {
    Standing.OPEN: "warn",
    Standing.OWING: "half",
    Standing.ENFORCED: "bad",
    Standing.RECHECK: "half",
    Standing.CLOSED: "ok",
}
RESULTS = {Result.OK: "ok", Result.VIOLATION: "warn"}


class SessionFilter(RecordFilter):
    search = CharFilter(label=_("Search in teams"), method="_mentioning")
    status = of.of_members(Status, "status")
    field = of.of_members(Field, "field")


class VisitFilter(RecordFilter):
    search = CharFilter(label=_("Search in names of premises"), method="_mentioning")
    result = of.of_members(Result, "result")
    premises__kind = of.of_codes("kind:premises", "kind")


class ViolationFilter(Filters):
    search = CharFilter(label=_("Search in names of premises"), method="_mentioning")
    act_code = of.of_members(Act, "act")
    action = of.of_members(Action, "action")
    standing = of.of_members(Standing, "standing")

    def _mentioning(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.mentioning(asked)


class FineFilter(Filters):
    search = CharFilter(label=_("Search in names of premises"), method="_mentioning")
    state = ChoiceFilter(
        label=LABELS["standing"],
        choices=[
            ("owing", _("still owed")),
            ("overdue", _("past its day")),
            ("paid", _("paid")),
        ],
        method="_state",
    )

    def _mentioning(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.mentioning(asked)

    def _state(self, rows: Any, _name: str, asked: str) -> Any:
        if asked == "paid":
            return rows.filter(paid__gte=F("fine"))
        return rows.overdue(clock.today()) if asked == "overdue" else rows.owing()


class RecheckFilter(Filters):
    state = ChoiceFilter(
        label=LABELS["standing"],
        choices=[("due", _("to be done")), ("done", _("done"))],
        method="_state",
    )

    def _state(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.filter(done__isnull=asked == "due")


class PremisesFilter(Filters):
    search = CharFilter(label=_("Search in names of premises"), method="_mentioning")
    kind = of.of_codes("kind:premises", "kind")
    place = ModelChoiceFilter(label=LABELS["place"], method="_within", queryset=None)

    def __init__(self, *args: Any, **asked: Any) -> None:
        super().__init__(*args, **asked)
        self.filters["place"].queryset = self._places

    def _places(self, request: Any) -> Any:
        seen = queries.places_seen(request.user, today=clock.today())
        return seen.order_by("sort_key")

    def _mentioning(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.mentioning(asked)

    def _within(self, rows: Any, _name: str, place: Any) -> Any:
        return rows.within(place)


def come_to(*codes: str) -> Any:
    """What the rows of a list come to, by the elements that reports ask for."""

    def figures(rows: Any) -> list[tuple[Said, int]]:
        numbers = [(code, count_among(code, rows.counted()).number) for code in codes]
        return [(term(elements()[code]), int(number)) for code, number in numbers]

    return figures


def fines(rows: Any) -> list[tuple[Said, int]]:
    told = rows.order_by().aggregate(
        fine=Sum("fine", default=0), paid=Sum("paid", default=0)
    )
    return [
        (LABELS["fine"], told["fine"]),
        (LABELS["paid"], told["paid"]),
        (LABELS["owed"], told["fine"] - told["paid"]),
    ]


def paid_shape(row: Any) -> str:
    if row.owed <= 0:
        return "ok"
    return "bad" if row.is_overdue(clock.today()) else "half"


PAID = {"ok": _("paid"), "bad": _("past its day"), "half": _("still owed")}


def again_shape(row: Any) -> str:
    if row.done:
        return "ok"
    return "bad" if row.due < clock.today() else "half"


AGAIN = {"ok": _("done"), "bad": _("past its day"), "half": _("to be done")}


def told(name: str, states: Any, shape: Any) -> Column[Any]:
    """Where a row stands, by its shape."""
    return Column(name, LABELS["standing"], lambda row: states[shape(row)], shape=shape)


def of_visit(name: str, page: str) -> Column[Any]:
    """The premises of a violation, with a link to what is told of it."""
    return Column(
        "title",
        LABELS["title"],
        lambda row: row.title,
        order=(name,),
        address=to(page),
        below=lambda row: row.place.name,
    )


SESSIONS: Listing[Any] = Listing(
    name="inspections",
    title=_("Inspections of teams 178"),
    columns=[
        of.titled(
            "inspections:session",
            lambda row: words(Field(row.field)),
            label=LABELS["team"],
        ),
        of.field("day"),
        of.worded("ground", lambda row: queries.Ground(row.ground)),
        of.status(SHAPES),
        of.field("listed", number=True),
        of.field("visited", number=True),
        of.field("violating", number=True),
    ],
    order="-day",
    filters=SessionFilter,
    figures=come_to("insp.sessions"),
    empty=Empty(
        _("No inspection yet"),
        _("Inspections stand here from the moment that they are planned."),
    ),
)
VISITS: Listing[Any] = Listing(
    name="visits",
    title=_("Visits to premises"),
    columns=[
        of.titled("inspections:visit", lambda row: row.premises.place.name),
        of.field("day"),
        Column(
            "kind",
            LABELS["kind"],
            lambda row: value_of(row.premises.kind, "kind:premises"),
        ),
        Column("team", LABELS["team"], lambda row: row.session.title),
        Column(
            "result",
            LABELS["result"],
            lambda row: words(row.outcome),
            shape=lambda row: "none" if row.struck else RESULTS[row.outcome],
        ),
        Column(
            "action",
            LABELS["action"],
            lambda row: words(row.heaviest) if row.heaviest else "",
        ),
    ],
    order="-day",
    filters=VisitFilter,
    figures=come_to("insp.visits", "insp.violations"),
    empty=Empty(
        _("No visit yet"),
        _("Begin an inspection and choose the premises you are at."),
    ),
)
VIOLATIONS: Listing[Any] = Listing(
    name="violations",
    title=_("Violations found"),
    columns=[
        of_visit("visit__title_key", "inspections:violation"),
        Column("day", LABELS["day"], lambda row: row.day, order=("visit__day",)),
        of.worded("act", lambda row: row.act),
        Column(
            "action",
            LABELS["action"],
            lambda row: words(row.measure) if row.measure else "",
        ),
        of.field("decided_on"),
        Column(
            "standing",
            LABELS["standing"],
            lambda row: words(row.stage),
            order=("standing",),
            shape=lambda row: STANDS[row.stage],
        ),
    ],
    order="-day",
    filters=ViolationFilter,
    empty=Empty(
        _("No violation yet"), _("What visits find against the rules stands here.")
    ),
)
FINES: Listing[Any] = Listing(
    name="fines",
    title=_("Fines due and collected"),
    columns=[
        of_visit("visit__title_key", "inspections:violation"),
        of.field("decision_no"),
        of.field("decided_on"),
        of.field("fine", number=True),
        of.field("paid", number=True),
        Column("owed", LABELS["owed"], lambda row: row.owed, number=True),
        of.field("due"),
        told("state", PAID, paid_shape),
    ],
    order="due",
    filters=FineFilter,
    figures=fines,
    empty=Empty(_("No fine yet"), _("Fines stand here once they are decided.")),
)
RECHECKS: Listing[Any] = Listing(
    name="rechecks",
    title=_("Re-checks"),
    columns=[
        of_visit("violation__visit__title_key", "inspections:recheck_of"),
        Column("act", LABELS["act"], lambda row: words(row.violation.act)),
        Column("due", LABELS["recheck"], lambda row: row.due, order=("due",)),
        of.field("done"),
        Column(
            "result",
            LABELS["result"],
            lambda row: words(row.outcome) if row.outcome else "",
        ),
        told("state", AGAIN, again_shape),
    ],
    order="due",
    filters=RecheckFilter,
    empty=Empty(
        _("No re-check yet"),
        _("Order one on the page of the violation that is to be seen again."),
    ),
)
PLANS: Listing[Any] = Listing(
    name="inspection_plans",
    title=_("Inspection plans"),
    columns=[
        of.titled("inspections:plan", lambda row: row.team.title, label=LABELS["plan"]),
        of.field("day", label=LABELS["first_day"]),
        of.field("last", label=LABELS["last_day"]),
        of.field("n_sessions", number=True),
        of.field("held", number=True),
    ],
    order="-day",
    empty=Empty(
        _("No plan yet"),
        _("Write down what the team has set out to do, as the chair approved it."),
    ),
)
TEAMS: Listing[Any] = Listing(
    name="teams",
    title=_("Teams 178"),
    columns=[
        of.titled("inspections:team", lambda row: row.agency, label=LABELS["team"]),
        of.field("code"),
        of.coded("level", "level"),
        PLACE,
        of.field("day", label=LABELS["since"]),
    ],
    order="title",
    empty=Empty(_("No team yet"), _("Set one up as the Committee's chair decided.")),
)


def of_premises(last: Column[Any] | None = None) -> list[Column[Any]]:
    return [
        of.titled("premises:detail", lambda row: row.address),
        of.field("code"),
        Column(
            "kind",
            LABELS["kind"],
            lambda row: value_of(row.kind, "kind:premises"),
            order=("kind",),
        ),
        PLACE,
        *([last] if last else []),
    ]


NEVER: Listing[Any] = Listing(
    name="never_inspected",
    title=_("Not inspected yet this year"),
    columns=of_premises(),
    order="place",
    filters=PremisesFilter,
    empty=Empty(
        _("Every premises was inspected this year"),
        _("Each that stands today had a visit of some team since 15 December."),
    ),
)
REPEATS: Listing[Any] = Listing(
    name="repeats",
    title=_("Violating again within 24 months"),
    columns=of_premises(of.field("times", number=True)),
    order="-times",
    filters=PremisesFilter,
    empty=Empty(
        _("Nobody violated again"),
        _("Premises where two visits within 24 months found violations stand here."),
    ),
)


def others(session: Any) -> Listing[Any]:
    """The premises that this inspection may still visit."""

    def look(row: Any) -> str:
        return reverse("inspections:look", args=[session.pk, row.pk])

    return Listing(
        name="others",
        title=_("Premises to be visited"),
        columns=[
            Column(
                "title",
                LABELS["title"],
                lambda row: row.title,
                order=("title_key",),
                address=look,
                below=lambda row: row.address,
            ),
            *of_premises()[2:],
        ],
        order="title",
        filters=PremisesFilter,
        empty=Empty(_("All were visited"), _("No other premises stand here.")),
    )

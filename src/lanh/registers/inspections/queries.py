"""Questions about this register: which may I see, and what may I do with one now?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.period import Period
from lanh.common.refusal import allows
from lanh.common.words import _
from lanh.owed.registry import Due, Said
from lanh.places.models import Place, PlaceQuerySet
from lanh.registers.inspections import rules
from lanh.registers.inspections.models import (
    InspectionPlan,
    Payment,
    Recheck,
    Seat,
    Session,
    Team,
    Violation,
    Visit,
)
from lanh.registers.inspections.models.teams import TeamQuerySet
from lanh.registers.inspections.rules import BASIS as BASIS
from lanh.registers.inspections.rules import LIFE, REPEAT_MONTHS
from lanh.registers.inspections.rules import Act as Act
from lanh.registers.inspections.rules import Action as Action
from lanh.registers.inspections.rules import Decision as Decision
from lanh.registers.inspections.rules import Field as Field
from lanh.registers.inspections.rules import Finding as Finding
from lanh.registers.inspections.rules import Ground as Ground
from lanh.registers.inspections.rules import Mended as Mended
from lanh.registers.inspections.rules import Position as Position
from lanh.registers.inspections.rules import Result as Result
from lanh.registers.inspections.rules import Standing as Standing
from lanh.registers.inspections.rules import Status as Status
from lanh.registers.inspections.rules import Step as Step
from lanh.registers.premises.models import Premises, PremisesQuerySet
from lanh.registers.records import queries as records
from lanh.registers.records import rules as record_rules

# ── what one sees ─────────────────────────────────────────────────────────────────────


def teams(for_user: User, *, today: date) -> TeamQuerySet:
    return Team.objects.visible_to(for_user, today=today).select_related("place")


def own_teams(for_user: User, *, today: date) -> TeamQuerySet:
    """The teams at work where the user may inspect: those of one's own posts first
    come, so that a phone opens at the right one."""
    may = access.reach(for_user, Permission.INSPECT, today=today)
    return Team.objects.at_work(today).filter(may).select_related("place")


def sessions(for_user: User, *, today: date) -> Any:
    """The inspections that the user may see, with the number of their visits."""
    seen = Session.objects.visible_to(for_user, today=today)
    standing = Q(visits__struck=False)
    found = seen.select_related("place", "team", "plan")
    return found.annotate(
        visited=Count("visits", filter=standing, distinct=True),
        violating=Count(
            "visits", filter=standing & Q(visits__result="violation"), distinct=True
        ),
        listed=Count("stops", distinct=True),
    )


def visits(for_user: User, *, today: date) -> Any:
    seen = Visit.objects.visible_to(for_user, today=today)
    return seen.select_related("place", "session", "premises__place")


def violations(for_user: User, *, today: date) -> Any:
    seen = Violation.objects.visible_to(for_user, today=today).counted()
    return seen.select_related("visit__place", "visit__premises__place")


def fines(for_user: User, *, today: date) -> Any:
    """Violations that were fined, paid or not."""
    return violations(for_user, today=today).filter(action="fined")


def rechecks(for_user: User, *, today: date) -> Any:
    seen = Recheck.objects.visible_to(for_user, today=today)
    seen = seen.filter(violation__visit__struck=False)
    return seen.select_related("violation__visit__place")


def plans(for_user: User, *, today: date) -> Any:
    """Plans of teams, with how many of their inspections were held."""
    seen = InspectionPlan.objects.visible_to(for_user, today=today)
    done = Q(sessions__status__in=["done", "signed", "locked"])
    found = seen.select_related("team__place")
    return found.annotate(held=Count("sessions", filter=done, distinct=True))


def seats(team: Team, *, day: date) -> list[Seat]:
    """The roster on the day, the head first."""
    order = {position: n for n, position in enumerate(rules.Position)}
    return sorted(team.seats.on(day), key=lambda seat: order[seat.rank])


def history(for_user: User, premises: Premises, *, today: date) -> Any:
    """The visits to the premises, the latest first, with what was found."""
    theirs = visits(for_user, today=today).filter(premises=premises, struck=False)
    return theirs.prefetch_related("violations__rechecks")


def to_visit(session: Session) -> list[Premises]:
    """The premises on its list that have no visit in it yet."""
    seen = session.visits.counted().values("premises")
    listed = Premises.objects.filter(stops__session=session).exclude(pk__in=seen)
    return list(listed.order_by("title_key", "pk").select_related("place"))


def in_reach(for_user: User, session: Session, *, today: date) -> PremisesQuerySet:
    """Premises of the team's place that are open on the day and not visited in it."""
    seen = session.visits.counted().values("premises")
    found: PremisesQuerySet = Premises.objects.visible_to(for_user, today=today)
    found = found.within(session.place).standing(session.day)
    return found.exclude(pk__in=seen).select_related("place")


def upcoming(for_user: User, *, today: date) -> Any:
    """Inspections that premises can still be put on the list of, the next first."""
    may = access.reach(for_user, NEEDS, today=today)
    open_ = Session.objects.filter(may, status=Status.PLANNED.value, day__gte=today)
    return open_.select_related("place", "team").order_by("day", "pk")


def places_to_inspect(for_user: User, *, today: date) -> PlaceQuerySet:
    return access.places_for(for_user, Permission.INSPECT, today=today)


def places_seen(for_user: User, *, today: date) -> PlaceQuerySet:
    return access.places_for(for_user, Permission.SEE_INSPECTIONS, today=today)


# ── coverage ──────────────────────────────────────────────────────────────────────────


def year_of(today: date) -> Period:
    """The reporting year that runs on the day: 15/12 → 14/12."""
    year = Period.decree_09_year(today.year)
    return year if today <= year.last else Period.decree_09_year(today.year + 1)


def _visited(days: tuple[date, date]) -> Exists:
    those = Visit.objects.counted().filter(premises=OuterRef("pk"), day__range=days)
    return Exists(those)


def never_inspected(
    for_user: User, *, today: date, year: Period | None = None
) -> PremisesQuerySet:
    """Premises that stand today and had no visit yet this year, by any team."""
    year = year or year_of(today)
    seen = Premises.objects.visible_to(for_user, today=today).standing(today)
    never: PremisesQuerySet = seen.filter(~_visited((year.first, year.last)))
    return never.select_related("place")


def repeats(for_user: User, *, today: date) -> PremisesQuerySet:
    """Premises where violations were found at two visits or more within 24 months."""
    since = rules.months_before(today, REPEAT_MONTHS)
    bad = Q(
        visits__struck=False,
        visits__result="violation",
        visits__day__range=(since, today),
    )
    seen = Premises.objects.visible_to(for_user, today=today)
    seen = seen.annotate(times=Count("visits", filter=bad, distinct=True))
    often: PremisesQuerySet = seen.filter(times__gte=2)
    return often.select_related("place")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the premises that stand, how many were seen this year: by premises, never by
    visits, so that it is 100 % at most."""

    standing: int
    inspected: int
    visits: int

    @property
    def never(self) -> int:
        return self.standing - self.inspected

    @property
    def percent(self) -> Decimal | None:
        """84.8, as it is written; None where nothing stands."""
        if not self.standing:
            return None
        share = Decimal(100 * self.inspected) / Decimal(self.standing)
        return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


def coverage(for_user: User, *, today: date, place: Place | None = None) -> Coverage:
    """Of this reporting year so far, at the place or wherever the user may look."""
    year = year_of(today)
    days = year.first, today
    standing = Premises.objects.visible_to(for_user, today=today).standing(today)
    visits = Visit.objects.visible_to(for_user, today=today).counted()
    if place is not None:
        standing, visits = standing.within(place), visits.at(place)
    return Coverage(
        standing=standing.count(),
        inspected=standing.filter(_visited(days)).count(),
        visits=visits.filter(day__range=days).count(),
    )


# ── what one may do ───────────────────────────────────────────────────────────────────

NEEDS = Permission.INSPECT


def check_can_set_up(by: User, *, place: Place, day: date, today: date) -> None:
    """A team works in a unit that is in force on the day."""
    records.check_may_record(by, NEEDS, place, day, today=today)


def check_can_lead(by: User, *, place: Place, today: date) -> None:
    """Whatever the team of the place does."""
    access.check_may(by, NEEDS, at=place, today=today)


def can_lead(by: User, *, place: Place, today: date) -> bool:
    return allows(check_can_lead, by, place=place, today=today)


def check_can_take(step: Step, *, by: User, session: Session, today: date) -> None:
    """The person may, the inspection's life allows it, and its day has come."""
    check_can_lead(by, place=session.place, today=today)
    record_rules.check_step(life=LIFE, status=session.stage, step=step)
    if step is Step.BEGIN:
        record_rules.check_is_done(day=session.day, today=today)


def steps_open(for_user: User, *, session: Session, today: date) -> list[Step]:
    """The buttons on the inspection's page."""
    return [
        step
        for step in Step
        if allows(check_can_take, step, by=for_user, session=session, today=today)
    ]


def check_can_prepare(by: User, *, session: Session, today: date) -> None:
    """Premises are listed until the minutes are signed."""
    check_can_lead(by, place=session.place, today=today)
    if session.stage is not Status.PLANNED:
        rules.check_minutes_open(session.stage)


def can_prepare(by: User, *, session: Session, today: date) -> bool:
    return allows(check_can_prepare, by, session=session, today=today)


def check_can_visit(by: User, *, session: Session, today: date) -> None:
    check_can_lead(by, place=session.place, today=today)
    rules.check_minutes_open(session.stage)


def can_visit(by: User, *, session: Session, today: date) -> bool:
    return allows(check_can_visit, by, session=session, today=today)


def check_can_change(by: User, *, visit: Visit, today: date) -> None:
    check_can_visit(by, session=visit.session, today=today)


def can_change(by: User, *, visit: Visit, today: date) -> bool:
    return allows(check_can_change, by, visit=visit, today=today)


def check_can_follow_up(by: User, *, violation: Violation, today: date) -> None:
    """Decide it, take its money, see it again: also after the minutes are signed."""
    check_can_lead(by, place=violation.visit.place, today=today)


def can_follow_up(by: User, *, violation: Violation, today: date) -> bool:
    return allows(check_can_follow_up, by, violation=violation, today=today)


# ── what is due ───────────────────────────────────────────────────────────────────────

MANY = 20
WEEK = timedelta(days=7)


def due(for_user: User, today: date) -> Iterator[Due]:
    """For one's own place: inspections within a week, minutes to sign, re-checks; over
    all that one may inspect: how many fines are overdue, how many visits undecided."""
    own = [post.place_id for post in access.posts_of(for_user, today=today)]
    yield from _of_sessions(for_user, own, today)
    yield from _of_rechecks(for_user, own, today)
    mine = access.reach(for_user, NEEDS, today=today, to="visit__place__")
    overdue = Violation.objects.overdue(today).filter(mine).count()
    if overdue:
        what = Said(_("Fines past their day and not paid: {n}"), {"n": overdue})
        act = Said(_("See the list"))
        yield Due(
            what, None, "inspections:fines", act, late=True, query="state=overdue"
        )
    open_ = Violation.objects.counted().filter(mine, standing=Standing.OPEN.value)
    if number := open_.count():
        what = Said(_("Violations without a decision: {n}"), {"n": number})
        act = Said(_("See the list"))
        yield Due(what, None, "inspections:violations", act, query="standing=open")


def _of_sessions(for_user: User, own: list[Any], today: date) -> Iterator[Due]:
    may = access.reach(for_user, NEEDS, today=today, to="place__")
    mine = Session.objects.filter(may, place__in=own).select_related("team")
    near = mine.filter(status=Status.PLANNED.value, day__lte=today + WEEK)
    for session in near.order_by("day", "pk")[:MANY]:
        come = session.day <= today
        yield Due(
            what=Said(_("Inspection of {team}"), {"team": session.team.title}),
            why=Said("{field}", {"field": rules.Field(session.field)}),
            due=session.day,
            url_name="inspections:begin" if come else "inspections:session",
            url_args=(session.pk,),
            act=Said(_("Begin the inspection") if come else _("Open it")),
        )
    unsigned = mine.filter(status=Status.DONE.value, day__lt=today)
    for session in unsigned.order_by("day", "pk")[:MANY]:
        yield Due(
            what=Said(_("Minutes of the inspection of {day}"), {"day": session.day}),
            why=Said(_("Not signed yet")),
            due=None,
            url_name="inspections:session",
            url_args=(session.pk,),
            act=Said(_("Open it")),
        )


def _of_rechecks(for_user: User, own: list[Any], today: date) -> Iterator[Due]:
    to = "violation__visit__place"
    may = access.reach(for_user, NEEDS, today=today, to=f"{to}__")
    open_ = rechecks(for_user, today=today).filter(
        may, done=None, due__lte=today + WEEK, **{f"{to}__in": own}
    )
    for recheck in open_.order_by("due", "pk")[:MANY]:
        name = recheck.violation.visit.title
        yield Due(
            what=Said(_("Re-check of {name}"), {"name": name}),
            why=Said("{act}", {"act": recheck.violation.act}),
            due=recheck.due,
            late=recheck.due < today,
            url_name="inspections:recheck",
            url_args=(recheck.pk,),
            act=Said(_("Write it down")),
        )


def collected(for_user: User, *, today: date, period: Period) -> Any:
    """Payments of fines in the period."""
    seen = Payment.objects.visible_to(for_user, today=today)
    return seen.filter(day__range=(period.first, period.last))

"""A team is set up, its seats filled, its plan written down, its days set."""

from datetime import date

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.audit.rules import Detail
from lanh.places.models import Place
from lanh.registers.inspections import queries, rules, steps
from lanh.registers.inspections.models import InspectionPlan, Seat, Session, Team
from lanh.registers.inspections.rules import (
    BASIS,
    LEAST_PRESENT,
    Field,
    Ground,
    Position,
)
from lanh.registers.records import rules as record_rules
from lanh.registers.records import steps as record_steps


@transaction.atomic(durable=True)
def set_up(
    *,
    by: User,
    code: str,
    name: str,
    place: Place,
    agency: str,
    since: date,
    today: date,
    decision: str = "",
    least_present: int = LEAST_PRESENT,
    basis: str = BASIS,
) -> Team:
    """A Committee's chair has set up a team; its level is that of its place."""
    queries.check_can_set_up(by, place=place, day=since, today=today)
    steps.team_code_is_free(code=code)
    team = Team(code=code, title=name, place=place, level=place.level, agency=agency)
    team.day, team.decision = since, decision
    team.least_present, team.basis = least_present, basis
    record_steps.keep(row=team)
    told: dict[str, Detail] = {
        "code": code,
        "place": place.code,
        "least_present": least_present,
    }
    record(by=by, verb="inspections.set_up", subject=team.subject, why=basis, **told)
    return team


@transaction.atomic(durable=True)
def seat(
    *,
    by: User,
    team: Team,
    agency: str,
    since: date,
    today: date,
    position: Position = Position.MEMBER,
) -> Seat:
    """An agency sends a member."""
    queries.check_can_lead(by, place=team.place, today=today)
    rank = Position(position).value
    taken = record_steps.keep(
        row=Seat(team=team, agency=agency, position=rank, since=since)
    )
    told = {"agency": agency, "position": rank}
    record(by=by, verb="inspections.seat", subject=team.subject, why="", **told)
    return taken


@transaction.atomic(durable=True)
def plan(
    *,
    by: User,
    team: Team,
    name: str,
    first: date,
    last: date,
    n_sessions: int,
    today: date,
    areas: str = "",
    decision: str = "",
) -> InspectionPlan:
    """What the team has set out to do, as the chair approved it (Circular 05/2006,
    2.4.a)."""
    queries.check_can_lead(by, place=team.place, today=today)
    record_rules.check_ends(first=first, last=last)
    made = InspectionPlan(team=team, title=name, day=first, last=last, areas=areas)
    made.n_sessions, made.decision = n_sessions, decision
    made.place = team.place
    record_steps.keep(row=made)
    told: dict[str, Detail] = {"n_sessions": n_sessions, "team": team.code}
    record(by=by, verb="inspections.plan", subject=made.subject, why=decision, **told)
    return made


@transaction.atomic(durable=True)
def schedule(
    *,
    by: User,
    team: Team,
    day: date,
    field: Field,
    today: date,
    plan: InspectionPlan | None = None,
    ground: Ground = Ground.PLAN,
) -> Session:
    """The team is to inspect on a day: by its plan, or on a ground of its own."""
    queries.check_can_set_up(by, place=team.place, day=day, today=today)
    rules.check_ground(ground=Ground(ground), planned=plan is not None)
    if plan is not None:
        rules.check_in_plan(day=day, first=plan.day, last=plan.last)
    session = Session(team=team, plan=plan, day=day, ground=Ground(ground).value)
    session.field, session.place = Field(field).value, team.place
    session.title = team.title
    record_steps.keep(row=session)
    told = {"day": day.isoformat(), "ground": session.ground, "team": team.code}
    record(by=by, verb="inspections.schedule", subject=session.subject, why="", **told)
    return session

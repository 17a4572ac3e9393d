"""The kinds of record in this register, and the acts that their pages ask for."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.registers.inspections import queries
from lanh.registers.inspections.actions import sessions, teams, violations
from lanh.registers.inspections.queries import Standing, Step
from lanh.web.inspections import facts, forms, lists
from lanh.web.inspections import words as told
from lanh.web.parts.records import kinds
from lanh.web.parts.records.acts import recording
from lanh.web.parts.records.fields import WhyForm
from lanh.web.parts.records.kinds import Act
from lanh.web.parts.records.lists import stands
from lanh.web.parts.words import words

Can = Callable[[User, Any, date], bool]


def may_begin(user: User, today: date) -> bool:
    return queries.own_teams(user, today=today).exists()


def may_set_up(user: User, today: date) -> bool:
    return queries.places_to_inspect(user, today=today).exists()


def never(_user: User, _today: date) -> bool:
    return False


def step(step: Step) -> Can:
    return lambda user, session, today: (
        step in queries.steps_open(user, session=session, today=today)
    )


def can_lead(user: User, team: Any, today: date) -> bool:
    return queries.can_lead(user, place=team.place, today=today)


def can_change(user: User, visit: Any, today: date) -> bool:
    may = queries.can_change(user, visit=visit, today=today)
    return may and not visit.struck


def following(when: Callable[[Any, date], bool]) -> Can:
    """What is done about a violation, while it makes sense."""
    return lambda user, violation, today: (
        when(violation, today)
        and queries.can_follow_up(user, violation=violation, today=today)
    )


def can_recheck(user: User, recheck: Any, today: date) -> bool:
    open_ = recheck.done is None
    violation = recheck.violation
    return open_ and queries.can_follow_up(user, violation=violation, today=today)


def of_session(session: Any) -> tuple[str, kinds.Said]:
    return lists.SHAPES[session.stage], words(session.stage)


def of_visit(visit: Any) -> tuple[str, kinds.Said]:
    if visit.struck:
        return stands(visit)
    return lists.RESULTS[visit.outcome], words(visit.outcome)


def of_violation(violation: Any) -> tuple[str, kinds.Said]:
    return lists.STANDS[violation.stage], words(violation.stage)


def of_recheck(recheck: Any) -> tuple[str, kinds.Said]:
    shape = lists.again_shape(recheck)
    return shape, lists.AGAIN[shape]


def at_work(_record: Any) -> tuple[str, kinds.Said]:
    return "ok", _("in force")


Kind = partial(
    kinds.Kind,
    book="inspections",
    labels=told.LABELS,
    codes={},
    may_begin=never,
    template="parts/records/tables.html",
)
SESSION = Kind(
    tab=_("Inspections"),
    listing=lists.SESSIONS,
    rows=queries.sessions,
    facts=facts.of_session,
    state=of_session,
    may_begin=may_begin,
    noun="session",
    list="list",
    page="session",
    begins=(
        recording(
            "schedule",
            teams.schedule,
            forms.ScheduleForm,
            told.SCHEDULE,
            told.SCHEDULED,
        ),
    ),
    acts=(
        Act(
            name="begin",
            act=sessions.begin,
            form=forms.BeginForm,
            heading=told.BEGIN,
            done=told.BEGUN,
            can=step(Step.BEGIN),
            goes=True,
        ),
        Act(
            name="sign",
            act=sessions.sign,
            form=forms.SignForm,
            heading=told.SIGN,
            done=told.SIGNED,
            can=step(Step.SIGN),
        ),
        Act(
            name="lock",
            act=sessions.lock,
            heading=told.LOCK,
            done=told.LOCKED,
            can=step(Step.LOCK),
            harm=told.LOCK_HARM,
        ),
        Act(
            name="cancel",
            act=sessions.cancel,
            form=WhyForm,
            heading=told.CANCEL,
            done=told.CANCELLED,
            can=step(Step.CANCEL),
            bad=True,
            harm=told.CANCEL_HARM,
        ),
    ),
    more=facts.beside_session,
    template="inspections/session.html",
)
VISIT = Kind(
    tab=_("Visits"),
    listing=lists.VISITS,
    rows=queries.visits,
    facts=facts.of_visit,
    state=of_visit,
    noun="visit",
    list="visits",
    page="visit",
    under="visits/",
    acts=(
        Act(
            name="find",
            act=sessions.find,
            form=forms.FindForm,
            heading=told.FIND,
            done=told.FOUND,
            can=can_change,
            goes=True,
        ),
        Act(
            name="strike",
            act=sessions.strike,
            form=forms.StrikeForm,
            heading=told.STRIKE,
            done=told.STRUCK,
            can=can_change,
            bad=True,
            harm=told.STRIKE_HARM,
        ),
    ),
    more=facts.beside_visit,
)
VIOLATION = Kind(
    tab=_("Violations"),
    listing=lists.VIOLATIONS,
    rows=queries.violations,
    facts=facts.of_violation,
    state=of_violation,
    noun="violation",
    list="violations",
    page="violation",
    under="violations/",
    acts=(
        Act(
            name="decide",
            act=violations.decide,
            form=forms.DecideForm,
            heading=told.DECIDE,
            done=told.DECIDED,
            can=following(lambda one, today: one.stage is Standing.OPEN),
            goes=True,
        ),
        Act(
            name="pay",
            act=violations.pay,
            form=forms.PayForm,
            heading=told.PAY,
            done=told.PAID,
            can=following(lambda one, today: one.owed > 0),
            goes=True,
        ),
        Act(
            name="enforce",
            act=violations.enforce,
            form=WhyForm,
            heading=told.ENFORCE,
            done=told.ENFORCED,
            can=following(
                lambda one, today: one.is_overdue(today) and not one.enforced_on
            ),
        ),
        Act(
            name="order_recheck",
            act=violations.order_recheck,
            form=forms.OrderForm,
            heading=told.ORDER,
            done=told.ORDERED,
            can=following(lambda one, today: True),
        ),
    ),
    more=facts.beside_violation,
)
FINE = Kind(
    tab=_("Fines"),
    listing=lists.FINES,
    rows=queries.fines,
    facts=facts.of_violation,
    state=of_violation,
    list="fines",
    page="violation",
    under="fines/",
)
RECHECK = Kind(
    tab=_("Re-checks"),
    listing=lists.RECHECKS,
    rows=queries.rechecks,
    facts=facts.of_recheck,
    state=of_recheck,
    noun="recheck",
    list="rechecks",
    page="recheck_of",
    under="rechecks/",
    acts=(
        Act(
            name="recheck",
            act=violations.recheck,
            form=forms.RecheckForm,
            heading=told.RECHECK,
            done=told.RECHECKED,
            can=can_recheck,
            goes=True,
        ),
    ),
)
NEVER = Kind(
    tab=_("Not inspected"),
    listing=lists.NEVER,
    rows=queries.never_inspected,
    facts=lambda row: [],
    state=at_work,
    list="never",
    page="session",
    under="never/",
)
REPEAT = Kind(
    tab=_("Violating again"),
    listing=lists.REPEATS,
    rows=queries.repeats,
    facts=lambda row: [],
    state=at_work,
    list="repeats",
    page="session",
    under="repeats/",
)
PLAN = Kind(
    tab=_("Plans"),
    listing=lists.PLANS,
    rows=queries.plans,
    facts=facts.of_plan,
    state=at_work,
    may_begin=may_begin,
    noun="plan",
    list="plans",
    page="plan",
    under="plans/",
    begins=(
        recording("new_plan", teams.plan, forms.PlanForm, told.PLAN, told.PLANNED),
    ),
    more=facts.beside_plan,
    template="inspections/plan.html",
)
TEAM = Kind(
    tab=_("Teams"),
    listing=lists.TEAMS,
    rows=queries.teams,
    facts=facts.of_team,
    state=at_work,
    may_begin=may_set_up,
    noun="team",
    list="teams",
    page="team",
    under="teams/",
    begins=(
        recording("set_up", teams.set_up, forms.TeamForm, told.SET_UP, told.TEAM_IS),
    ),
    acts=(
        Act(
            name="seat",
            act=teams.seat,
            form=forms.SeatForm,
            heading=told.SEAT,
            done=told.SEATED,
            can=can_lead,
        ),
    ),
    more=facts.beside_team,
)
KINDS = (SESSION, VISIT, NEVER, VIOLATION, FINE, RECHECK, REPEAT, PLAN, TEAM)

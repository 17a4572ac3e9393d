"""The work of a team 178: planned, begun with three present, visited, covered."""

from datetime import date
from typing import Any

import pytest

from lanh.access.errors import NotPermitted
from lanh.registers.inspections import queries, rules
from lanh.registers.inspections.actions import sessions, teams
from lanh.registers.inspections.errors import (
    MinutesAreSigned,
    NoGround,
    NotOfTheTeam,
    OutsideThePlan,
    PremisesElsewhere,
    PremisesNotStanding,
    TeamCodeTaken,
    TooFewPresent,
    VisitedAlready,
)
from lanh.registers.inspections.rules import (
    Act,
    Finding,
    Ground,
    Position,
    Standing,
    Status,
    Step,
)
from lanh.registers.records.errors import (
    LastDayTooEarly,
    NoReason,
    NotDoneYet,
    StruckOut,
    WrongStep,
)
from tests.cast import TODAY, Cast
from tests.registers.inspecting import (
    AGENCIES,
    TOMORROW,
    begun,
    decided,
    of_the_province,
    scheduled,
    set_up,
    visited,
)
from tests.registers.test_premises import closed, opened

pytestmark = pytest.mark.both

# ── the team and its plan ─────────────────────────────────────────────────────────────


def test_a_team_has_a_level_a_roster_and_its_own_rule_of_presence(cast: Cast) -> None:
    team = set_up(cast)
    assert team.level == "commune"
    assert (team.least_present, team.basis) == (3, rules.BASIS)
    roster = queries.seats(team, day=TODAY)
    assert roster[0].rank is Position.HEAD
    assert {seat.agency for seat in roster} == set(AGENCIES)
    with pytest.raises(TeamCodeTaken):
        set_up(cast)


def test_an_officer_sets_up_no_team_elsewhere(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        set_up(cast, place=cast.ban_may)


def test_an_inspection_goes_by_the_plan_or_on_a_ground(cast: Cast) -> None:
    team = set_up(cast)
    said: dict[str, Any] = {"by": cast.officer, "team": team, "name": "Kế hoạch 2026"}
    year: dict[str, Any] = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}
    with pytest.raises(LastDayTooEarly):
        teams.plan(
            n_sessions=4, first=TODAY, last=date(2026, 1, 1), today=TODAY, **said
        )
    plan = teams.plan(
        by=cast.officer, team=team, name="KH", n_sessions=4, today=TODAY, **year
    )
    session = scheduled(cast, team, plan=plan, ground=Ground.PLAN)
    assert not session.is_surprise
    assert scheduled(cast, team).is_surprise
    with pytest.raises(NoGround, match=r"2\.4\.a"):
        scheduled(cast, team, ground=Ground.PLAN)
    with pytest.raises(OutsideThePlan):
        scheduled(cast, team, plan=plan, ground=Ground.PLAN, day=date(2027, 1, 1))


def test_progress_of_a_plan_is_told_by_what_was_held(cast: Cast) -> None:
    team = set_up(cast)
    plan = teams.plan(
        by=cast.officer,
        team=team,
        name="Kế hoạch 2026",
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        n_sessions=4,
        today=TODAY,
    )
    begun(cast, team, plan=plan, ground=Ground.PLAN)
    scheduled(cast, team, plan=plan, ground=Ground.PLAN)
    told = queries.plans(cast.officer, today=TODAY).get()
    assert (told.held, told.n_sessions) == (1, 4)


# ── the inspection ────────────────────────────────────────────────────────────────────


def test_fewer_than_three_members_inspect_nothing(cast: Cast) -> None:
    session = scheduled(cast)
    roster = queries.seats(session.team, day=TODAY)
    said: dict[str, Any] = {"by": cast.inspector, "session": session, "today": TODAY}
    with pytest.raises(TooFewPresent, match=r"05/2006"):
        sessions.begin(present=[roster[0], roster[1], roster[1]], **said)
    session = sessions.begin(
        by=cast.inspector, session=session, present=roster[:3], today=TODAY
    )
    assert session.stage is Status.DONE
    assert session.present.count() == 3


def test_a_successor_agency_may_set_another_number(cast: Cast) -> None:
    team = set_up(cast, least_present=2, basis="Quy chế của UBND tỉnh")
    session = scheduled(cast, team)
    with pytest.raises(TooFewPresent, match="Quy chế của UBND tỉnh"):
        sessions.begin(by=cast.inspector, session=session, present=[], today=TODAY)


def test_who_has_no_seat_in_the_team_is_not_present(cast: Cast) -> None:
    session = scheduled(cast)
    strangers = queries.seats(of_the_province(cast), day=TODAY)
    with pytest.raises(NotOfTheTeam):
        sessions.begin(
            by=cast.inspector, session=session, present=strangers, today=TODAY
        )


def test_an_inspection_is_begun_on_its_day_and_cancelled_with_a_reason(
    cast: Cast,
) -> None:
    session = scheduled(cast, day=TOMORROW)
    roster = queries.seats(session.team, day=TODAY)
    said: dict[str, Any] = {"by": cast.inspector, "session": session, "today": TODAY}
    with pytest.raises(NotDoneYet):
        sessions.begin(present=roster, **said)
    with pytest.raises(NoReason):
        sessions.cancel(why="", **said)
    session = sessions.cancel(
        by=cast.inspector, session=session, why="Mưa lũ", today=TODAY
    )
    with pytest.raises(WrongStep):
        sessions.cancel(by=cast.inspector, session=session, why="x", today=TODAY)


def test_premises_that_are_in_order_take_one_act(cast: Cast) -> None:
    visit = visited(cast, begun(cast))
    assert (visit.outcome, visit.minutes_no) == (rules.Result.OK, "01")
    assert visit.title == "Nhà nghỉ Hoa Sim"


def test_premises_have_one_visit_in_an_inspection(cast: Cast) -> None:
    session, premises = begun(cast), opened(cast)
    visit = visited(cast, session, premises=premises)
    with pytest.raises(VisitedAlready):
        visited(cast, session, premises=premises)
    sessions.strike(
        by=cast.inspector, visit=visit, version=visit.version, why="Nhầm", today=TODAY
    )
    assert visited(cast, session, premises=premises).minutes_no == "02"
    visit.refresh_from_db()
    with pytest.raises(StruckOut):
        sessions.strike(
            by=cast.inspector, visit=visit, version=visit.version, why="x", today=TODAY
        )


def test_a_team_inspects_what_is_open_in_its_own_place(cast: Cast) -> None:
    session = begun(cast)
    elsewhere = opened(cast, place=cast.ban_may, by=cast.specialist)
    with pytest.raises(PremisesElsewhere):
        visited(cast, session, premises=elsewhere)
    ended = closed(cast, opened(cast), day=date(2026, 5, 1))
    with pytest.raises(PremisesNotStanding):
        visited(cast, session, premises=ended)
    assert visited(cast, begun(cast, of_the_province(cast)), premises=elsewhere)


def test_the_list_of_an_inspection_takes_each_premises_once(cast: Cast) -> None:
    session, premises = scheduled(cast), [opened(cast), opened(cast)]
    said: dict[str, Any] = {"by": cast.officer, "session": session, "today": TODAY}
    assert sessions.list_premises(premises=premises[:1], **said) == 1
    more = sessions.list_premises(
        by=cast.officer, session=session, premises=premises, today=TODAY
    )
    assert more == 1
    assert session.stops.count() == 2


def test_once_signed_the_visits_are_fixed_and_locked(cast: Cast) -> None:
    session = begun(cast)
    visit = visited(cast, session, Finding(Act.CONTRACT))
    session = sessions.sign(
        by=cast.inspector, session=session, minutes_no="07/BB", today=TODAY
    )
    with pytest.raises(MinutesAreSigned):
        visited(cast, session)
    with pytest.raises(MinutesAreSigned):
        sessions.find(
            by=cast.inspector, visit=visit, finding=Finding(Act.HEALTH), today=TODAY
        )
    asked: dict[str, Any] = {"session": session, "today": TODAY}
    assert queries.steps_open(cast.inspector, **asked) == [Step.LOCK]
    session = sessions.lock(by=cast.inspector, session=session, today=TODAY)
    assert session.stage is Status.LOCKED
    assert decided(cast, visit.violations.get()).stage is Standing.CLOSED


# ── coverage ──────────────────────────────────────────────────────────────────────────


def test_two_teams_at_one_door_cover_one_premises(cast: Cast) -> None:
    seen, never = opened(cast), opened(cast)
    visited(cast, begun(cast), premises=seen)
    visited(cast, begun(cast, of_the_province(cast)), premises=seen)
    told = queries.coverage(cast.officer, today=TODAY)
    assert (told.standing, told.inspected, told.visits) == (2, 1, 2)
    assert told.never == 1
    assert told.percent == 50
    assert list(queries.never_inspected(cast.officer, today=TODAY)) == [never]


def test_premises_violating_again_within_two_years_are_shown(cast: Cast) -> None:
    premises = opened(cast)
    visited(cast, begun(cast), Finding(Act.STAY), premises=premises)
    assert not queries.repeats(cast.officer, today=TODAY)
    visited(
        cast, begun(cast, of_the_province(cast)), Finding(Act.STAY), premises=premises
    )
    assert queries.repeats(cast.officer, today=TODAY).get().times == 2
    assert not queries.repeats(cast.officer, today=date(2028, 6, 1))


def test_the_clerk_sees_what_the_provinces_team_found_in_her_commune(
    cast: Cast,
) -> None:
    visit = visited(cast, begun(cast, of_the_province(cast)), premises=opened(cast))
    assert list(queries.visits(cast.officer, today=TODAY)) == [visit]
    assert not queries.visits(cast.outsider, today=TODAY)
    assert not queries.can_change(cast.officer, visit=visit, today=TODAY)


def test_inspections_of_the_week_come_up_where_the_post_is(cast: Cast) -> None:
    scheduled(cast, day=TOMORROW)
    assert [due.due for due in queries.due(cast.officer, TODAY)] == [TOMORROW]
    assert not list(queries.due(cast.inspector, TODAY))

"""A year of inspections by the teams 178 of Lành Sơn and of its communes.

Source: catalogue 7b (sessions, visits, violations, fines) and 7c: 459 of 540 premises
(size small: 95 of 112) were inspected, though 588 (122) visits were paid.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import Final

from lanh.access.models import User
from lanh.common import clock
from lanh.demo.act import Act, moment
from lanh.demo.posts import Staff
from lanh.demo.province import Map
from lanh.demo.rounds import (
    GONE_SEEN,
    LAST,
    PLANNED,
    SET_UP,
    YEAR,
    Round,
    Seen,
    days,
    round_of,
)
from lanh.demo.size import TODAY, Size
from lanh.places.models import Place
from lanh.registers.inspections import queries
from lanh.registers.inspections.actions import sessions, teams, violations
from lanh.registers.inspections.models import Session, Team, Violation
from lanh.registers.inspections.rules import (
    Action,
    Decision,
    Field,
    Finding,
    Ground,
    Mended,
    Position,
    Standing,
)
from lanh.registers.premises.models import Premises

PROVINCE: Final = (
    *("Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh", "Sở Y tế"),
    *("Sở Nội vụ", "Sở Công Thương"),
)
COMMUNE: Final = ("UBND xã", "Công an xã", "Phòng Văn hóa - Xã hội", "Trạm Y tế")
SIGNED_AFTER: Final = timedelta(days=2)
PAID_AFTER: Final = timedelta(days=12)
DUE_AFTER: Final = timedelta(days=10)
SEEN_AGAIN_AFTER: Final = timedelta(days=40)
AGAIN_BY: Final = timedelta(days=45)


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """Teams, plans, a year of rounds, and what is planned for the days to come."""
    if YEAR not in size.years:
        return
    yield Act(moment(SET_UP, 9), "Đội 178", partial(_set_up, map_, staff))
    plan = partial(_plan, size, map_, staff)
    yield Act(moment(PLANNED, 9), "Kế hoạch kiểm tra", plan)
    for number, day in enumerate(days(size)):
        ours = partial(round_of, number, size, map_)
        told = f"Kiểm tra ngày {day:%d/%m/%Y}"
        yield Act(moment(day, 14, number % 60), told, partial(_go, ours, staff))
        for after, act in (
            (SIGNED_AFTER, _sign),
            (PAID_AFTER, _pay),
            (SEEN_AGAIN_AFTER, _see_again),
        ):
            if day + after < TODAY:
                at = moment(day + after, 10, number % 60)
                yield Act(at, told, partial(act, ours, staff))
    yield Act(moment(TODAY, 7), "Kiểm tra hôm nay", partial(_today, map_, staff))


def _whose(place: Place, staff: Staff) -> User:
    if place.level == "commune":
        return staff.officer(place)
    return staff.office["hanh"]


def _set_up(map_: Map, staff: Staff) -> None:
    for place in (map_.province, *map_.communes(TODAY)):
        by, today = _whose(place, staff), clock.today()
        commune = place.level == "commune"
        agencies = COMMUNE if commune else PROVINCE
        team = teams.set_up(
            by=by,
            code=f"178-{place.code}",
            name=f"Đội 178 {place.name}",
            place=place,
            agency=agencies[0],
            since=SET_UP,
            decision=f"QĐ thành lập ngày {SET_UP:%d/%m/%Y}",
            today=today,
        )
        for number, agency in enumerate(agencies):
            rank = (Position.HEAD, Position.DEPUTY)[number] if number < 2 else None
            teams.seat(
                by=by,
                team=team,
                agency=agency,
                position=rank or Position.MEMBER,
                since=SET_UP,
                today=today,
            )


def _plan(size: Size, map_: Map, staff: Staff) -> None:
    rounds = [round_of(n, size, map_) for n in range(len(days(size)))]
    for team in Team.objects.select_related("place").order_by("code"):
        theirs = [one for one in rounds if one.place == team.place]
        teams.plan(
            by=_whose(team.place, staff),
            team=team,
            name=f"Kế hoạch kiểm tra năm {YEAR}",
            first=PLANNED.replace(day=1),
            last=PLANNED.replace(month=12, day=31),
            # One more than was held by the demo's today: the plan still runs.
            n_sessions=len(theirs) + 1,
            areas="Toàn địa bàn",
            decision="Chủ tịch UBND phê duyệt",
            today=clock.today(),
        )


def _go(ours: partial[Round], staff: Staff) -> None:
    """The team goes out, and writes down what it finds at each door."""
    told, today = ours(), clock.today()
    by = _whose(told.place, staff)
    session = _begun(_team(told.place), by, surprise=today == GONE_SEEN)
    codes = [visit.code for visit in told.visits]
    found = {one.code: one for one in Premises.objects.filter(code__in=codes)}
    for visit in told.visits:
        findings = []
        if visit.action is not None:
            open_ = today >= LAST and visit.action is Action.FINED
            findings.append(
                Finding(
                    visit.breach,
                    decision=None if open_ else _decision(visit.action, visit.fine),
                    recheck=today + AGAIN_BY if visit.fine else None,
                )
            )
        sessions.visit(
            by=by,
            session=session,
            premises=found[visit.code],
            findings=findings,
            today=today,
        )


def _decision(action: Action, fine: int) -> Decision:
    today = clock.today()
    if action is not Action.FINED:
        return Decision(action, today)
    number = f"{today:%d%m}/QĐ-XPHC"
    return Decision(action, today, number, fine, today + DUE_AFTER)


def _begun(team: Team, by: User, *, surprise: bool = False) -> Session:
    today = clock.today()
    session = teams.schedule(
        by=by,
        team=team,
        day=today,
        field=Field.PROSTITUTION,
        plan=None if surprise else team.plans.get(),
        ground=Ground.COMPLAINT if surprise else Ground.PLAN,
        today=today,
    )
    present = queries.seats(team, day=today)[:3]
    return sessions.begin(by=by, session=session, present=present, today=today)


def _team(place: Place) -> Team:
    found: Team = Team.objects.select_related("place").get(place=place)
    return found


def _session(told: Round) -> Session:
    return Session.objects.get(place=told.place, day=told.day)


def _sign(ours: partial[Round], staff: Staff) -> None:
    told = ours()
    sessions.sign(
        by=_whose(told.place, staff),
        session=_session(told),
        minutes_no=f"BB {told.day:%d%m}",
        today=clock.today(),
    )


def _pay(ours: partial[Round], staff: Staff) -> None:
    """Most pay in time; those who do not are overdue from then on."""
    told, today = ours(), clock.today()
    for violation in _violations(told):
        if violation.stage is Standing.OWING and _visit_of(told, violation).pays:
            violations.pay(
                by=_whose(told.place, staff),
                violation=violation,
                day=today,
                amount=violation.owed,
                today=today,
            )


def _see_again(ours: partial[Round], staff: Staff) -> None:
    """Fines that are still owed are enforced, rechecks done, the minutes locked."""
    told, today = ours(), clock.today()
    by = _whose(told.place, staff)
    for number, violation in enumerate(_violations(told)):
        if violation.stage is Standing.OWING and number % 2:
            violations.enforce(
                by=by, violation=violation, why="QĐ cưỡng chế", today=today
            )
        for recheck in violation.rechecks.filter(done=None):
            violations.recheck(
                by=by, recheck=recheck, done=today, result=Mended.MENDED, today=today
            )
    sessions.lock(by=by, session=_session(told), today=today)


def _violations(told: Round) -> Sequence[Violation]:
    theirs = Violation.objects.filter(visit__session=_session(told))
    found = theirs.select_related("visit__premises", "visit__place")
    return list(found.order_by("visit__premises__code", "act_code"))


def _visit_of(told: Round, violation: Violation) -> Seen:
    code = violation.visit.premises.code
    return next(visit for visit in told.visits if visit.code == code)


def _today(map_: Map, staff: Staff) -> None:
    """The province's team is on its way; the first commune's goes today as well."""
    hanh, first = staff.office["hanh"], map_.communes(TODAY)[0]
    session = _begun(_team(map_.province), hanh)
    never = queries.never_inspected(hanh, today=TODAY).order_by("code")
    for by, of, chosen in (
        (hanh, session, never.exclude(place=first)[:4]),
        (staff.officer(first), _planned(first, staff), never.filter(place=first)[:3]),
    ):
        sessions.list_premises(by=by, session=of, premises=list(chosen), today=TODAY)


def _planned(place: Place, staff: Staff) -> Session:
    team = _team(place)
    return teams.schedule(
        by=_whose(place, staff),
        team=team,
        day=TODAY,
        field=Field.LABOUR,
        plan=team.plans.get(),
        ground=Ground.PLAN,
        today=TODAY,
    )

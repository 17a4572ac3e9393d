"""Teams, inspections and what they find, brought about by actions only."""

from datetime import date, timedelta
from typing import Any

from lanh.registers.inspections import queries
from lanh.registers.inspections.actions import sessions, teams, violations
from lanh.registers.inspections.models import Session, Team, Violation, Visit
from lanh.registers.inspections.rules import (
    Act,
    Action,
    Decision,
    Field,
    Finding,
    Ground,
    Position,
)
from lanh.registers.premises.models import Premises
from tests.cast import TODAY, Cast
from tests.registers.test_premises import opened

TOMORROW = TODAY + timedelta(days=1)
AGENCIES = ("Phòng Văn hóa - Xã hội", "Công an xã", "Trạm Y tế", "UBND xã")
REMINDED = Decision(Action.REMINDED, TODAY)
FINED = Decision(Action.FINED, TODAY, "45/QĐ-XPHC", 3_000_000, date(2026, 6, 1))


def set_up(cast: Cast, **other: Any) -> Team:
    """The commune's team with four seats, set up by Mai."""
    said: dict[str, Any] = {
        "code": "178-SL",
        "name": "Đội 178 xã Suối Lành",
        "place": cast.suoi_lanh,
        "agency": AGENCIES[0],
        "since": date(2025, 7, 1),
    }
    by = other.pop("by", cast.officer)
    team = teams.set_up(by=by, today=TODAY, **(said | other))
    for number, agency in enumerate(AGENCIES):
        rank = Position.MEMBER if number else Position.HEAD
        teams.seat(
            by=by,
            team=team,
            agency=agency,
            position=rank,
            since=team.day,
            today=TODAY,
        )
    return team


def of_the_province(cast: Cast) -> Team:
    return set_up(
        cast,
        by=cast.inspector,
        code="178-T",
        name="Đội 178 tỉnh Lành Sơn",
        place=cast.lanh_son,
    )


def scheduled(cast: Cast, team: Team | None = None, **other: Any) -> Session:
    said: dict[str, Any] = {
        "day": TODAY,
        "field": Field.PROSTITUTION,
        "ground": Ground.COMPLAINT,
    }
    by = other.pop("by", cast.inspector)
    return teams.schedule(
        by=by, team=team or set_up(cast), today=TODAY, **(said | other)
    )


def begun(cast: Cast, team: Team | None = None, **other: Any) -> Session:
    session = scheduled(cast, team, **other)
    return sessions.begin(
        by=cast.inspector,
        session=session,
        present=queries.seats(session.team, day=session.day)[:3],
        today=TODAY,
    )


def visited(
    cast: Cast,
    session: Session,
    *findings: Finding,
    premises: Premises | None = None,
) -> Visit:
    return sessions.visit(
        by=cast.inspector,
        session=session,
        premises=premises or opened(cast),
        findings=findings,
        today=TODAY,
    )


def found(cast: Cast, decision: Decision | None = None, **other: Any) -> Violation:
    """A violation found today; open unless it was decided on the spot."""
    finding = Finding(Act.CONTRACT, "3 lao động", decision, **other)
    return visited(cast, begun(cast), finding).violations.get()


def decided(cast: Cast, violation: Violation, **said: Any) -> Violation:
    usual: dict[str, Any] = {"action": Action.REMINDED, "decided_on": TODAY}
    usual["version"] = violation.version
    return violations.decide(
        by=cast.inspector, violation=violation, today=TODAY, **(usual | said)
    )

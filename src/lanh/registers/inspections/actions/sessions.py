"""An inspection is prepared, begun with those present, its visits written down."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.audit.rules import Detail, seal_of
from lanh.registers.inspections import queries, rules, steps
from lanh.registers.inspections.models import Seat, Session, Visit
from lanh.registers.inspections.rules import LIFE, Finding, Step
from lanh.registers.premises.models import Premises
from lanh.registers.records import rules as record_rules
from lanh.registers.records import steps as record_steps


@transaction.atomic(durable=True)
def list_premises(
    *, by: User, session: Session, premises: Sequence[Premises], today: date
) -> int:
    """These are to be visited; how many were not on the list yet."""
    session = record_steps.fresh(record=session)
    queries.check_can_prepare(by, session=session, today=today)
    number = steps.put_on_list(session=session, premises=premises)
    told: dict[str, Detail] = {"count": number}
    told["digest"] = seal_of(one.pk for one in premises)
    record(
        by=by, verb="inspections.list_premises", subject=session.subject, why="", **told
    )
    return number


@transaction.atomic(durable=True)
def begin(
    *, by: User, session: Session, present: Sequence[Seat], today: date
) -> Session:
    """The team is there, with these members."""
    session = record_steps.fresh(record=session)
    queries.check_can_take(Step.BEGIN, by=by, session=session, today=today)
    seats = steps.seated(session=session, present=present)
    team = session.team
    rules.check_present(present=len(seats), least=team.least_present, basis=team.basis)
    session.present.set(seats)
    _on(session, Step.BEGIN)
    told: dict[str, Detail] = {"present": len(seats)}
    told["agencies"] = ", ".join(seat.agency for seat in seats)
    record(by=by, verb="inspections.begin", subject=session.subject, why="", **told)
    return session


@transaction.atomic(durable=True)
def cancel(*, by: User, session: Session, why: str, today: date) -> Session:
    """It is not held."""
    session = record_steps.fresh(record=session)
    queries.check_can_take(Step.CANCEL, by=by, session=session, today=today)
    record_rules.check_reason(why)
    _on(session, Step.CANCEL)
    record(by=by, verb="inspections.cancel", subject=session.subject, why=why)
    return session


@transaction.atomic(durable=True)
def visit(
    *,
    by: User,
    session: Session,
    premises: Premises,
    today: date,
    findings: Sequence[Finding] = (),
    minutes_no: str = "",
) -> Visit:
    """The premises were looked at: in order, or with these violations.

    minutes_no: of the minutes on the spot; '' for the next number of the inspection.
    """
    session = record_steps.fresh(record=session)
    queries.check_can_visit(by, session=session, today=today)
    steps.within_reach(team=session.team, premises=premises, day=session.day)
    made = steps.look_in(
        session=session,
        premises=premises,
        findings=findings,
        minutes_no=minutes_no,
        today=today,
    )
    told: dict[str, Detail] = {"premises": premises.code, "result": made.result}
    told |= {"violations": len(findings), "minutes_no": made.minutes_no}
    record(by=by, verb="inspections.visit", subject=made.subject, why="", **told)
    return made


@transaction.atomic(durable=True)
def find(*, by: User, visit: Visit, finding: Finding, today: date) -> Visit:
    """Something more was found at the visit, before the minutes are signed."""
    visit = steps.fresh_visit(visit=visit)
    queries.check_can_change(by, visit=visit, today=today)
    found = steps.find(visit=visit, finding=finding, today=today)
    steps.settle(visit=visit)
    told = {"act": found.act_code, "action": found.action}
    record(by=by, verb="inspections.find", subject=visit.subject, why="", **told)
    return visit


@transaction.atomic(durable=True)
def strike(*, by: User, visit: Visit, version: int, why: str, today: date) -> Visit:
    """A visit that should not stand counts no more; it stays readable."""
    visit = steps.fresh_visit(visit=visit)
    queries.check_can_change(by, visit=visit, today=today)
    record_rules.check_reason(why)
    record_rules.check_version(seen=version, now=visit.version)
    record_rules.check_stands(struck=visit.struck)
    record_steps.struck(entry=visit)
    record(by=by, verb="inspections.strike", subject=visit.subject, why=why)
    return visit


@transaction.atomic(durable=True)
def sign(*, by: User, session: Session, minutes_no: str, today: date) -> Session:
    """The minutes of the inspection are signed; its visits are fixed."""
    session = record_steps.fresh(record=session)
    queries.check_can_take(Step.SIGN, by=by, session=session, today=today)
    session.minutes_no = minutes_no.strip()
    _on(session, Step.SIGN)
    record(by=by, verb="inspections.sign", subject=session.subject, why=minutes_no)
    return session


@transaction.atomic(durable=True)
def lock(*, by: User, session: Session, today: date) -> Session:
    """It is handed to the archive."""
    session = record_steps.fresh(record=session)
    queries.check_can_take(Step.LOCK, by=by, session=session, today=today)
    _on(session, Step.LOCK)
    record(by=by, verb="inspections.lock", subject=session.subject, why="")
    return session


def _on(session: Session, step: Step) -> None:
    session.status = LIFE.after(session.stage, step).value
    session.version += 1
    record_steps.keep(row=session)

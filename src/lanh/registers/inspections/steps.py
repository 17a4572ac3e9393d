"""What the acts of this register are made of; no transaction, no line of the trail."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Max, Sum

from lanh.registers.inspections import rules
from lanh.registers.inspections.models import (
    Payment,
    Recheck,
    Seat,
    Session,
    Stop,
    Team,
    Violation,
    Visit,
)
from lanh.registers.inspections.rules import Action, Decision, Finding, Result
from lanh.registers.premises.models import Premises
from lanh.registers.records.rules import check_is_done
from lanh.registers.records.steps import fresh, keep


def fresh_visit(*, visit: Visit) -> Visit:
    """The visit as it is now, its session locked: an act on one waits for the other."""
    fresh(record=visit.session)
    return fresh(record=visit)


def fresh_violation(*, violation: Violation) -> Violation:
    """The violation as it is now; what is done about two of a visit comes in turn."""
    fresh(record=violation.visit)
    found: Violation = Violation.objects.select_for_update().get(pk=violation.pk)
    return found


def team_code_is_free(*, code: str) -> None:
    holder = Team.objects.filter(code=code).first()
    rules.check_team_code(code=code, holder=holder.title if holder else None)


def seated(*, session: Session, present: Iterable[Seat]) -> list[Seat]:
    """Those present, once each; refused where one has no seat in the team that day."""
    seats = list(dict.fromkeys(present))
    on_the_day = set(Seat.objects.filter(team=session.team_id).on(session.day))
    for seat in seats:
        rules.check_of_the_team(
            agency=seat.agency,
            team=session.team.title,
            day=session.day,
            seated=seat in on_the_day,
        )
    return seats


def within_reach(*, team: Team, premises: Premises, day: date) -> None:
    """Refuses what lies outside the team's place, or is not open on the day."""
    rules.check_within(
        name=premises.title,
        place=team.place.name,
        inside=team.place.holds(premises.place),
    )
    standing = premises.is_standing(day)
    rules.check_standing(name=premises.title, day=day, standing=standing)


def put_on_list(*, session: Session, premises: Sequence[Premises]) -> int:
    """How many were not on it yet."""
    for one in premises:
        within_reach(team=session.team, premises=one, day=session.day)
    listed = set(session.stops.values_list("premises", flat=True))
    new = [one for one in dict.fromkeys(premises) if one.pk not in listed]
    Stop.objects.bulk_create(Stop(session=session, premises=one) for one in new)
    return len(new)


def look_in(
    *,
    session: Session,
    premises: Premises,
    findings: Sequence[Finding],
    minutes_no: str,
    today: date,
) -> Visit:
    """A visit with what was found there. minutes_no: '' for the next number."""
    visited = session.visits.counted().filter(premises=premises).exists()
    rules.check_not_visited(name=premises.title, visited=visited)
    result = Result.VIOLATION if findings else Result.OK
    number = minutes_no.strip() or f"{session.visits.count() + 1:02}"
    visit = Visit(session=session, premises=premises, minutes_no=number)
    visit.title, visit.day, visit.place = premises.title, session.day, session.place
    visit.result = result.value
    keep(row=visit)
    for finding in findings:
        find(visit=visit, finding=finding, today=today)
    settle(visit=visit)
    return visit


def find(*, visit: Visit, finding: Finding, today: date) -> Violation:
    """One thing found; decided at once where the finding says so."""
    rules.check_names_nobody(finding.text)
    found = visit.violations.values_list("act_code", flat=True)
    rules.check_found_once(act=finding.act, found=found)
    violation = Violation(visit=visit, act_code=finding.act.value)
    violation.text = finding.text.strip()
    if finding.decision is not None:
        decide(violation=violation, decision=finding.decision, today=today)
    keep(row=violation)
    if finding.recheck is not None:
        keep(row=Recheck(violation=violation, due=finding.recheck))
    return stand(violation=violation)


def decide(*, violation: Violation, decision: Decision, today: date) -> None:
    """Set the decision; not kept yet."""
    check_is_done(day=decision.on, today=today)
    fined = decision.action is Action.FINED
    rules.check_decision(
        action=decision.action,
        found=violation.visit.day,
        decided=decision.on,
        number=decision.number,
        fine=decision.fine,
        due=decision.due,
    )
    violation.action, violation.decided_on = decision.action.value, decision.on
    violation.decision_no = decision.number.strip()
    violation.fine = decision.fine if fined else None
    violation.due = decision.due if fined else None


def stand(*, violation: Violation) -> Violation:
    """Its standing, after whatever was just done to it; kept."""
    paid = violation.payments.aggregate(n=Sum("amount", default=0))["n"]
    violation.paid = paid
    violation.standing = rules.standing_of(
        action=violation.measure,
        owed=violation.owed,
        enforced=violation.enforced_on is not None,
        rechecks=violation.rechecks.filter(done=None).count(),
    ).value
    violation.version += 1
    return keep(row=violation)


def settle(*, visit: Visit) -> None:
    """Once all is decided the visit counts under the heaviest action."""
    found = visit.violations.all()
    actions = [one.measure for one in found]
    decided = [action for action in actions if action is not None]
    visit.action, visit.settled_on = "", None
    if decided and len(decided) == len(actions):
        visit.action = rules.heaviest(decided).value
        visit.settled_on = found.aggregate(n=Max("decided_on"))["n"]
    visit.result = Result.VIOLATION.value if actions else Result.OK.value
    visit.version += 1
    keep(row=visit)


def pay(*, violation: Violation, day: date, amount: int) -> Payment:
    rules.check_payment(amount=amount, owed=violation.owed)
    return keep(row=Payment(violation=violation, day=day, amount=amount))

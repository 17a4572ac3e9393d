"""What becomes of a violation: decided, paid or enforced, seen again."""

from datetime import date

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.audit.rules import Detail
from lanh.registers.inspections import queries, rules, steps
from lanh.registers.inspections.models import Recheck, Violation
from lanh.registers.inspections.rules import Action, Mended
from lanh.registers.records import rules as record_rules
from lanh.registers.records import steps as record_steps


@transaction.atomic(durable=True)
def decide(
    *,
    by: User,
    violation: Violation,
    version: int,
    action: Action,
    decided_on: date,
    today: date,
    decision_no: str = "",
    fine: int | None = None,
    due: date | None = None,
) -> Violation:
    """A rung of the ladder, by a paper, on a day. fine: in đồng, paid by `due`."""
    violation = steps.fresh_violation(violation=violation)
    queries.check_can_follow_up(by, violation=violation, today=today)
    rules.check_undecided(violation.stage)
    record_rules.check_version(seen=version, now=violation.version)
    decision = rules.Decision(Action(action), decided_on, decision_no, fine, due)
    steps.decide(violation=violation, decision=decision, today=today)
    steps.stand(violation=violation)
    steps.settle(visit=violation.visit)
    told: dict[str, Detail] = {"action": violation.action, "fine": violation.fine}
    told |= {"decided_on": decided_on.isoformat(), "decision_no": decision_no}
    record(by=by, verb="inspections.decide", subject=violation.subject, why="", **told)
    return violation


@transaction.atomic(durable=True)
def pay(
    *, by: User, violation: Violation, day: date, amount: int, today: date
) -> Violation:
    """So many đồng came in on the day."""
    violation = steps.fresh_violation(violation=violation)
    queries.check_can_follow_up(by, violation=violation, today=today)
    record_rules.check_is_done(day=day, today=today)
    steps.pay(violation=violation, day=day, amount=amount)
    steps.stand(violation=violation)
    told: dict[str, Detail] = {"amount": amount, "day": day.isoformat()}
    told["owed"] = violation.owed
    record(by=by, verb="inspections.pay", subject=violation.subject, why="", **told)
    return violation


@transaction.atomic(durable=True)
def enforce(*, by: User, violation: Violation, why: str, today: date) -> Violation:
    """The fine was not paid in time and is enforced; why: the order's number."""
    violation = steps.fresh_violation(violation=violation)
    queries.check_can_follow_up(by, violation=violation, today=today)
    rules.check_overdue(due=violation.due if violation.owed else None, today=today)
    record_rules.check_reason(why)
    violation.enforced_on = today
    steps.stand(violation=violation)
    record(by=by, verb="inspections.enforce", subject=violation.subject, why=why)
    return violation


@transaction.atomic(durable=True)
def order_recheck(*, by: User, violation: Violation, due: date, today: date) -> Recheck:
    """The premises are to be seen again by the day."""
    violation = steps.fresh_violation(violation=violation)
    queries.check_can_follow_up(by, violation=violation, today=today)
    recheck = record_steps.keep(row=Recheck(violation=violation, due=due))
    steps.stand(violation=violation)
    told = {"due": due.isoformat()}
    record(by=by, verb="inspections.order_recheck", subject=violation.subject, **told)
    return recheck


@transaction.atomic(durable=True)
def recheck(
    *, by: User, recheck: Recheck, done: date, result: Mended, today: date
) -> Recheck:
    """The premises were seen again: put right, or not."""
    violation = steps.fresh_violation(violation=recheck.violation)
    queries.check_can_follow_up(by, violation=violation, today=today)
    recheck = violation.rechecks.get(pk=recheck.pk)
    rules.check_recheck_open(recheck.done)
    record_rules.check_is_done(day=done, today=today)
    recheck.done, recheck.result = done, Mended(result).value
    record_steps.keep(row=recheck)
    steps.stand(violation=violation)
    told = {"done": done.isoformat(), "result": recheck.result}
    record(by=by, verb="inspections.recheck", subject=violation.subject, **told)
    return recheck

"""What the lead of a mission does, and what the units answer."""

from datetime import date
from typing import Any, Unpack

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.registers.documents.models import Document
from lanh.registers.missions import queries, rules
from lanh.registers.missions.models import Finding, Mission, Visit
from lanh.registers.missions.models.facts import (
    FindingFacts,
    MissionFacts,
    UnitFacts,
)
from lanh.registers.missions.rules import (
    ANSWERING,
    LIFE,
    Level,
    Step,
    Word,
)
from lanh.registers.records import queries as records
from lanh.registers.records import rules as record_rules
from lanh.registers.records import steps

# ── the mission ───────────────────────────────────────────────────────────────────────


@transaction.atomic(durable=True)
def plan(*, by: User, today: date, **facts: Unpack[MissionFacts]) -> Mission:
    """A mission is to go out."""
    mission = Mission(**facts)
    records.check_can_record(by, record=mission, today=today)
    record_rules.check_ends(first=mission.day, last=mission.last_day)
    steps.keep(row=mission)
    told = steps.told(record=mission)
    record(by=by, verb="missions.plan", subject=mission.subject, why="", **told)
    return mission


@transaction.atomic(durable=True)
def change(
    *, by: User, mission: Mission, version: int, today: date, **facts: Any
) -> Mission:
    """Its days, its members, what it looks at: until it was carried out."""
    mission = steps.fresh(record=mission)
    queries.check_can_change(by, mission=mission, today=today)
    record_rules.check_version(seen=version, now=mission.version)
    told = steps.change(record=mission, facts=facts)
    records.check_can_record(by, record=mission, today=today)
    record_rules.check_ends(first=mission.day, last=mission.last_day)
    steps.keep(row=mission)
    record(by=by, verb="missions.change", subject=mission.subject, why="", **told)
    return mission


@transaction.atomic(durable=True)
def announce(
    *,
    by: User,
    mission: Mission,
    decision: str,
    today: date,
    paper: Document | None = None,
) -> Mission:
    """The units are told. decision: its number and date; paper: its entry."""
    mission = _take(Step.ANNOUNCE, by=by, mission=mission, today=today)
    decision = decision.strip() or (paper.heading if paper else "")
    rules.check_decision(decision)
    mission.decision, mission.paper = decision, paper
    steps.keep(row=mission)
    told = {"decision": decision}
    record(by=by, verb="missions.announce", subject=mission.subject, why="", **told)
    return mission


@transaction.atomic(durable=True)
def finish(*, by: User, mission: Mission, today: date) -> Mission:
    """Every unit named was visited, or struck out with a reason."""
    mission = _take(Step.FINISH, by=by, mission=mission, today=today)
    steps.keep(row=mission)
    visits = mission.visits.filter(struck=False).count()
    record(by=by, verb="missions.finish", subject=mission.subject, visits=visits)
    return mission


@transaction.atomic(durable=True)
def send(*, by: User, mission: Mission, today: date) -> Mission:
    """The units may read what was found with them, and answer."""
    mission = _take(Step.SEND, by=by, mission=mission, today=today)
    steps.keep(row=mission)
    found = mission.findings.filter(struck=False).count()
    record(by=by, verb="missions.send", subject=mission.subject, findings=found)
    return mission


@transaction.atomic(durable=True)
def follow(*, by: User, mission: Mission, today: date) -> Mission:
    """Every recommendation is settled."""
    mission = _take(Step.FOLLOW, by=by, mission=mission, today=today)
    steps.keep(row=mission)
    record(by=by, verb="missions.follow", subject=mission.subject)
    return mission


@transaction.atomic(durable=True)
def close(*, by: User, mission: Mission, today: date) -> Mission:
    """The file of the mission is closed."""
    mission = _take(Step.CLOSE, by=by, mission=mission, today=today)
    steps.keep(row=mission)
    record(by=by, verb="missions.close", subject=mission.subject)
    return mission


@transaction.atomic(durable=True)
def cancel(*, by: User, mission: Mission, why: str, today: date) -> Mission:
    """It does not go out."""
    mission = _take(Step.CANCEL, by=by, mission=mission, today=today)
    record_rules.check_reason(why)
    steps.keep(row=mission)
    record(by=by, verb="missions.cancel", subject=mission.subject, why=why)
    return mission


# ── visits and findings ───────────────────────────────────────────────────────────────


@transaction.atomic(durable=True)
def name_unit(
    *, by: User, mission: Mission, today: date, **facts: Unpack[UnitFacts]
) -> Visit:
    """A commune, a facility or an agency is to be visited, on a day of the mission."""
    mission = steps.fresh(record=mission)
    queries.check_can_change(by, mission=mission, today=today)
    visit = Visit(mission=mission, **facts)
    rules.check_within(day=visit.day, first=mission.day, last=mission.last_day)
    rules.check_named_once(unit=visit.title, day=queries.named_for(visit))
    steps.keep(row=visit)
    told = steps.told(record=visit)
    record(by=by, verb="missions.name_unit", subject=visit.subject, why="", **told)
    return visit


@transaction.atomic(durable=True)
def visit(*, by: User, visit: Visit, day: date, minutes: str, today: date) -> Visit:
    """The unit was visited. minutes: number and date of what was written there."""
    visit = steps.fresh(record=visit)
    queries.check_can_visit(by, visit=visit, today=today)
    record_rules.check_is_done(day=day, today=today)
    mission = visit.mission
    rules.check_within(day=day, first=mission.day, last=mission.last_day)
    visit.day, visit.minutes, visit.visited = day, minutes, True
    visit.version += 1
    steps.keep(row=visit)
    told = steps.told(record=visit) | {"minutes": minutes}
    record(by=by, verb="missions.visit", subject=visit.subject, why="", **told)
    return visit


@transaction.atomic(durable=True)
def find(
    *, by: User, visit: Visit, today: date, **facts: Unpack[FindingFacts]
) -> Finding:
    """What was found at a unit, and what it is to do by when."""
    visit = steps.fresh(record=visit)
    queries.check_can_find(by, visit=visit, today=today)
    finding = Finding(
        mission=visit.mission, visit=visit, place=visit.place, day=visit.day, **facts
    )
    _judge(finding)
    steps.keep(row=finding)
    told = steps.told(record=finding) | {"level": finding.level}
    record(by=by, verb="missions.find", subject=finding.subject, why="", **told)
    return finding


@transaction.atomic(durable=True)
def correct_finding(
    *, by: User, finding: Finding, version: int, why: str, today: date, **facts: Any
) -> Finding:
    """What was found was written down wrongly; the trail keeps old and new."""
    finding = steps.fresh(record=finding)
    queries.check_can_mend(by, finding=finding, today=today)
    record_rules.check_reason(why)
    record_rules.check_version(seen=version, now=finding.version)
    told = steps.change(record=finding, facts=facts)
    _judge(finding)
    steps.keep(row=finding)
    subject = finding.subject
    record(by=by, verb="missions.correct_finding", subject=subject, why=why, **told)
    return finding


@transaction.atomic(durable=True)
def strike_visit(*, by: User, visit: Visit, why: str, today: date) -> Visit:
    """A unit is not visited after all."""
    visit = steps.fresh(record=visit)
    queries.check_can_strike(by, part=visit, today=today)
    record_rules.check_reason(why)
    steps.struck(entry=visit)
    record(by=by, verb="missions.strike", subject=visit.subject, why=why)
    return visit


@transaction.atomic(durable=True)
def strike_finding(*, by: User, finding: Finding, why: str, today: date) -> Finding:
    """A finding does not stand."""
    finding = steps.fresh(record=finding)
    queries.check_can_strike(by, part=finding, today=today)
    record_rules.check_reason(why)
    steps.struck(entry=finding)
    record(by=by, verb="missions.strike", subject=finding.subject, why=why)
    return finding


# ── answers ───────────────────────────────────────────────────────────────────────────


@transaction.atomic(durable=True)
def answer(*, by: User, finding: Finding, answer: str, today: date) -> Finding:
    """The unit says what it did about a recommendation."""
    finding = steps.fresh(record=finding)
    queries.check_can_answer(by, finding=finding, today=today)
    rules.check_says_something(answer)
    finding.answer, finding.answered_on = answer, today
    _word(Word.ANSWER, finding)
    record(by=by, verb="missions.answer", subject=finding.subject)
    return finding


@transaction.atomic(durable=True)
def settle(*, by: User, finding: Finding, version: int, today: date) -> Finding:
    """The answer that was read is enough."""
    finding = steps.fresh(record=finding)
    queries.check_can_settle(by, finding=finding, today=today)
    record_rules.check_version(seen=version, now=finding.version)
    finding.settled_on = today
    _word(Word.SETTLE, finding)
    record(by=by, verb="missions.settle", subject=finding.subject)
    return finding


@transaction.atomic(durable=True)
def ask_again(*, by: User, finding: Finding, why: str, today: date) -> Finding:
    """The answer is not enough: the unit is asked again; what it said stays told."""
    finding = steps.fresh(record=finding)
    queries.check_can_settle(by, finding=finding, today=today)
    record_rules.check_reason(why)
    said = finding.answer
    _word(Word.ASK_AGAIN, finding)
    record(
        by=by, verb="missions.ask_again", subject=finding.subject, why=why, said=said
    )
    return finding


# ── what the acts share ───────────────────────────────────────────────────────────────


def _take(step: Step, *, by: User, mission: Mission, today: date) -> Mission:
    """The mission as it is now, locked and one step on."""
    mission = steps.fresh(record=mission)
    queries.check_can_take(step, by=by, mission=mission, today=today)
    queries.check_in_order(step, mission=mission)
    mission.status = LIFE.after(mission.stage, step).value
    mission.version += 1
    return mission


def _judge(finding: Finding) -> None:
    """What is not in order has its recommendation, and a day to do it by."""
    level = Level(finding.level)
    due, recommended = finding.due, finding.recommendation
    rules.check_recommended(level=level, recommendation=recommended, due=due)
    rules.check_due(due=due, day=finding.day)
    finding.state = rules.answered(level).value


def _word(word: Word, finding: Finding) -> None:
    finding.state = ANSWERING.after(finding.stage, word).value
    finding.version += 1
    steps.keep(row=finding)

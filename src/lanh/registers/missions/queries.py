"""Questions about missions: which may I see, what may I do now, what is due?"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.refusal import allows
from lanh.common.words import _
from lanh.owed.registry import Due, Said
from lanh.registers.documents import queries as documents
from lanh.registers.missions import rules
from lanh.registers.missions.models import Finding, Mission, Visit
from lanh.registers.missions.rules import ANSWERING, Word
from lanh.registers.missions.rules import Answered as Answered
from lanh.registers.missions.rules import Level as Level
from lanh.registers.missions.rules import Status as Status
from lanh.registers.missions.rules import Step as Step
from lanh.registers.records import queries as records
from lanh.registers.records import rules as record_rules

# ── what one sees ─────────────────────────────────────────────────────────────────────


def missions(for_user: User, *, today: date) -> Any:
    return records.visible(Mission, for_user, today=today).select_related("paper")


def visits(for_user: User, *, today: date) -> Any:
    return records.visible(Visit, for_user, today=today).select_related(
        "mission__place"
    )


def findings(for_user: User, *, today: date) -> Any:
    rows = records.visible(Finding, for_user, today=today)
    return rows.select_related("mission__place", "visit")


def decisions(for_user: User, *, mission: Mission, today: date) -> Any:
    """The decisions in the register of the mission's place, newest first."""
    rows = documents.documents(for_user, today=today).filed()
    return rows.filter(place=mission.place, kind=documents.Kind.DECISION.value)


def visits_of(mission: Mission, for_user: User, *, today: date) -> Any:
    """The units of one mission that the user may see."""
    return visits(for_user, today=today).filter(mission=mission)


def findings_of(mission: Mission, for_user: User, *, today: date) -> Any:
    rows = findings(for_user, today=today).filter(mission=mission)
    return rows.order_by("visit__day", "visit__title_key", "day", "title_key", "pk")


def named_for(visit: Visit) -> date | None:
    """The day for which its mission names that unit already."""
    visit.reckon()
    same = visit.mission.visits.filter(unit_key=visit.unit_key, struck=False)
    return same.exclude(pk=visit.pk).values_list("day", flat=True).first()


def left_to_visit(mission: Mission) -> int:
    return mission.visits.filter(struck=False, visited=False).count()


def left_to_settle(mission: Mission) -> int:
    waiting = [Answered.OPEN.value, Answered.ANSWERED.value]
    return mission.findings.filter(struck=False, state__in=waiting).count()


# ── what one may do ───────────────────────────────────────────────────────────────────


def check_can_lead(by: User, *, mission: Mission, today: date) -> None:
    access.check_may(by, Permission.RUN_MISSIONS, at=mission.place, today=today)


def check_can_take(step: Step, *, by: User, mission: Mission, today: date) -> None:
    """The person leads missions there, and the mission's life allows it."""
    check_can_lead(by, mission=mission, today=today)
    record_rules.check_step(life=rules.LIFE, status=mission.stage, step=step)


def can_take(step: Step, *, by: User, mission: Mission, today: date) -> bool:
    return allows(check_can_take, step, by=by, mission=mission, today=today)


def check_in_order(step: Step, *, mission: Mission) -> None:
    """What must have been done before the step."""
    if step is Step.ANNOUNCE:
        units = mission.visits.filter(struck=False).count()
        rules.check_units(mission=mission.title, units=units)
    elif step is Step.FINISH:
        rules.check_all_visited(left_to_visit(mission))
    elif step is Step.FOLLOW:
        rules.check_all_settled(left_to_settle(mission))


def check_can_change(by: User, *, mission: Mission, today: date) -> None:
    """Days, members, units: until it was carried out."""
    check_can_lead(by, mission=mission, today=today)
    if mission.stage not in rules.UNDER_WAY:
        record_rules.check_step(
            life=rules.LIFE, status=mission.stage, step=Step.ANNOUNCE
        )


def can_change(by: User, *, mission: Mission, today: date) -> bool:
    return allows(check_can_change, by, mission=mission, today=today)


def check_can_visit(by: User, *, visit: Visit, today: date) -> None:
    """The mission is announced, the unit not visited yet."""
    check_can_lead(by, mission=visit.mission, today=today)
    record_rules.check_stands(struck=visit.struck)
    record_rules.check_step(
        life=rules.LIFE, status=visit.mission.stage, step=Step.FINISH
    )
    rules.check_not_visited(unit=visit.title, visited=visit.visited, day=visit.day)


def can_visit(by: User, *, visit: Visit, today: date) -> bool:
    return allows(check_can_visit, by, visit=visit, today=today)


def check_can_find(by: User, *, visit: Visit, today: date) -> None:
    """The unit was visited, and the findings are not sent yet."""
    check_can_lead(by, mission=visit.mission, today=today)
    record_rules.check_stands(struck=visit.struck)
    rules.check_still_writing(visit.mission.stage)
    rules.check_visited(unit=visit.title, visited=visit.visited)


def can_find(by: User, *, visit: Visit, today: date) -> bool:
    return allows(check_can_find, by, visit=visit, today=today)


def check_can_strike(by: User, *, part: Visit | Finding, today: date) -> None:
    """Out of the mission, while its findings are not sent."""
    check_can_lead(by, mission=part.mission, today=today)
    record_rules.check_stands(struck=part.struck)
    if part.mission.stage is not Status.PLANNED:
        rules.check_still_writing(part.mission.stage)


def can_strike(by: User, *, part: Visit | Finding, today: date) -> bool:
    return allows(check_can_strike, by, part=part, today=today)


def check_can_mend(by: User, *, finding: Finding, today: date) -> None:
    """A finding is corrected until it is sent."""
    check_can_lead(by, mission=finding.mission, today=today)
    record_rules.check_stands(struck=finding.struck)
    rules.check_still_writing(finding.mission.stage)


def can_mend(by: User, *, finding: Finding, today: date) -> bool:
    return allows(check_can_mend, by, finding=finding, today=today)


def check_can_answer(by: User, *, finding: Finding, today: date) -> None:
    """The unit itself, or who leads the mission, for what came by letter."""
    lead = access.may(
        by, Permission.RUN_MISSIONS, at=finding.mission.place, today=today
    )
    if not lead:
        needs = Permission.ANSWER_MISSIONS
        access.check_may(by, needs, at=finding.place, today=today)
    record_rules.check_stands(struck=finding.struck)
    rules.check_sent(finding.mission.stage)
    record_rules.check_step(life=ANSWERING, status=finding.stage, step=Word.ANSWER)


def can_answer(by: User, *, finding: Finding, today: date) -> bool:
    return allows(check_can_answer, by, finding=finding, today=today)


def check_can_settle(by: User, *, finding: Finding, today: date) -> None:
    check_can_lead(by, mission=finding.mission, today=today)
    record_rules.check_step(life=ANSWERING, status=finding.stage, step=Word.SETTLE)


def can_settle(by: User, *, finding: Finding, today: date) -> bool:
    return allows(check_can_settle, by, finding=finding, today=today)


# ── what is due ───────────────────────────────────────────────────────────────────────

MANY: Final = 20


def due(for_user: User, today: date) -> Iterator[Due]:
    """Recommendations that one's own unit has not answered; missions whose days have
    passed; answers to be looked at."""
    own = [post.place for post in access.posts_of(for_user, today=today)]
    answers = access.reach(for_user, Permission.ANSWER_MISSIONS, today=today)
    sent = [one.value for one in rules.SENT]
    waiting = Finding.objects.filter(answers, place__in=own, mission__status__in=sent)
    waiting = waiting.filter(state=Answered.OPEN.value, struck=False)
    for one in waiting.select_related("mission").order_by("due", "pk")[:MANY]:
        yield _to_answer(one, today)
    lead = access.reach(for_user, Permission.RUN_MISSIONS, today=today)
    yield from _to_run(Mission.objects.filter(lead, place__in=own), today)
    theirs = access.reach(
        for_user, Permission.RUN_MISSIONS, today=today, to="mission__place__"
    )
    yield from _to_look_at(Finding.objects.filter(theirs, struck=False), today)


def _to_answer(one: Finding, today: date) -> Due:
    facts = {"what": one.recommendation, "mission": one.mission.title}
    return Due(
        what=Said(_("Answer: {what}"), facts),
        why=Said(_("Recommended by {mission}"), facts),
        due=one.due,
        late=one.is_late(today),
        url_name="missions:answer",
        url_args=(one.pk,),
        act=Said(_("Write what was done")),
    )


def _to_run(rows: Any, today: date) -> Iterator[Due]:
    under_way = [one.value for one in rules.UNDER_WAY]
    soon = rows.filter(status__in=under_way, day__lte=today + timedelta(days=14))
    for one in soon.order_by("day", "pk")[:MANY]:
        yield Due(
            what=Said("{title}", {"title": one.title}),
            why=Said(_("A mission of these days is under way or to be announced")),
            due=one.last_day,
            late=one.last_day < today,
            url_name="missions:detail",
            url_args=(one.pk,),
            act=Said(_("Open the mission")),
        )


def _to_look_at(rows: Any, today: date) -> Iterator[Due]:
    answered = rows.filter(state=Answered.ANSWERED.value).count()
    sent = [one.value for one in rules.SENT]
    late = rows.filter(
        state=Answered.OPEN.value, due__lt=today, mission__status__in=sent
    ).count()
    act = Said(_("See the list"))
    if answered:
        what = Said(
            _("Answers of units that wait to be looked at: {n}"), {"n": answered}
        )
        yield Due(what, None, "missions:findings", act, query="state=answered")
    if late:
        what = Said(
            _("Recommendations that units have not answered in time: {n}"), {"n": late}
        )
        yield Due(what, None, "missions:findings", act, late=True, query="late=on")

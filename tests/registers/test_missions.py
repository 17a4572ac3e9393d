"""Supervision missions: from the decision to the last recommendation settled."""

from datetime import date, timedelta
from typing import Any

import pytest

from lanh.access.errors import NotPermitted
from lanh.common.period import Period
from lanh.elements import registry
from lanh.registers.missions import actions, queries
from lanh.registers.missions.errors import (
    DueBeforeFound,
    FindingsLeftOpen,
    FindingsSent,
    NobodyToVisit,
    NoDecision,
    NoRecommendation,
    NothingSaid,
    NotSentYet,
    NotVisitedYet,
    OutsideItsDays,
    UnitNamedTwice,
    VisitsLeftOpen,
    VisitStands,
)
from lanh.registers.missions.models import Finding
from lanh.registers.missions.rules import Answered, Status, Step
from lanh.registers.records.errors import (
    ChangedMeanwhile,
    LastDayTooEarly,
    NoReason,
    StruckOut,
    WrongStep,
)
from tests.cast import TODAY, Cast
from tests.registers.papers import sent_out
from tests.registers.trips import (
    DUE,
    FIRST,
    LAST,
    announced,
    found,
    named,
    planned,
    sent,
    visited,
)

pytestmark = pytest.mark.both
YEAR = Period.calendar_year(2026)


# ── going out ─────────────────────────────────────────────────────────────────────────


def test_a_mission_is_planned_and_changed(cast: Cast) -> None:
    mission = planned(cast)
    with pytest.raises(NotPermitted):
        actions.plan(
            by=cast.officer,
            title="x",
            day=FIRST,
            last_day=LAST,
            place=cast.suoi_lanh,
            field="rehab",
            lead="UBND xã",
            today=TODAY,
        )
    with pytest.raises(LastDayTooEarly):
        planned(cast, last_day=FIRST - timedelta(days=1))
    changed = actions.change(
        by=cast.specialist,
        mission=mission,
        version=mission.version,
        today=TODAY,
        members=["Lý Thị Hạnh"],
    )
    assert changed.members == ["Lý Thị Hạnh"]
    with pytest.raises(ChangedMeanwhile):
        actions.change(
            by=cast.specialist, mission=mission, version=1, today=TODAY, lead="Sở"
        )


def test_it_is_announced_on_a_decision_to_units_that_are_named(cast: Cast) -> None:
    mission = planned(cast)
    with pytest.raises(NobodyToVisit):
        announced(cast, mission)
    named(cast, mission)
    with pytest.raises(NoDecision):
        actions.announce(by=cast.inspector, mission=mission, decision=" ", today=TODAY)
    paper = sent_out(cast, kind="quyet_dinh", symbol="QĐ-UBND")
    told = actions.announce(
        by=cast.inspector, mission=mission, decision="", paper=paper, today=TODAY
    )
    assert (told.decision, told.paper) == ("01/QĐ-UBND", paper)


def test_a_visit_lies_within_the_mission_and_is_made_once(cast: Cast) -> None:
    mission = planned(cast)
    with pytest.raises(OutsideItsDays):
        named(cast, mission, day=LAST + timedelta(days=1))
    visit = named(cast, mission)
    with pytest.raises(UnitNamedTwice):
        named(cast, mission, title="ĐIỂM cai nghiện   suối lành")
    with pytest.raises(WrongStep):
        visited(cast, visit)
    announced(cast, mission)
    assert visited(cast, visit).visited
    with pytest.raises(VisitStands):
        visited(cast, visit)


def test_it_was_carried_out_when_every_unit_was_visited(cast: Cast) -> None:
    mission = planned(cast)
    visit, other = named(cast, mission), named(cast, mission, title="UBND xã", kind="")
    announced(cast, mission)
    visited(cast, visit)
    with pytest.raises(VisitsLeftOpen, match="1 of the units"):
        actions.finish(by=cast.inspector, mission=mission, today=TODAY)
    with pytest.raises(NoReason):
        actions.strike_visit(by=cast.inspector, visit=other, why="", today=TODAY)
    actions.strike_visit(by=cast.inspector, visit=other, why="Mưa lũ", today=TODAY)
    with pytest.raises(StruckOut):
        visited(cast, other)
    assert (
        actions.finish(by=cast.inspector, mission=mission, today=TODAY).stage
        is Status.DONE
    )


def test_a_mission_is_cancelled_with_a_reason(cast: Cast) -> None:
    mission = planned(cast)
    with pytest.raises(NoReason):
        actions.cancel(by=cast.inspector, mission=mission, why="", today=TODAY)
    cancelled = actions.cancel(
        by=cast.inspector, mission=mission, why="Đổi kế hoạch", today=TODAY
    )
    assert cancelled.stage is Status.CANCELLED
    with pytest.raises(WrongStep):
        announced(cast, mission)


# ── what was found ────────────────────────────────────────────────────────────────────


def test_what_was_found_was_found_on_a_visit(cast: Cast) -> None:
    mission = planned(cast)
    visit = named(cast, mission)
    announced(cast, mission)
    with pytest.raises(NotVisitedYet):
        found(cast, visit)
    finding = found(cast, visited(cast, visit))
    assert finding.stage is Answered.OPEN
    fine = found(cast, visit, level="ok", recommendation="", due=None)
    assert fine.stage is Answered.NONE


def test_what_is_not_in_order_is_followed_by_a_recommendation(cast: Cast) -> None:
    mission = planned(cast)
    visit = named(cast, mission)
    announced(cast, mission)
    visited(cast, visit)
    with pytest.raises(NoRecommendation):
        found(cast, visit, recommendation=" ")
    with pytest.raises(NoRecommendation):
        found(cast, visit, due=None)
    with pytest.raises(DueBeforeFound):
        found(cast, visit, due=FIRST)


def test_a_finding_is_corrected_until_it_is_sent(cast: Cast) -> None:
    finding = sent(cast)

    def correct(finding: Finding) -> Finding:
        return actions.correct_finding(
            by=cast.inspector,
            finding=finding,
            version=finding.version,
            why="Ghi nhầm",
            today=TODAY,
            level="major",
        )

    with pytest.raises(FindingsSent, match="findings sent"):
        correct(finding)
    mission = planned(cast, title="Đoàn khác")
    visit = named(cast, mission)
    announced(cast, mission)
    corrected = correct(found(cast, visited(cast, visit)))
    assert corrected.level == "major"
    struck = actions.strike_finding(
        by=cast.inspector, finding=corrected, why="Ghi hai lần", today=TODAY
    )
    assert struck.struck


# ── answers ───────────────────────────────────────────────────────────────────────────


def test_a_unit_answers_and_the_lead_settles(cast: Cast) -> None:
    finding = sent(cast)
    mission = finding.mission

    def answer(words: str, by: Any = cast.officer) -> Finding:
        return actions.answer(by=by, finding=finding, answer=words, today=TODAY)

    with pytest.raises(NothingSaid):
        answer("  ")
    with pytest.raises(NotPermitted):
        answer("Đã làm", by=cast.outsider)
    with pytest.raises(FindingsLeftOpen, match="1 recommendations"):
        actions.follow(by=cast.inspector, mission=mission, today=TODAY)
    answered = answer("Đã bổ sung đủ ba phiếu.")
    again = actions.ask_again(
        by=cast.inspector, finding=answered, why="Thiếu chữ ký", today=TODAY
    )
    assert again.stage is Answered.OPEN
    answered = answer("Đã bổ sung, có chữ ký (công văn 12/UBND).")
    with pytest.raises(NotPermitted):
        actions.settle(
            by=cast.officer, finding=answered, version=answered.version, today=TODAY
        )
    settled = actions.settle(
        by=cast.inspector, finding=answered, version=answered.version, today=TODAY
    )
    assert settled.stage is Answered.SETTLED
    assert (
        actions.follow(by=cast.inspector, mission=mission, today=TODAY).stage
        is Status.FOLLOWED
    )
    assert (
        actions.close(by=cast.inspector, mission=mission, today=TODAY).stage
        is Status.CLOSED
    )


def test_nothing_is_answered_before_it_is_sent(cast: Cast) -> None:
    mission = planned(cast)
    visit = named(cast, mission)
    announced(cast, mission)
    finding = found(cast, visited(cast, visit))
    with pytest.raises(NotSentYet):
        actions.answer(by=cast.officer, finding=finding, answer="Đã", today=TODAY)


# ── who sees what ─────────────────────────────────────────────────────────────────────


def test_a_unit_knows_from_the_announcement_and_reads_what_was_sent(
    cast: Cast,
) -> None:
    mission = planned(cast)
    visit = named(cast, mission)
    other = named(cast, mission, title="UBND xã", place=cast.ban_may, kind="")
    assert not queries.missions(cast.officer, today=TODAY)
    announced(cast, mission)
    assert list(queries.missions(cast.officer, today=TODAY)) == [mission]
    assert list(queries.visits_of(mission, cast.officer, today=TODAY)) == [visit]
    mine, theirs = found(cast, visited(cast, visit)), found(cast, visited(cast, other))
    assert not queries.findings(cast.officer, today=TODAY)
    actions.finish(by=cast.inspector, mission=mission, today=TODAY)
    actions.send(by=cast.inspector, mission=mission, today=TODAY)
    assert list(queries.findings(cast.officer, today=TODAY)) == [mine]
    assert set(queries.findings(cast.specialist, today=TODAY)) == {mine, theirs}
    assert not queries.missions(cast.outsider, today=TODAY)


def test_the_buttons_are_what_the_rules_allow(cast: Cast) -> None:
    mission = planned(cast)
    opened = [
        step
        for step in Step
        if queries.can_take(step, by=cast.inspector, mission=mission, today=TODAY)
    ]
    assert opened == [Step.ANNOUNCE, Step.CANCEL]
    assert not queries.can_change(cast.officer, mission=mission, today=TODAY)


# ── what is due ───────────────────────────────────────────────────────────────────────


def test_a_recommendation_is_due_at_the_unit(cast: Cast) -> None:
    finding = sent(cast)
    (due,) = queries.due(cast.officer, TODAY)
    assert (due.due, due.late) == (DUE, False)
    (late,) = queries.due(cast.officer, DUE + timedelta(days=1))
    assert late.late
    told = [d.query for d in queries.due(cast.inspector, DUE + timedelta(days=1))]
    assert told == ["late=on"]
    actions.answer(by=cast.officer, finding=finding, answer="Đã làm", today=TODAY)
    assert not list(queries.due(cast.officer, TODAY))
    assert [d.query for d in queries.due(cast.inspector, TODAY)] == ["state=answered"]


def test_a_mission_of_these_days_is_due_at_its_lead(cast: Cast) -> None:
    planned(cast)
    (due,) = queries.due(cast.inspector, TODAY)
    assert due.due == LAST
    assert not list(queries.due(cast.officer, TODAY))


# ── counts ────────────────────────────────────────────────────────────────────────────


def count(cast: Cast, code: str, **asked: Any) -> int:
    told: dict[str, Any] = {"place": cast.lanh_son, "period": YEAR, "as_of": TODAY}
    return int(registry.count(code, **(told | asked)).number)


def test_facilities_are_counted_once_and_checks_each_time(cast: Cast) -> None:
    for title in ("Đợt một", "Đợt hai"):
        mission = planned(cast, title=title)
        house = named(cast, mission)
        office = named(cast, mission, title="UBND xã Suối Lành", kind="")
        left = named(cast, mission, title="Điểm tư vấn", kind="counselling_point")
        announced(cast, mission)
        visited(cast, house)
        visited(cast, office)
        actions.strike_visit(by=cast.inspector, visit=left, why="Đóng cửa", today=TODAY)
    assert count(cast, "facility.checks") == 2
    assert count(cast, "facility.checked") == 1
    assert count(cast, "facility.checks", kind="community_house") == 2
    assert count(cast, "facility.checks", kind="counselling_point") == 0
    assert count(cast, "facility.checks", place=cast.ban_may) == 0
    assert count(cast, "missions.done") == 0


def test_a_mission_counts_once_it_was_carried_out(cast: Cast) -> None:
    sent(cast)
    assert count(cast, "missions.done") == 1
    assert count(cast, "missions.done", mission_field="rehab") == 1
    assert count(cast, "missions.done", mission_field="trafficking") == 0
    before = Period.calendar_year(2025)
    assert count(cast, "missions.done", period=before) == 0
    assert registry.count(
        "missions.done", place=cast.lanh_son, period=YEAR, as_of=date(2026, 12, 31)
    ).rows.get()

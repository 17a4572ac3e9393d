"""What a team found and what became of it: decided, paid, enforced, seen again."""

from datetime import date, timedelta
from typing import Any

import pytest

from lanh.registers.inspections import queries
from lanh.registers.inspections.actions import sessions, violations
from lanh.registers.inspections.errors import (
    AmountWithoutFine,
    DecidedAlready,
    DecidedBeforeFound,
    DecisionWithoutNumber,
    FineWithoutAmount,
    FoundTwice,
    NamesAPerson,
    NotOverdue,
    PaysTooMuch,
    RecheckedAlready,
)
from lanh.registers.inspections.models import Violation, Visit
from lanh.registers.inspections.rules import (
    Act,
    Action,
    Finding,
    Mended,
    Standing,
)
from lanh.registers.records.errors import (
    ChangedMeanwhile,
    NoReason,
    NotDoneYet,
)
from tests.cast import TODAY, Cast
from tests.registers.inspecting import (
    FINED,
    REMINDED,
    TOMORROW,
    begun,
    decided,
    found,
    visited,
)

pytestmark = pytest.mark.both

# ── what was found ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Gặp chị Hoa, nhân viên", "chị Hoa"),
        ("Nhân viên Giàng Thị Pao chưa có hợp đồng", "Giàng Thị Pao"),
        ("Liên hệ 0912.345.678", "0912.345.678"),
        ("Số giấy tờ 012345678901", "012345678901"),
    ],
)
def test_no_person_found_on_the_spot_is_written_down(
    cast: Cast, text: str, person: str
) -> None:
    with pytest.raises(NamesAPerson, match=person):
        visited(cast, begun(cast), Finding(Act.CONTRACT, text))
    assert not Visit.objects.exists()


def test_what_was_found_is_told_without_anybody(cast: Cast) -> None:
    text = "5 lao động, trong đó 2 nữ, không có hợp đồng; nhà nghỉ Hoa Sim, thôn 2"
    visit = visited(cast, begun(cast), Finding(Act.CONTRACT, text))
    assert visit.violations.get().text == text


def test_a_visit_counts_under_its_heaviest_action_once_all_is_decided(
    cast: Cast,
) -> None:
    visit = visited(
        cast,
        begun(cast),
        Finding(Act.CONTRACT, decision=FINED),
        Finding(Act.HEALTH, decision=REMINDED),
    )
    assert (visit.heaviest, visit.settled_on) == (Action.FINED, TODAY)
    said: dict[str, Any] = {"by": cast.inspector, "visit": visit, "today": TODAY}
    with pytest.raises(FoundTwice):
        sessions.find(finding=Finding(Act.CONTRACT), **said)
    visit = sessions.find(
        by=cast.inspector, visit=visit, finding=Finding(Act.STAY), today=TODAY
    )
    assert (visit.heaviest, visit.settled_on) == (None, None)
    paper = {"decision_no": "9/QĐ"}
    decided(cast, visit.violations.get(act_code="stay"), action="suspended", **paper)
    visit.refresh_from_db()
    assert visit.heaviest is Action.SUSPENDED


def test_a_decision_fits_its_rung_of_the_ladder(cast: Cast) -> None:
    violation = found(cast)
    with pytest.raises(DecidedBeforeFound):
        decided(cast, violation, decided_on=TODAY - timedelta(days=1))
    with pytest.raises(NotDoneYet):
        decided(cast, violation, decided_on=TOMORROW)
    with pytest.raises(DecisionWithoutNumber):
        decided(cast, violation, action=Action.SUSPENDED)
    with pytest.raises(FineWithoutAmount):
        decided(cast, violation, action=Action.FINED, decision_no="1")
    with pytest.raises(AmountWithoutFine):
        decided(cast, violation, fine=5)
    with pytest.raises(ChangedMeanwhile):
        decided(cast, violation, version=99)
    assert decided(cast, violation).stage is Standing.CLOSED
    with pytest.raises(DecidedAlready):
        decided(cast, Violation.objects.get())


def test_a_fine_is_paid_in_parts_and_no_more_than_it_is(cast: Cast) -> None:
    violation = found(cast, FINED)
    assert (violation.stage, violation.owed) == (Standing.OWING, 3_000_000)
    said: dict[str, Any] = {"by": cast.inspector, "day": TODAY, "today": TODAY}
    with pytest.raises(PaysTooMuch):
        violations.pay(violation=violation, amount=3_000_001, **said)
    violation = violations.pay(violation=violation, amount=1_000_000, **said)
    assert violation.stage is Standing.OWING
    violation = violations.pay(
        by=cast.inspector, violation=violation, day=TODAY, amount=2_000_000, today=TODAY
    )
    assert violation.stage is Standing.CLOSED


def test_a_fine_past_its_day_is_enforced(cast: Cast) -> None:
    violation, later = found(cast, FINED), date(2026, 6, 2)
    said: dict[str, Any] = {"by": cast.inspector, "violation": violation}
    with pytest.raises(NotOverdue):
        violations.enforce(why="QĐ 3", today=date(2026, 6, 1), **said)
    assert violation.is_overdue(later)
    assert any(due.late for due in queries.due(cast.inspector, later))
    with pytest.raises(NoReason):
        violations.enforce(why="", today=later, **said)
    violation = violations.enforce(
        by=cast.inspector, violation=violation, why="QĐ cưỡng chế 3", today=later
    )
    assert violation.stage is Standing.ENFORCED


def test_a_violation_is_checked_again_before_it_is_done_with(cast: Cast) -> None:
    violation = found(cast, REMINDED, recheck=TOMORROW)
    assert violation.stage is Standing.RECHECK
    recheck = violation.rechecks.get()
    # Mai, at the place itself, is told; the province's inspector has her own.
    assert [due.due for due in queries.due(cast.officer, TODAY)] == [TOMORROW]
    said: dict[str, Any] = {"recheck": recheck, "result": Mended.AGAIN}
    done = violations.recheck(by=cast.officer, done=TODAY, today=TODAY, **said)
    assert done.outcome is Mended.AGAIN
    with pytest.raises(RecheckedAlready):
        violations.recheck(by=cast.officer, done=TODAY, today=TODAY, **said)
    violations.order_recheck(
        by=cast.officer, violation=violation, due=TOMORROW, today=TODAY
    )
    violation.refresh_from_db()
    assert violation.stage is Standing.RECHECK

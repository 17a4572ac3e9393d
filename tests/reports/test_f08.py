"""Form F08, filled from the registers of premises and inspections: V21, V22, V23."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from lanh.common.clock import HANOI
from lanh.common.period import Period
from lanh.elements.forms import forms
from lanh.elements.rulebook import checks
from lanh.registers.inspections.rules import Act, Finding
from lanh.reports import actions
from lanh.reports.errors import HasErrors
from lanh.reports.models import Duty, Submission
from lanh.reports.queries.findings import Finding as Found
from lanh.reports.queries.findings import findings
from lanh.reports.rules import Difference
from tests.cast import OPERATOR, TODAY, Cast
from tests.registers.inspecting import FINED, begun, of_the_province, visited
from tests.registers.test_premises import closed, opened, staffed

pytestmark = pytest.mark.both
QUARTER = Period.decree_09_quarter(2026, 2)  # 15/3 → 14/6
AFTER = date(2026, 6, 15)
AT = datetime.combine(AFTER, time(9), HANOI)


def opened_f08(cast: Cast, period: Period = QUARTER) -> Submission:
    """Mai has opened the form for Suối Lành; the registers have filled it."""
    actions.load_forms(by=OPERATOR)
    actions.open_period(
        by=cast.specialist,
        form="F08",
        period=period,
        province=cast.lanh_son,
        today=AFTER,
    )
    duty = Duty.objects.during(period).get(place=cast.suoi_lanh)
    return actions.start(by=cast.officer, duty=duty, today=AFTER)


def typed(cast: Cast, report: Submission, **figures: int) -> Submission:
    """The totals of insp.* as somebody types them."""
    values = {f"insp.{name}": Decimal(number) for name, number in figures.items()}
    return actions.save_cells(
        by=cast.officer,
        submission=report,
        version=report.version,
        values=values,
        narratives={},
        today=AFTER,
    )


def broken(report: Submission) -> list[Found]:
    return [f for f in findings(report, report.cells.all()) if f.is_error]


def told(fault: Found) -> list[int]:
    """Both sides that do not agree."""
    return [int(side) for side in (fault.left, fault.right) if side is not None]


def figure(report: Submission, name: str) -> Decimal | None:
    code, _brace, slice_ = name.rstrip("}").partition("{")
    return report.cells.get(element=code, slice=slice_).value


def test_f08_is_read_with_its_rules() -> None:
    f08 = forms()["F08"]
    assert len(f08.rows) == 19
    assert {"V21", "V22", "V23"} <= {rule.code for rule in f08.rules}
    conditions = {str(check.condition) for check in checks(f08, QUARTER.first)}
    crossed = "{kind=bar;sex=f}"
    assert (
        f"premises.workers_contract{crossed} ≤ premises.workers{crossed}" in conditions
    )


def test_the_form_is_filled_by_what_the_team_did(cast: Cast) -> None:
    session, first = begun(cast), opened(cast)
    visited(cast, session, premises=first)
    visited(cast, session, Finding(Act.STAY, decision=FINED), premises=opened(cast))
    staffed(cast, first, workers_f=3, contracts_f=2)
    report = opened_f08(cast)
    filled = {
        "insp.sessions": 1,
        "insp.visits": 2,
        "insp.premises": 2,
        "insp.violations": 1,
        "insp.fined": 1,
        "insp.fine_amount": 3_000_000,
        "insp.undecided": 0,
        "premises.active": 2,
        "premises.workers{kind=lodging;sex=f}": 3,
    }
    assert {name: figure(report, name) for name in filled} == filled
    assert not broken(report)


def test_violations_12_as_3_and_0_and_8_are_refused_on_sending(cast: Cast) -> None:
    report = typed(
        cast,
        opened_f08(cast),
        visits=15,
        violations=12,
        reminded=3,
        warned=0,
        fined=8,
        fine_amount=9_000_000,
        other_action=0,
        undecided=0,
    )
    (fault,) = broken(report)
    assert fault.rule.code == "V21"
    assert told(fault) == [12, 11]
    with pytest.raises(HasErrors):
        actions.send(by=cast.officer, submission=report, version=report.version, at=AT)
    assert not broken(typed(cast, report, undecided=1))


def test_inspected_in_march_and_closed_in_may_is_accepted(cast: Cast) -> None:
    """V22: premises inspected ≤ those that stand and those that closed."""
    gone = opened(cast)
    visited(cast, begun(cast), premises=gone)
    closed(cast, gone, day=TODAY)
    report = opened_f08(cast)
    assert figure(report, "insp.premises") == figure(report, "premises.closed") == 1
    assert figure(report, "premises.active") == 0
    assert not broken(report)
    assert "V22" in {f.rule.code for f in broken(typed(cast, report, premises=2))}


def test_premises_that_only_the_provinces_team_came_to_are_no_fault(cast: Cast) -> None:
    visited(cast, begun(cast, of_the_province(cast)), premises=opened(cast))
    report = opened_f08(cast)
    assert figure(report, "insp.premises") == 1
    assert figure(report, "insp.visits") == 0
    assert not broken(report)


def test_fines_and_who_was_fined_stand_together(cast: Cast) -> None:
    report = opened_f08(cast)
    rules = [f.rule.code for f in broken(typed(cast, report, fine_amount=5))]
    assert rules == ["V23"]
    report.refresh_from_db()
    figures: dict[str, Any] = {"visits": 1, "violations": 1, "fined": 1}
    again = typed(cast, report, fine_amount=0, **figures)
    assert [f.rule.code for f in broken(again)] == ["V23"]


def test_what_was_undecided_before_the_first_report_is_asked_of_the_register(
    cast: Cast,
) -> None:
    visited(cast, begun(cast), Finding(Act.STAY))
    report = opened_f08(cast, Period.decree_09_quarter(2026, 3))
    assert figure(report, "insp.violations") == 0
    assert figure(report, "insp.undecided") == 1
    assert not broken(report)
    faults = broken(typed(cast, report, undecided=0))
    (fault,) = [f for f in faults if f.rule.code == "V21"]
    assert told(fault) == [1, 0]


def sent(cast: Cast, report: Submission) -> Submission:
    """All that differs or is blank has its word; the commune's figures go up."""
    report = actions.nothing_to_report(
        by=cast.officer,
        submission=report,
        version=report.version,
        element="",
        today=AFTER,
    )
    for finding in findings(report, report.cells.all()):
        cell = finding.cells[0]
        if not finding.is_error and not finding.is_explained:
            report = actions.explain(
                by=cast.officer,
                submission=report,
                version=report.version,
                cell=cell.name,
                value=cell.value,
                applies=True,
                difference=Difference.RECOUNT if cell.differs else None,
                note="Đã đối chiếu",
                estimate=cell.estimate,
                today=AFTER,
            )
    return actions.send(
        by=cast.officer, submission=report, version=report.version, at=AT
    )


def test_a_commune_fills_checks_and_sends_it(cast: Cast) -> None:
    visited(cast, begun(cast), Finding(Act.STAY, decision=FINED))
    report = sent(cast, opened_f08(cast))
    accepted = actions.accept(
        by=cast.specialist,
        submission=report,
        version=report.version,
        comment="",
        at=AT,
    )
    assert accepted.state == "accepted"

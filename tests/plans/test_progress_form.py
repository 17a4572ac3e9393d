"""Form F15: how far the targets of the plan are, and why."""

from datetime import date
from decimal import Decimal

import pytest

from lanh.common.period import Period
from lanh.elements.forms import forms
from lanh.plans import actions as plans
from lanh.plans.models import Plan
from lanh.plans.queries.lines import followed
from lanh.plans.rules.handing import Whose
from lanh.reports import actions
from lanh.reports.errors import HasUnexplained
from lanh.reports.models import Duty, Submission
from lanh.reports.queries.findings import gaps
from lanh.reports.rules import gap_of_allotted, gap_of_share
from tests.cast import NOW, OPERATOR, TODAY, Cast
from tests.plans.paper import confirmed
from tests.plans.test_progress import measured, reported
from tests.plans.test_shares import given_out

pytestmark = pytest.mark.both
HALF = Period.so_far_in_plan(2026, 2)


def begun(cast: Cast) -> Submission:
    """The province's own report on its plan, opened and with nothing else to tell."""
    actions.load_forms(by=OPERATOR)
    actions.open_period(
        by=OPERATOR, form="F15", period=HALF, province=cast.lanh_son, today=TODAY
    )
    duty = Duty.objects.during(HALF).get(place=cast.lanh_son)
    report = actions.start(by=cast.specialist, duty=duty, today=TODAY)
    return actions.nothing_to_report(
        by=cast.specialist,
        submission=report,
        version=report.version,
        element="",
        today=TODAY,
    )


def with_causes(cast: Cast, report: Submission, causes: dict[int, str]) -> Submission:
    return actions.save_cells(
        by=cast.specialist,
        submission=report,
        version=report.version,
        values={},
        narratives={},
        causes=causes,
        today=TODAY,
    )


def sent(cast: Cast, report: Submission) -> Submission:
    return actions.send(
        by=cast.specialist, submission=report, version=report.version, at=NOW
    )


def test_the_form_runs_from_january_on_and_is_cut_off_before_its_day() -> None:
    due = forms()["F15"].due(HALF)
    assert (HALF.first, HALF.last) == (date(2026, 1, 1), date(2026, 6, 30))
    assert (due.day, due.kind, due.cut_off) == (
        date(2026, 6, 10),
        "before",
        date(2026, 6, 5),
    )
    assert [p.last.month for p in forms()["F15"].periods(2026)] == [3, 6, 9, 12]


def test_each_target_is_a_row_as_it_stands(cast: Cast) -> None:
    reported(cast, sessions=3)
    measured(cast)
    lines = list(begun(cast).lines.all())
    assert [line.wanted for line in lines] == [40, 6000, 90, None]
    assert [lines[0].value, lines[1].value] == [3, 300]
    assert lines[0].is_behind
    assert lines[3].value is None, "an aim in words has no figure"


def test_a_commune_follows_its_own_plan_or_the_one_above(cast: Cast) -> None:
    plan = confirmed(cast)
    assert followed(cast.suoi_lanh, TODAY, None) == plan
    assert followed(cast.ben_xa, TODAY, None) is None
    assert followed(cast.suoi_lanh, date(2025, 1, 1), None) is None
    duty = plan.duties.get()
    assert followed(cast.ben_xa, TODAY, duty.pk) == plan, "the plan that asks"


def test_why_a_target_is_behind_is_said_beside_it(cast: Cast) -> None:
    confirmed(cast)
    report = with_causes(cast, begun(cast), {1: "Thiếu báo cáo viên"})
    assert report.lines.get(number=1).cause == "Thiếu báo cáo viên"
    report = actions.refill(
        by=cast.specialist, submission=report, version=report.version, today=TODAY
    )
    assert report.lines.get(number=1).cause == "Thiếu báo cáo viên"
    assert sent(cast, report).is_late is False


def allotted(cast: Cast) -> Plan:
    """25 of the 40 talks were given out."""
    plan = confirmed(cast)
    given_out(
        cast, plan.targets.get(value=40), (cast.suoi_lanh, 15), (cast.ban_may, 10)
    )
    return plan


def test_what_was_given_out_is_held_against_the_target(cast: Cast) -> None:
    allotted(cast)
    report = begun(cast)
    (gap,) = gaps(report)
    assert gap.rule.code == "V31"
    assert [gap.left, gap.right] == [25, 40]
    with pytest.raises(HasUnexplained):
        sent(cast, report)
    report = with_causes(cast, report, {gap.line.number: "Còn 15 cuộc giao quý IV"})
    assert sent(cast, report).sent_on == TODAY


def test_v31_holds_the_seeds_own_numbers() -> None:
    parts = [600, 250, 50, 200, 500]
    allotted = Decimal(sum(parts))
    assert gap_of_allotted(Decimal(1650), allotted) == (Decimal(1600), Decimal(1650))
    assert gap_of_allotted(Decimal(1600), allotted) is None
    share = gap_of_share(Decimal(1650), Decimal(4011), Decimal("41.13"))
    assert share == (Decimal("41.14"), Decimal("41.13"))
    assert gap_of_share(Decimal(1650), Decimal(4011), Decimal("41.14")) is None
    assert gap_of_share(Decimal(1650), None, Decimal(41)) is None


def test_a_number_and_its_share_of_the_whole_are_compared(cast: Cast) -> None:
    plan = confirmed(cast)
    people = plan.targets.get(value=6000)
    people.of = "14.600 người trong độ tuổi lao động"
    people.save()
    beside = plan.targets.get(value=40)
    beside.unit, beside.value = "%", Decimal("41.13")
    beside.save()
    (gap,) = gaps(begun(cast))
    assert (gap.left, gap.right) == (Decimal("41.10"), Decimal("41.13"))


def test_a_plan_hands_its_progress_down_by_its_own_day(cast: Cast) -> None:
    actions.load_forms(by=OPERATOR)
    duty = confirmed(cast).duties.get()
    plans.hand_down(
        by=cast.specialist, duty=duty, form="F15", whose=Whose.COMMUNES, today=TODAY
    )
    owed = Duty.objects.filter(form="F15", place=cast.suoi_lanh).get()
    assert (owed.period, owed.last_day) == (HALF, date(2026, 6, 9))

"""Mai fills in her form: what the register holds, what she types, what is found."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lanh.access.errors import NotPermitted
from lanh.reports import actions, rules
from lanh.reports.errors import (
    AlreadyStarted,
    HasErrors,
    HasUnexplained,
    NoSuchCell,
    ReportChangedMeanwhile,
    WrongReportStep,
)
from lanh.reports.models import Cell, Submission
from lanh.reports.queries import figures
from lanh.reports.queries.findings import findings
from lanh.reports.rules import Difference, State
from tests.cast import (
    NOW,
    TODAY,
    Cast,
    begun,
    duty_of,
    filled,
    held,
    planned,
    sent,
)

pytestmark = pytest.mark.both


def cell(report: Submission, name: str) -> Cell:
    return next(c for c in report.cells.all() if c.name == name)


def typed(
    cast: Cast, report: Submission, values: Mapping[str, int | Decimal | None]
) -> Submission:
    return actions.save_cells(
        by=cast.officer,
        submission=report,
        version=report.version,
        values={n: None if v is None else Decimal(v) for n, v in values.items()},
        narratives={},
        today=TODAY,
    )


def explained(
    cast: Cast, report: Submission, name: str, value: int | Decimal, **said: Any
) -> Submission:
    asked: dict[str, Any] = {
        "applies": True,
        "difference": Difference.RECOUNT,
        "note": "Đếm lại theo danh sách giấy",
        "estimate": False,
    }
    return actions.explain(
        by=cast.officer,
        submission=report,
        version=report.version,
        cell=name,
        value=Decimal(value),
        today=TODAY,
        **(asked | said),
    )


def told(report: Submission) -> list[tuple[str, str]]:
    found = findings(report, report.cells.all())
    return [(f.rule.code, f.cells[0].name) for f in found]


def test_the_form_opens_filled_from_the_register(cast: Cast) -> None:
    held(cast, planned(cast, day=TODAY), attended=120, women=70)
    held(cast, planned(cast, day=TODAY, place=cast.ban_may), attended=30, women=9)
    report = begun(cast)
    assert cell(report, "events.sessions").value == 1
    assert cell(report, "events.sessions{theme=drug}").value == 1
    assert cell(report, "events.sessions{theme=hiv}").value == 0
    assert cell(report, "events.attendances{sex=f}").value == 70
    assert cell(report, "events.communes").value == 1


def test_what_no_register_holds_is_blank_and_no_zero(cast: Cast) -> None:
    staff = cell(begun(cast), "staff.field")
    assert (staff.value, staff.reason, staff.prefill) == (None, "blank", None)


def test_flows_are_estimates_where_the_cut_off_lies_before_the_end(cast: Cast) -> None:
    report = begun(cast)
    assert cell(report, "events.sessions").estimate
    assert not cell(report, "staff.field").estimate, "a stock is as it stands"


def test_closed_columns_are_not_asked_for(cast: Cast) -> None:
    report = begun(cast)
    names = {c.name for c in report.cells.all()}
    assert "events.sessions{level=commune}" in names
    assert "events.sessions{level=district}" not in names
    assert "events.broadcasts{channel=radio}" not in names
    assert len(names) == 215


def test_the_province_reports_only_what_it_did_itself(cast: Cast) -> None:
    held(cast, planned(cast, place=cast.suoi_lanh), attended=120)
    held(cast, planned(cast, place=cast.lanh_son), attended=200)
    duty = duty_of(cast, cast.lanh_son)
    report = actions.start(by=cast.specialist, duty=duty, today=TODAY)
    assert cell(report, "events.attendances").value == 200


def test_a_cell_leads_to_the_records_behind_it(cast: Cast) -> None:
    event = held(cast, planned(cast))
    report = begun(cast)
    counted = figures.behind(
        report.duty, ("events.sessions", "theme=drug"), as_of=report.filled_on
    )
    assert counted is not None
    assert list(counted.rows) == [event]
    assert figures.behind(report.duty, ("staff.field", ""), as_of=TODAY) is None


def test_many_cells_in_one_question_are_the_same_as_each_alone(cast: Cast) -> None:
    held(cast, planned(cast), attended=120, women=70)
    held(cast, planned(cast, theme="hiv"), attended=30, women=None)
    report = begun(cast)
    for spoken in report.cells.exclude(prefill=None):
        alone = figures.behind(
            report.duty, (spoken.element, spoken.slice), as_of=report.filled_on
        )
        assert alone is not None
        assert spoken.prefill == alone.number, spoken.name


def test_a_report_is_begun_once(cast: Cast) -> None:
    report = begun(cast)
    with pytest.raises(AlreadyStarted):
        actions.start(by=cast.officer, duty=report.duty, today=TODAY)


def test_only_its_own_unit_fills_it_in(cast: Cast) -> None:
    duty = duty_of(cast)
    for user in (cast.outsider, cast.drafter, cast.leader):
        with pytest.raises(NotPermitted):
            actions.start(by=user, duty=duty, today=TODAY)


def test_what_is_typed_is_kept(cast: Cast) -> None:
    report = typed(cast, begun(cast), {"staff.field": 3, "survey.adults": None})
    assert cell(report, "staff.field").value == 3
    assert cell(report, "survey.adults").reason == "blank"
    assert report.version == 2


def test_a_section_is_written(cast: Cast) -> None:
    report = begun(cast)
    report = actions.save_cells(
        by=cast.officer,
        submission=report,
        version=report.version,
        values={},
        narratives={"results": "Đã tổ chức ở 6 thôn."},
        today=TODAY,
    )
    assert report.narratives.get(section="results").text == "Đã tổ chức ở 6 thôn."


def test_the_second_of_two_writers_is_told(cast: Cast) -> None:
    report = begun(cast)
    typed(cast, report, {"staff.field": 3})
    with pytest.raises(ReportChangedMeanwhile):
        typed(cast, report, {"staff.field": 4})
    assert cell(report, "staff.field").value == 3


def test_a_cell_that_the_form_does_not_have_is_refused(cast: Cast) -> None:
    with pytest.raises(NoSuchCell):
        typed(cast, begun(cast), {"people.new_users": 1})


def test_nothing_to_report_writes_zero_where_it_was_blank(cast: Cast) -> None:
    report = begun(cast)
    report = typed(cast, report, {"staff.field": 2})
    report = actions.nothing_to_report(
        by=cast.officer,
        submission=report,
        version=report.version,
        element="staff.field",
        today=TODAY,
    )
    assert cell(report, "staff.field").value == 2, "what was typed stays"
    assert cell(report, "staff.field{level=commune}").value == 0
    assert cell(report, "staff.trained").reason == "blank", "another section"


def test_not_applicable_is_no_blank(cast: Cast) -> None:
    report = explained(cast, begun(cast), "survey.adults", 0, applies=False)
    assert cell(report, "survey.adults").reason == "na"
    assert ("V38", "survey.adults") not in told(report)
    report = typed(cast, report, {"survey.adults": None})
    assert cell(report, "survey.adults").reason == "na", "a blank field changes nothing"


def test_the_register_is_asked_anew_and_what_was_typed_stays(cast: Cast) -> None:
    report = typed(cast, begun(cast), {"events.sessions": 7})
    held(cast, planned(cast), attended=40, women=9)
    report = actions.refill(
        by=cast.officer, submission=report, version=report.version, today=TODAY
    )
    assert cell(report, "events.sessions").value == 7
    assert cell(report, "events.sessions").prefill == 1
    assert cell(report, "events.attendances").value == 40


def test_the_register_is_asked_up_to_the_cut_off(cast: Cast) -> None:
    duty = duty_of(cast)
    report = actions.start(by=cast.officer, duty=duty, today=date(2026, 6, 8))
    assert report.filled_on == date(2026, 6, 5)


# ── rules, catalogue 5c ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("values", "rule", "at"),
    [
        ({"staff.field": -1}, "V02", "staff.field"),
        (
            {"staff.field": 2, "staff.field{level=commune}": 3},
            "V01",
            "staff.field{level=commune}",
        ),
        (
            {
                "staff.field": 4,
                "staff.field{field=hiv}": 3,
                "staff.field{field=rehab}": 2,
            },
            "V01",
            "staff.field",
        ),
        ({"events.communes": 2}, "V28", "events.communes"),
        (
            {"survey.adults": 10, "survey.adults_aware": 11},
            "V28",
            "survey.adults_aware",
        ),
        ({"events.printed": 5, "events.handed": 6}, "V28", "events.handed"),
        ({"staff.field": 1, "staff.trained": 2}, "V28", "staff.trained"),
        ({"events.sessions": 3}, "V05", "events.sessions"),
        ({"staff.field": None}, "V38", "staff.field"),
    ],
)
def test_a_rule_names_its_cell(
    cast: Cast, values: dict[str, int | None], rule: str, at: str
) -> None:
    report = typed(cast, filled(cast), values)
    assert (rule, at) in told(report)


def test_a_fraction_is_no_whole_number(cast: Cast) -> None:
    report = filled(cast)
    report = actions.save_cells(
        by=cast.officer,
        submission=report,
        version=report.version,
        values={"staff.field": Decimal("1.5")},
        narratives={},
        today=TODAY,
    )
    assert ("V02", "staff.field") in told(report)


def test_a_blank_breaks_no_rule(cast: Cast) -> None:
    report = typed(
        cast, filled(cast), {"survey.adults": None, "survey.adults_aware": 9}
    )
    assert ("V28", "survey.adults_aware") not in told(report)


def test_an_error_blocks_and_names_its_row(cast: Cast) -> None:
    report = typed(cast, filled(cast), {"staff.field": -1})
    with pytest.raises(HasErrors, match="in row 12"):
        actions.send(by=cast.officer, submission=report, version=report.version, at=NOW)


def test_a_warning_wants_an_explanation(cast: Cast) -> None:
    report = typed(cast, filled(cast), {"events.sessions": 3})
    with pytest.raises(HasUnexplained, match="1 figures"):
        actions.send(by=cast.officer, submission=report, version=report.version, at=NOW)
    report = explained(cast, report, "events.sessions", 3)
    report = actions.send(
        by=cast.officer, submission=report, version=report.version, at=NOW
    )
    assert report.stage is State.SENT


def test_what_is_sent_is_not_changed_any_more(cast: Cast) -> None:
    report = sent(cast)
    with pytest.raises(WrongReportStep):
        typed(cast, report, {"staff.field": 1})


@pytest.mark.parametrize(
    ("value", "history", "usual"),
    [
        (Decimal(30), [], None),
        (Decimal(30), [Decimal(20)], None),  # half, and not more than 10
        (Decimal(31), [Decimal(20)], Decimal(20)),
        (Decimal(0), [Decimal(20)], Decimal(20)),
        (Decimal(5), [Decimal(1)], None),  # small figures jump
        (Decimal(19), [Decimal(n) for n in (12, 10, 11, 10)], Decimal("10.5")),
        (Decimal(12), [Decimal(10)] * 8, None),  # all alike: no measure of usual
    ],
)
def test_a_figure_far_from_the_usual_is_noticed(
    value: Decimal, history: list[Decimal], usual: Decimal | None
) -> None:
    assert rules.usual(value, history) == usual


# ── hard edges ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"value": None, "reason": ""}, "a number, or the reason for none"),
        ({"value": Decimal(1), "reason": "blank"}, "a number, or the reason for none"),
        ({"difference": "whim"}, "one of the known reasons"),
    ],
    ids=["neither", "both", "difference"],
)
def test_a_cell_that_cannot_be_is_refused_by_the_database(
    cast: Cast, wrong: dict[str, object], sentence: str
) -> None:
    spoken = cell(begun(cast), "staff.field")
    for name, value in wrong.items():
        setattr(spoken, name, value)
    with pytest.raises(ValidationError, match=sentence):
        spoken.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        spoken.save()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"state": "lost"}, "a draft, sent, returned or accepted"),
        ({"state": "sent"}, "says when it was sent"),
        ({"sent_at": NOW}, "its moment and its day"),
        ({"accepted_at": NOW}, "says when it was accepted"),
    ],
    ids=["unknown", "sent", "moment", "accepted"],
)
def test_a_submission_that_cannot_be_is_refused_by_the_database(
    cast: Cast, wrong: dict[str, object], sentence: str
) -> None:
    report = begun(cast)
    for name, value in wrong.items():
        setattr(report, name, value)
    with pytest.raises(ValidationError, match=sentence):
        report.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        report.save()


def test_the_half_year_rolls_up_from_its_quarters(cast: Cast) -> None:
    """Accepted quarters hold; the quarter that is still open is counted."""
    from tests.reports.test_facts import quarter_accepted

    quarter_accepted(cast, events=2)
    held(cast, planned(cast, day=TODAY - timedelta(days=30)))
    report = begun(cast)
    assert cell(report, "events.sessions").value == 3
    assert cell(report, "staff.field").value is None, (
        "a stock is the last, not known yet"
    )

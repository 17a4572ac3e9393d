"""What a plan asks to be reported becomes duties, by the plan's own days."""

from datetime import date

import pytest

from lanh.access.errors import NotPermitted
from lanh.elements.forms import forms
from lanh.plans import actions
from lanh.plans.errors import NoReportAsked
from lanh.plans.models import ReportDuty
from lanh.plans.queries import duties
from lanh.plans.rules.due_days import also, days, due_kind
from lanh.plans.rules.handing import Whose
from lanh.reports import actions as reports
from lanh.reports.models import Duty
from tests.cast import HALF, OPERATOR, TODAY, Cast, sent
from tests.plans.paper import confirmed

pytestmark = pytest.mark.both


@pytest.mark.parametrize(
    ("words", "deadline", "kind"),
    [
        ("báo cáo trước ngày 10/6 và 10/12 hằng năm", "--06-10", "before"),
        ("báo cáo trước ngày 10/6 và 10/12 hằng năm", "--12-10", "before"),
        ("gửi về Sở Y tế trước ngày 20 tháng 12 năm 2026", "2026-12-20", "before"),
        ("gửi báo cáo chậm nhất ngày 05/7/2026", "2026-07-05", "by"),
        ("gửi báo cáo chậm nhất trước ngày 05/7/2026", "2026-07-05", "before"),
        ("trước ngày 10/6; báo cáo năm chậm nhất 15/12", "--12-15", "by"),
        ("báo cáo vào ngày 01/7/2026", "2026-07-01", "by"),
        ("báo cáo hằng quý", "2026-07-01", "by"),
    ],
)
def test_the_plans_words_say_before_or_by(words: str, deadline: str, kind: str) -> None:
    assert due_kind(words, deadline) == kind


def test_a_yearly_day_comes_in_each_year_of_the_plan() -> None:
    span = {"first": date(2026, 1, 1), "last": date(2027, 12, 31)}
    assert days("--06-10", **span) == [date(2026, 6, 10), date(2027, 6, 10)]
    assert days("2026-07-05", **span) == [date(2026, 7, 5)]
    assert days("", **span) == []


def test_two_days_of_one_sentence_are_two_reports(cast: Cast) -> None:
    duty = asked(cast)
    duty.words = f"{duty.words} và trước ngày 10/12 hằng năm"
    duty.save()
    handed_down(cast, duty)
    owed = Duty.objects.filter(place=cast.suoi_lanh).order_by("last_day")
    assert [one.last_day for one in owed] == [date(2026, 6, 9), date(2026, 12, 9)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("trước ngày 10/6 và trước ngày 10/12 hằng năm", ["--12-10"]),
        ("trước ngày 10/6 và 10/12 hằng năm", ["--12-10"]),
        ("trước ngày 10/6 theo Quyết định số 138/QĐ-TTg", []),
        ("trước ngày 10/6, kèm biểu của ngày 45/13", []),
        ("trước ngày 10/6 và ngày 05/7/2026", []),
    ],
)
def test_only_days_of_each_year_are_taken_from_the_words(
    words: str, found: list[str]
) -> None:
    assert also(words, "--06-10") == found


def asked(cast: Cast) -> ReportDuty:
    reports.load_forms(by=OPERATOR)
    return confirmed(cast).duties.get()


def handed_down(
    cast: Cast, duty: ReportDuty, whose: Whose = Whose.COMMUNES, form: str = "F12"
) -> list[Duty]:
    return actions.hand_down(
        by=cast.specialist, duty=duty, form=form, whose=whose, today=TODAY
    )


def test_every_commune_owes_by_the_plans_own_day(cast: Cast) -> None:
    duty = asked(cast)
    owed = handed_down(cast, duty)
    assert {one.place for one in owed} == {cast.suoi_lanh, cast.ban_may}
    first = Duty.objects.during(HALF).get(place=cast.suoi_lanh)
    assert (first.due, first.due_kind) == (date(2026, 6, 10), "before")
    assert first.last_day == date(2026, 6, 9), "trước ngày 10/6"
    assert first.basis.startswith("Kế hoạch số 27/KH-UBND")
    assert duties.handed_down(duty.plan)[duty.pk] == len(owed)


def test_what_is_owed_already_takes_the_plans_day_and_is_not_owed_twice(
    cast: Cast,
) -> None:
    duty = asked(cast)
    reports.open_period(
        by=OPERATOR, form="F12", period=HALF, province=cast.lanh_son, today=TODAY
    )
    handed_down(cast, duty)
    handed_down(cast, duty)
    assert Duty.objects.during(HALF).count() == 3
    assert Duty.objects.during(HALF).exclude(basis="").count() == 2


def test_what_was_sent_or_moved_keeps_its_day(cast: Cast) -> None:
    report = sent(cast)
    other = Duty.objects.during(HALF).get(place=cast.ban_may)
    reports.extend(
        by=cast.specialist,
        duty=other,
        until=date(2026, 6, 20),
        why="Lũ quét",
        today=TODAY,
    )
    handed_down(cast, confirmed(cast).duties.get())
    assert Duty.objects.get(pk=report.duty.pk).basis == ""
    assert Duty.objects.get(pk=other.pk).last_day == date(2026, 6, 19)


def test_a_person_chooses_who_owes_it(cast: Cast) -> None:
    duty = asked(cast)
    day = date(2026, 6, 10)
    own = duties.units(duty.plan, Whose.ITSELF, day=day)
    assert list(own) == [cast.lanh_son]
    assert duties.units(duty.plan, Whose.UNITS, day=day).count() == 3


def test_only_who_accepts_reports_asks_for_them(cast: Cast) -> None:
    duty = asked(cast)
    with pytest.raises(NotPermitted):
        actions.hand_down(
            by=cast.officer, duty=duty, form="F12", whose=Whose.UNITS, today=TODAY
        )
    assert duties.report_duty(cast.outsider, pk=duty.pk, today=TODAY) is None


def test_a_plan_that_names_no_day_asks_for_nothing_by_itself(cast: Cast) -> None:
    duty = asked(cast)
    duty.deadline = ""
    duty.save()
    assert duties.forms_for(duty) == []
    with pytest.raises(NoReportAsked):
        handed_down(cast, duty)


def test_a_form_offers_the_periods_of_its_calendar() -> None:
    lengths = [period.length for period in forms()["F12"].periods(2026)]
    assert len(lengths) == 7

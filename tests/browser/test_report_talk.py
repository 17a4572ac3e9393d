"""The calendar of reports, form F15 and reminders, at a desk and on a phone."""

import pytest
from playwright.sync_api import expect

from lanh.outbox import registry
from lanh.reports import actions
from lanh.reports.models import Duty
from tests.browser.conftest import Desk, axe_clean
from tests.cast import OPERATOR, TODAY, Cast, sent
from tests.plans.paper import confirmed
from tests.plans.test_progress_form import HALF

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(autouse=True)
def worker_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan's reading is put in by the test, not by the worker."""
    monkeypatch.setattr(registry, "wake", lambda: None)


def test_the_calendar_is_read_at_both_widths(cast: Cast, desk: Desk) -> None:
    sent(cast)
    page = desk.of(cast.specialist)
    page.goto(desk.at("reports:calendar"))
    expect(page.get_by_role("heading", name="Lịch báo cáo")).to_be_visible()
    axe_clean(page)


def test_a_plans_reports_are_handed_down_and_its_targets_told(
    cast: Cast, desk: Desk
) -> None:
    actions.load_forms(by=OPERATOR)
    plan = confirmed(cast)
    page = desk.of(cast.specialist)
    page.goto(desk.at("plans:hand_down", plan.duties.get().pk))
    axe_clean(page)
    page.get_by_role("button", name="Đưa vào lịch báo cáo").click()
    expect(page.get_by_text("Đã giao 2 báo cáo theo hạn của kế hoạch.")).to_be_visible()
    actions.open_period(
        by=OPERATOR, form="F15", period=HALF, province=cast.lanh_son, today=TODAY
    )
    duty = Duty.objects.during(HALF).get(place=cast.lanh_son)
    report = actions.start(by=cast.specialist, duty=duty, today=TODAY)
    page.goto(desk.at("reports:report", report.pk))
    axe_clean(page)
    page.get_by_label("Nguyên nhân").first.fill("Thiếu báo cáo viên")
    page.get_by_role("button", name="Lưu nháp", exact=True).last.click()
    expect(page.get_by_label("Nguyên nhân").first).to_have_value("Thiếu báo cáo viên")


def test_reminders_are_chosen_and_the_address_is_shown_once(
    cast: Cast, desk: Desk
) -> None:
    page = desk.of(cast.officer)
    page.goto(desk.at("reminders"))
    axe_clean(page)
    page.get_by_role("link", name="Tạo địa chỉ").click()
    axe_clean(page)
    page.get_by_role("button", name="Tạo địa chỉ").click()
    axe_clean(page)
    assert page.get_by_label("Địa chỉ").input_value().endswith(".ics")
    page.get_by_role("link", name="Quay lại").click()
    page.get_by_role("link", name="Thu hồi địa chỉ").click()
    axe_clean(page)

"""A plan's work in a browser: tasks told and verified, a meeting, a line of time."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Desk, axe_clean
from tests.browser.test_plans import worker_rests  # noqa: F401 (a fixture)
from tests.cast import Cast
from tests.plans.paper import handed_out, told_to

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.usefixtures("worker_rests", "transactional_db")
def test_an_officer_reports_and_another_person_verifies(cast: Cast, desk: Desk) -> None:
    task = told_to(handed_out(cast), "98001-committee")
    page = desk.of(cast.officer)
    page.goto(desk.at("home"))
    page.get_by_role("link", name="Nhiệm vụ: Tổ chức truyền thông").first.click()
    axe_clean(page)
    page.get_by_role("textbox", name="Tiến độ nhiệm vụ").fill("Đã tổ chức 3 buổi")
    page.get_by_role("button", name="Báo hoàn thành").click()
    expect(page.get_by_text("chờ xác nhận").first).to_be_visible()
    page.goto(desk.at("plans:tasks"))
    axe_clean(page)
    page = desk.of(cast.drafter)
    page.goto(desk.at("plans:task", task.pk))
    page.get_by_role("link", name="Xác nhận").click()
    axe_clean(page)
    page.get_by_role("button", name="Xác nhận").click()
    expect(page.get_by_text("Đã xác nhận").first).to_be_visible()
    page.goto(desk.at("plans:overdue"))
    axe_clean(page)


@pytest.mark.usefixtures("worker_rests", "transactional_db")
def test_a_meeting_is_recorded_and_activities_are_drawn(cast: Cast, desk: Desk) -> None:
    plan = handed_out(cast)
    page = desk.of(cast.specialist)
    page.goto(desk.at("plans:detail", plan.pk))
    axe_clean(page)
    page.get_by_role("link", name="Chọn cơ quan").click()
    axe_clean(page)
    page.goto(desk.at("plans:hold_meeting", plan.pk))
    axe_clean(page)
    page.get_by_label("Nội dung kết luận").first.fill("Lập danh sách")
    page.get_by_label("Cơ quan").first.select_option("98001-committee")
    page.get_by_label("Thời hạn").first.fill("31/12/2026")
    page.get_by_role("button", name="Ghi cuộc họp").click()
    expect(page.get_by_role("link", name="Lập danh sách")).to_be_visible()
    axe_clean(page)
    for name in ("plans:activities", "plans:time_line", "plans:add_task"):
        page.goto(desk.at(name, plan.pk))
        axe_clean(page)
    one = plan.activities.get()
    page.goto(desk.at("plans:activity", one.pk))
    axe_clean(page)
    page.get_by_role("link", name="Gắn với sổ").last.click()
    axe_clean(page)
    for name in ("plans:meetings", "places:agencies"):
        page.goto(desk.at(name))
        axe_clean(page)

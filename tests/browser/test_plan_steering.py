"""Thảo gives a target out, asks for plans below, amends and reviews, in a browser."""

import pytest
from playwright.sync_api import Page, expect

from lanh.outbox import registry
from tests.browser.conftest import Desk, axe_clean
from tests.cast import Cast
from tests.plans.paper import confirmed
from tests.plans.test_cascade import asked, under
from tests.plans.test_reviews import begun, concluded, measured, written

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _worker_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is handed in waits, so that the test itself says what was read."""
    monkeypatch.setattr(registry, "wake", lambda: None)


def pressed(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_target_is_given_out_by_a_proposal(cast: Cast, desk: Desk) -> None:
    target = confirmed(cast).targets.get(value=40)
    page = desk.of(cast.drafter)
    page.goto(desk.at("plans:allot", target.pk))
    pressed(page, "Đề xuất")
    expect(page.get_by_label("xã Suối Lành")).to_have_value("20")
    axe_clean(page)
    page.get_by_label("xã Suối Lành").fill("15")
    pressed(page, "Giao")
    expect(page.get_by_text("Chưa giao: 5")).to_be_visible()
    axe_clean(page)
    page.goto(desk.at("plans:detail", target.plan.pk))
    expect(page.get_by_text("Từng địa bàn so với phần được giao").first).to_be_visible()
    axe_clean(page)
    page.goto(desk.at("plans:shares", target.plan.pk))
    axe_clean(page)


def test_plans_are_asked_for_and_told_of(cast: Cast, desk: Desk) -> None:
    plan = confirmed(cast)
    page = desk.of(cast.drafter)
    page.goto(desk.at("plans:ask", plan.pk))
    axe_clean(page)
    page.get_by_label("Thời hạn").fill("31/12/2030")
    pressed(page, "Yêu cầu các kế hoạch này")
    expect(page.get_by_role("row", name="xã Bản Mây")).to_be_visible()
    axe_clean(page)


def test_the_officer_tells_of_the_plan(cast: Cast, desk: Desk) -> None:
    (duty,) = asked(cast, confirmed(cast), cast.suoi_lanh)
    page = desk.of(cast.officer)
    page.goto(desk.at("plans:tell_issued", duty.pk))
    pressed(page, "Ghi đã ban hành")
    expect(page.get_by_role("alert")).to_contain_text("còn thiếu một trong hai")
    axe_clean(page)
    page.get_by_label("Số", exact=False).first.fill("5/KH-UBND")
    page.get_by_label("Ngày ban hành").fill("10/05/2026")
    pressed(page, "Ghi đã ban hành")
    expect(page.get_by_text("5/KH-UBND")).to_be_visible()


def test_a_plan_stands_beside_the_one_above(cast: Cast, desk: Desk) -> None:
    mine = under(cast)
    page = desk.of(cast.officer)
    page.goto(desk.at("plans:compare", mine.pk))
    axe_clean(page)
    page.get_by_role("link", name="Ghi ý kiến").first.click()
    page.get_by_label("Nội dung tương ứng").select_option("")
    page.get_by_label("Kế hoạch này không thực hiện, vì").fill("Do cấp tỉnh làm")
    axe_clean(page)
    pressed(page, "Lưu")
    expect(page.get_by_text("Do cấp tỉnh làm")).to_be_visible()


def test_a_plan_is_amended_by_a_document(cast: Cast, desk: Desk) -> None:
    plan = confirmed(cast)
    page = desk.of(cast.drafter)
    page.goto(desk.at("plans:amend", plan.pk))
    axe_clean(page)
    page.get_by_label("Số văn bản").fill("88/QĐ-UBND")
    page.get_by_label("Lý do điều chỉnh").fill("Theo kết quả 4 tháng")
    page.get_by_label("Tổ chức ít nhất 40 cuộc").first.fill("50")
    pressed(page, "Điều chỉnh kế hoạch")
    expect(page.get_by_role("heading", name="88/QĐ-UBND")).to_be_visible()
    axe_clean(page)


def test_a_review_is_written_and_the_next_plan_begins(cast: Cast, desk: Desk) -> None:
    review = begun(cast, measured(cast))
    page = desk.of(cast.drafter)
    page.goto(desk.at("plans:review", review.pk))
    page.get_by_label("Kết luận").fill("Đạt phần lớn chỉ tiêu.")
    axe_clean(page)
    pressed(page, "Lưu")
    pressed(page, "Kết luận")
    expect(page.get_by_role("button", name="Khởi thảo kế hoạch")).to_be_visible()
    axe_clean(page)


def test_a_reviewed_plan_is_closed(cast: Cast, desk: Desk) -> None:
    plan = measured(cast)
    concluded(cast, written(cast, begun(cast, plan)))
    page = desk.of(cast.specialist)
    page.goto(desk.at("plans:close", plan.pk))
    axe_clean(page)
    pressed(page, "Khép kế hoạch")
    page.goto(desk.at("plans:list", query="?state=closed"))
    expect(page.get_by_role("row", name=plan.subject_line)).to_be_visible()
    axe_clean(page)

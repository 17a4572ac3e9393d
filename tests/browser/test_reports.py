"""Mai fills in her report in a browser: kept, checked and explained as she types."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Desk, axe_clean
from tests.cast import Cast, begun, filled, held, planned, sent

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_what_she_types_is_kept_and_checked(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    report = begun(cast)
    page = desk.of(cast.officer)
    page.goto(desk.at("reports:report", report.pk))
    page.get_by_label("Người dân trưởng thành được khảo sát, tổng").fill("5")
    aware = page.get_by_label("Người dân trưởng thành có hiểu biết, tổng")
    aware.fill("9")
    aware.press("Tab")
    expect(page.locator("#findings")).to_contain_text("9 người, nhiều hơn 5 người")
    expect(page.locator("#saved")).to_contain_text("Tự lưu lúc")
    axe_clean(page)
    page.reload()
    expect(aware).to_have_value("9")


def test_she_goes_from_a_cell_to_its_records_and_back(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    held(cast, planned(cast, title="Tọa đàm ở chợ"))
    report = filled(cast)
    page = desk.of(cast.officer)
    page.goto(desk.at("reports:report", report.pk))
    cell = page.get_by_label("Cuộc truyền thông, tuyên truyền, tổng", exact=True)
    cell.fill("3")
    page.locator("tr", has=cell).get_by_role("button").click()
    expect(page.get_by_role("link", name="Tọa đàm ở chợ")).to_be_visible()
    axe_clean(page)
    page.get_by_label("Vì sao khác số trong sổ").select_option("recount")
    page.get_by_label("Nói rõ hơn").fill("Hai buổi chưa ghi sổ")
    page.get_by_role("button", name="Lưu ô này").click()
    page.get_by_role("button", name="Kiểm tra và gửi").click()
    axe_clean(page)
    page.get_by_role("button", name="Gửi ngay").click()
    expect(page.get_by_text("Đã gửi báo cáo.")).to_be_visible()


def test_the_specialist_asks_about_one_figure(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    sent(cast)
    page = desk.of(cast.specialist)
    page.goto(desk.at("reports:list"))
    axe_clean(page)
    page.get_by_role("link", name="1 chờ bạn nhận").click()
    axe_clean(page)
    page.get_by_role("link", name="xã Suối Lành").click()
    axe_clean(page)
    page.locator("input[name=cell]").first.check()
    page.get_by_role("button", name="Hỏi về các ô đã đánh dấu").click()
    axe_clean(page)
    page.get_by_label("Cuộc truyền thông, tuyên truyền").fill("Không có buổi nào?")
    page.get_by_role("button", name="Gửi câu hỏi").click()
    expect(page.get_by_text("Đã gửi câu hỏi cho đơn vị")).to_be_visible()
    axe_clean(page)
    officer = desk.of(cast.officer)
    officer.goto(desk.at("home"))
    axe_clean(officer)
    officer.get_by_role("link", name="Trả lời").first.click()
    axe_clean(officer)
    officer.get_by_label("Trả lời", exact=True).fill("Đúng là không có")
    officer.get_by_role("button", name="Gửi câu trả lời").click()
    expect(officer.get_by_text("Đã gửi câu trả lời")).to_be_visible()
    page.goto(desk.at("reports:questions"))
    axe_clean(page)
    page.get_by_role("link", name="xã Suối Lành").click()
    axe_clean(page)
    page.goto(page.url.partition("cell/")[0] + "judge/")
    axe_clean(page)
    page.get_by_label("Chấp nhận trả lời").check()
    page.get_by_role("button", name="Lưu ý kiến").click()
    expect(page.get_by_text("Đã xử lý các câu trả lời")).to_be_visible()


def test_the_reviewer_ticks_what_is_asked_about(cast: Cast, desk: Desk) -> None:
    report = sent(cast)
    page = desk.of(cast.specialist)
    page.goto(desk.at("reports:report", report.pk))
    axe_clean(page)
    tick = page.locator(".grid .tick input").first
    size = tick.bounding_box()
    assert size is not None
    assert size["width"] <= 24, "a tick, not a field over the whole cell"
    expect(page.get_by_text("tổng", exact=True).first).to_be_visible()
    tick.check()
    page.get_by_role("button", name="Hỏi về các ô đã đánh dấu").click()
    expect(page.get_by_label("Cuộc truyền thông, tuyên truyền")).to_be_visible()
    axe_clean(page)

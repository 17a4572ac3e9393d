"""The network fails or the session ends while somebody types: nothing is lost."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from lanh.registers.events.models import Event
from tests.browser.conftest import Desk, axe_clean
from tests.cast import Cast, begun

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KEPT = "còn giữ trên máy này"


def typed(page: Page, desk: Desk) -> None:
    page.goto(desk.at("events:record"))
    page.locator("#id_title").fill("Tọa đàm ở chợ")
    page.locator("#id_form").select_option("talk")
    page.locator("#id_theme").select_option("drug")
    page.locator("#id_audience").select_option("people")
    page.locator("#id_organiser").fill("Hội Phụ nữ")
    page.locator("#id_attended").fill("120")
    page.wait_for_timeout(400)


def send(page: Page) -> None:
    page.locator("form.form .btn-go").click()


def put_back(page: Page) -> None:
    expect(page.get_by_text(KEPT)).to_be_visible()
    axe_clean(page)
    page.get_by_role("button", name="Điền lại").click()
    expect(page.locator("#id_attended")).to_have_value("120")


def test_a_session_ends_while_somebody_types(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    page = desk.of(cast.officer)
    typed(page, desk)
    Session.objects.all().delete()
    send(page)
    axe_clean(page)
    page.get_by_label("Tên đăng nhập").fill("mai")
    page.get_by_label("Mật khẩu").fill("lành")
    page.get_by_role("button", name="Tiếp tục").click()
    put_back(page)
    send(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tọa đàm ở chợ")
    assert Event.objects.get().attended == 120
    page.goto(desk.at("events:record"))
    expect(page.get_by_text(KEPT)).to_be_hidden()


def test_the_network_fails_while_somebody_sends(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    page = desk.of(cast.officer)
    typed(page, desk)
    page.context.set_offline(True)
    send(page)
    expect(page.get_by_text("Mất kết nối.")).to_be_visible()
    expect(page.locator("#id_attended")).to_have_value("120")
    axe_clean(page)
    page.context.set_offline(False)
    page.reload()
    put_back(page)


def test_nobody_else_is_offered_what_was_typed(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    page = desk.of(cast.officer)
    typed(page, desk)
    page.context.clear_cookies()
    page.goto(desk.at("login"))
    page.get_by_label("Tên đăng nhập").fill("binh")
    page.get_by_label("Mật khẩu").fill("lành")
    page.get_by_role("button", name="Tiếp tục").click()
    page.goto(desk.at("events:record"))
    expect(page.get_by_text(KEPT)).to_be_hidden()


def test_a_form_that_is_sent_twice_is_taken_once(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    page = desk.of(cast.officer)
    typed(page, desk)
    button = page.locator("form.form .btn-go")
    button.dblclick(no_wait_after=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tọa đàm ở chợ")
    assert Event.objects.count() == 1


def test_a_report_says_that_the_session_has_ended_and_gets_it_back(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    report = begun(cast)
    page = desk.of(cast.officer)
    page.goto(desk.at("reports:report", report.pk))
    cell = page.locator("table.grid td input").first
    Session.objects.all().delete()
    cell.fill("7")
    cell.press("Tab")
    expect(page.get_by_text("Phiên làm việc đã hết.")).to_be_visible()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_hidden()
    page.get_by_role("link", name="Đăng nhập lại").click()
    page.get_by_label("Tên đăng nhập").fill("mai")
    page.get_by_label("Mật khẩu").fill("lành")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_text(KEPT)).to_be_visible()
    page.get_by_role("button", name="Điền lại").click()
    expect(page.locator("#saved")).to_contain_text("Tự lưu lúc")
    page.reload()
    expect(cell).to_have_value("7")

"""The whole loop, walked in a browser: a plan document in, an official report out.

The people are those of the demo, so each step can be walked there by hand with the same
log-ins (`make demo`).
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, FilePayload, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from lanh.audit.queries import verify
from lanh.common import clock
from lanh.demo import posts, province
from lanh.demo.plan import plan
from lanh.demo.province import OPERATOR, Map
from lanh.places import actions as places
from lanh.places.imports.table import table
from lanh.reports import actions as reports
from lanh.writer.document import write
from tests.browser.conftest import Desk, axe_clean
from tests.cast import HALF

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# The half-year of 2026 is due before 10 June, and over on the 15th.
BEFORE_IT_IS_DUE = date(2026, 6, 8)
WHEN_IT_IS_OVER = date(2026, 6, 15)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TALK = "Nói chuyện phòng, chống ma túy ở chợ phiên"


class Office(Desk):
    """The demo's office, before any work was done."""

    def __init__(self, browser: Browser, server: LiveServer, map_: Map) -> None:
        super().__init__(browser, server, "desk")
        self.map = map_

    def signed_in(self, username: str) -> Page:
        """Through the door, as everybody comes in."""
        page = self.of()
        page.set_default_timeout(10_000)
        page.goto(self.at("home"))
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu", exact=True).fill(posts.PASSWORD)
        page.get_by_role("button", name="Tiếp tục").click()
        expect(page.get_by_role("heading", name="Hôm nay cần làm gì?")).to_be_visible()
        return page


@pytest.fixture
def office(
    transactional_db: None,
    browser: Browser,
    live_server: LiveServer,
    settings: Settings,
    tmp_path: Path,
) -> Iterator[Office]:
    settings.FACTS, settings.UPLOADS = tmp_path / "facts", tmp_path / "uploads"
    clock.serve_day(BEFORE_IT_IS_DUE)
    places.load(by=OPERATOR, table=table())
    map_ = province.draw()
    staff = posts.appoint(map_)
    province.reform(map_)
    posts.move(map_, staff)
    reports.load_forms(by=OPERATOR)
    made = Office(browser, live_server, map_)
    yield made
    clock.serve_day(None)
    for window in list(browser.contexts):
        window.close()
    assert not made.wrong, "the browser complained"


def test_a_plan_goes_in_and_an_official_report_comes_out(office: Office) -> None:
    a_unit_is_found_with_its_past(office)
    the_drafter_makes_the_plan_of_a_document(office)
    the_specialist_links_a_target(office)
    the_officer_records_what_was_done(office)
    the_officer_answers_for_her_report(office)
    the_specialist_accepts_it_and_closes_the_period(office)
    progress_stands_against_the_target(office)
    told = the_report_is_issued(office)
    assert "với 57 lượt người tham dự" in told
    assert "Số: 215/BC-UBND" in told
    assert verify().whole


# 1. Places, and 2. signing in.
def a_unit_is_found_with_its_past(office: Office) -> None:
    page = office.signed_in("mai")
    page.goto(office.at("places:list", query="?search=sa+pa"))
    page.get_by_role("link", name="Phường Sa Pa", exact=True).first.click()
    expect(page.get_by_text("Phường Hàm Rồng").first).to_be_visible()
    axe_clean(page)


# 3. The document, beside its items.
def the_drafter_makes_the_plan_of_a_document(office: Office) -> None:
    page = office.signed_in("thao")
    page.goto(office.at("plans:upload"))
    page.locator("input[type=file]").set_input_files(
        FilePayload(name="KH 2026.docx", mimeType=DOCX, buffer=write(plan(2026)))
    )
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.get_by_role("heading", name="Đối chiếu bản đọc")).to_be_visible()
    page.get_by_role("button", name=re.compile("mục chắc chắn")).click()
    page.wait_for_load_state()
    # The unsure ones are looked at one by one.
    right = page.get_by_role("button", name=re.compile(r"^Đúng \d+$"))
    while (left := right.count()) > 0:
        right.first.click()
        expect(right).to_have_count(left - 1)
    axe_clean(page)
    page.get_by_role("link", name="Lập kế hoạch").click()
    page.get_by_role("button", name="Lập kế hoạch").click()
    expect(page.get_by_text("27/KH-UBND").first).to_be_visible()


# 4. The plan's page: a target is linked to an indicator.
def the_specialist_links_a_target(office: Office) -> None:
    page = office.signed_in("binh")
    link(page, office, "lượt người tham dự", "8.000", "Lượt người tham dự")
    link(page, office, "xã, phường được truyền thông", "90%", "Tỷ lệ xã, phường")
    axe_clean(page)


def link(page: Page, office: Office, words: str, figure: str, indicator: str) -> None:
    the_plan(page, office)
    row = page.locator("tr", has_text=words).filter(has_text=figure).first
    row.get_by_role("link", name=re.compile("Gắn chỉ số")).click()
    page.get_by_label("Tìm trong mọi chỉ số").fill(indicator)
    page.get_by_role("button", name="Tìm", exact=True).last.click()
    page.get_by_role("link", name=re.compile(f"^Chọn {indicator}")).first.click()
    page.get_by_role("button", name="Gắn chỉ số này").click()
    page.wait_for_load_state()


def the_plan(page: Page, office: Office) -> None:
    page.goto(office.at("plans:list"))
    page.locator("tbody a").first.click()
    expect(page.get_by_text("27/KH-UBND").first).to_be_visible()


# 5. The register, on the day itself; what was written wrongly is corrected.
def the_officer_records_what_was_done(office: Office) -> None:
    page = office.signed_in("mai")
    page.get_by_role("link", name="Buổi truyền thông").first.click()
    page.get_by_label("Tên", exact=True).fill(TALK)
    page.get_by_label("Ngày", exact=True).fill("2026-06-04")
    page.get_by_label("Hình thức").select_option(label="buổi truyền thông")
    page.get_by_label("Chủ đề", exact=True).select_option(label="phòng, chống ma túy")
    page.get_by_label("Người dự", exact=True).select_option(index=1)
    page.get_by_label("Đơn vị tổ chức").fill("Đoàn Thanh niên xã")
    page.get_by_label("Số người dự", exact=True).fill("75")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("heading", name=TALK)).to_be_visible()
    page.get_by_role("link", name=re.compile("[Đđ]ính chính")).click()
    page.get_by_label("Số người dự", exact=True).fill("57")
    page.get_by_label("Lý do").fill("Viết ngược hai chữ số")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Viết ngược hai chữ số").first).to_be_visible()
    axe_clean(page)


# 6. What do I owe today? The form is filled already; each cell shows its records.
def the_officer_answers_for_her_report(office: Office) -> None:
    reports.open_period(
        by=OPERATOR,
        form="F12",
        period=HALF,
        province=office.map.province,
        today=BEFORE_IT_IS_DUE,
    )
    page = office.signed_in("mai")
    page.get_by_role("link", name="Điền biểu").first.click()
    page.get_by_role("button", name="Điền biểu").click()
    people = page.get_by_label("Lượt người tham dự, tổng", exact=True)
    expect(people).to_have_value("57")
    page.get_by_role("button", name=re.compile("ghi 0 vào ô trống")).click()
    people.fill("58")
    people.press("Tab")
    expect(page.locator("#findings")).to_contain_text("58")
    people.fill("57")
    people.press("Tab")
    expect(page.locator("#saved")).to_contain_text("Tự lưu lúc")
    page.locator("tr", has=people).get_by_role("button").click()
    expect(page.get_by_role("link", name=TALK)).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Kiểm tra và gửi").click()
    page.get_by_role("button", name="Gửi ngay").click()
    expect(page.get_by_text("Đã gửi báo cáo.")).to_be_visible()


def the_specialist_accepts_it_and_closes_the_period(office: Office) -> None:
    clock.serve_day(WHEN_IT_IS_OVER)
    page = office.signed_in("binh")
    page.goto(office.at("reports:queue"))
    page.get_by_role("link", name="xã Khe Trầm").click()
    page.get_by_role("link", name="Nhận", exact=True).click()
    page.get_by_role("button", name="Nhận số liệu").click()
    page.goto(office.at("reports:close"))
    page.get_by_role("button", name="Chốt kỳ này").click()
    expect(page.get_by_text(re.compile(r"Đã chốt kỳ: \d+ số")).first).to_be_visible()


# 7. Progress, from the commune to the province, as of a day.
def progress_stands_against_the_target(office: Office) -> None:
    page = office.signed_in("binh")
    the_plan(page, office)
    people = page.locator("tr", has_text="lượt người tham dự").filter(has_text="8.000")
    expect(people.first).to_contain_text("57")
    reached = page.locator("tr", has_text="xã, phường được truyền thông").first
    expect(reached).to_contain_text("8,3")
    expect(page.get_by_text("Số liệu đến 14/06/2026").first).to_be_visible()
    people.first.get_by_role("link").first.click()
    expect(page.locator("tr", has_text="xã Khe Trầm").first).to_contain_text("57")
    axe_clean(page)


# 8. The paper.
def the_report_is_issued(office: Office) -> str:
    page = office.signed_in("binh")
    page.goto(office.at("papers:draft"))
    page.get_by_label("Địa bàn").select_option(label="tỉnh Lành Sơn")
    page.get_by_label("Kỳ", exact=True).select_option(value=HALF.key)
    page.locator("select[name=plan]").select_option(index=1)
    page.get_by_role("button", name="Soạn báo cáo").click()
    paper = page.url
    for part in ("KHÓ KHĂN", "KIẾN NGHỊ", "NHIỆM VỤ"):
        page.goto(paper)
        page.get_by_role("link", name=re.compile(f"Thêm câu.*{part}")).click()
        page.get_by_label("Câu").fill("Không có nội dung mới.")
        page.get_by_role("button", name="Lưu").click()
    page.goto(paper)
    page.get_by_role("link", name="Thể thức, chữ ký, nơi nhận").click()
    page.get_by_label("Nơi nhận").first.fill("Bộ Công an")
    page.get_by_role("button", name="Lưu").click()
    page.goto(paper)
    page.get_by_role("link", name="Cấp số").click()
    page.get_by_label("Số", exact=True).fill("215")
    page.get_by_label("Họ tên người ký").fill("Nông Văn Sơn")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Ban hành").click()
    page.get_by_role("button", name=re.compile("[Bb]an hành")).click()
    expect(page.get_by_text("Đã ban hành").first).to_be_visible()
    axe_clean(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải .docx").click()
    document = Document(str(download.value.path()))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*cells, *(p.text for p in document.paragraphs)])

"""Mai takes a messy spreadsheet in, looks at every row, and takes it back."""

import pytest
from playwright.sync_api import FilePayload, expect

from lanh.registers.events.models import Event
from lanh.registers.surveys.models import AnswerSheet
from tests.browser.conftest import Desk, axe_clean
from tests.cast import Cast
from tests.intake.messy import messy
from tests.intake.test_imports import WRONG
from tests.registers.surveying import in_field, weighed

pytestmark = [pytest.mark.browser, pytest.mark.slow]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_a_messy_sheet_from_upload_to_undo(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    page = desk.of(cast.officer)
    page.goto(desk.at("intake:list"))
    axe_clean(page)
    page.get_by_role("link", name="Nộp bảng tính").first.click()
    axe_clean(page)
    sheet = FilePayload(name="thang-5.xlsx", mimeType=XLSX, buffer=messy(WRONG))
    page.get_by_label("Bảng tính").set_input_files(sheet)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", name="Các dòng sẽ thành gì")).to_be_visible()
    expect(page.get_by_text("Không đọc được ngày 'hôm qua'")).to_be_visible()
    axe_clean(page)
    page.get_by_role("button", name="Nhập 3 dòng đúng").click()
    expect(page.get_by_role("link", name="Mở sổ")).to_be_visible()
    assert Event.objects.count() == 3
    axe_clean(page)
    page.get_by_role("link", name="Mở sổ").click()
    expect(page.get_by_role("link", name="Tọa đàm ở trường")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Hoàn lại cả lần nhập").click()
    axe_clean(page)
    page.get_by_role("button", name="Hoàn lại cả lần nhập").click()
    expect(page.get_by_text("Đã hoàn lại cả lần nhập.")).to_be_visible()
    assert not Event.objects.exists()


def test_an_answer_sheet_is_entered_and_the_survey_read(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    survey, page = in_field(cast), desk.of(cast.officer)
    page.goto(desk.at("surveys:enter", survey.pk))
    axe_clean(page)
    page.get_by_label("Số phiếu trả lời").fill("01")
    page.get_by_label("Ngày hỏi").fill("20/05/2026")
    for question in ("Ma túy gây hại gì?", "Gọi tổng đài nào?", "Ai được hỗ trợ?"):
        group = page.get_by_role("group", name=question)
        group.get_by_label("A", exact=True).check()
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã nhập phiếu")).to_be_visible()
    assert AnswerSheet.objects.get().answers == "AAA"
    told = weighed(cast)
    page = desk.of(cast.specialist)
    page.goto(desk.at("surveys:detail", told.pk))
    expect(page.get_by_role("heading", name="Theo từng xã")).to_be_visible()
    axe_clean(page)
    for name in ("list", "sheets", "design"):
        page.goto(desk.at(f"surveys:{name}"))
        axe_clean(page)

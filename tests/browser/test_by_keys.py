"""What the keyboard does in lists and in the grid of a report."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, axe_clean
from tests.browser.test_pages import many_events
from tests.cast import Cast, begun

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_keys_are_shown_and_go_away(cast: Cast, desk: Desk) -> None:
    page = desk.of(cast.officer)
    page.goto(desk.at("home"))
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    axe_clean(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_hidden()


def test_a_list_is_searched_and_walked_by_keys(cast: Cast, desk: Desk) -> None:
    many_events(cast)
    page = desk.of(cast.officer)
    page.goto(desk.at("events:list"))
    page.keyboard.press("/")
    expect(page.get_by_label("Tìm trong tên")).to_be_focused()
    with page.expect_response(lambda answer: "search=" in answer.url):
        page.keyboard.type("chợ")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Tìm trong tên")).to_have_value("chợ")
    # Leaving the field asks for the list once more.
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    named = page.locator("tbody tr").first.get_by_role("link")
    expect(named).to_be_focused()
    title = named.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def pasted(page: Page, text: str) -> None:
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text", text);
            const event = { clipboardData: data, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
        }""",
        text,
    )


def test_the_grid_is_filled_by_keys_as_a_spreadsheet_is(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    report = begun(cast)
    page = desk.of(cast.officer)
    page.goto(desk.at("reports:report", report.pk))
    cells = page.locator("table.grid td input")
    cells.nth(0).click()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(cells.nth(1)).to_be_focused()
    expect(page.locator("#saved")).to_contain_text("Tự lưu lúc")
    page.keyboard.press("ArrowUp")
    expect(cells.nth(0)).to_be_focused()
    page.keyboard.type("99")
    page.keyboard.press("Escape")
    expect(cells.nth(0)).to_have_value("7")
    page.keyboard.press("ArrowDown")
    with page.expect_response(lambda answer: "/save/" in answer.url):
        pasted(page, "1\n2\t8\n3\n")
    values = [cells.nth(n).input_value() for n in range(1, 4)]
    assert values == ["1", "2", "3"]
    page.reload()
    expect(cells.nth(3)).to_have_value("3")


def test_rows_are_chosen_counted_and_confirmed_together(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    many_events(cast)
    page = desk.of(cast.specialist)
    page.goto(desk.at("events:list", query="?status=held"))
    bar = page.get_by_role("group", name="Với các dòng đã chọn")
    expect(bar.get_by_role("button", name="Xác nhận")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(bar).to_contain_text("Đã chọn: 1")
    if desk.width == "desk":
        page.get_by_role("checkbox", name="Chọn", exact=True).check()
        expect(bar).to_contain_text("Đã chọn: 20")
    axe_clean(page)
    bar.get_by_role("button", name="Xác nhận").click()
    axe_clean(page)
    page.locator("#id_evidence").fill("Báo cáo số 45")
    page.get_by_role("button", name="Xác nhận số người dự").click()
    expect(page.get_by_text("Đã xác nhận số người dự")).to_be_visible()

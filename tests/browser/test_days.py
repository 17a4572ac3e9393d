"""A day is typed as offices write it; a calendar stands beside it if there can be."""

from collections.abc import Iterator

import pytest
import time_machine
from playwright.sync_api import expect

from tests.browser.conftest import Desk, axe_clean
from tests.cast import NOW, Cast

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PICK = """(calendar) => {
    calendar.value = "2026-03-05";
    calendar.dispatchEvent(new Event("change", { bubbles: true }));
}"""


@pytest.fixture(autouse=True)
def _it_is_today(desk: Desk) -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.mark.parametrize("locale", ["vi-VN", "en-US"])
def test_the_calendar_writes_the_day_as_offices_do(
    cast: Cast, desk: Desk, locale: str
) -> None:
    page = desk.of(cast.officer, locale=locale)
    page.goto(desk.at("events:record"))
    field = page.locator("input[name=day]")
    expect(field).to_have_value("20/05/2026")
    page.locator(".dayin > button").first.click()
    page.locator(".dayin > input[type=date]").first.evaluate(PICK)
    expect(field).to_have_value("05/03/2026")
    axe_clean(page)


def test_a_list_is_narrowed_by_a_day_from_the_calendar(cast: Cast, desk: Desk) -> None:
    page = desk.of(cast.officer)
    page.goto(desk.at("places:list"))
    with page.expect_response(lambda answer: "as_of=05%2F03%2F2026" in answer.url):
        page.locator(".dayin > input[type=date]").evaluate(PICK)
    axe_clean(page)


def test_without_a_script_the_day_is_typed(cast: Cast, desk: Desk) -> None:
    page = desk.of(cast.officer, java_script_enabled=False)
    page.goto(desk.at("places:list"))
    expect(page.locator(".dayin")).to_have_count(0)
    page.get_by_label("Tại ngày").fill("31/02/2026")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_text("Ghi ngày như trong văn bản")).to_be_visible()

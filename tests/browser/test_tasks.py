"""Daily tasks, walked key by key: `docs/tasks.md` says how many there are, and is held
to it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pytest
import time_machine
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Desk
from tests.browser.test_pages import many_events
from tests.cast import NOW, Cast, filled, held, planned, sent
from tests.house import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TABLE = ROOT / "docs/tasks.md"
# Seconds of the keystroke-level model for one who types as people in offices do.
# Source: Card, Moran & Newell 1980; a press of the mouse's button and its release: 0,2.
K, P, H, M = 0.28, 1.1 + 0.2, 0.4, 1.35


@dataclass(frozen=True)
class Row:
    clicks: int
    keys: int
    hands: int
    thoughts: int
    seconds: float

    @property
    def reckoned(self) -> float:
        hand, head = self.hands * H, self.thoughts * M
        return self.keys * K + self.clicks * P + hand + head


def table() -> dict[str, Row]:
    """The table of the page, by the number of the task."""
    text = TABLE.read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| .*? \| ([\d, |]+) \|", text, re.M)
    found = {}
    for number, figures in rows:
        clicks, keys, hands, thoughts, seconds = figures.split(" | ")[:5]
        found[number] = Row(
            clicks=int(clicks),
            keys=int(keys),
            hands=int(hands),
            thoughts=int(thoughts),
            seconds=float(seconds.replace(",", ".")),
        )
    return found


class Hand:
    """A hand that counts: what is pressed on the keyboard, and what is clicked."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.keys = page, 0, 0

    def click(self, what: Locator) -> None:
        self.clicks += 1
        what.click()
        self.page.wait_for_load_state()

    def press(self, key: str, times: int = 1) -> None:
        self.keys += times
        for _time in range(times):
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """As Telex asks for it: a mark is a key of its own (ợ: o, w, j), đ is two."""
        self.keys += len(unicodedata.normalize("NFD", text)) + text.lower().count("đ")
        self.page.keyboard.type(text)

    def tab_to(self, field: str) -> None:
        for _time in range(30):
            self.press("Tab")
            if self.page.evaluate("document.activeElement.id") == field:
                return
        raise AssertionError(f"no Tab leads to {field}")

    def choose(self, field: str, code: str) -> None:
        """In a list of choices: down to the one that is meant."""
        self.tab_to(field)
        values = self.page.locator(f"#{field} option").evaluate_all(
            "options => options.map(option => option.value)"
        )
        self.press("ArrowDown", values.index(code))


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def records_an_event(cast: Cast, desk: Desk) -> Hand:
    hand = at_home(desk, cast, "officer")
    hand.click(hand.page.get_by_role("link", name="Buổi truyền thông", exact=True))
    hand.click(hand.page.locator("#id_title"))
    hand.type("Tọa đàm ở chợ")
    hand.choose("id_form", "talk")
    hand.choose("id_theme", "drug")
    hand.choose("id_audience", "people")
    hand.tab_to("id_organiser")
    hand.type("Hội Phụ nữ")
    hand.tab_to("id_attended")
    hand.type("120")
    hand.press("Enter")
    told(hand.page, "Tọa đàm ở chợ")
    return hand


def tells_who_came(cast: Cast, desk: Desk) -> Hand:
    planned(cast, title="Tọa đàm ở bản")
    hand = at_home(desk, cast, "officer")
    hand.click(hand.page.locator(".work .btn").first)
    hand.click(hand.page.locator("#id_attended"))
    hand.type("85")
    hand.press("Tab")
    hand.type("40")
    hand.press("Enter")
    told(hand.page, "Tọa đàm ở bản")
    return hand


def sends_a_report(cast: Cast, desk: Desk) -> Hand:
    filled(cast)
    hand = at_home(desk, cast, "officer")
    hand.click(hand.page.locator(".work .btn").first)
    hand.click(button(hand.page, "Kiểm tra và gửi"))
    hand.click(button(hand.page, "Gửi ngay"))
    expect(hand.page.get_by_text("Đã gửi báo cáo.")).to_be_visible()
    return hand


def corrects_a_number(cast: Cast, desk: Desk) -> Hand:
    held(cast, planned(cast, title="Tọa đàm ở bản"))
    hand = at_home(desk, cast, "specialist")
    hand.click(hand.page.get_by_role("link", name="Tọa đàm ở bản").first)
    hand.click(hand.page.locator('a[href$="/correct/"]'))
    hand.click(hand.page.locator("#id_attended"))
    hand.press("Control+a")
    hand.type("118")
    hand.click(hand.page.locator("#id_why"))
    hand.type("Đếm nhầm")
    hand.press("Control+Enter")
    told(hand.page, "Tọa đàm ở bản")
    return hand


def finds_an_event(cast: Cast, desk: Desk) -> Hand:
    many_events(cast)
    hand = at_home(desk, cast, "officer")
    hand.click(hand.page.get_by_role("link", name="Sổ", exact=True))
    hand.press("/")
    with hand.page.expect_response(lambda answer: "search=" in answer.url):
        hand.type("chợ phiên")
    hand.press("Escape")
    hand.page.wait_for_load_state("networkidle")
    hand.press("j")
    hand.press("Enter")
    expect(hand.page.get_by_role("heading", level=1)).to_contain_text("chợ phiên")
    return hand


def confirms_all(cast: Cast, desk: Desk) -> Hand:
    many_events(cast)
    hand = at_home(desk, cast, "specialist")
    hand.click(hand.page.get_by_role("link", name="Buổi chờ xác nhận"))
    hand.click(hand.page.get_by_role("checkbox", name="Chọn", exact=True))
    hand.click(button(hand.page, "Xác nhận"))
    hand.click(hand.page.locator("#id_evidence"))
    hand.type("Báo cáo số 45")
    hand.press("Control+Enter")
    expect(hand.page.get_by_text("Đã xác nhận số người dự")).to_be_visible()
    return hand


def accepts_a_report(cast: Cast, desk: Desk) -> Hand:
    sent(cast)
    hand = at_home(desk, cast, "specialist")
    hand.click(hand.page.get_by_role("link", name="Báo cáo chờ nhận", exact=True))
    hand.click(hand.page.locator("tbody a").first)
    hand.click(hand.page.get_by_role("link", name="Nhận", exact=True))
    hand.click(hand.page.locator("form.form .btn-go"))
    told(hand.page, "")
    return hand


def takes_a_list_away(cast: Cast, desk: Desk) -> Hand:
    many_events(cast)
    hand = at_home(desk, cast, "officer")
    hand.click(hand.page.get_by_role("link", name="Sổ", exact=True))
    with hand.page.expect_download() as file:
        hand.click(hand.page.get_by_role("link", name="Bảng tính", exact=True))
    assert file.value.suggested_filename.endswith(".xlsx")
    return hand


def sees_what_is_due(cast: Cast, desk: Desk) -> Hand:
    planned(cast, title="Tọa đàm ở bản")
    hand = at_home(desk, cast, "officer")
    expect(hand.page.locator(".work")).to_contain_text("Tọa đàm ở bản")
    return hand


def sees_where_things_stand(cast: Cast, desk: Desk) -> Hand:
    hand = at_home(desk, cast, "leader")
    for heading in ("Chỉ tiêu đang chậm", "Đơn vị chậm báo cáo", "Thay đổi từ"):
        expect(hand.page.get_by_role("heading", name=heading)).to_be_visible()
    return hand


WALKS: dict[str, Callable[[Cast, Desk], Hand]] = {
    "1": sees_what_is_due,
    "2": records_an_event,
    "3": tells_who_came,
    "4": sends_a_report,
    "5": corrects_a_number,
    "6": finds_an_event,
    "7": confirms_all,
    "8": accepts_a_report,
    "9": takes_a_list_away,
    "10": sees_where_things_stand,
}


def at_home(desk: Desk, cast: Cast, who: str) -> Hand:
    page = desk.of(getattr(cast, who))
    page.goto(desk.at("home"))
    return Hand(page)


def told(page: Page, title: str) -> None:
    """It was done: the page says so, and shows the thing."""
    expect(page.locator(".flash")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


@pytest.mark.parametrize("desk", ["desk"], indirect=True)
@pytest.mark.parametrize("number", WALKS)
def test_a_task_takes_what_the_table_says(
    cast: Cast, desk: Desk, number: str, transactional_db: None
) -> None:
    with time_machine.travel(NOW):
        hand = WALKS[number](cast, desk)
    row = table()[number]
    assert (hand.clicks, hand.keys) == (row.clicks, row.keys)


@pytest.mark.parametrize("number", [str(n) for n in range(1, 11)])
def test_the_seconds_follow_from_the_counts(number: str) -> None:
    row = table()[number]
    assert abs(row.reckoned - row.seconds) < 0.06

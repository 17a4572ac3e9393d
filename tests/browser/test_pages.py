"""Every page of the shell, the first page and the register, seen at both widths."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.shortcuts import resolve_url
from playwright.sync_api import Page
from pytest_django import Settings

from lanh.common import clock
from lanh.registers.events import actions
from lanh.registers.events.models import Event
from lanh.registers.events.rules import Status
from tests.browser.conftest import Desk, axe_clean
from tests.cast import TODAY, Cast, accepted, planned
from tests.registers.test_event_entries import leaflets, taught
from tests.registers.test_events import lesson

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def many_events(cast: Cast) -> None:
    titles = [
        "Tọa đàm phòng, chống ma túy ở bản Suối Cạn",
        "Truyền thông tại chợ phiên Bản Mây",
        "Diễn đàn thanh niên nói không với ma túy",
        "Sinh hoạt câu lạc bộ gia đình",
    ]
    stages = (Status.PLANNED, Status.HELD, Status.CONFIRMED)
    rows = []
    for number in range(60):
        stage = stages[number % 3]
        event = Event(
            title=f"{titles[number % 4]}, lần {number // 4 + 1}",
            place=cast.suoi_lanh if number % 3 else cast.ban_may,
            day=clock.today() - timedelta(days=number),
            theme=("drug", "hiv", "general", "life_skills")[number % 4],
            form=("talk", "forum", "club")[number % 3],
            audience="people",
            organiser="Đoàn Thanh niên xã",
            status=stage,
        )
        if stage is not Status.PLANNED:
            event.attended, event.women = 1_040 + number * 7, 20 + number
        event.evidence = "Biên bản" if stage is Status.CONFIRMED else ""
        rows.append(event)
    actions.record_many(by=cast.specialist, records=rows, today=clock.today())


def seen(page: Page, address: str) -> None:
    page.goto(address)
    axe_clean(page)


def test_the_door(desk: Desk) -> None:
    seen(desk.of(), f"{desk.server.url}{resolve_url(django_settings.LOGIN_URL)}")


def test_the_first_page(cast: Cast, desk: Desk) -> None:
    day = clock.today()
    for days in (-3, 0, 3, 7):
        title = f"Tọa đàm phòng, chống ma túy ở bản Suối Cạn {days}"
        planned(cast, title=title, day=day + timedelta(days=days))
    page = desk.of(cast.officer)
    seen(page, desk.at("home"))
    page.locator("details.pop summary").click()
    axe_clean(page)
    seen(page, desk.at("search", query="?search=ma tuy"))
    seen(page, f"{desk.server.url}/khong-co/")


def test_the_lists(cast: Cast, desk: Desk) -> None:
    many_events(cast)
    page = desk.of(cast.specialist)
    seen(page, desk.at("events:list"))
    seen(page, desk.at("events:list", query="?theme=hiv&status=held&sort=title"))
    seen(page, desk.at("events:classes"))
    leaflets(cast)
    seen(page, desk.at("events:materials"))
    taught(cast)
    seen(page, desk.at("events:schools"))
    seen(page, desk.at("events:campaigns"))


def test_the_list_follows_the_typing(cast: Cast, desk: Desk) -> None:
    planned(cast, title="Tọa đàm ở Bản Mây")
    planned(cast, title="Diễn đàn")
    page = desk.of(cast.officer)
    page.goto(desk.at("events:list"))
    page.locator("#id_search").press_sequentially("toa dam")
    page.get_by_text("1 dòng").wait_for()
    assert "search=toa%20dam" in page.url
    assert not page.get_by_role("link", name="Diễn đàn").count()


def test_the_life_of_an_event_by_hand(cast: Cast, desk: Desk) -> None:
    page = desk.of(cast.officer)
    page.goto(desk.at("home"))
    page.get_by_role("link", name="Buổi truyền thông").first.click()
    axe_clean(page)
    page.get_by_label("Tên").fill("Phát tờ rơi ở chợ phiên")
    page.get_by_label("Đơn vị tổ chức").fill("Hội Phụ nữ xã")
    for label in ("Hình thức", "Chủ đề", "Người dự"):
        page.get_by_label(label, exact=True).select_option(index=1)
    page.get_by_label("Số người dự").fill("1.120")
    page.get_by_label("trong đó nữ").fill("1.121")
    page.get_by_role("button", name="Lưu").click()
    axe_clean(page)
    assert page.locator("#errors").evaluate("e => e === document.activeElement")
    page.get_by_label("trong đó nữ").fill("700")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Đã ghi. Từ bây giờ").wait_for()
    page.get_by_role("link", name="Đính chính").click()
    axe_clean(page)
    page.get_by_label("Số người dự").fill("1.118")
    page.get_by_label("Lý do").fill("Đếm nhầm hai người")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("1.120 → 1.118").wait_for()
    axe_clean(page)


def test_the_first_page_with_what_was_sent(cast: Cast, desk: Desk) -> None:
    accepted(cast)
    with time_machine.travel(datetime(2026, 5, 20, 9, tzinfo=clock.HANOI)):
        seen(desk.of(cast.officer), desk.at("home", query="?sent"))


def test_pages_before_harm(cast: Cast, desk: Desk) -> None:
    event, page = planned(cast), desk.of(cast.officer)
    seen(page, desk.at("events:detail", event.pk))
    seen(page, desk.at("events:cancel", event.pk))
    seen(page, desk.at("events:hold", event.pk))
    seen(page, desk.at("events:strike_material", leaflets(cast).pk))


def test_the_other_forms(cast: Cast, desk: Desk) -> None:
    page = desk.of(cast.officer)
    for name in ("plan_class", "hand_out", "record_broadcast", "record_school"):
        seen(page, desk.at(f"events:{name}"))
    noon = datetime(2026, 5, 20, 12, tzinfo=clock.HANOI)
    with clock.stopped_at(noon):
        made = actions.hold(
            by=cast.officer, event=lesson(cast), attended=35, women=20, today=TODAY
        )
    seen(page, desk.at("events:detail_class", made.pk))


def test_the_gallery(cast: Cast, desk: Desk, settings: Settings) -> None:
    settings.DEBUG = True
    seen(desk.of(cast.officer), desk.at("parts"))


def test_the_list_in_the_dark(cast: Cast, desk: Desk) -> None:
    many_events(cast)
    page = desk.of(cast.specialist, color_scheme="dark")
    seen(page, desk.at("events:list", query="?dark=1"))

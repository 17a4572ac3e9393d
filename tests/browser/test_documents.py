"""Documents and missions in a browser: handed in, searched, walked; found and answered.

Read as prose; every page is looked at by axe, at a desk and on a phone.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import expect

from tests.browser.conftest import Desk, axe_clean
from tests.cast import NOW, Cast
from tests.registers.papers import COMMUNE_PLAN, PROVINCE_PLAN, filed, received
from tests.registers.trips import announced, named, planned, sent

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _it_is_today(desk: Desk) -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


def test_a_document_is_handed_in_checked_and_found_by_its_words(
    cast: Cast, desk: Desk, tmp_path: Path
) -> None:
    paper = tmp_path / "ke-hoach-xa.txt"
    paper.write_text(COMMUNE_PLAN, "utf-8")
    page = desk.of(cast.specialist)
    page.goto(desk.at("documents:list"))
    axe_clean(page)
    page.goto(desk.at("documents:receive"))
    axe_clean(page)
    page.get_by_label("Tệp", exact=False).set_input_files(paper)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("hai ngày khác nhau")).to_be_visible()
    axe_clean(page)
    page.get_by_role("link", name="Kiểm tra nội dung máy đọc và vào sổ").click()
    axe_clean(page)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã kiểm tra và vào sổ.")).to_be_visible()
    page.goto(desk.at("documents:list", query="?search=cai nghien tu nguyen"))
    expect(page.locator("mark")).to_have_text("cai nghiện tự nguyện")
    axe_clean(page)


def test_one_walks_from_document_to_document_and_to_the_law(
    cast: Cast, desk: Desk
) -> None:
    plan = filed(cast, received(cast, PROVINCE_PLAN))
    received(cast, COMMUNE_PLAN, place=cast.suoi_lanh)
    page = desk.of(cast.specialist)
    page.goto(desk.at("documents:graph", plan.pk))
    axe_clean(page)
    page.get_by_role("link", name="07/KH-UBND").first.click()
    expect(page.get_by_role("heading", name="07/KH-UBND")).to_be_visible()
    page.get_by_role("link", name="Luật Phòng, chống ma túy năm 2000").click()
    expect(page.get_by_text("hôm nay không có hiệu lực")).to_be_visible()
    axe_clean(page)
    page.goto(desk.at("documents:laws"))
    axe_clean(page)
    page.goto(desk.at("documents:books"))
    axe_clean(page)
    page.goto(desk.at("documents:send_out"))
    axe_clean(page)


def test_a_mission_is_looked_at_and_a_finding_written_down(
    cast: Cast, desk: Desk
) -> None:
    mission = planned(cast)
    visit = named(cast, mission)
    announced(cast, mission)
    page = desk.of(cast.inspector)
    page.goto(desk.at("missions:list"))
    axe_clean(page)
    page.goto(desk.at("missions:visit_at", visit.pk))
    axe_clean(page)
    page.get_by_role("button", name="Lưu").click()
    page.goto(desk.at("missions:find_at", visit.pk))
    page.get_by_label("Nội dung kiểm tra").select_option("Hồ sơ cai nghiện")
    page.get_by_label("cần khắc phục").check()
    axe_clean(page)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("phải kèm kiến nghị và thời hạn")).to_be_visible()
    page.goto(desk.at("missions:detail", mission.pk))
    axe_clean(page)


def test_the_unit_answers_what_was_recommended(cast: Cast, desk: Desk) -> None:
    finding = sent(cast)
    page = desk.of(cast.officer)
    page.goto(desk.at("missions:finding", finding.pk))
    axe_clean(page)
    page.get_by_role("link", name="Trả lời kiến nghị").click()
    page.get_by_label("Đơn vị đã làm").fill("Đã bổ sung đủ ba phiếu.")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Cơ quan chủ trì đoàn sẽ xem")).to_be_visible()
    page.goto(desk.at("missions:findings"))
    axe_clean(page)

"""Premises and inspections at both widths; the visit of an inspector on the phone."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from lanh.common import clock
from lanh.registers.inspections.actions import sessions
from lanh.registers.inspections.models import Visit
from lanh.registers.inspections.rules import Act, Finding
from tests.browser.conftest import Desk, axe_clean
from tests.cast import TODAY, Cast
from tests.registers.inspecting import FINED, begun, found, scheduled, set_up, visited
from tests.registers.test_premises import committed, opened, staffed

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NINE = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=clock.HANOI)


def seen(page: Any, address: str) -> None:
    page.goto(address)
    axe_clean(page)


def test_the_inspector_writes_a_visit_down_on_the_spot(cast: Cast, desk: Desk) -> None:
    """From the inspection: tap the premises, tap 'in order'. A violation opens more."""
    with time_machine.travel(NINE):
        session, first = begun(cast), opened(cast)
        second = opened(cast, title="Karaoke Trăng Non", kind="karaoke")
        sessions.list_premises(
            by=cast.inspector, session=session, premises=[first, second], today=TODAY
        )
        page = desk.of(cast.inspector)
        seen(page, desk.at("inspections:session", session.pk))
        page.get_by_role("link", name=first.title).click()
        axe_clean(page)
        page.get_by_role("button", name="Đạt, không có vi phạm").click()
        page.get_by_text("Đã ghi lượt kiểm tra").wait_for()
        assert Visit.objects.get().result == "ok"
        page.get_by_role("link", name=second.title).click()
        page.locator("details.more summary").click()
        axe_clean(page)
        page.get_by_label("Nội dung vi phạm").select_option("contract")
        page.get_by_label("Mô tả ngắn, không ghi tên người").fill("gặp chị Hoa")
        page.get_by_role("button", name="Lưu vi phạm").click()
        page.get_by_text("'chị Hoa'").first.wait_for()
        axe_clean(page)
        page.get_by_label("Mô tả ngắn, không ghi tên người").fill("3 lao động")
        page.get_by_label("Biện pháp xử lý").select_option("reminded")
        page.get_by_role("button", name="Lưu vi phạm").click()
        page.get_by_text("Đã ghi lượt kiểm tra").wait_for()
        axe_clean(page)


def test_a_target_is_as_big_as_a_finger(cast: Cast, desk: Desk) -> None:
    with time_machine.travel(NINE):
        session, premises = begun(cast), opened(cast)
        page = desk.of(cast.inspector)
        page.goto(desk.at("inspections:look", session.pk, premises.pk))
        box = page.get_by_role("button", name="Đạt, không có vi phạm").bounding_box()
        assert box is not None
        assert box["height"] >= 40


def test_lists_of_inspections(cast: Cast, desk: Desk) -> None:
    with time_machine.travel(NINE):
        violation = found(cast, FINED, recheck=TODAY + timedelta(days=3))
        opened(cast, title="Karaoke Chưa Ai Đến")
        scheduled(cast, violation.visit.session.team, day=TODAY + timedelta(days=2))
        page = desk.of(cast.inspector)
        for name in ("list", "visits", "violations", "fines", "rechecks", "teams"):
            seen(page, desk.at(f"inspections:{name}"))
        seen(page, desk.at("inspections:never"))
        page.locator("input[name=pick]").first.check()
        page.get_by_role("button", name="Đưa vào cuộc kiểm tra tới").click()
        axe_clean(page)
        page.get_by_role("button", name="Lưu").click()
        page.get_by_text("Đã đưa vào danh sách").wait_for()


def test_pages_of_a_violation_and_a_team(cast: Cast, desk: Desk) -> None:
    with time_machine.travel(NINE):
        violation = found(cast, FINED, recheck=TODAY + timedelta(days=3))
        page = desk.of(cast.inspector)
        seen(page, desk.at("inspections:violation", violation.pk))
        seen(page, desk.at("inspections:pay", violation.pk))
        seen(page, desk.at("inspections:visit", violation.visit_id))
        seen(page, desk.at("inspections:team", violation.visit.session.team_id))
        seen(page, desk.at("inspections:schedule"))
        planned = scheduled(cast, violation.visit.session.team)
        seen(page, desk.at("inspections:begin", planned.pk))


def test_the_register_of_premises(cast: Cast, desk: Desk) -> None:
    with time_machine.travel(NINE):
        premises = opened(cast)
        staffed(cast, premises, contracts_f=2)
        committed(cast, premises, until=TODAY + timedelta(days=9))
        session = begun(cast, set_up(cast))
        visited(cast, session, Finding(Act.STAY, decision=FINED), premises=premises)
        page = desk.of(cast.officer)
        for name in ("list", "commitments", "licences", "register"):
            seen(page, desk.at(f"premises:{name}"))
        seen(page, desk.at("premises:detail", premises.pk))
        seen(page, desk.at("premises:count", premises.pk))
        seen(page, desk.at("premises:close", premises.pk))

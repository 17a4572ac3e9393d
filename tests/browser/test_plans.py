"""Thảo reviews a read document in a browser, and the plan is there for all."""

import pytest
from playwright.sync_api import FilePayload, expect

from lanh.outbox import registry
from lanh.plans.models import Plan
from tests.browser.conftest import Desk, axe_clean
from tests.cast import Cast
from tests.plans.paper import TEXT, confirmed, item, linked, was_read

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def worker_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is handed in waits, so that the test itself says what was read."""
    monkeypatch.setattr(registry, "wake", lambda: None)


def test_a_document_becomes_a_plan(
    cast: Cast, desk: Desk, transactional_db: None
) -> None:
    page = desk.of(cast.drafter)
    page.goto(desk.at("plans:upload"))
    axe_clean(page)
    document = FilePayload(
        name="ke-hoach.txt", mimeType="text/plain", buffer=TEXT.encode()
    )
    page.get_by_label("Văn bản").set_input_files(document)
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.get_by_role("heading", name="Đối chiếu bản đọc")).to_be_visible()
    axe_clean(page)
    sure = page.get_by_role("button", name="mục chắc chắn")
    if sure.count():
        sure.click()
    while (right := page.get_by_role("button", name="Đúng")).count():
        left = right.count()
        right.first.click()
        expect(right).to_have_count(left - 1)
    page.get_by_role("link", name="Lập kế hoạch").click()
    axe_clean(page)
    page.get_by_role("button", name="Lập kế hoạch").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Truyền thông")
    axe_clean(page)


def test_an_item_is_corrected_in_its_place(
    cast: Cast, desk: Desk, transactional_db: None, worker_rests: None
) -> None:
    draft = was_read(cast)
    page = desk.of(cast.drafter)
    page.goto(desk.at("plans:draft", draft.pk))
    card = page.locator("#m3")
    card.get_by_role("link", name="Sửa").click()
    card.get_by_label("Số", exact=True).first.fill("chín mươi")
    card.get_by_role("button", name="Lưu bản sửa").click()
    expect(card).to_contain_text("không phải số")
    axe_clean(page)
    card.get_by_label("Số", exact=True).first.fill("95")
    card.get_by_role("button", name="Lưu bản sửa").click()
    expect(card).to_contain_text("trên 95%")
    expect(page.locator("#left")).to_contain_text("Còn 6 mục chờ xem")
    card.get_by_role("button", name="Lấy lại").click()
    expect(page.locator("#left")).to_contain_text("Còn 7 mục chờ xem")
    assert item(draft, 3).is_open


def test_a_target_is_linked_and_looked_into(
    cast: Cast, desk: Desk, transactional_db: None, worker_rests: None
) -> None:
    plan: Plan = confirmed(cast)
    linked(cast, plan.targets.get(value=90), "events.commune_coverage")
    page = desk.of(cast.specialist)
    page.goto(desk.at("plans:detail", plan.pk))
    axe_clean(page)
    page.get_by_role("link", name="Tổ chức ít nhất 40").click()
    axe_clean(page)
    page.get_by_role("link", name="Gắn chỉ số").click()
    axe_clean(page)
    page.get_by_role("link", name="Chọn Cuộc truyền thông").click()
    page.get_by_label("Chủ đề").select_option("drug")
    page.get_by_role("button", name="Gắn chỉ số này").click()
    expect(page.get_by_text("n.events.sessions{theme=drug}")).to_be_visible()
    page.get_by_role("link", name="xã Suối Lành").click()
    axe_clean(page)

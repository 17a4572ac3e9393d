"""The map, the accounts and the trail, walked through at both widths."""

from decimal import Decimal

import pytest

from lanh.access import actions as access
from lanh.access.roles import Role
from lanh.places import actions as places
from lanh.places.actions import NewUnit
from tests.browser.conftest import Desk, axe_clean
from tests.cast import OPERATOR, TODAY, Cast, person

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_map_is_searched_while_one_types(cast: Cast, desk: Desk) -> None:
    places.divide(
        by=OPERATOR,
        place=cast.suoi_lanh,
        into=[
            NewUnit("98011", "xã Suối Bắc", weight=Decimal("0.6")),
            NewUnit("98012", "xã Suối Nam", weight=Decimal("0.4")),
        ],
        parent=cast.lanh_son,
        on=TODAY,
        document="Nghị quyết số 1",
    )
    page = desk.of(cast.specialist)
    page.goto(desk.at("places:list"))
    axe_clean(page)
    page.locator("main [name=which]").select_option("all")
    page.locator("main [name=search]").fill("suoi lanh")
    page.locator("#found").get_by_text("xã Suối Lành").click()
    page.get_by_role("heading", name="Được chuyển thành").wait_for()
    assert page.get_by_role("img", name="60 %").is_visible()
    axe_clean(page)
    page.get_by_role("link", name="xã Suối Bắc").click()
    page.get_by_role("heading", name="Được hợp thành từ").wait_for()
    page.goto(desk.at("places:detail", cast.lanh_son.pk))
    axe_clean(page)


def test_somebody_is_let_in_and_chooses_a_password(cast: Cast, desk: Desk) -> None:
    page = desk.of(cast.administrator)
    page.goto(desk.at("accounts:list"))
    axe_clean(page)
    page.get_by_role("link", name="Thêm người dùng").click()
    axe_clean(page)
    page.get_by_label("Tên đăng nhập").fill("lan.banmay")
    page.get_by_label("Họ và tên").fill("Mùa Thị Lan")
    page.get_by_label("Vai trò").select_option("commune_officer")
    page.get_by_label("Địa bàn").select_option(str(cast.ban_may.pk))
    page.get_by_label("Ngành").select_option("police")
    page.get_by_role("button", name="Thêm người dùng").click()
    word = page.locator("dd code").nth(1).inner_text()
    axe_clean(page)
    lan = desk.of()
    lan.goto(desk.at("login"))
    lan.locator("[name=login]").fill("lan.banmay")
    lan.locator("[name=password]").fill(word)
    lan.get_by_role("button", name="Tiếp tục").click()
    axe_clean(lan)
    lan.locator("[name=old_password]").fill(word)
    for name in ("new_password1", "new_password2"):
        lan.locator(f"[name={name}]").fill("suối lành mùa nước")
    lan.locator("main button").click()
    lan.get_by_text("Đã đổi mật khẩu").wait_for()
    axe_clean(lan)


def test_the_administrator_reads_accounts_and_the_trail(cast: Cast, desk: Desk) -> None:
    assert cast.lanh_son.parent
    auditor = person("tam", "Lê Tâm", Role.ADMINISTRATOR, cast.lanh_son.parent)
    access.log_in(by=cast.officer, origin="a1")
    page = desk.of(auditor)
    page.goto(desk.at("accounts:detail", cast.officer.pk))
    axe_clean(page)
    page.goto(desk.at("trail:list"))
    page.get_by_role("link", name="Kiểm tra các dòng cuối").click()
    page.get_by_text("nối tiếp nhau").wait_for()
    axe_clean(page)
    page.goto(desk.at("trail:heads"))
    axe_clean(page)
    page.goto(desk.at("accounts:own"))
    axe_clean(page)

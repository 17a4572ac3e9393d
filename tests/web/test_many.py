"""Rows of a list are chosen, and one act is done with all of them; without a script."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lanh.registers.events.models import Event
from lanh.registers.events.rules import Status
from tests.cast import TODAY, Cast, held, planned
from tests.registers.test_events_confirmed_together import many_held
from tests.web.test_events import _it_is_today as _it_is_today
from tests.web.test_events import at_the_desk_of

LIST, CONFIRM = "/events/", "/events/confirm-many/"
PAPER = {"evidence": "Báo cáo số 45"}


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_those_who_may_confirm_choose_rows(cast: Cast) -> None:
    held(cast, planned(cast))
    assert 'name="pick"' in page(at_the_desk_of(cast.specialist), LIST)
    assert 'name="pick"' not in page(at_the_desk_of(cast.officer), LIST)


def test_the_form_carries_what_the_list_is_narrowed_by(cast: Cast) -> None:
    held(cast, planned(cast))
    told = page(at_the_desk_of(cast.specialist), f"{LIST}?status=held&page=1")
    form = told.partition('id="many"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="status" value="held">' in form
    assert 'name="page"' not in form
    assert f'formaction="{CONFIRM}"' in form


def test_the_ticked_rows_are_confirmed_and_no_others(cast: Cast) -> None:
    one, other = held(cast, planned(cast)), held(cast, planned(cast))
    plan, desk = planned(cast), at_the_desk_of(cast.specialist)
    asked = f"{CONFIRM}?pick={one.pk}&pick={plan.pk}"
    assert "Trong 2 bản ghi đã chọn có 1 bản ghi đang chờ" in page(desk, asked)
    assert desk.post(asked, PAPER | {"seen": "1"})["Location"] == LIST
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.stage, other.stage) == (Status.CONFIRMED, Status.HELD)


def test_all_that_was_found_is_the_lists_own_question(cast: Cast) -> None:
    for title in ("Chợ phiên", "Chợ phiên", "Ở bản"):
        held(cast, planned(cast, title=title))
    desk = at_the_desk_of(cast.specialist)
    asked = f"{CONFIRM}?every=1&search=cho"
    assert "Đã chọn 2 bản ghi." in page(desk, asked)
    desk.post(asked, PAPER | {"seen": "2"})
    left = Event.objects.filter(status=Status.HELD.value)
    assert [event.title for event in left] == ["Ở bản"]


@pytest.mark.parametrize("asked", ["", "?pick=khong-co", "?every=1&search=khong"])
def test_where_nothing_was_chosen_one_is_led_back(cast: Cast, asked: str) -> None:
    held(cast, planned(cast))
    told = page(at_the_desk_of(cast.specialist), f"{CONFIRM}{asked}")
    assert "Không bản ghi nào đang chờ việc này" in told
    assert f'href="{LIST}">Về danh sách' in told


def test_what_changed_in_between_is_told_and_nothing_is_done(cast: Cast) -> None:
    held(cast, planned(cast))
    held(cast, planned(cast))
    desk = at_the_desk_of(cast.specialist)
    told = desk.post(f"{CONFIRM}?every=1", PAPER | {"seen": "1"}).content.decode()
    assert "Bạn đã được báo 1 bản ghi, nay là 2" in told
    assert 'name="seen" value="2"' in told, "so that it may be said once more"
    assert Event.objects.filter(status=Status.CONFIRMED.value).count() == 0


def test_another_provinces_rows_are_chosen_by_nobody_here(cast: Cast) -> None:
    away = held(cast, planned(cast))
    desk = at_the_desk_of(cast.outsider)
    desk.post(f"{CONFIRM}?pick={away.pk}", PAPER | {"seen": "1"})
    away.refresh_from_db()
    assert away.stage is Status.HELD


@pytest.mark.slow
@pytest.mark.both
def test_a_list_of_ten_thousand_asks_as_much_as_one_of_ten(cast: Cast) -> None:
    desk = at_the_desk_of(cast.specialist)

    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as all_:
            page(desk, address)
        return len(all_)

    looked = (LIST, f"{LIST}?page=3&sort=title&search=buoi", f"{CONFIRM}?every=1")
    many_held(cast, 10)
    few = [asked(address) for address in looked]
    many_held(cast, 9_990)
    assert [asked(address) for address in looked] == few
    told = page(desk, LIST)
    assert told.count('name="pick"') == 50
    assert "cả 10.000 dòng đã tìm thấy" in told
    desk.post(f"{CONFIRM}?every=1", PAPER | {"seen": "10000"})
    assert Event.objects.filter(status=Status.CONFIRMED.value).count() == 10_000
    assert Event.objects.filter(day__lt=TODAY - timedelta(days=90)).count() == 0

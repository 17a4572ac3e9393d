"""The calendar of reports, and the plan's page that fills it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from lanh.common.clock import HANOI
from lanh.reports import actions
from lanh.reports.models import Duty
from tests.cast import NOW, OPERATOR, TODAY, Cast, sent
from tests.plans.paper import confirmed
from tests.web.test_reports import at_the_desk_of, file, page, told

LATER = datetime(2026, 6, 20, 9, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def test_who_is_late_is_seen_at_a_glance(cast: Cast) -> None:
    sent(cast)
    with time_machine.travel(LATER):
        shown = page(at_the_desk_of(cast.specialist), "calendar")
    assert "F12, 6 tháng đầu năm 2026, xã Bản Mây: chưa gửi" in shown
    assert "muộn 11 ngày" in shown
    assert "1 đúng hạn · 2 chưa gửi" in shown


def test_each_sees_the_duties_of_their_own_places(cast: Cast) -> None:
    sent(cast)
    shown = page(at_the_desk_of(cast.officer), "calendar")
    assert "xã Suối Lành" in shown
    assert "xã Bản Mây" not in shown
    assert "không có báo cáo" in page(at_the_desk_of(cast.outsider), "calendar")


def test_the_calendar_goes_out_as_a_sheet(cast: Cast) -> None:
    sent(cast)
    with time_machine.travel(LATER):
        answer = at_the_desk_of(cast.specialist).get(
            reverse("reports:calendar"), {"export": "xlsx", "year": "2026"}
        )
    book = CalamineWorkbook.from_filelike(BytesIO(file(answer)))
    words = str(book.get_sheet_by_index(0).to_python())
    assert "chưa gửi: muộn 11 ngày" in words
    assert "đúng hạn: 20/05/2026" in words


@pytest.mark.parametrize("asked", ["99999", "x", "2031"])
def test_a_year_that_is_none_shows_nothing_wrong(cast: Cast, asked: str) -> None:
    sent(cast)
    page(at_the_desk_of(cast.specialist), "calendar", year=asked, form="F99")


def test_the_calendar_asks_few_questions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    sent(cast)
    binh = at_the_desk_of(cast.specialist)
    page(binh, "calendar")
    with django_assert_max_num_queries(14):
        page(binh, "calendar")


def test_a_plans_report_is_put_into_the_calendar(cast: Cast) -> None:
    actions.load_forms(by=OPERATOR)
    plan = confirmed(cast)
    binh, duty = at_the_desk_of(cast.specialist), plan.duties.get()
    address = reverse("plans:hand_down", args=[duty.pk])
    assert address in told(binh.get(reverse("plans:detail", args=[plan.pk])))
    shown = told(binh.get(address))
    assert "trước ngày 10/06/2026, đúng hạn đến hết 09/06/2026" in shown
    answer = binh.post(address, {"form": "F12", "whose": "communes"})
    assert answer.status_code == 302
    owed = Duty.objects.get(place=cast.suoi_lanh)
    assert "Kế hoạch số 27/KH-UBND" in page(
        at_the_desk_of(cast.officer), "duty", owed.pk
    )
    assert at_the_desk_of(cast.outsider).get(address).status_code == 404
    assert at_the_desk_of(cast.officer).get(address).status_code == 403


def test_who_moved_the_day_and_why_stays_on_the_page(cast: Cast) -> None:
    duty = Duty.objects.get(pk=sent(cast).duty.pk)
    other = Duty.objects.exclude(pk=duty.pk).get(place=cast.ban_may)
    until = other.due + timedelta(days=5)
    actions.extend(
        by=cast.specialist, duty=other, until=until, why="Lũ quét", today=TODAY
    )
    shown = page(at_the_desk_of(cast.specialist), "duty", other.pk)
    assert "đến 15/06/2026, người cho phép Trần Quốc Bình: Lũ quét" in shown

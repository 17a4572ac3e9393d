"""One's own calendar address and mail, on pages; and the calendar without a log-in."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from lanh.owed.models import Reminder
from lanh.web.home.ics import _folded
from tests.cast import NOW, Cast, duty_of, planned
from tests.web.test_reports import at_the_desk_of, told


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def address(cast: Cast) -> str:
    """Mai makes her calendar's address; the page shows it once."""
    mai = at_the_desk_of(cast.officer)
    shown = told(mai.post(reverse("calendar_open")))
    found = re.search(r'value="http://testserver([^"]+)"', shown)
    assert found
    assert "hiện một lần" in told(mai.get(reverse("reminders")))
    return found[1]


def test_the_calendar_is_read_without_a_log_in_and_names_nobody(cast: Cast) -> None:
    duty_of(cast)
    planned(cast, title="Tọa đàm với ông Giàng")
    answer = Client().get(address(cast))
    text = told(answer)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert "DTSTART;VALUE=DATE:20260609" in text
    assert "SUMMARY:Biểu F12\\, 6 tháng đầu năm 2026" in text
    for name in ("Giàng", "Suối Lành", cast.officer.name):
        assert name not in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_same_thing_keeps_its_key(cast: Cast) -> None:
    duty_of(cast)
    at = address(cast)
    first, again = (re.findall(r"UID:(.*)\r", told(Client().get(at))) for _n in "12")
    assert first == again
    assert len(set(first)) == len(first)


def test_an_address_that_was_taken_back_answers_nobody(cast: Cast) -> None:
    at = address(cast)
    mai = at_the_desk_of(cast.officer)
    assert mai.post(reverse("calendar_close")).status_code == 302
    assert Client().get(at).status_code == 404
    assert "chưa có địa chỉ lịch" in told(mai.post(reverse("calendar_close")))
    assert Client().get(reverse("calendar", args=["x" * 43])).status_code == 404


def test_mail_is_chosen_on_ones_own_page(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer)
    typed = {"often": "weekly", "mail": ""}
    assert "cần có địa chỉ" in told(mai.post(reverse("reminders"), typed))
    typed["mail"] = "hop-thu@xa.example"
    assert mai.post(reverse("reminders"), typed).status_code == 302
    assert Reminder.objects.get().often == "weekly"
    shown = told(mai.get(reverse("reminders")))
    assert "hop-thu@xa.example" in shown
    assert "chưa đặt máy chủ thư" in shown


def test_long_lines_are_folded_between_letters() -> None:
    folded = _folded("SUMMARY:" + "ế" * 60)
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == "SUMMARY:" + "ế" * 60

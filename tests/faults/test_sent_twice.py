"""A form that is sent twice is one act, whoever presses, and on a slow line too."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from lanh.audit import jobs, rules
from lanh.audit.errors import SentTwice
from lanh.audit.models import Line, Sending
from lanh.common import clock
from lanh.registers.events.models import Event
from lanh.reports.models import Review
from tests.cast import TODAY, Cast, sent
from tests.faults.desk import at_the_desk_of, it_is_today, token_in

pytestmark = pytest.mark.both
TYPED = {
    "title": "Tọa đàm ở trường",
    "day": TODAY.isoformat(),
    "form": "seminar",
    "theme": "drug",
    "audience": "pupils",
    "organiser": "Đoàn xã",
}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with it_is_today():
        yield


def form_of(client: Client, cast: Cast) -> dict[str, Any]:
    """What the page holds that plans an event, filled in."""
    page = client.get(reverse("events:plan")).content.decode()
    own = {"csrfmiddlewaretoken": token_in(page), "place": str(cast.suoi_lanh.pk)}
    return TYPED | own


def test_pressed_twice_it_is_planned_once(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer, enforce_csrf_checks=True)
    form = form_of(mai, cast)
    first = mai.post(reverse("events:plan"), form)
    second = mai.post(reverse("events:plan"), form, follow=True)
    assert Event.objects.count() == 1
    assert Line.objects.filter(verb="events.plan").count() == 1
    assert second.redirect_chain[0][0] == first["Location"]
    assert "được giữ lại một lần" in second.content.decode()


def test_a_page_opened_anew_is_another_form(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer, enforce_csrf_checks=True)
    for _time in range(2):
        mai.post(reverse("events:plan"), form_of(mai, cast))
    assert Event.objects.count() == 2


def test_going_back_and_typing_another_one_is_another_form(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer, enforce_csrf_checks=True)
    form = form_of(mai, cast)
    mai.post(reverse("events:plan"), form)
    mai.post(reverse("events:plan"), form | {"title": "Buổi thứ hai"})
    assert Event.objects.count() == 2


def test_what_was_refused_may_be_sent_again(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer, enforce_csrf_checks=True)
    form = form_of(mai, cast)
    for _time in range(2):
        mai.post(reverse("events:plan"), form | {"organiser": ""})
    assert not Sending.objects.exists()
    mai.post(reverse("events:plan"), form)
    assert Event.objects.count() == 1


def test_a_server_that_died_before_it_answered_has_kept_it_once(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer, enforce_csrf_checks=True)
    form = form_of(mai, cast)
    mai.post(reverse("events:plan"), form)
    Sending.objects.update(led_to="")  # as a kill between commit and answer leaves it
    again = mai.post(reverse("events:plan"), form)
    assert again["Location"] == reverse("home")
    assert Event.objects.count() == 1


def test_a_report_accepted_twice_has_one_review(cast: Cast) -> None:
    report = sent(cast)
    binh = at_the_desk_of(cast.specialist, enforce_csrf_checks=True)
    address = reverse("reports:accept", args=[report.pk])
    page = binh.get(address).content.decode()
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version
    form = {"csrfmiddlewaretoken": token_in(page), "version": version[1]}
    answers = [binh.post(address, form | {"comment": ""}) for _time in range(2)]
    assert [answer["Location"] for answer in answers] == [reverse("reports:queue")] * 2
    assert Review.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_that_arrive_at_once_one_is_kept() -> None:
    cast = Cast.gather()
    mai = at_the_desk_of(cast.officer, enforce_csrf_checks=True)
    form = form_of(mai, cast)

    def press(_number: int) -> int:
        client = Client(headers={"Accept-Language": "vi"}, enforce_csrf_checks=True)
        client.cookies = mai.cookies
        try:
            return client.post(reverse("events:plan"), form).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(press, range(4)))
    assert answers == [302] * 4
    assert Event.objects.count() == 1
    assert Line.objects.filter(verb="events.plan").count() == 1


def test_the_trail_refuses_the_second_of_two(db: None) -> None:
    rules.check_sent_once(line=None)
    with pytest.raises(SentTwice, match="line 12 of the trail"):
        rules.check_sent_once(line=12)


def test_forms_of_long_ago_are_forgotten(db: None) -> None:
    for days in (1, 3):
        at = clock.now() - timedelta(days=days)
        Sending.objects.create(key=str(days), line=days, at=at)
    assert jobs.forget_sendings(at=clock.now()) == 1
    assert Sending.objects.get().key == "1"

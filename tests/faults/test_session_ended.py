"""A session that ends while somebody types costs a log-in, and no typed word."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lanh.registers.events.models import Event
from tests.cast import TODAY, Cast
from tests.faults.desk import at_the_desk_of, it_is_today, token_in

TYPED = {
    "title": 'Tọa đàm "ở" trường <Mường>',
    "day": TODAY.isoformat(),
    "form": "seminar",
    "theme": "drug",
    "audience": "pupils",
    "organiser": "Đoàn xã",
}
OURS = {"Origin": "http://testserver"}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with it_is_today():
        yield


def hidden_in(page: str) -> dict[str, str]:
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def typing(cast: Cast) -> tuple[Client, dict[str, Any]]:
    """Mai has filled in the form, and her session has ended meanwhile."""
    mai = at_the_desk_of(cast.officer, enforce_csrf_checks=True)
    page = mai.get(reverse("events:plan")).content.decode()
    token = {"csrfmiddlewaretoken": token_in(page)}
    del mai.cookies["sessionid"]
    return mai, TYPED | token | {"place": str(cast.suoi_lanh.pk)}


def test_what_was_typed_is_on_the_page_that_asks_for_the_log_in(cast: Cast) -> None:
    mai, form = typing(cast)
    answer = mai.post(reverse("events:plan"), form)
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "Không mất gì bạn đã gõ" in page
    assert hidden_in(page)["title"] == TYPED["title"]
    assert reverse("login") in page


def test_after_the_log_in_it_is_sent_again_and_kept_once(cast: Cast) -> None:
    mai, form = typing(cast)
    address = reverse("events:plan")
    held = hidden_in(mai.post(address, form).content.decode())
    # In another tab: a log-in gives new tokens, so the one on this page is old.
    token = token_in(mai.get(reverse("login")).content.decode())
    entry = {"login": "mai", "password": "lành", "csrfmiddlewaretoken": token}
    assert mai.post(reverse("login"), entry).status_code == 302
    answer = mai.post(address, held, headers=OURS)
    assert answer.status_code == 403
    again = hidden_in(answer.content.decode())
    assert again["title"] == TYPED["title"]
    assert mai.post(address, again, headers=OURS).status_code == 302
    assert Event.objects.get().title == TYPED["title"]


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
def test_what_comes_from_elsewhere_is_never_offered(cast: Cast, origin: str) -> None:
    mai = at_the_desk_of(cast.officer, enforce_csrf_checks=True)
    headers = {"Origin": origin} if origin else {}
    answer = mai.post(reverse("events:plan"), TYPED, headers=headers)
    assert answer.status_code == 403
    assert "Tọa đàm" not in answer.content.decode()


def test_a_password_is_not_written_onto_a_page(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer, enforce_csrf_checks=True)
    typed = {"oldpassword": "lành", "password1": "mật khẩu mới"}
    page = mai.post(reverse("accounts:password"), typed, headers=OURS)
    assert "mật khẩu mới" not in page.content.decode()


def test_a_file_must_be_chosen_again_and_the_page_says_so(cast: Cast) -> None:
    typed = {"file": SimpleUploadedFile("ke-hoach.txt", b"KE HOACH")}
    answer = Client(headers={"Accept-Language": "vi"}).post(
        reverse("plans:upload"), typed
    )
    assert answer.status_code == 401
    assert "chọn lại" in answer.content.decode()


def test_a_link_leads_to_the_log_in_as_ever(cast: Cast) -> None:
    answer = Client().get(reverse("events:plan"))
    assert answer["Location"].startswith(reverse("login"))


def test_what_the_device_holds_needs_no_page_that_holds_it(cast: Cast) -> None:
    mai, form = typing(cast)
    answer = mai.post(reverse("events:plan"), form | {"kept-here": "yes"})
    assert answer["Location"].startswith(reverse("login"))

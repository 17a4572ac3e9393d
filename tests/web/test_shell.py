"""What stands around every page, and what no page may do."""

import re
from datetime import datetime

import pytest
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

from lanh.access.models import User
from lanh.common import clock
from tests.cast import TODAY, Cast

INLINE = re.compile(
    r"""<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=["']|javascript:""", re.I
)
NINE_IN_HANOI = datetime(2026, 5, 20, 9, tzinfo=clock.HANOI)


def addresses() -> list[str]:
    """Every page of the house that needs no key."""

    def walk(resolver: URLResolver, before: str) -> list[str]:
        found = []
        for pattern in resolver.url_patterns:
            here = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                found += walk(pattern, here)
            elif isinstance(pattern, URLPattern) and not re.search(r"[<^(]", here):
                found.append(f"/{here}")
        return found

    return list(dict.fromkeys(walk(get_resolver(), "")))


def at_the_desk_of(user: User, language: str = "vi") -> Client:
    client = Client(headers={"Accept-Language": language})
    client.force_login(user)
    return client


@pytest.mark.parametrize("address", addresses())
def test_every_page_carries_the_strict_policy(
    cast: Cast, settings: Settings, address: str
) -> None:
    settings.DEBUG = True
    for user in (cast.officer, cast.specialist, cast.administrator):
        answer = at_the_desk_of(user).get(address)
        assert answer.status_code < 500
        policy = answer["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        # In debug a 404 is Django's own page.
        ours = answer.status_code != 404 and "text/html" in answer["Content-Type"]
        if ours and not answer.streaming:
            assert not INLINE.search(answer.content.decode())


def test_one_sees_the_ways_that_ones_post_opens(cast: Cast) -> None:
    officer = at_the_desk_of(cast.officer).get("/").content.decode()
    administrator = at_the_desk_of(cast.administrator).get("/").content.decode()
    assert reverse("events:list") in officer
    assert reverse("events:list") not in administrator
    assert "xã Suối Lành</b> · tỉnh Lành Sơn" in officer


def test_the_reader_chooses_language_and_light(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer)
    mai.post(reverse("set_language"), {"language": "en", "next": "/"})
    mai.post(reverse("theme"), {"theme": "dark", "next": "/"})
    page = mai.get("/").content.decode()
    assert '<html lang="en" data-theme="dark">' in page
    assert "What is to be done today?" in page


def test_the_theme_leads_nowhere_else(cast: Cast) -> None:
    answer = at_the_desk_of(cast.officer).post(
        reverse("theme"), {"theme": "blink", "next": "https://elsewhere.example/"}
    )
    assert answer["Location"] == reverse("home")
    assert "theme" not in answer.cookies


def test_a_demo_says_that_it_is_one(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer)
    assert "Bản trình diễn" not in mai.get("/").content.decode()
    with clock.stopped_at(NINE_IN_HANOI):
        assert f"ngày {TODAY:%d/%m/%Y}" in mai.get("/").content.decode()


def test_an_error_page_shows_a_way_on(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer)
    answer = mai.get("/nowhere/")
    assert answer.status_code == 404
    assert "Về việc hôm nay" in answer.content.decode()


def test_a_failure_is_told_without_the_database(rf: RequestFactory) -> None:
    from django.views.defaults import server_error

    answer = server_error(rf.get("/"))
    assert "Hệ thống gặp lỗi" in answer.content.decode()


def test_the_gallery_is_for_builders_only(cast: Cast, settings: Settings) -> None:
    mai = at_the_desk_of(cast.officer)
    assert mai.get(reverse("parts")).status_code == 404
    settings.DEBUG = True
    assert mai.get(reverse("parts")).status_code == 200


@pytest.mark.parametrize("name", ["reports:open", "papers:draft", "accounts:admit"])
def test_a_form_that_would_be_refused_does_not_open(cast: Cast, name: str) -> None:
    answer = at_the_desk_of(cast.officer).get(reverse(name))
    assert answer.status_code == 403
    told = answer.content.decode()
    assert "Vị trí của bạn không mở được trang này" in told
    assert f'href="{reverse("home")}">Về việc hôm nay' in told


def test_an_address_that_only_takes_forms_leads_on(cast: Cast) -> None:
    answer = at_the_desk_of(cast.officer).get(reverse("theme"))
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    told = answer.content.decode()
    assert "Chưa có gì được gửi" in told
    assert f'href="{reverse("home")}">Về việc hôm nay' in told


def test_what_cannot_be_read_leads_on(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer)
    answer = mai.get(reverse("home"), headers={"Host": "somewhere else"})
    assert answer.status_code == 400
    told = answer.content.decode()
    assert "Không đọc được những gì đã gửi" in told
    assert '<a class="btn" href="/">Về việc hôm nay</a>' in told


def test_what_is_more_than_is_taken_in_at_once_says_how_to_go_on(
    cast: Cast, settings: Settings
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    sent = {f"n{number}": "1" for number in range(9)}
    answer = at_the_desk_of(cast.officer).post(reverse("events:record"), sent)
    assert answer.status_code == 413
    assert "chia các dòng làm hai lần" in answer.content.decode()


def test_a_form_from_before_another_log_in_leads_back_to_itself(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Accept-Language": "vi"})
    client.force_login(cast.officer)
    answer = client.post(reverse("events:record"), {"title": "Tọa đàm"})
    assert answer.status_code == 403
    assert f'href="{reverse("events:record")}">Mở lại' in answer.content.decode()


def test_who_comes_back_after_the_session_ended_is_told_what_is_kept(
    cast: Cast,
) -> None:
    door = Client(headers={"Accept-Language": "vi"})
    led = door.get(reverse("events:record"), follow=True).content.decode()
    assert "Những gì đã gõ vào biểu ghi sổ" in led
    plain = door.get(reverse("login")).content.decode()
    assert "Những gì đã gõ vào biểu ghi sổ" not in plain

"""What all lists of the house have in common, as those meet them who come first."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.web.test_events import at_the_desk_of

LISTS = {
    "events:list": "officer",
    "events:classes": "officer",
    "events:materials": "officer",
    "events:broadcasts": "officer",
    "events:schools": "officer",
    "reports:list": "specialist",
    "plans:list": "drafter",
    "papers:list": "specialist",
    "places:list": "officer",
    "accounts:list": "administrator",
    "trail:list": "administrator",
}


def page(client: Client, name: str, **asked: str) -> str:
    answer = client.get(reverse(name), asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_a_filter_that_is_not_set_says_all(cast: Cast, name: str) -> None:
    told = page(at_the_desk_of(getattr(cast, LISTS[name])), name)
    assert "-----" not in told


@pytest.mark.parametrize("name", LISTS)
def test_a_filter_that_finds_nothing_leads_back_to_all(cast: Cast, name: str) -> None:
    client = at_the_desk_of(getattr(cast, LISTS[name]))
    told = page(client, name, search="không đâu có chữ này")
    assert "Không có gì khớp điều kiện lọc" in told
    assert f'href="{reverse(name)}">Xem tất cả</a>' in told


@pytest.mark.parametrize(
    ("name", "who", "way", "act"),
    [
        ("plans:list", "drafter", "plans:upload", "Đưa văn bản vào"),
        ("papers:list", "specialist", "papers:draft", "Soạn báo cáo 6 tháng"),
        ("reports:list", "specialist", "reports:open", "Mở kỳ báo cáo"),
        ("events:list", "officer", "events:record", "Ghi buổi đã tổ chức"),
    ],
)
def test_an_empty_list_leads_to_what_fills_it(
    cast: Cast, name: str, who: str, way: str, act: str
) -> None:
    told = page(at_the_desk_of(getattr(cast, who)), name)
    assert f'<a class="btn btn-s" href="{reverse(way)}">{act}</a>' in told
    assert "Xem tất cả" not in told


def test_nobody_is_led_to_what_the_post_does_not_allow(cast: Cast) -> None:
    told = page(at_the_desk_of(cast.officer), "papers:list")
    assert "Chưa có văn bản nào" in told
    assert reverse("papers:draft") not in told

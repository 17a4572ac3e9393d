"""The map, as everyone inside reads it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from lanh.places import actions
from lanh.places.actions import NewUnit
from lanh.places.models import Place
from lanh.places.rules import KNOWN_FROM
from tests.cast import LONG_AGO, OPERATOR, TODAY, Cast
from tests.web.test_accounts import _it_is_today  # noqa: F401 (the clock stands still)
from tests.web.test_events import at_the_desk_of

YESTERDAY = str(TODAY - timedelta(days=1))


@pytest.fixture
def mai(cast: Cast) -> Client:
    return at_the_desk_of(cast.officer)


def found(client: Client, **query: str) -> list[str]:
    answer = client.get(reverse("places:list"), query)
    return [name.name for name in answer.context["list"].page]


def page(client: Client, place: Place, **query: str) -> str:
    answer = client.get(reverse("places:detail", args=[place.pk]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def divided(cast: Cast, *weights: Decimal | None) -> list[Place]:
    """Suối Lành becomes several communes today."""
    return actions.divide(
        by=OPERATOR,
        place=cast.suoi_lanh,
        into=[
            NewUnit(f"9801{n}", f"phường Suối {n}", weight=weight)
            for n, weight in enumerate(weights)
        ],
        parent=cast.lanh_son,
        on=TODAY,
        document="Nghị quyết số 1",
    )


def test_a_unit_is_searched_without_marks_by_code_and_level(
    cast: Cast, mai: Client
) -> None:
    assert found(mai, search="ban may") == ["xã Bản Mây"]
    assert found(mai, search="may, hoa giang") == []
    assert found(mai, search="98001") == ["xã Suối Lành"]
    assert found(mai, level="province") == ["tỉnh Hòa Giang", "tỉnh Lành Sơn"]


def test_old_units_are_found_on_their_days_or_when_asked_for(
    cast: Cast, mai: Client
) -> None:
    actions.close(by=OPERATOR, place=cast.ban_may, until=TODAY, why="Lòng hồ")
    assert found(mai, search="ban may") == []
    assert found(mai, search="ban may", as_of=YESTERDAY) == ["xã Bản Mây"]
    assert found(mai, search="ban may", which="all") == ["xã Bản Mây"]


def test_a_day_before_the_table_is_said_to_be_unknown(cast: Cast, mai: Client) -> None:
    query = {"as_of": str(KNOWN_FROM - timedelta(days=1))}
    told = mai.get(reverse("places:list"), query).content.decode()
    assert "Không rõ vào ngày 31/12/2024" in told
    assert found(mai, **query) == []
    told = page(mai, cast.lanh_son, **query)
    assert "Không rõ vào ngày 31/12/2024" in told
    assert "xã Bản Mây" not in told


def test_htmx_is_sent_what_was_found_alone(cast: Cast, mai: Client) -> None:
    answer = mai.get(
        reverse("places:list"), {"search": "may"}, headers={"HX-Request": "true"}
    )
    assert answer.content.decode().lstrip().startswith("<section")


def test_the_list_goes_out_as_a_file(cast: Cast, mai: Client) -> None:
    answer = mai.get(reverse("places:list"), {"search": "may", "export": "csv"})
    text = b"".join(answer).decode()
    assert "xã Bản Mây" in text
    assert "tỉnh Lành Sơn" in text


def test_a_unit_shows_what_it_lies_in_and_what_lies_below_it(
    cast: Cast, mai: Client
) -> None:
    told = page(mai, cast.lanh_son)
    assert "xã Bản Mây" in told
    assert "Việt Nam" in told
    actions.close(by=OPERATOR, place=cast.ban_may, until=TODAY, why="Lòng hồ")
    assert "xã Bản Mây" not in page(mai, cast.lanh_son)
    assert "xã Bản Mây" in page(mai, cast.lanh_son, as_of=YESTERDAY)
    assert "xã Bản Mây" not in page(mai, cast.lanh_son, search="suoi")


def test_an_ended_unit_shows_its_successors_and_their_shares(
    cast: Cast, mai: Client
) -> None:
    north, _south = divided(cast, Decimal("0.6"), Decimal("0.4"))
    told = page(mai, cast.suoi_lanh)
    assert "60 %" in told
    assert 'width="60.0%"' in told
    assert "theo văn bản" in told
    assert "ước tính" not in told
    assert "xã Suối Lành" in page(mai, north)


def test_a_share_that_nobody_published_is_marked_as_an_estimate(
    cast: Cast, mai: Client
) -> None:
    divided(cast, None, None)
    told = page(mai, cast.suoi_lanh)
    assert "50 %" in told
    assert "ước tính" in told


def test_what_ended_into_nothing_is_said_to_be_unconvertible(
    cast: Cast, mai: Client
) -> None:
    actions.close(by=OPERATOR, place=cast.ban_may, until=TODAY, why="Lòng hồ")
    assert "không quy đổi được" in page(mai, cast.ban_may)


def test_a_unit_shows_its_names_and_its_open_beginning(cast: Cast, mai: Client) -> None:
    assert "không nêu đơn vị cũ" in page(mai, cast.ban_may)
    actions.rename(by=OPERATOR, place=cast.ban_may, name="phường Mây", since=TODAY)
    told = page(mai, cast.ban_may)
    assert "Các tên gọi" in told
    assert f"xã Bản Mây (xã): {LONG_AGO:%d/%m/%Y}" in told
    old = actions.establish(
        by=OPERATOR,
        code="98020",
        name="xã Cũ",
        level="commune",
        parent=None,
        since=KNOWN_FROM,
    )
    assert "không rõ: bảng đơn vị bắt đầu từ 01/01/2025" in page(mai, old)


def test_the_search_over_everything_finds_places(cast: Cast, mai: Client) -> None:
    told = mai.get(reverse("search"), {"search": "ban may"}).content.decode()
    assert reverse("places:detail", args=[cast.ban_may.pk]) in told

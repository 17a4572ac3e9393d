"""Agencies, as everyone inside reads them."""

from django.test import Client
from django.urls import reverse

from lanh.places.models import Agency
from tests.cast import Cast, agencies
from tests.web.test_accounts import _it_is_today  # noqa: F401 (the clock stands still)
from tests.web.test_events import at_the_desk_of


def found(client: Client, **query: str) -> list[str]:
    answer = client.get(reverse("places:agencies"), query)
    return [one.name for one in answer.context["list"].page]


def test_agencies_are_searched_by_name_branch_and_place(cast: Cast) -> None:
    mai = at_the_desk_of(agencies(cast).officer)
    assert found(mai, search="so y te", place="lanh son") == ["Sở Y tế tỉnh Lành Sơn"]
    assert found(mai, kind="committee", level="commune", place="suoi") == [
        "Ủy ban nhân dân xã Suối Lành"
    ]
    assert found(mai, search="Sở VHTTDL", place="lanh son") == [
        "Sở Văn hóa, Thể thao và Du lịch tỉnh Lành Sơn"
    ]
    assert found(mai, search="công an", as_of="2025-01-05") == []
    assert "công an" in found(mai, search="công an", which="all")[0].casefold()


def test_the_list_is_taken_away_as_a_sheet(cast: Cast) -> None:
    mai = at_the_desk_of(agencies(cast).officer)
    answer = mai.get(reverse("places:agencies"), {"export": "csv", "kind": "police"})
    assert "Công an tỉnh Lành Sơn" in b"".join(answer).decode()


def test_an_agency_tells_where_it_sits_and_how_many_work_there(cast: Cast) -> None:
    mai = at_the_desk_of(agencies(cast).officer)
    committee = Agency.objects.get(code="98001-committee")
    told = mai.get(reverse("places:agency", args=[committee.pk])).content.decode()
    assert "xã Suối Lành" in told
    assert "Vị trí đang có người: 1" in told
    assert "Vừ Thị Mai" not in told.partition("<main")[2], "names stand with accounts"
    unit = mai.get(reverse("places:detail", args=[cast.suoi_lanh.pk])).content.decode()
    assert "Công an xã Suối Lành" in unit

"""A person's own filters of lists: saved, shown, deleted; nobody else's."""

import pytest
from django.test import Client
from django.urls import reverse

from lanh.access import actions
from lanh.access.errors import TooManyFilters
from lanh.access.models import SavedFilter
from lanh.access.rules import MOST_FILTERS
from lanh.audit.models import Line
from tests.cast import Cast
from tests.web.test_events import at_the_desk_of

pytestmark = pytest.mark.both
LIST = "/events/"


def save(client: Client, name: str = "Tháng này", asked: str = "status=held") -> str:
    sent = {"name": name, "of_list": "events", "asked": asked, "page": LIST}
    answer = client.post(reverse("accounts:save_filter"), sent)
    assert answer.status_code == 302
    return answer["Location"]


def test_the_present_filter_is_saved_and_stands_over_the_list(cast: Cast) -> None:
    desk = at_the_desk_of(cast.officer)
    assert "Lưu bộ lọc này" in desk.get(f"{LIST}?status=held").content.decode()
    assert save(desk) == f"{LIST}?status=held"
    told = desk.get(LIST).content.decode()
    assert 'href="?status=held">Tháng này</a>' in told
    here = desk.get(f"{LIST}?status=held").content.decode()
    assert "Lưu bộ lọc này" not in here, "it is one already"


def test_nothing_is_offered_where_nothing_is_asked(cast: Cast) -> None:
    told = at_the_desk_of(cast.officer).get(LIST).content.decode()
    assert "Lưu bộ lọc này" not in told


def test_the_same_name_once_more_takes_the_place_of_the_old(cast: Cast) -> None:
    desk = at_the_desk_of(cast.officer)
    save(desk)
    save(desk, asked="status=planned")
    assert [one.asked for one in SavedFilter.objects.all()] == ["status=planned"]


def test_a_filter_is_its_owners_alone(cast: Cast) -> None:
    save(at_the_desk_of(cast.officer))
    other = at_the_desk_of(cast.specialist)
    assert "Tháng này" not in other.get(LIST).content.decode()
    gone = reverse("accounts:delete_filter", args=[SavedFilter.objects.get().pk])
    assert other.post(gone, {"page": LIST}).status_code == 404


def test_a_filter_is_deleted_after_asking_and_both_acts_are_told(cast: Cast) -> None:
    desk = at_the_desk_of(cast.officer)
    save(desk)
    gone = reverse("accounts:delete_filter", args=[SavedFilter.objects.get().pk])
    assert "Xóa bộ lọc “Tháng này”?" in desk.get(gone).content.decode()
    assert desk.post(gone, {"page": LIST})["Location"] == LIST
    assert not SavedFilter.objects.exists()
    verbs = Line.objects.filter(verb__endswith="_filter").order_by("number")
    assert [line.verb for line in verbs] == [
        "access.save_filter",
        "access.delete_filter",
    ]


def test_one_is_never_led_to_another_site(cast: Cast) -> None:
    desk = at_the_desk_of(cast.officer)
    sent = {"name": "Lọc", "of_list": "events", "asked": "", "page": "https://x.vn/"}
    assert desk.post(reverse("accounts:save_filter"), sent)["Location"] == "/"


def test_a_name_is_asked_for(cast: Cast) -> None:
    sent = {"name": "", "of_list": "events", "asked": "status=held", "page": LIST}
    answer = at_the_desk_of(cast.officer).post(reverse("accounts:save_filter"), sent)
    assert "Tên bộ lọc" in answer.content.decode()
    assert not SavedFilter.objects.exists()


def test_more_than_stand_beside_one_another_are_refused(cast: Cast) -> None:
    by = cast.officer
    for n in range(MOST_FILTERS):
        actions.save_filter(by=by, of_list="events", name=f"Lọc {n}", asked=f"a={n}")
    with pytest.raises(TooManyFilters):
        actions.save_filter(by=by, of_list="events", name="Thêm", asked="a=99")
    actions.save_filter(by=by, of_list="events", name="Lọc 1", asked="a=99")
    saved = SavedFilter.objects.get(name="Lọc 2")
    assert actions.delete_filter(by=by, saved=saved).name == "Lọc 2"

"""The first page: what is due, and what one records most."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from lanh.access.models import User
from lanh.access.roles import GRANTS, Role
from lanh.common import clock
from lanh.reports.jobs import publish_facts
from lanh.web.home.recent import PAGES, recent
from lanh.web.home.ways import MOST
from tests.cast import TODAY, Cast, accepted, held, planned, sent
from tests.papers.test_papers import drafted
from tests.plans.paper import confirmed, linked
from tests.web.test_shell import NINE_IN_HANOI, at_the_desk_of


def home(user: User, language: str = "vi") -> str:
    with clock.stopped_at(NINE_IN_HANOI):
        answer = at_the_desk_of(user, language).get(reverse("home"))
    return answer.content.decode()


def test_a_planned_event_whose_day_has_passed_is_late(cast: Cast) -> None:
    event = planned(cast, title="Tọa đàm đã qua", day=TODAY - timedelta(days=3))
    page = home(cast.officer)
    assert "Quá 3 ngày" in page
    assert "1 việc đã quá hạn, hôm nay không còn việc nào khác phải xong." in page
    assert reverse("events:hold", args=[event.pk]) in page


def test_the_day_is_summed_up_as_a_person_would(cast: Cast) -> None:
    assert (
        "Không có việc nào quá hạn, hôm nay không có việc nào phải xong.</p>"
        in home(cast.officer)
    )
    planned(cast, title="Ở chợ phiên", day=TODAY + timedelta(days=5))
    page = home(cast.officer)
    assert "hôm nay không có việc nào phải xong. Việc tiếp theo: Ở chợ phiên" in page
    assert "sau 5 ngày nữa.</p>" in page
    planned(cast, day=TODAY)
    assert "Không có việc nào quá hạn, 1 việc phải xong trong hôm nay." in home(
        cast.officer
    )
    planned(cast, day=TODAY - timedelta(days=2))
    page = home(cast.officer)
    assert "1 việc đã quá hạn, 1 việc phải xong trong hôm nay." in page
    assert "Thứ Tư, 20/05/2026" in page


def test_one_button_stands_out_that_of_the_most_pressing(cast: Cast) -> None:
    late = planned(cast, day=TODAY - timedelta(days=3))
    planned(cast, day=TODAY)
    page = home(cast.officer)
    assert page.count("btn-go") == 1
    after = page.split("btn-go")[1]
    assert after.startswith(f'" href="{reverse("events:hold", args=[late.pk])}"')


def test_what_comes_within_a_week_is_told_and_what_is_held_is_not(cast: Cast) -> None:
    planned(cast, title="Sắp đến", day=TODAY + timedelta(days=7))
    planned(cast, title="Còn lâu", day=TODAY + timedelta(days=8))
    held(cast, planned(cast, title="Đã xong"))
    page = home(cast.officer)
    assert "Sắp đến" in page
    assert "Còn lâu" not in page
    assert "Đã xong" not in page


def test_the_specialist_is_told_of_many_communes_in_one_line(cast: Cast) -> None:
    for place in (cast.suoi_lanh, cast.ban_may):
        planned(cast, day=TODAY - timedelta(days=1), place=place)
        held(cast, planned(cast, place=place))
    page = home(cast.specialist, "en")
    assert "Planned events whose day has passed without a word: 2" in page
    assert "Events held whose numbers wait to be confirmed: 2" in page
    assert f"{reverse('events:list')}?status=held" in page


def test_nothing_due_says_so_calmly(cast: Cast) -> None:
    assert "Không còn việc nào đến hạn" in home(cast.leader)


@pytest.mark.parametrize("role", Role)
def test_each_post_does_three_things_most_and_may_do_them(role: Role) -> None:
    assert len(set(MOST[role])) == 3
    assert {way.needs for way in MOST[role]} <= GRANTS[role]


@pytest.mark.parametrize("kind", PAGES)
def test_what_one_did_is_shown_where_there_is_a_page(kind: str) -> None:
    assert reverse(PAGES[kind].name, args=[uuid4()])


POSTS = [
    *("administrator", "officer", "specialist", "drafter", "leader"),
    *("inspector", "facility_staff", "support_worker"),
]


@pytest.mark.parametrize("who", POSTS)
def test_what_a_post_does_most_is_one_tap_away(cast: Cast, who: str) -> None:
    user = getattr(cast, who)
    page, client = home(user), at_the_desk_of(user)
    for way in MOST[user.posts.get().duty]:
        address = reverse(way.name) + (f"?{way.query}" if way.query else "")
        assert f'href="{address}"' in page
        with clock.stopped_at(NINE_IN_HANOI):
            assert client.get(address).status_code == 200


def test_one_sees_what_one_recorded_oneself_lately(cast: Cast) -> None:
    event = planned(cast, title="Tọa đàm ở chợ")
    held(cast, event)
    with clock.stopped_at(NINE_IN_HANOI):
        desk = at_the_desk_of(cast.specialist)
        assert "Tọa đàm ở chợ" in desk.get(reverse("home")).content.decode()
    told = recent(cast.specialist, clock.today())
    assert [one.name for one in told] == ["Tọa đàm ở chợ"]
    assert told[0].address == reverse("events:detail", args=[event.pk])
    assert recent(cast.officer, clock.today()) == []


def test_who_signs_sees_what_is_behind_and_who_is_late(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    settings.FACTS = tmp_path
    held(cast, planned(cast))
    accepted(cast)
    publish_facts({})
    target = confirmed(cast).targets.get(value=40)
    linked(cast, target, "n.events.sessions", "theme=drug")
    page = home(cast.leader)
    assert reverse("plans:target", args=[target.pk]) in page
    assert "Chỉ tiêu đang chậm" in page
    assert "Chưa có văn bản nào được phát hành" in page
    later = NINE_IN_HANOI + timedelta(days=40)
    with clock.stopped_at(later):
        late = at_the_desk_of(cast.leader).get(reverse("home")).content.decode()
    assert "xã Bản Mây" in late, "which has sent nothing"
    assert "Chỉ tiêu đang chậm" not in home(cast.specialist)


def test_who_signs_is_told_calmly_where_there_is_nothing_yet(cast: Cast) -> None:
    page = home(cast.leader)
    assert "Hôm nay không có kế hoạch nào đang thực hiện" in page
    assert "Mọi báo cáo đến hạn đều đã gửi." in page


def test_a_longer_day_asks_no_more_queries(cast: Cast) -> None:
    client = at_the_desk_of(cast.officer)

    def asked() -> int:
        with clock.stopped_at(NINE_IN_HANOI), CaptureQueriesContext(connection) as all_:
            client.get(reverse("home"))
        return len(all_)

    planned(cast)
    one = asked()
    for _event in range(14):
        planned(cast)
    assert asked() == one


def test_the_search_finds_reports_and_papers(cast: Cast) -> None:
    report = sent(cast)
    mai, tuan = at_the_desk_of(cast.officer), at_the_desk_of(cast.outsider)
    address = reverse("search")
    for asked in ("suoi lanh", "F12", "truyen thong 2026"):
        found = mai.get(address, {"search": asked}).content.decode()
        assert reverse("reports:duty", args=[report.duty.pk]) in found, asked
        seen = tuan.get(address, {"search": asked}).content.decode()
        assert reverse("reports:duty", args=[report.duty.pk]) not in seen
    paper = drafted(cast)
    binh = at_the_desk_of(cast.specialist)
    answer = binh.get(address, {"search": paper.subject_line})
    assert reverse("papers:detail", args=[paper.pk]) in answer.content.decode()


def test_the_search_finds_what_one_may_see(cast: Cast) -> None:
    planned(cast, title="Tọa đàm ở Bản Mây")
    mai, tuan = at_the_desk_of(cast.officer), at_the_desk_of(cast.outsider)
    address = reverse("search")
    assert "Bản Mây" in mai.get(address, {"search": "toa dam"}).content.decode()
    nothing = tuan.get(address, {"search": "toa dam"}).content.decode()
    assert "Không có gì mang những từ này" in nothing
    assert "Bạn tìm gì?" in mai.get(address).content.decode()


def test_the_unit_sees_what_it_has_sent_and_where_it_stands(cast: Cast) -> None:
    report = accepted(cast)
    page = home(cast.officer)
    assert reverse("reports:report", args=[report.pk]) in page
    assert "Đã gửi gần đây" in page
    assert "Đã gửi gần đây" not in home(cast.leader)


def test_the_province_sees_its_pace_and_the_commune_its_own_figure(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    settings.FACTS = tmp_path
    held(cast, planned(cast))
    accepted(cast)
    publish_facts({})
    target = confirmed(cast).targets.get(value=40)
    linked(cast, target, "n.events.sessions", "theme=drug")
    of_the_province, of_the_commune = home(cast.specialist), home(cast.officer)
    assert "1 / ít nhất 40" in of_the_province
    assert 'class="pace is-late"' in of_the_province
    assert "/ ít nhất 40" not in of_the_commune
    assert 'class="pace' not in of_the_commune
    assert reverse("plans:target", args=[target.pk]) in of_the_commune

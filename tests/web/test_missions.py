"""The pages of supervision missions, as their readers meet them."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from lanh.access.models import User
from lanh.registers.missions.models import Finding, Mission, Visit
from tests.cast import NOW, Cast
from tests.registers.trips import planned, sent


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def desk(user: User) -> Client:
    client = Client(headers={"Accept-Language": "vi"})
    client.force_login(user)
    return client


def page(client: Client, name: str, *args: object, query: str = "") -> str:
    answer = client.get(reverse(f"missions:{name}", args=args) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, name: str, *args: object, **typed: object) -> str:
    answer = client.post(reverse(f"missions:{name}", args=args), typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_mission_goes_out_finds_and_is_answered(cast: Cast) -> None:
    hanh, mai = desk(cast.inspector), desk(cast.officer)
    told = send(
        hanh,
        "plan",
        title="Giám sát cai nghiện tại cộng đồng",
        field="rehab",
        lead="Sở Y tế",
        place=cast.lanh_son.pk,
        day="15/05/2026",
        last_day="25/05/2026",
        checklist="Hồ sơ\nCơ sở vật chất",
        members="Lý Thị Hạnh, thanh tra viên",
    )
    assert "Thêm các đơn vị được kiểm tra" in told
    mission = Mission.objects.get()
    assert "không khôi phục được" in page(hanh, "cancel", mission.pk)
    send(
        hanh,
        "name_unit",
        mission.pk,
        title="Điểm cai nghiện Suối Lành",
        kind="community_house",
        place=cast.suoi_lanh.pk,
        day="20/05/2026",
    )
    visit = Visit.objects.get()
    assert "15/QĐ-UBND" in send(hanh, "announce", mission.pk, decision="15/QĐ-UBND")
    send(hanh, "visit_at", visit.pk, day="20/05/2026", minutes="Biên bản 01")
    assert "Cơ sở vật chất" in page(hanh, "find_at", visit.pk)
    send(
        hanh,
        "find_at",
        visit.pk,
        title="Hồ sơ",
        level="minor",
        words="Thiếu phiếu",
        recommendation="Bổ sung phiếu theo dõi",
        due="20/06/2026",
    )
    finding = Finding.objects.get()
    assert "Bổ sung phiếu" in page(hanh, "detail", mission.pk)
    assert "Bổ sung phiếu" not in page(mai, "detail", mission.pk)
    send(hanh, "finish", mission.pk)
    send(hanh, "send", mission.pk)
    assert "Bổ sung phiếu" in page(mai, "detail", mission.pk)
    told = send(mai, "answer", finding.pk, answer="Đã bổ sung (12/UBND)")
    assert "đã trả lời, chờ xem" in told
    send(hanh, "settle", finding.pk, version=Finding.objects.get().version)
    send(hanh, "follow", mission.pk)
    assert "Đã kết thúc hồ sơ." in send(hanh, "close", mission.pk)


def test_a_refusal_is_told_and_nothing_typed_is_lost(cast: Cast) -> None:
    mission = planned(cast)
    told = send(desk(cast.inspector), "announce", mission.pk, decision="15/QĐ-UBND")
    assert "chưa có đơn vị nào được kiểm tra" in told
    assert 'value="15/QĐ-UBND"' in told


def test_findings_are_listed_by_how_they_stand(cast: Cast) -> None:
    sent(cast)
    hanh = desk(cast.inspector)
    assert "Bổ sung phiếu" in page(hanh, "findings", query="?state=open")
    assert "Bổ sung phiếu" not in page(hanh, "findings", query="?late=on")
    assert "Điểm cai nghiện Suối Lành" in page(
        hanh, "visits", query="?kind=community_house"
    )


def test_what_is_found_elsewhere_is_not_found(cast: Cast) -> None:
    finding = sent(cast)
    tuan = desk(cast.outsider)
    for name, pk in (("detail", finding.mission_id), ("finding", finding.pk)):
        assert tuan.get(reverse(f"missions:{name}", args=[pk])).status_code == 404


def test_the_unit_is_told_what_it_owes(cast: Cast) -> None:
    finding = sent(cast)
    told = desk(cast.officer).get(reverse("home")).content.decode()
    assert reverse("missions:answer", args=[finding.pk]) in told

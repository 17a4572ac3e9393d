"""The pages on which a target is given out."""

from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lanh.plans.models import Allotment, Share, Target
from tests.cast import NOW, Cast
from tests.plans.paper import confirmed, linked
from tests.plans.test_progress import reported
from tests.plans.test_shares import given_out, lower_target
from tests.web.test_events import at_the_desk_of


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def page(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"plans:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def typed(client: Client, target: Target, cast: Cast, **shares: str) -> str:
    """The table as it is shown, with these shares typed in; what the page says."""
    address = reverse("plans:allot", args=[target.pk])
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() for field in form}
    sent = {name: "" if value is None else value for name, value in shown.items()}
    for name, share in shares.items():
        sent[f"h-{getattr(cast, name).pk.hex}"] = share
    return client.post(address, sent, follow=True).content.decode()


def test_the_drafter_gives_a_target_out_in_a_table(cast: Cast) -> None:
    target = confirmed(cast).targets.get(value=40)
    thao = at_the_desk_of(cast.drafter)
    assert "Giao chỉ tiêu" in page(thao, "target", target.pk)
    told = typed(thao, target, cast, suoi_lanh="15", ban_may="20")
    assert "Đã giao 35 trên 40" in told
    assert "Chưa giao: 5" in told
    assert "35" in page(thao, "detail", target.plan.pk)


def test_too_much_is_told_and_nothing_typed_is_lost(cast: Cast) -> None:
    people = confirmed(cast).targets.get(value=6000)
    told = typed(
        at_the_desk_of(cast.drafter), people, cast, suoi_lanh="4.000", ban_may="3.000"
    )
    assert "nhiều hơn 1.000" in told
    assert 'value="4.000"' in told
    assert not Allotment.objects.exists()


def test_a_proposal_fills_the_table_and_keeps_nothing(cast: Cast) -> None:
    target = confirmed(cast).targets.get(value=40)
    told = page(at_the_desk_of(cast.drafter), "allot", target.pk, way="equally")
    assert told.count('value="20"') == 2
    assert "chưa lưu" in told
    assert not Share.objects.exists()


def test_a_proposal_without_figures_says_so(cast: Cast) -> None:
    target = confirmed(cast).targets.get(value=40)
    thao = at_the_desk_of(cast.drafter)
    asked = {"way": "caseload", "element": "people.addicted_on_file"}
    assert "không có số liệu năm trước" in page(thao, "allot", target.pk, **asked)


def test_each_place_is_told_beside_its_share(cast: Cast) -> None:
    target = confirmed(cast).targets.get(value=40)
    linked(cast, target, "n.events.sessions", "theme=drug")
    given_out(cast, target, (cast.suoi_lanh, 3), (cast.ban_may, 10), ("Cơ sở 1", 2))
    reported(cast, sessions=3)
    thao = at_the_desk_of(cast.drafter)
    told = page(thao, "detail", target.plan.pk)
    assert "Từng địa bàn so với phần được giao" in told
    listed = page(thao, "shares", target.plan.pk)
    assert "Cơ sở 1" in listed
    assert "Đạt" in listed
    sheet = thao.get(
        reverse("plans:shares", args=[target.plan.pk]), {"export": "csv"}
    ).getvalue()
    assert "xã Suối Lành" in sheet.decode()


def test_more_shares_ask_no_more_queries(cast: Cast) -> None:
    plan = confirmed(cast)
    thao = at_the_desk_of(cast.drafter)

    def asked() -> int:
        with CaptureQueriesContext(connection) as all_:
            page(thao, "detail", plan.pk)
        return len(all_)

    first, second = plan.targets.get(value=40), plan.targets.get(value=6000)
    linked(cast, first, "n.events.sessions", "theme=drug")
    linked(cast, second, "n.events.attendances")
    given_out(cast, first, (cast.suoi_lanh, 3))
    one = asked()
    given_out(cast, second, (cast.suoi_lanh, 30), (cast.ban_may, 20), ("Cơ sở 1", 5))
    assert asked() == one


def test_the_officer_has_no_table_to_give_out(cast: Cast) -> None:
    target = confirmed(cast).targets.get(value=40)
    mai = at_the_desk_of(cast.officer)
    assert mai.get(reverse("plans:allot", args=[target.pk])).status_code == 403


def test_the_officer_says_which_share_a_target_takes_over(cast: Cast) -> None:
    mine = lower_target(cast)
    made = given_out(cast, Target.objects.get(value=40), (cast.suoi_lanh, 15))
    mai, share = at_the_desk_of(cast.officer), made.shares.get()
    assert "Chỉ tiêu cấp trên giao" in page(mai, "target", mine.pk)
    told = page(mai, "take_over", mine.pk)
    assert "15 cuộc truyền thông" in told
    mai.post(
        reverse("plans:take_over", args=[mine.pk]), {"seen": "", "share": share.pk}
    )
    mine.refresh_from_db()
    assert mine.taken_from == share
    given_out(cast, Target.objects.get(value=40), (cast.suoi_lanh, 18), seen=1)
    assert "Kế hoạch cấp trên nay giao 18" in page(mai, "target", mine.pk)

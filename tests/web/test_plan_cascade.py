"""The pages between a plan and the plans under it."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from lanh.plans.models import Carrying, SubPlanDuty, Target
from tests.cast import NOW, Cast
from tests.plans.paper import confirmed
from tests.plans.test_cascade import asked, by_value, commune_plan, under
from tests.plans.test_shares import given_out
from tests.web.test_events import at_the_desk_of
from tests.web.test_plan_shares import page


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def test_the_drafter_asks_for_plans_and_sees_who_is_late(cast: Cast) -> None:
    plan, thao = confirmed(cast), at_the_desk_of(cast.drafter)
    told = page(thao, "ask", plan.pk)
    assert told.count("checked") == 2, "those that the plan names are ticked"
    sent = {"due": "20/05/2026", "holders": [cast.suoi_lanh.pk, cast.ban_may.pk]}
    thao.post(reverse("plans:ask", args=[plan.pk]), sent)
    assert "2 chưa ban hành" in page(thao, "detail", plan.pk)
    with time_machine.travel(date(2026, 5, 21)):
        thao = at_the_desk_of(cast.drafter)
        assert "Muộn" in page(thao, "sub_plans", plan.pk)
        assert "xã Bản Mây" in page(thao, "sub_plans", plan.pk, state="late")
        assert "xã Bản Mây" not in page(thao, "sub_plans", plan.pk, state="issued")
        home = thao.get("/").content.decode()
        assert "2 đơn vị chậm" in home


def test_the_officer_tells_that_the_plan_was_issued(cast: Cast) -> None:
    plan = confirmed(cast)
    (duty,) = asked(cast, plan, cast.suoi_lanh)
    mine, mai = commune_plan(cast), at_the_desk_of(cast.officer)
    assert "ban hành kế hoạch triển khai 27/KH-UBND" in mai.get("/").content.decode()
    assert mine.subject_line in page(mai, "tell_issued", duty.pk)
    address = reverse("plans:tell_issued", args=[duty.pk])
    refused = mai.post(address, {"version": 1, "number": "5/KH-UBND"})
    assert "còn thiếu một trong hai" in refused.content.decode()
    mai.post(address, {"version": 1, "issued": mine.pk})
    duty.refresh_from_db()
    assert duty.issued == mine
    assert "đối chiếu" in page(mai, "detail", mine.pk)
    assert "triển khai 27/KH-UBND" not in mai.get("/").content.decode()


def test_a_unit_is_let_off_with_a_reason(cast: Cast) -> None:
    (duty,) = asked(cast, confirmed(cast), cast.ban_may)
    thao = at_the_desk_of(cast.drafter)
    assert "Thôi yêu cầu" in page(thao, "tell_issued", duty.pk)
    address = reverse("plans:release", args=[duty.pk])
    told = thao.post(address, {"version": 1, "why": ""}).content.decode()
    assert "Phải có lý do" in told
    thao.post(address, {"version": 1, "why": "Đã sáp nhập"})
    assert not SubPlanDuty.objects.exists()


def test_a_plan_stands_beside_the_one_above(cast: Cast) -> None:
    mine, mai = under(cast), at_the_desk_of(cast.officer)
    given_out(cast, Target.objects.get(value=40), (cast.suoi_lanh, 15))
    told = page(mai, "compare", mine.pk)
    assert "Chưa có trong kế hoạch" in told
    assert "<b>15 cuộc truyền thông</b>" in told
    key = by_value(mine, 90).thing.key
    address = reverse("plans:carry", args=[mine.pk, key])
    assert "Trên 90% xã" in mai.get(address).content.decode()
    refused = mai.post(address, {"seen": 0, "part": "", "why_not": ""})
    assert "cũng chưa nêu lý do" in refused.content.decode()
    mai.post(address, {"seen": 0, "part": "", "why_not": "Xã chỉ có một địa bàn"})
    assert Carrying.objects.get().told_by == cast.officer
    assert "Xã chỉ có một địa bàn" in page(mai, "compare", mine.pk)


def test_a_plan_is_put_under_another(cast: Cast) -> None:
    mine, plan = commune_plan(cast), confirmed(cast)
    mai = at_the_desk_of(cast.officer)
    assert "không thuộc kế hoạch nào" in page(mai, "compare", mine.pk)
    address = reverse("plans:place_under", args=[mine.pk])
    assert plan.subject_line in mai.get(address).content.decode()
    answer = mai.post(address, {"version": 1, "parent": plan.pk})
    assert answer["Location"] == reverse("plans:compare", args=[mine.pk])


def test_others_do_not_find_these_pages(cast: Cast) -> None:
    mine = under(cast)
    (duty,) = asked(cast, mine.parent or mine, cast.ban_may)
    tuan = at_the_desk_of(cast.outsider)
    for name, pk in (
        ("sub_plans", mine.parent_id),
        ("compare", mine.pk),
        ("tell_issued", duty.pk),
    ):
        assert tuan.get(reverse(f"plans:{name}", args=[pk])).status_code == 404

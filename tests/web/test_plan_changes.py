"""The pages on which a plan is issued, amended, reviewed and closed."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from lanh.plans.models import Draft, Plan, Review
from lanh.plans.queries import Edit, fields_of
from lanh.plans.rules.amending import PlanState
from tests.cast import NOW, Cast
from tests.plans.paper import confirmed
from tests.plans.test_amendments import amended, edited
from tests.plans.test_cascade import commune_plan, under
from tests.plans.test_progress import reported
from tests.plans.test_reviews import begun, concluded, measured, written
from tests.web.test_events import at_the_desk_of
from tests.web.test_plan_shares import page


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW + timedelta(hours=2)):
        yield


def sent(client: Client, name: str, pk: object, **typed: Any) -> str:
    """The form as it is shown, with these fields typed over; what the page says."""
    address = reverse(f"plans:{name}", args=[pk])
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() for field in form}
    told = {name: "" if v in (None, False) else v for name, v in shown.items()}
    return client.post(address, told | typed, follow=True).content.decode()


def test_a_document_changes_a_figure_and_the_page_tells_both(cast: Cast) -> None:
    plan = confirmed(cast)
    thao, target = at_the_desk_of(cast.drafter), plan.targets.get(value=40)
    document = {
        "number": "88/QĐ-UBND",
        "dated": "25/04/2026",
        "since": "01/05/2026",
        "why": "Theo kết quả 4 tháng",
    }
    told = sent(thao, "amend", plan.pk, **document, **{f"{target.pk.hex}-value": "50"})
    assert "Đã điều chỉnh, phiên bản 2" in told
    assert "<s>40</s> → <b>50</b>" in told
    assert "Theo kết quả 4 tháng" in told
    assert "ít nhất 50" in told
    before = page(thao, "detail", plan.pk, known="30/04/2026")
    assert "ít nhất 40" in before
    assert "ít nhất 50" not in before


def test_an_amendment_without_a_document_is_told_and_nothing_lost(cast: Cast) -> None:
    plan = confirmed(cast)
    thao, target = at_the_desk_of(cast.drafter), plan.targets.get(value=40)
    told = sent(thao, "amend", plan.pk, **{f"{target.pk.hex}-value": "50"})
    assert "chỉ được điều chỉnh bằng văn bản" in told
    assert 'value="50"' in told
    assert Plan.objects.get().version == 1


def test_a_target_is_added_and_an_activity_moved(cast: Cast) -> None:
    plan = confirmed(cast)
    thao, market = at_the_desk_of(cast.drafter), plan.activities.get()
    told = sent(
        thao,
        "amend",
        plan.pk,
        number="88/QĐ-UBND",
        why="Bổ sung",
        new_words="Mở ít nhất 03 lớp tập huấn",
        new_value="3",
        new_unit="lớp",
        **{f"{market.pk.hex}-last": "31/08/2026"},
    )
    assert "Bổ sung: Mở ít nhất 03 lớp tập huấn" in told
    assert "31/08/2026" in told


def test_a_target_that_was_ended_is_still_told(cast: Cast) -> None:
    plan = confirmed(cast)
    target = plan.targets.get(value=40)
    amended(cast, plan, Edit(target, fields_of(target), ended=True))
    thao = at_the_desk_of(cast.drafter)
    assert "Thôi thực hiện từ 01/05/2026" in page(thao, "target", target.pk)
    assert str(target.pk) not in page(thao, "detail", plan.pk)
    assert str(target.pk) in page(thao, "detail", plan.pk, known="30/04/2026")


def test_the_second_who_amends_is_told_on_the_page(cast: Cast) -> None:
    plan = confirmed(cast)
    target = plan.targets.get(value=40)
    thao = at_the_desk_of(cast.drafter)
    address = reverse("plans:amend", args=[plan.pk])
    form = thao.get(address).context["form"]
    shown = {field.html_name: field.value() or "" for field in form}
    amended(cast, plan, edited(target, value="45"))
    typed = {
        "version": "1",
        "number": "9/QĐ",
        "why": "x",
        f"{target.pk.hex}-value": "50",
    }
    told = thao.post(address, shown | typed).content.decode()
    assert "Điều chỉnh" in told
    target.refresh_from_db()
    assert target.value == 45


def test_the_officer_amends_nothing(cast: Cast) -> None:
    plan, mai = confirmed(cast), at_the_desk_of(cast.officer)
    assert "Điều chỉnh kế hoạch" not in page(mai, "detail", plan.pk)
    for name in ("amend", "begin_review", "issue"):
        assert mai.get(reverse(f"plans:{name}", args=[plan.pk])).status_code == 403


def test_an_unsigned_plan_gets_its_number(cast: Cast) -> None:
    plan, thao = commune_plan(cast, number=""), at_the_desk_of(cast.drafter)
    assert "Chưa ký" in page(thao, "detail", plan.pk)
    told = sent(thao, "issue", plan.pk, number="5/KH-UBND", dated="10/05/2026")
    assert "Đã ban hành" in told


# ── reviews ───────────────────────────────────────────────────────────────────────────


def test_a_review_is_written_concluded_and_the_plan_closed(cast: Cast) -> None:
    plan, binh = measured(cast), at_the_desk_of(cast.specialist)
    reported(cast, sessions=3)
    sent(binh, "begin_review", plan.pk, kind="final")
    review, target = Review.objects.get(), plan.targets.get(value=40)
    told = page(binh, "review", review.pk)
    assert "<b>3</b>" in told
    sent(
        binh,
        "review",
        review.pk,
        conclusions="Cần thêm truyền thông.",
        **{target.pk.hex: "Mưa lũ kéo dài"},
    )
    assert "Mưa lũ kéo dài" in page(binh, "review", review.pk)
    conclude = reverse("plans:conclude", args=[review.pk])
    binh.post(conclude, {"version": 2})
    told = page(binh, "review", review.pk)
    assert "Kế hoạch kỳ sau bắt đầu từ đây" in told
    assert "năm 2027" in told
    assert "được giữ nguyên" in page(binh, "close", plan.pk)
    sent(binh, "close", plan.pk)
    plan.refresh_from_db()
    assert plan.stage is PlanState.CLOSED


def test_a_review_without_conclusions_stays_open(cast: Cast) -> None:
    review = begun(cast, measured(cast))
    binh = at_the_desk_of(cast.specialist)
    address = reverse("plans:conclude", args=[review.pk])
    told = binh.post(address, {"version": 1}, follow=True).content.decode()
    assert "Hãy ghi kết luận" in told


def test_the_drafter_begins_the_next_plan(cast: Cast) -> None:
    review = concluded(cast, written(cast, begun(cast, measured(cast))))
    thao = at_the_desk_of(cast.drafter)
    document = thao.get(reverse("plans:next_plan", args=[review.pk]))
    assert document.content.startswith(b"PK")
    answer = thao.post(reverse("plans:start_next", args=[review.pk]))
    draft = Draft.objects.latest("handed_in_at")
    assert answer["Location"] == reverse("plans:draft", args=[draft.pk])
    assert draft.name == "Dự thảo kế hoạch năm-2027.docx"


def test_others_do_not_find_a_review(cast: Cast) -> None:
    review = begun(cast, measured(cast))
    tuan = at_the_desk_of(cast.outsider)
    for name in ("review", "next_plan"):
        address = reverse(f"plans:{name}", args=[review.pk])
        assert tuan.get(address).status_code == 404


# ── the register ──────────────────────────────────────────────────────────────────────


def test_plans_are_found_by_level_year_issuer_and_state(cast: Cast) -> None:
    plan, mine = confirmed(cast), commune_plan(cast, number="")
    thao = at_the_desk_of(cast.drafter)
    both = page(thao, "list")
    assert plan.subject_line in both
    assert mine.subject_line in both
    asked: list[dict[str, str]] = [
        {"level": "province"},
        {"state": "issued"},
        {"issuer": plan.issuer},
    ]
    for query in asked:
        found = page(thao, "list", year="2026", **query)
        assert plan.subject_line in found
        assert mine.subject_line not in found
    assert plan.subject_line not in page(thao, "list", year="2025")


def test_plans_stand_in_vietnamese_order_with_the_one_above(cast: Cast) -> None:
    mine = under(cast)
    Plan.objects.filter(pk=mine.pk).update(subject_line="Ấm")
    Plan.objects.get(pk=mine.pk).save()
    told = page(at_the_desk_of(cast.drafter), "list", sort="subject")
    assert told.index("Ấm") < told.index("Truyền thông phòng, chống ma túy trong")
    assert f"/plans/{mine.parent_id}/" in told


def test_only_issuers_of_what_one_sees_are_offered(cast: Cast) -> None:
    confirmed(cast)
    tuan = at_the_desk_of(cast.outsider)
    assert "Ủy ban nhân dân tỉnh Lành Sơn" not in page(tuan, "list")

"""The pages of plans, as the drafter and her readers meet them."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lanh.common.actor import Worker
from lanh.files.rules import LARGEST
from lanh.plans import actions, queries
from lanh.plans.models import Draft, Plan
from lanh.plans.rules.life import DraftState, ItemKind, ItemState
from lanh.web.plans.forms.fields import WrittenDayField
from tests.cast import Cast
from tests.plans.paper import (
    COVERAGE,
    NOW,
    TEXT,
    accepted,
    confirmed,
    handed_in,
    item,
    taken_up,
    was_read,
)
from tests.web.test_events import at_the_desk_of

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def page(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"plans:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def pressed(
    client: Client, name: str, pk: object, headers: Any = None, **typed: object
) -> Any:
    address = reverse(f"plans:{name}", args=[pk])
    return client.post(address, typed, headers=headers or {})


def sent(cast: Cast, content: bytes, client: Client) -> Any:
    document = SimpleUploadedFile("ke-hoach.txt", content)
    typed = {"file": document, "place": cast.lanh_son.pk}
    return client.post(reverse("plans:upload"), typed)


# ── handing in ────────────────────────────────────────────────────────────────────────


def test_the_drafter_hands_a_document_in_and_may_leave(cast: Cast) -> None:
    thao = at_the_desk_of(cast.drafter)
    assert "Đưa văn bản vào" in page(thao, "list")
    answer = sent(cast, TEXT.encode(), thao)
    draft = Draft.objects.get()
    assert answer["Location"] == reverse("plans:draft", args=[draft.pk])
    told = page(thao, "draft", draft.pk)
    assert "Đang chờ đọc" in told
    assert 'http-equiv="refresh"' in told, "it works without JavaScript"
    assert "ke-hoach.txt" in page(thao, "drafts")


def test_what_is_no_document_is_told_on_the_form(cast: Cast) -> None:
    answer = sent(cast, b"\x00\x01\x02", at_the_desk_of(cast.drafter))
    assert "không phải văn bản nhận được" in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_file_without_end_is_not_taken_in(cast: Cast) -> None:
    answer = sent(cast, b"a" * (LARGEST + 1), at_the_desk_of(cast.drafter))
    assert "Hãy chọn văn bản không quá 50 MB" in answer.content.decode()
    assert not Draft.objects.exists()


def test_who_drafts_nothing_is_told_whom_to_ask(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer)
    assert "Đưa văn bản vào" not in page(mai, "list")
    assert "quản trị viên" in page(mai, "upload")


def test_htmx_asks_until_the_draft_is_ready(cast: Cast) -> None:
    thao, draft = at_the_desk_of(cast.drafter), taken_up(cast)
    address = reverse("plans:draft", args=[draft.pk])
    part = thao.get(address, headers=HTMX)
    assert part.content.decode().lstrip().startswith('<section id="state"')
    actions.fill(by=Worker(), draft=draft, text=TEXT, reading={}, at=NOW)
    assert thao.get(address, headers=HTMX)["HX-Refresh"] == "true"


def test_a_document_that_was_not_read_says_why(cast: Cast) -> None:
    draft = taken_up(cast)
    actions.refuse(
        by=Worker(),
        draft=draft,
        sentence="An item needs its words. Copy them from the document, or drop the "
        "item.",
        facts={},
    )
    told = page(at_the_desk_of(cast.drafter), "draft", draft.pk)
    assert "Một mục phải có lời văn" in told
    assert "ke-hoach-2026" not in told


# ── review ────────────────────────────────────────────────────────────────────────────


def test_the_review_ties_every_item_to_its_words(cast: Cast) -> None:
    told = page(at_the_desk_of(cast.drafter), "draft", was_read(cast).pk)
    assert '<a class="at" id="v3"></a><mark>Trên 90% xã' in told
    assert '<sup><a href="#m3">3</a></sup>' in told
    assert '<article class="item" id="m3">' in told
    assert "xã, phường: trên 90%" in told
    assert "Còn 7 mục chờ xem, 2 mục chưa chắc" in told
    assert '<span class="sure" data-n="1">ngờ</span>' in told


def test_every_form_of_the_review_carries_its_token(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.drafter)
    told = page(strict, "draft", was_read(cast).pk)
    assert told.count("csrfmiddlewaretoken") == told.count('method="post"') > 7


def test_the_drafter_reviews_without_javascript(cast: Cast) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    pressed(thao, "accept_sure", draft.pk, all="sure")
    assert "Đã nhận 5 mục chắc chắn" in page(thao, "draft", draft.pk)
    unsure = item(draft, 4)
    answer = pressed(thao, "drop", unsure.pk, version=unsure.version)
    assert answer["Location"].endswith(f"{draft.pk}/#m4")
    assert item(draft, 4).stage is ItemState.DROPPED
    pressed(thao, "restore", unsure.pk, version=2)
    pressed(thao, "accept", unsure.pk, version=3)
    last = item(draft, 7)
    pressed(thao, "accept", last.pk, version=last.version)
    assert "Lập kế hoạch" in page(thao, "draft", draft.pk)
    answer = pressed(thao, "confirm", draft.pk)
    plan = Plan.objects.get()
    assert answer["Location"] == reverse("plans:detail", args=[plan.pk])


def test_htmx_is_sent_the_item_and_what_is_left(cast: Cast) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    answer = pressed(thao, "accept", item(draft, 3).pk, HTMX, version=1)
    told = answer.content.decode()
    assert '<article class="item is-done" id="m3">' in told
    assert 'id="left" hx-swap-oob="true"' in told


def test_the_second_writer_is_told_beside_the_item(cast: Cast) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    one = item(draft, 3)
    pressed(thao, "accept", one.pk, version=1)
    told = pressed(thao, "drop", one.pk, HTMX, version=1).content.decode()
    assert "đã được Hoàng Thị Thảo sửa" in told
    pressed(thao, "drop", one.pk, version=1)
    assert "đã được Hoàng Thị Thảo sửa" in page(thao, "draft", draft.pk)
    assert item(draft, 3).stage is ItemState.ACCEPTED


def corrected(client: Client, draft: Draft, number: int, **typed: str) -> Any:
    """The item's form as the page shows it, with these fields typed over."""
    one = item(draft, number)
    address = reverse("plans:edit", args=[one.pk])
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() or "" for field in form}
    return client.post(address, shown | typed)


def test_a_measure_is_corrected_as_offices_write_numbers(cast: Cast) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    one = item(draft, 2)
    told = page(thao, "edit", one.pk)
    assert 'value="6.000"' in told
    assert "<mark" in told, "its words are shown"
    corrected(thao, draft, 2, **{"m-1-value": "6.500"})
    measures = item(draft, 2).fields["measures"]
    assert [m["value"] for m in measures] == [40, 6500]
    assert item(draft, 2).stage is ItemState.EDITED


def test_a_measure_is_added_and_another_emptied(cast: Cast) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    new = {"m-2-comparator": "range", "m-2-value": "15", "m-2-upper": "20"}
    gone = {"m-0-value": "", "m-0-unit": ""}
    corrected(thao, draft, 2, **new, **gone)
    measures = item(draft, 2).fields["measures"]
    assert [(m["value"], m["upper"]) for m in measures] == [(6000, None), (15, 20)]


def test_what_cannot_be_is_told_and_nothing_typed_is_lost(cast: Cast) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    answer = corrected(thao, draft, 3, **{"m-0-value": "chín mươi"})
    told = answer.content.decode()
    assert "không phải số" in told
    assert "chín mươi" in told
    answer = corrected(thao, draft, 3, words="")
    assert "Một mục phải có lời văn" in answer.content.decode()
    assert item(draft, 3).is_open


@pytest.mark.parametrize("number", [1, 4, 5, 6, 7])
def test_a_form_sent_as_it_was_shown_changes_nothing(cast: Cast, number: int) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    was = item(draft, number).fields
    answer = corrected(thao, draft, number)
    assert answer.status_code == 302
    assert item(draft, number).fields == was


def test_the_form_opens_in_the_items_place(cast: Cast) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    answer = thao.get(
        reverse("plans:edit", args=[item(draft, 5).pk]), headers=HTMX
    ).content.decode()
    assert '<article class="item is-on" id="m5">' in answer
    assert "3.000 tờ rơi" in answer


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("target", {"m-0-value": "3", "m-0-unit": "xã"}),
        ("activity", {"lead": "Công an tỉnh", "outputs": "15 - 20 lớp"}),
        ("assignment", {"agencies": "Sở Y tế"}),
        ("duty", {"sender": "UBND xã", "cadence": "annual", "deadline": "--12-10"}),
    ],
)
def test_what_was_overlooked_is_added(
    cast: Cast, kind: str, typed: dict[str, str]
) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    address = reverse("plans:add", args=[draft.pk, kind])
    assert thao.get(address).status_code == 200
    thao.post(address, {"words": COVERAGE, **typed})
    assert item(draft, 8).kind == kind


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("16/01/2026", "2026-01-16"),
        ("6.1.2026", "2026-01-06"),
        ("01/2026", "2026-01"),
        ("20/12", "--12-20"),
        ("2026", "2026"),
        ("", ""),
    ],
)
def test_a_date_of_a_document_is_written_as_in_the_document(
    typed: str, kept: str
) -> None:
    field = WrittenDayField(required=False)
    assert field.clean(typed) == kept
    assert field.clean(field.prepare_value(kept)) == kept
    assert "-" not in field.prepare_value(kept)


def test_a_deadline_is_shown_as_it_is_typed(cast: Cast) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    duty = next(i for i in draft.items.all() if i.what is ItemKind.DUTY)
    assert 'value="10/06"' in page(thao, "edit", duty.pk)
    typed = {"words": duty.words, "version": duty.version, "cadence": "annual"}
    told = pressed(thao, "edit", duty.pk, **typed, deadline="giữa năm")
    assert "Hãy ghi ngày dạng 20/12/2026" in told.content.decode()


def test_a_head_is_not_added(cast: Cast) -> None:
    address = reverse("plans:add", args=[was_read(cast).pk, "head"])
    assert at_the_desk_of(cast.drafter).get(address).status_code == 404


def test_a_draft_is_confirmed_after_a_last_look(cast: Cast) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    assert "Còn 7 mục chờ xem" in page(thao, "confirm", draft.pk)
    told = pressed(thao, "confirm", draft.pk).content.decode()
    assert "Còn 7 mục chưa xem, trong đó 2 mục chưa chắc" in told
    accepted(cast, draft)
    assert "27/KH-UBND" in page(thao, "confirm", draft.pk)


def test_a_draft_is_dropped_with_a_reason(cast: Cast) -> None:
    thao, draft = at_the_desk_of(cast.drafter), was_read(cast)
    assert "Không hoàn tác được" in page(thao, "drop_draft", draft.pk)
    told = pressed(thao, "drop_draft", draft.pk, why="").content.decode()
    assert "phải nêu lý do" in told
    pressed(thao, "drop_draft", draft.pk, why="Có bản mới")
    told = page(thao, "draft", draft.pk)
    assert "Dự thảo này đã bỏ" in told
    assert "Có bản mới" in told


def test_a_draft_of_others_is_not_found(cast: Cast) -> None:
    draft = was_read(cast)
    one = item(draft, 3)
    for user in (cast.outsider, cast.specialist):
        client = at_the_desk_of(user)
        for name in ("draft", "confirm", "drop_draft"):
            address = reverse(f"plans:{name}", args=[draft.pk])
            assert client.get(address).status_code == 404
        for name in ("accept", "drop", "restore", "edit"):
            assert pressed(client, name, one.pk, version=1).status_code == 404
    assert item(draft, 3).is_open


def test_a_confirmed_draft_leads_to_its_plan(cast: Cast) -> None:
    plan = confirmed(cast)
    thao = at_the_desk_of(cast.drafter)
    assert plan.draft is not None
    answer = thao.get(reverse("plans:draft", args=[plan.draft.pk]))
    assert answer["Location"] == reverse("plans:detail", args=[plan.pk])
    assert plan.draft.stage is DraftState.CONFIRMED
    assert queries.draft(cast.drafter, pk=handed_in(cast).pk, today=NOW.date())

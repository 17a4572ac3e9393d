"""The pages of the register of documents, as their readers meet them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lanh.access.models import User
from lanh.files.models import StoredFile
from lanh.registers.documents.models import Document
from tests.cast import NOW, TODAY, Cast
from tests.registers.papers import (
    COMMUNE_PLAN,
    PROVINCE_PLAN,
    entered,
    filed,
    received,
    sent_out,
)


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def desk(user: User) -> Client:
    client = Client(headers={"Accept-Language": "vi"})
    client.force_login(user)
    return client


def page(client: Client, name: str, *args: object, query: str = "") -> str:
    answer = client.get(reverse(f"documents:{name}", args=args) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def handed_in(client: Client, cast: Cast, text: str, degree: str = "open") -> str:
    file = SimpleUploadedFile("ke-hoach.txt", text.encode())
    typed = {"file": file, "day": "20/05/2026", "degree": degree}
    typed |= {"place": str(cast.lanh_son.pk)}
    answer = client.post(reverse("documents:receive"), typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_document_is_handed_in_checked_and_filed(cast: Cast) -> None:
    binh = desk(cast.specialist)
    assert "30/KH-UBND" in handed_in(binh, cast, PROVINCE_PLAN)
    document = Document.objects.get()
    asked = page(binh, "file", document.pk)
    assert 'value="30/KH-UBND"' in asked
    typed = {
        "kind": "ke_hoach",
        "number": "30/KH-UBND",
        "dated": "14/02/2026",
        "day": "20/05/2026",
        "issuer": "Ủy ban nhân dân tỉnh",
        "title": "Phòng, chống ma túy năm 2026",
        "version": str(document.version),
    }
    told = binh.post(
        reverse("documents:file", args=[document.pk]), typed, follow=True
    ).content.decode()
    assert "đã vào sổ" in told
    sent = binh.get(reverse("documents:content", args=[document.pk]))
    assert sent.content.decode() == PROVINCE_PLAN


@pytest.mark.parametrize(
    ("text", "degree"), [(f"MẬT\n{PROVINCE_PLAN}", "open"), (PROVINCE_PLAN, "secret")]
)
def test_a_classified_paper_is_told_and_not_kept(
    cast: Cast, text: str, degree: str
) -> None:
    told = handed_in(desk(cast.specialist), cast, text, degree)
    assert "ật" in told
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_number_is_given_to_what_goes_out(cast: Cast) -> None:
    binh = desk(cast.specialist)
    typed = {
        "kind": "ke_hoach",
        "symbol": "KH-UBND",
        "title": "Phòng, chống mại dâm",
        "issuer": "Ủy ban nhân dân tỉnh",
        "day": "20/05/2026",
        "place": str(cast.lanh_son.pk),
        "degree": "open",
        "recipients": "Bộ Y tế\nUBND các xã\n",
    }
    told = binh.post(reverse("documents:send_out"), typed, follow=True)
    assert "01/KH-UBND" in told.content.decode()
    assert Document.objects.get().recipients == ["Bộ Y tế", "UBND các xã"]
    assert "kế hoạch" in page(binh, "books")


def test_a_letter_is_entered_and_answered(cast: Cast) -> None:
    binh = desk(cast.specialist)
    typed = {
        "kind": "cong_van",
        "number": "112/CAT-PV01",
        "dated": "10/05/2026",
        "day": "12/05/2026",
        "issuer": "Công an tỉnh",
        "title": "Rà soát người nghiện",
        "answer_by": "19/05/2026",
        "place": str(cast.lanh_son.pk),
        "degree": "open",
    }
    binh.post(reverse("documents:enter"), typed)
    question = Document.objects.get()
    assert "112/CAT-PV01" in page(binh, "list", query="?waits=late")
    reply = sent_out(cast, kind="cong_van", symbol="UBND-NC")
    address = reverse("documents:answer", args=[question.pk])
    told = binh.post(address, {"reply": str(reply.pk)}, follow=True)
    assert "02" not in reply.number
    assert "ghi nhận đã trả lời" in told.content.decode()
    assert "112/CAT-PV01" not in page(binh, "list", query="?waits=late")


def test_words_are_searched_and_shown_with_those_around(cast: Cast) -> None:
    received(cast, COMMUNE_PLAN, place=cast.suoi_lanh)
    entered(cast, number="9/SYT", dated=TODAY)
    told = page(desk(cast.specialist), "list", query="?search=cai+nghien+tu+nguyen")
    assert "<mark>cai nghiện tự nguyện</mark>" in told
    assert "9/SYT" not in told


def test_a_document_tells_what_it_cites_and_what_is_doubtful(cast: Cast) -> None:
    plan = filed(cast, received(cast, PROVINCE_PLAN))
    document = received(cast, COMMUNE_PLAN, place=cast.suoi_lanh)
    binh = desk(cast.specialist)
    told = page(binh, "detail", document.pk)
    assert "hai ngày khác nhau: 14/02/2026 và 12/02/2026" in told
    assert "đã hết hiệu lực" in told
    assert reverse("documents:detail", args=[plan.pk]) in told
    assert "được viện dẫn với ngày 12/02/2026" in page(binh, "detail", plan.pk)
    assert "được triển khai bởi" in page(binh, "graph", plan.pk)
    assert "thay thế" in page(binh, "graph", document.pk)
    citation = document.citations.get(number="05/KH-UBND")
    typed = {"relation": "mentions"}
    told = binh.post(
        reverse("documents:relate", args=[citation.pk]), typed, follow=True
    ).content.decode()
    assert "nhắc đến" in told


def test_the_laws_in_force_on_a_day(cast: Cast) -> None:
    received(cast, COMMUNE_PLAN, place=cast.suoi_lanh)
    mai = desk(cast.officer)
    assert "73/2021/QH14" in page(mai, "laws")
    told = page(mai, "laws", query="?day=01/07/2026")
    assert "120/2025/QH15" in told
    assert "73/2021/QH14" not in told
    assert "07/KH-UBND" in page(mai, "law", "L23")


def test_what_is_not_ones_own_is_not_found(cast: Cast) -> None:
    document = sent_out(cast)
    for name in ("detail", "content", "graph", "correct"):
        address = reverse(f"documents:{name}", args=[document.pk])
        assert desk(cast.outsider).get(address).status_code == 404
    assert (
        desk(cast.outsider).get(reverse("documents:law", args=["x"])).status_code == 404
    )


def test_the_list_asks_few_questions(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    for n in range(3):
        received(cast, COMMUNE_PLAN.replace("07/KH", f"{n + 10}/KH"))
    binh = desk(cast.specialist)
    page(binh, "list")
    with django_assert_max_num_queries(20):  # type: ignore[operator]  # a fixture
        page(binh, "list", query="?search=cai+nghien")


def test_a_month_is_chosen(cast: Cast) -> None:
    entered(cast, number="9/SYT", dated=TODAY - timedelta(days=40), day=TODAY)
    binh = desk(cast.specialist)
    assert "9/SYT" in page(binh, "list", query="?month=2026-05")
    assert "9/SYT" not in page(binh, "list", query="?month=2026-04")

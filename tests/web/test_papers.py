"""The pages of papers, as the specialist and her readers meet them."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from docx import Document

from lanh.papers import queries
from lanh.papers.models import Paper
from lanh.papers.rules.life import Status
from lanh.reports.models import Submission
from tests.cast import Cast, held, planned
from tests.papers.test_papers import (
    AT,
    HALF,
    TODAY,
    accept,
    add,
    drafted,
    edited,
    first,
    issued,
    numbered,
    written,
)
from tests.web.test_events import at_the_desk_of

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _it_is_the_eighteenth(settings: Any, tmp_path: Any) -> Iterator[None]:
    settings.UPLOADS = tmp_path
    with time_machine.travel(AT):
        yield


def page(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"papers:{name}", args=args), query)
    assert answer.status_code == 200
    told: str = answer.content.decode()
    return told


def pressed(
    client: Client, name: str, *args: object, headers: Any = None, **typed: object
) -> HttpResponse:
    address = reverse(f"papers:{name}", args=args)
    answer: Any = client.post(address, typed, headers=headers or {})
    done: HttpResponse = answer
    return done


# ── drafting and the list ─────────────────────────────────────────────────────────────


def test_the_specialist_drafts_a_report_from_the_list(cast: Cast) -> None:
    desk = at_the_desk_of(cast.specialist)
    assert "Chưa có văn bản nào" in page(desk, "list")
    own = f'<option value="{cast.lanh_son.pk}" selected>'
    assert own in page(desk, "draft"), "one's own place is chosen beforehand"
    answer = pressed(desk, "draft", place=cast.lanh_son.pk, period=HALF.key)
    paper = Paper.objects.get()
    assert answer.headers["Location"] == reverse("papers:detail", args=[paper.pk])
    assert "Kết quả 6 tháng đầu năm 2026" in page(desk, "list")
    assert "Không có gì khớp điều kiện lọc" in page(desk, "list", search="thanh tra")
    assert paper.subject_line in page(desk, "list", search="ket qua 6 thang")


def test_a_second_report_on_the_period_is_told_of_in_the_form(cast: Cast) -> None:
    drafted(cast)
    desk = at_the_desk_of(cast.specialist)
    answer = pressed(desk, "draft", place=cast.lanh_son.pk, period=HALF.key)
    assert "đang được viết" in answer.content.decode()


def test_the_officer_sees_no_button_and_no_draft(cast: Cast) -> None:
    paper = drafted(cast)
    desk = at_the_desk_of(cast.officer)
    assert "Soạn báo cáo" not in page(desk, "list")
    address = reverse("papers:detail", args=[paper.pk])
    assert desk.get(address).status_code == 404


def test_the_leader_reads_a_draft_and_changes_nothing(cast: Cast) -> None:
    paper = drafted(cast)
    desk = at_the_desk_of(cast.leader)
    shown = page(desk, "detail", paper.pk)
    assert paper.subject_line in shown
    assert "Cấp số</a>" not in shown
    assert reverse("papers:edit", args=[first(paper).pk]) not in shown
    pressed(desk, "leave_out", first(paper).pk, seen=1)
    assert not first(paper).left_out


# ── sentences ─────────────────────────────────────────────────────────────────────────


def test_a_sentence_is_edited_in_its_place(cast: Cast) -> None:
    row = first(drafted(cast))
    desk = at_the_desk_of(cast.specialist)
    form = desk.get(reverse("papers:edit", args=[row.pk]), headers=HTMX)
    assert row.composed in form.content.decode()
    assert b"<html" not in form.content
    answer = pressed(
        desk, "edit", row.pk, text="Đã có 3 xã gửi.", seen=1, headers=HTMX
    ).content.decode()
    assert "Đã có 3 xã gửi." in answer
    assert "3 không phải số liệu của báo cáo" in answer
    back = pressed(desk, "reset", row.pk, seen=2, headers=HTMX).content.decode()
    assert row.composed in back


def test_without_javascript_the_same_is_done_on_a_page(cast: Cast) -> None:
    paper = drafted(cast)
    row = first(paper)
    desk = at_the_desk_of(cast.specialist)
    assert "<html" in page(desk, "edit", row.pk)
    answer = pressed(desk, "edit", row.pk, text="Chưa gửi.", seen=1)
    assert answer.headers["Location"].endswith(f"#s{row.number}")
    assert "Chưa gửi." in page(desk, "detail", paper.pk)


def test_the_second_writer_keeps_what_she_typed(cast: Cast) -> None:
    row = first(drafted(cast))
    edited(cast, row, "Câu của người khác.")
    desk = at_the_desk_of(cast.drafter)
    answer = pressed(desk, "edit", row.pk, text="Câu của tôi.", seen=1).content.decode()
    assert "vừa được người khác sửa" in answer
    assert "Câu của tôi." in answer


def test_a_part_of_ones_own_is_written(cast: Cast) -> None:
    paper = drafted(cast)
    desk = at_the_desk_of(cast.specialist)
    assert "Phần “KHÓ KHĂN, VƯỚNG MẮC” chưa có nội dung" in page(
        desk, "detail", paper.pk
    )
    pressed(desk, "add", paper.pk, "difficulties", text="Thiếu kinh phí.")
    shown = page(desk, "detail", paper.pk)
    assert "Thiếu kinh phí." in shown
    assert "KHÓ KHĂN, VƯỚNG MẮC” chưa có nội dung" not in shown
    unknown = reverse("papers:add", args=[paper.pk, "nowhere"])
    assert desk.post(unknown, {"text": "x"}).status_code == 404


def test_newer_figures_are_taken_after_a_question(cast: Cast) -> None:
    paper = drafted(cast)
    desk = at_the_desk_of(cast.specialist)
    assert "Câu đã sửa được giữ nguyên" in page(desk, "refresh", paper.pk)
    answer = pressed(desk, "refresh", paper.pk)
    assert answer.headers["Location"] == reverse("papers:detail", args=[paper.pk])
    assert "Đã lấy số liệu mới nhất" in page(desk, "detail", paper.pk)


def test_a_figure_leads_to_the_report_it_is_from(cast: Cast) -> None:
    held(cast, planned(cast))
    accept(cast)
    paper = drafted(cast)
    desk = at_the_desk_of(cast.specialist)
    address = reverse("papers:figure", args=[paper.pk, "sessions"])
    assert f'href="{address}"' in page(desk, "detail", paper.pk)
    shown = page(desk, "figure", paper.pk, "sessions")
    assert "xã Suối Lành" in shown
    report = Submission.objects.get()
    assert reverse("reports:report", args=[report.pk]) in shown
    nothing = reverse("papers:figure", args=[paper.pk, "nowhere"])
    assert desk.get(nothing).status_code == 404


# ── number, issue, file ───────────────────────────────────────────────────────────────


def test_the_head_is_changed_on_a_form_that_holds_what_is_there(cast: Cast) -> None:
    paper = drafted(cast)
    desk = at_the_desk_of(cast.specialist)
    assert "PHÓ CHỦ TỊCH" in page(desk, "head", paper.pk)
    typed: dict[str, Any] = {
        "issuer": "Ban Chỉ đạo", "located": "Lành Sơn", "subject_line": "Kết quả",
        "signing": "Phó Trưởng ban", "archive": "VT", "receivers": "Bộ Công an",
        "places": [cast.suoi_lanh.pk], "seen": paper.version,
    }  # fmt: skip
    pressed(desk, "head", paper.pk, **typed)
    shown = page(desk, "detail", paper.pk)
    assert "Bộ Công an; Ủy ban nhân dân xã Suối Lành" in shown
    answer = pressed(desk, "head", paper.pk, **typed)
    assert "trong khi bạn soạn" in answer.content.decode()
    typed |= {"seen": paper.version + 1, "signing": "Trưởng ban\nÔng X"}
    answer = pressed(desk, "head", paper.pk, **typed)
    assert "không nói ký thay ai" in answer.content.decode()


def test_a_paper_gets_the_next_number_and_is_issued(cast: Cast) -> None:
    paper = written(cast, drafted(cast))
    desk = at_the_desk_of(cast.specialist)
    assert 'value="1"' in page(desk, "number", paper.pk)
    typed = {"number": 1, "day": TODAY.isoformat()}
    refused = pressed(desk, "number", paper.pk, **typed, signer="")
    assert "phải có người ký" in refused.content.decode()
    pressed(desk, "number", paper.pk, **typed, signer="Nông Văn Sơn")
    assert "không bao giờ sửa" in page(desk, "issue", paper.pk)
    pressed(desk, "issue", paper.pk)
    shown = page(desk, "detail", paper.pk)
    assert "01/BC-UBND" in shown
    assert "Trần Quốc Bình ban hành văn bản" in shown


def test_the_file_is_downloaded_and_opens(cast: Cast) -> None:
    paper = issued(cast)
    desk = at_the_desk_of(cast.officer)
    answer = desk.get(reverse("papers:file", args=[paper.pk]))
    assert 'filename="15-BC-UBND.docx"' in answer.headers["Content-Disposition"]
    assert answer.content == queries.content(paper)
    assert Document(BytesIO(answer.content)).tables


def test_the_sheet_shows_what_is_printed(cast: Cast) -> None:
    paper = issued(cast)
    shown = page(at_the_desk_of(cast.leader), "sheet", paper.pk)
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 15/BC-UBND",
        "Lành Sơn, ngày 18 tháng 6 năm 2026",
        "II. KHÓ KHĂN, VƯỚNG MẮC",
        "- Bộ Công an;",
        "Nông Văn Sơn",
        "SỐ LIỆU DÙNG TRONG BÁO CÁO",
    ):
        assert text in shown


def test_a_paper_is_withdrawn_with_its_reason_in_the_story(cast: Cast) -> None:
    paper = numbered(cast, written(cast, drafted(cast)))
    desk = at_the_desk_of(cast.specialist)
    refused = pressed(desk, "withdraw", paper.pk, why="")
    assert "phải nêu lý do" in refused.content.decode()
    pressed(desk, "withdraw", paper.pk, why="Sai số liệu của một xã")
    assert Paper.objects.get(pk=paper.pk).stage is Status.WITHDRAWN
    assert "Sai số liệu của một xã" in page(desk, "detail", paper.pk)


def test_a_sentence_left_out_stays_on_the_page_struck_out(cast: Cast) -> None:
    paper = drafted(cast)
    row = add(cast, paper, "proposals", "Đề nghị bổ sung kinh phí.")
    desk = at_the_desk_of(cast.specialist)
    pressed(desk, "leave_out", row.pk, seen=1)
    assert "<s>Đề nghị bổ sung kinh phí.</s>" in page(desk, "detail", paper.pk)

"""A report on its way: out as a file, returned, accepted, told in English."""

from collections.abc import Iterator
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from lanh.reports.models import Submission
from tests.cast import (
    NOW,
    Cast,
    accepted,
    begun,
    filled,
    held,
    planned,
    sent,
)
from tests.web.test_reports import (
    at_the_desk_of,
    file,
    now,
    page,
    post,
    test_a_difference_is_explained_at_its_cell,
    told,
)


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def test_the_report_goes_out_as_a_spreadsheet_that_runs_nothing(cast: Cast) -> None:
    test_a_difference_is_explained_at_its_cell(cast)
    report = Submission.objects.get()
    answer = at_the_desk_of(cast.officer).get(
        reverse("reports:sheet", args=[report.pk])
    )
    book = file(answer)
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0)
    lines = rows.to_python()
    assert len(lines) == 4 + report.cells.count()
    told = next(line for line in lines if "Cuộc truyền thông" in str(line[1]))
    assert (told[4], told[5]) == (3, 0)
    assert told[8] == "=cmd|'/c calc'!A1", "a text, no formula"


def test_the_registers_are_asked_again(cast: Cast) -> None:
    report = begun(cast)
    held(cast, planned(cast), attended=40, women=None)
    mai = at_the_desk_of(cast.officer)
    assert "Hỏi lại các sổ" in page(mai, "refill", report.pk)
    post(mai, "refill", report.pk, {"version": 1})
    assert report.cells.get(element="events.attendances", slice="").value == 40


def test_a_whole_report_is_returned_and_sent_again(cast: Cast) -> None:
    report = sent(cast)
    binh, mai = at_the_desk_of(cast.specialist), at_the_desk_of(cast.officer)
    said = {"version": 3, "comment": "", "answer_by": "12/06/2026"}
    assert "phải nói rõ cần làm gì" in told(post(binh, "return", report.pk, said))
    post(binh, "return", report.pk, said | {"comment": "Thiếu phần lời"})
    assert "Thiếu phần lời" in page(mai, "report", report.pk)
    post(mai, "send", report.pk, {"version": 4})
    assert now(report).state == "sent"


def test_a_report_that_was_accepted_is_read_by_all_who_may_see_it(cast: Cast) -> None:
    report = accepted(cast)
    for user in (cast.officer, cast.specialist, cast.leader, cast.drafter):
        shown = page(at_the_desk_of(user), "report", report.pk)
        assert "Lưu nháp" not in shown
        assert "Trần Quốc Bình" in shown
    answer = post(at_the_desk_of(cast.specialist), "accept", report.pk, {"version": 4})
    assert "Không thể nhận báo cáo này" in told(answer)


def test_a_draft_is_read_by_nobody_but_its_unit(cast: Cast) -> None:
    report = begun(cast)
    son = at_the_desk_of(cast.leader)
    assert son.get(reverse("reports:report", args=[report.pk])).status_code == 404
    assert "khi đơn vị đã gửi" in page(son, "duty", report.duty.pk)
    assert "Kỳ này" in page(at_the_desk_of(cast.officer), "report", report.pk)


def test_errors_are_told_before_sending(cast: Cast) -> None:
    report = filled(cast)
    mai = at_the_desk_of(cast.officer)
    post(mai, "save", report.pk, {"version": 2, "staff.field": "-1"})
    assert "nhỏ hơn 0" in page(mai, "send", report.pk)
    assert "Báo cáo còn" in told(post(mai, "send", report.pk, {"version": 3}))


def test_started_twice_is_started_once(cast: Cast) -> None:
    report = begun(cast)
    mai = at_the_desk_of(cast.officer)
    answer = mai.post(reverse("reports:start", args=[report.duty.pk]), follow=True)
    assert "đã được lập rồi" in answer.content.decode()
    assert Submission.objects.count() == 1


def test_an_english_reader_reads_english(cast: Cast) -> None:
    report = begun(cast)
    binh = at_the_desk_of(cast.specialist, "en")
    shown = page(binh, "report", report.pk)
    assert "Communication events" in shown
    assert "first half of 2026" in shown


def test_the_form_asks_few_questions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    report = begun(cast)
    mai = at_the_desk_of(cast.officer)
    page(mai, "report", report.pk)
    with django_assert_max_num_queries(30):
        page(mai, "report", report.pk)

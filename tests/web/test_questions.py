"""One cell goes back and forth between Bình and Mai, on their pages."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from lanh.reports.models import Fact, Question, Submission
from tests.cast import NOW, Cast, accepted, held, planned, sent
from tests.reports.test_facts import quarter_accepted
from tests.web.test_reports import at_the_desk_of, now, number_of, page, post, told

LATER = NOW + timedelta(days=40)
SESSIONS = "events.sessions"


@pytest.fixture(autouse=True)
def _it_is_later() -> Iterator[None]:
    with time_machine.travel(LATER):
        yield


def asked_about(cast: Cast, report: Submission) -> int:
    """Bình asks from the page of the report; the number of the cell."""
    number = number_of(report, SESSIONS)
    said = {"version": report.version, "answer_by": "10/07/2026", "ask-0": "Vì sao?"}
    address = f"{reverse('reports:ask', args=[report.pk])}?cell={number}"
    assert at_the_desk_of(cast.specialist).post(address, said).status_code == 302
    return number


def answer(number: int, report: Submission, **said: object) -> dict[str, object]:
    typed: dict[str, object] = {
        "text": "Ghi sổ muộn",
        "value": "3",
        "applies": "applies",
        "difference": "late_record",
    }
    fields = {f"q{number}-{key}": value for key, value in (typed | said).items()}
    return fields | {"version": now(report).version}


def test_the_whole_way_of_one_question(cast: Cast) -> None:
    report = accepted(cast)
    held(cast, planned(cast, title="Tọa đàm ở chợ"))
    mai, binh = at_the_desk_of(cast.officer), at_the_desk_of(cast.specialist)
    assert "Hỏi về các ô đã đánh dấu" in page(binh, "report", report.pk)
    number = asked_about(cast, report)
    assert "Vì sao?" in told(mai.get(reverse("home")))
    assert "Trả lời câu hỏi" in page(mai, "report", report.pk)
    assert "Tọa đàm ở chợ" in page(mai, "answer", report.pk), "the records behind"
    post(mai, "answer", report.pk, answer(number, report))
    assert "1 câu trả lời chờ xem" in told(binh.get(reverse("home")))
    assert "Ghi sổ muộn" in page(binh, "judge", report.pk)
    said = {f"q{number}-verdict": "accept", "answer_by": "10/07/2026"}
    post(binh, "judge", report.pk, said | {"version": now(report).version})
    old, new = Fact.objects.filter(element=SESSIONS, slice="")
    assert [old.value, new.value] == [0, 3]
    shown = page(mai, "cell", report.pk, number)
    assert "0 → 3" in shown
    assert "đã chấp nhận trả lời" in shown


def test_nothing_else_opens(cast: Cast) -> None:
    report = accepted(cast)
    asked_about(cast, report)
    mai = at_the_desk_of(cast.officer)
    assert "Lưu nháp" not in page(mai, "report", report.pk)
    save = {"version": now(report).version, "staff.field": "9"}
    assert "Không thể" in told(post(mai, "save", report.pk, save))


def test_what_is_refused_is_told_and_nothing_typed_is_lost(cast: Cast) -> None:
    report = accepted(cast)
    number = asked_about(cast, report)
    mai = at_the_desk_of(cast.officer)
    shown = told(post(mai, "answer", report.pk, answer(number, report, text=" ")))
    assert "chưa được trả lời bằng lời" in shown
    shown = told(post(mai, "answer", report.pk, answer(number, report, difference="")))
    assert "Chọn lý do khác nhau" in shown
    assert "Ghi sổ muộn" in shown


def test_the_second_click_is_told(cast: Cast) -> None:
    report = accepted(cast)
    number = asked_about(cast, report)
    mai, typed = at_the_desk_of(cast.officer), answer(number, report)
    post(mai, "answer", report.pk, typed)
    assert "Người khác đã sửa báo cáo này" in told(
        post(mai, "answer", report.pk, typed)
    )
    assert Question.objects.count() == 1


def test_an_answer_is_asked_about_again_or_left(cast: Cast) -> None:
    report = accepted(cast)
    number = asked_about(cast, report)
    mai, binh = at_the_desk_of(cast.officer), at_the_desk_of(cast.specialist)
    post(mai, "answer", report.pk, answer(number, report))
    said: dict[str, object] = {"answer_by": "12/07/2026"}
    said["version"] = now(report).version
    wait = said | {f"q{number}-verdict": "wait"}
    assert "Chọn một trong hai" in told(post(binh, "judge", report.pk, wait))
    again = said | {f"q{number}-verdict": "again", f"q{number}-again": "Buổi nào?"}
    post(binh, "judge", report.pk, again)
    assert "Buổi nào?" in page(mai, "answer", report.pk)


def test_a_question_is_taken_back(cast: Cast) -> None:
    report = sent(cast)
    number = asked_about(cast, report)
    binh = at_the_desk_of(cast.specialist)
    assert "Rút câu hỏi" in page(binh, "cell", report.pk, number)
    said = {"version": now(report).version, "cell": SESSIONS}
    post(binh, "withdraw", report.pk, said)
    assert Question.objects.get().state == "withdrawn"
    answered = post(binh, "withdraw", report.pk, said)
    assert answered.status_code == 302
    assert "Người khác đã sửa" in page(binh, "report", report.pk)


def test_who_used_the_old_figure_is_told(cast: Cast) -> None:
    with time_machine.travel(NOW):
        quarter = quarter_accepted(cast, events=4)
        half = sent(cast)
    number = asked_about(cast, quarter)
    mai, binh = at_the_desk_of(cast.officer), at_the_desk_of(cast.specialist)
    typed = answer(number, quarter, value="5", difference="recount")
    post(mai, "answer", quarter.pk, typed)
    said = {f"q{number}-verdict": "accept", "answer_by": "10/07/2026"}
    post(binh, "judge", quarter.pk, said | {"version": now(quarter).version})
    assert "4 → 5" in page(binh, "report", half.pk)
    assert "đã dùng số trước khi đính chính" in page(binh, "report", quarter.pk)


def test_the_list_of_questions_is_seen_by_those_who_may(cast: Cast) -> None:
    asked_about(cast, accepted(cast))
    for user in (cast.officer, cast.specialist, cast.leader):
        assert "Vì sao?" in page(at_the_desk_of(user), "questions")
    assert "Vì sao?" not in page(at_the_desk_of(cast.outsider), "questions")
    assert "Vì sao?" not in page(
        at_the_desk_of(cast.officer), "questions", state="again"
    )

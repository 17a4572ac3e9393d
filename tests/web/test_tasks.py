"""Tasks, meetings and activities, page by page."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lanh.plans.models import Meeting, Plan, Task
from lanh.plans.rules.work.tasks import TaskState
from tests.cast import Cast, agencies, held, planned
from tests.plans.paper import NOW, confirmed, handed_out, said_done, told_to
from tests.web.test_events import at_the_desk_of
from tests.web.test_plans import page, pressed


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return handed_out(cast)


def mine(plan: Plan) -> Task:
    return told_to(plan, "98001-committee")


def now(task: Task) -> Task:
    task.refresh_from_db()
    return task


def send(client: Client, name: str, task: Task, **typed: Any) -> str:
    typed = {"version": task.version} | typed
    answer = client.post(reverse(f"plans:{name}", args=[task.pk]), typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_officer_sees_the_tasks_of_the_own_agency(cast: Cast, plan: Plan) -> None:
    mai = at_the_desk_of(cast.officer)
    told = page(mai, "tasks")
    assert "Tổ chức truyền thông" in told
    assert "xã Bản Mây" not in told.partition("<main")[2]
    assert "Không có gì khớp" in page(mai, "tasks", state="done")
    assert page(mai, "tasks", search="truyen thong", until="09/06/2026")
    assert mai.get(reverse("plans:overdue")).status_code == 403


def test_the_office_sees_all_and_who_is_late(cast: Cast, plan: Plan) -> None:
    binh = at_the_desk_of(cast.specialist)
    told = page(binh, "tasks", whose="all", agency="ban may")
    assert "Ủy ban nhân dân xã Bản Mây" in told
    assert "Không có cơ quan nào chậm" in page(binh, "overdue")
    with time_machine.travel("2026-06-20 09:00+07:00"):
        binh = at_the_desk_of(cast.specialist)
        late = page(binh, "overdue")
        assert "xã Bản Mây" in late
        assert "Số ngày chậm" in late
        assert "số ngày chậm: 11" in page(binh, "task", mine(plan).pk)


def test_an_officer_tells_with_a_paper_and_reports_done(cast: Cast, plan: Plan) -> None:
    mai, task = at_the_desk_of(cast.officer), mine(plan)
    paper = SimpleUploadedFile("bien-ban.txt", "Biên bản".encode())
    told = send(mai, "tell_task", task, words="Đã có lịch", sent=paper)
    assert "Đã có lịch" in told
    assert "bien-ban.txt" in told
    kept = now(task).notes.get().files.get()
    sent = mai.get(reverse("plans:evidence", args=[kept.pk]))
    assert sent.content.decode() == "Biên bản"
    tuan = at_the_desk_of(cast.outsider)
    assert tuan.get(reverse("plans:evidence", args=[kept.pk])).status_code == 404
    assert tuan.get(reverse("plans:task", args=[task.pk])).status_code == 404
    assert "chưa ghi nội dung" in send(mai, "finish_task", now(task), words="")
    send(mai, "finish_task", now(task), words="Đã tổ chức 3 buổi")
    assert now(task).stage is TaskState.DONE


def test_a_file_that_is_no_document_is_refused(cast: Cast, plan: Plan) -> None:
    odd = SimpleUploadedFile("anh.png", b"\x89PNG\x00\x01")
    told = send(
        at_the_desk_of(cast.officer), "tell_task", mine(plan), words="x", sent=odd
    )
    assert "note-bad" in told or "err" in told
    assert now(mine(plan)).stage is TaskState.OPEN


def test_another_person_verifies_or_sends_back(cast: Cast, plan: Plan) -> None:
    task, thao = said_done(cast, mine(plan)), at_the_desk_of(cast.drafter)
    assert "Trả lại" in page(thao, "task", task.pk)
    send(thao, "return_task", task, words="Thiếu danh sách")
    assert now(task).stage is TaskState.RETURNED
    task = said_done(cast, now(task))
    send(thao, "verify_task", task, words="")
    assert now(task).verified_by == cast.drafter


def test_the_office_extends_dates_and_cancels(cast: Cast, plan: Plan) -> None:
    binh, task = at_the_desk_of(cast.specialist), mine(plan)
    send(binh, "date_task", task, due="30/06/2026", cadence="quarterly")
    assert now(task).cadence == "quarterly"
    send(binh, "extend_task", task, due="31/07/2026", words="Mưa lũ")
    assert now(task).is_extended
    told = send(binh, "extend_task", task, due="31/08/2026", words="Nữa")
    assert "đã được gia hạn một lần" in told
    assert page(binh, "cancel_task", task.pk)
    send(binh, "cancel_task", task, document="12/TB-UBND", words="")
    assert now(task).stage is TaskState.CANCELLED


def test_the_plan_tells_how_far_each_assignment_is(cast: Cast, plan: Plan) -> None:
    binh = at_the_desk_of(cast.specialist)
    told = page(binh, "detail", plan.pk)
    assert "Nhiệm vụ: 2; xong: 0" in told
    assert "Các sở, ban, ngành" in told
    unknown = next(
        named
        for one in plan.assignments.all()
        for named in one.named.all()
        if not named.is_known
    )
    assert "Sở Văn hóa" in page(binh, "pick", unknown.pk, q="van hoa")
    pressed(binh, "pick", unknown.pk, agency="98-culture")
    assert told_to(plan, "98-culture").words.startswith("Lồng ghép")
    assert "đều đã có nhiệm vụ" in page_after(binh, "hand_out", plan)


def page_after(client: Client, name: str, plan: Plan) -> str:
    answer = client.post(reverse(f"plans:{name}", args=[plan.pk]), follow=True)
    return answer.content.decode()


def test_a_task_is_added_by_hand(cast: Cast, plan: Plan) -> None:
    binh = at_the_desk_of(cast.specialist)
    assert "Công an tỉnh" in page(binh, "add_task", plan.pk)
    pressed(
        binh,
        "add_task",
        plan.pk,
        agency="98-police",
        words="Tổng hợp",
        due="30/06/2026",
        cadence="",
    )
    assert told_to(plan, "98-police").words == "Tổng hợp"


def test_a_meeting_s_decisions_are_tasks(cast: Cast, plan: Plan) -> None:
    binh = at_the_desk_of(cast.specialist)
    typed = {"kind": "giao_ban", "day": "20/05/2026", "conclusion": "Tiếp tục"}
    half = typed | {"said-0": "Lập danh sách"}
    answer = binh.post(reverse("plans:hold_meeting", args=[plan.pk]), half)
    assert "hoặc để trống" in answer.content.decode()
    whole = half | {"who-0": "98001-committee", "by-0": "31/07/2026"}
    pressed(binh, "hold_meeting", plan.pk, **whole)
    meeting = Meeting.objects.get()
    told = page(binh, "meeting", meeting.pk)
    assert "Lập danh sách" in told
    more = {"agency": "98-police", "words": "Tổng hợp", "due": "30/06/2026"}
    pressed(binh, "decide", meeting.pk, **more)
    assert meeting.decisions.count() == 2
    mai = at_the_desk_of(cast.officer)
    assert "không được xem: 1" in page(mai, "meeting", meeting.pk)
    assert "Giao ban" in page(mai, "meetings", kind="giao_ban")
    pressed(binh, "set_rhythm", plan.pk, months="6")
    assert "chậm nhất ngày 20/11/2026" in page(binh, "detail", plan.pk)


def test_activities_are_listed_drawn_and_counted(cast: Cast) -> None:
    plan, binh = confirmed(agencies(cast)), at_the_desk_of(cast.specialist)
    one = plan.activities.get()
    assert "chợ phiên" in page(binh, "activities", plan.pk, quarter="2", lead="cong an")
    assert "Không có gì khớp" in page(binh, "activities", plan.pk, quarter="4")
    assert "chợ phiên" in page(binh, "activities", plan.pk, state="running")
    drawn = page(binh, "time_line", plan.pk)
    assert 'x="24.7%"' in drawn
    assert "đang trong thời gian thực hiện" in drawn
    output = one.outputs.get(value=12)
    assert "events.sessions" in page(binh, "link_output", output.pk)
    held(cast, planned(cast))
    typed = {"element": "events.sessions", "part-theme": "drug", "seen": ""}
    pressed(binh, "link_output", output.pk, **typed)
    told = page(binh, "activity", one.pk)
    assert "Công an tỉnh Lành Sơn" in told
    assert "8,3%" in told
    pressed(binh, "unlink_output", output.pk, seen="events.sessions{theme=drug}")
    output.refresh_from_db()
    assert output.element == ""
    mai = at_the_desk_of(cast.officer)
    assert mai.get(reverse("plans:link_output", args=[output.pk])).status_code == 403

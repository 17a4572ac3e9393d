"""The pages of reports, as Mai and Bình meet them."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from lanh.access.models import User
from lanh.common.clock import HANOI
from lanh.common.period import Period
from lanh.reports import actions
from lanh.reports.models import Duty, Fact, Submission
from tests.cast import (
    HALF,
    NOW,
    OPERATOR,
    TODAY,
    Cast,
    begun,
    duty_of,
    filled,
    held,
    planned,
    sent,
)
from tests.registers.test_event_entries import leaflets, taught

TALK = ("ask", "answer", "judge", "withdraw")


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def at_the_desk_of(user: User, language: str = "vi") -> Client:
    client = Client(headers={"Accept-Language": language})
    client.force_login(user)
    return client


def page(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"reports:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def post(
    client: Client, name: str, pk: object, typed: Mapping[str, object], **headers: str
) -> HttpResponseBase:
    return client.post(reverse(f"reports:{name}", args=[pk]), typed, headers=headers)


def opened(cast: Cast, period: Period) -> None:
    actions.open_period(
        by=OPERATOR, form="F12", period=period, province=cast.lanh_son, today=TODAY
    )


def told(answer: HttpResponseBase) -> str:
    return file(answer).decode()


def file(answer: HttpResponseBase) -> bytes:
    """All that came, whether at once or piece by piece."""
    return answer.getvalue()


def now(report: Submission) -> Submission:
    return Submission.objects.get(pk=report.pk)


def number_of(report: Submission, element: str, slice: str = "") -> int:
    return report.cells.get(element=element, slice=slice).place_in_form


def test_the_whole_way_from_what_is_owed_to_accepted(cast: Cast) -> None:
    held(cast, planned(cast), attended=120, women=70)
    duty = duty_of(cast)
    mai, binh = at_the_desk_of(cast.officer), at_the_desk_of(cast.specialist)
    listed = page(mai, "list")
    assert "xã Suối Lành" in listed
    assert "6 tháng đầu năm 2026" in listed
    assert "Điền biểu" in page(mai, "duty", duty.pk)
    post(mai, "start", duty.pk, {})
    report = Submission.objects.get()
    form = page(mai, "report", report.pk)
    assert 'value="120"' in form
    post(mai, "nothing", report.pk, {"version": 1, "element": ""})
    assert "Gửi ngay" in page(mai, "send", report.pk)
    post(mai, "send", report.pk, {"version": 2})
    assert now(report).state == "sent"
    assert "xã Suối Lành" in page(binh, "queue")
    post(binh, "accept", report.pk, {"version": 3, "comment": "Đủ"})
    assert now(report).state == "accepted"
    assert (
        Fact.objects.filter(element="events.attendances", slice="").get().value == 120
    )
    assert "Đủ" in page(mai, "report", report.pk)


def test_a_stranger_is_asked_to_log_in(client: Client) -> None:
    assert client.get(reverse("reports:list")).status_code == 302


def test_what_is_not_hers_is_not_found(cast: Cast) -> None:
    report = sent(cast)
    tuan = at_the_desk_of(cast.outsider)
    for name in ("report", "sheet", "send", "accept", "return", "refill", "ask"):
        address = reverse(f"reports:{name}", args=[report.pk])
        assert tuan.get(address).status_code == 404, name
    for name in (*("save", "nothing", "send", "accept", "return", "refill"), *TALK):
        assert post(tuan, name, report.pk, {"version": 3}).status_code == 404, name
    duty = report.duty.pk
    assert tuan.get(reverse("reports:duty", args=[duty])).status_code == 404
    assert post(tuan, "start", duty, {}).status_code == 404
    assert "Suối Lành" not in page(tuan, "list")


def test_the_list_says_who_is_late(cast: Cast) -> None:
    sent(cast)
    with time_machine.travel(NOW + timedelta(days=30)):
        late = page(at_the_desk_of(cast.specialist), "list", late="on")
        assert "xã Bản Mây" in late
        assert "xã Suối Lành" not in late


def test_what_is_owed_comes_first_and_then_the_newest(cast: Cast) -> None:
    sent(cast)
    for quarter in (2, 1):
        opened(cast, Period.decree_09_quarter(2026, quarter))
    opened(cast, Period.decree_09_half(2025, 2))
    listed = page(at_the_desk_of(cast.officer), "list")
    rows = re.findall(r'data-l="Kỳ">(.*?)</td>', listed)
    assert rows == [
        "6 tháng cuối năm 2025",  # late since December
        "quý I năm 2026",  # late since March
        "quý II năm 2026",  # owed in June
        "6 tháng đầu năm 2026",  # sent
    ]
    assert "muộn 61 ngày" in listed
    assert page(at_the_desk_of(cast.officer), "list", sort="-due") != listed


def test_days_late_are_told_until_the_sending_and_no_further(cast: Cast) -> None:
    report = sent(cast, at=NOW + timedelta(days=21))
    assert report.duty.days_late(TODAY + timedelta(days=60)) == 1
    other = duty_of(cast, cast.ban_may)
    assert other.days_late(other.last_day) == 0
    assert other.days_late(other.last_day + timedelta(days=7)) == 7
    with time_machine.travel(NOW + timedelta(days=60)):
        listed = page(at_the_desk_of(cast.specialist), "list", search="suoi lanh")
        assert '<span class="st st-warn">muộn 1 ngày</span>' in listed
        listed = page(at_the_desk_of(cast.specialist), "list", search="ban may")
        assert '<span class="st st-bad">muộn 40 ngày</span>' in listed


def test_the_list_is_narrowed_and_exported(cast: Cast) -> None:
    begun(cast)
    binh = at_the_desk_of(cast.specialist)
    assert "xã Bản Mây" not in page(binh, "list", search="suoi lanh")
    assert "xã Suối Lành" not in page(binh, "list", state="open")
    assert "xã Suối Lành" in page(binh, "list", state="draft", period=HALF.key)
    answer = binh.get(reverse("reports:list"), {"export": "csv", "form": "F12"})
    assert "xã Suối Lành" in told(answer)


def test_the_specialist_opens_a_period(cast: Cast) -> None:
    duty_of(cast)
    binh = at_the_desk_of(cast.specialist)
    assert reverse("reports:open") in page(binh, "list")
    assert reverse("reports:open") not in page(at_the_desk_of(cast.officer), "list")
    typed = {"form": "F12", "period": HALF.before().key, "province": cast.lanh_son.pk}
    answer = binh.post(reverse("reports:open"), typed)
    assert answer.status_code == 302
    assert Duty.objects.during(HALF.before()).count() == 3


def test_the_specialist_closes_a_period_that_is_over(cast: Cast) -> None:
    duty_of(cast)
    with time_machine.travel(datetime(2026, 7, 1, 9, tzinfo=HANOI)):
        binh = at_the_desk_of(cast.specialist)
        assert "1 kỳ đã hết mà chưa chốt" in told(binh.get(reverse("home")))
        typed = {"period": HALF.key, "province": cast.lanh_son.pk}
        assert binh.post(reverse("reports:close"), typed).status_code == 302
        assert "Không có kỳ nào chờ chốt" in page(binh, "close")
        assert "chưa chốt" not in told(binh.get(reverse("home")))


def test_a_unit_is_given_a_later_day(cast: Cast) -> None:
    duty = duty_of(cast)
    binh = at_the_desk_of(cast.specialist)
    typed = {"until": "2026-06-15", "why": "Lũ quét"}
    post(binh, "extend", duty.pk, typed)
    assert Duty.objects.get(pk=duty.pk).last_day.isoformat() == "2026-06-14"
    assert "lùi một lần" in told(post(binh, "extend", duty.pk, typed))


def test_what_is_typed_is_kept_as_one_types(cast: Cast) -> None:
    report = begun(cast)
    typed = {"version": 1, "staff.field": "1.650", "staff.trained": ""}
    answer = post(
        at_the_desk_of(cast.officer), "save", report.pk, typed, HX_Request="true"
    )
    assert 'name="version" value="2"' in told(answer)
    assert report.cells.get(element="staff.field", slice="").value == 1650


def test_a_broken_rule_is_told_at_its_cell_while_typing(cast: Cast) -> None:
    report = filled(cast)
    typed = {"version": 2, "survey.adults": "5", "survey.adults_aware": "9"}
    answer = told(
        post(at_the_desk_of(cast.officer), "save", report.pk, typed, HX_Request="true")
    )
    assert "9 người, nhiều hơn 5 người được khảo sát" in answer
    cell = number_of(report, "survey.adults_aware")
    assert f'<span id="m{cell}" class="mk mk-bad" hx-swap-oob="true">' in answer


def test_what_is_no_number_is_shown_again_and_the_rest_is_kept(cast: Cast) -> None:
    report = begun(cast)
    typed = {"version": 1, "staff.field": "ba", "staff.trained": "2"}
    answer = told(post(at_the_desk_of(cast.officer), "save", report.pk, typed))
    assert 'value="ba"' in answer
    assert "Đây không phải là số" in answer
    assert report.cells.get(element="staff.trained", slice="").value == 2


def test_the_second_writer_is_told_and_loses_nothing(cast: Cast) -> None:
    report = begun(cast)
    mai, again = at_the_desk_of(cast.officer), at_the_desk_of(cast.officer)
    post(mai, "save", report.pk, {"version": 1, "staff.field": "3"})
    typed = {"version": 1, "staff.field": "4"}
    answer = told(post(again, "save", report.pk, typed))
    assert "Người khác đã sửa báo cáo này" in answer
    assert 'value="4"' in answer
    answer = told(post(again, "save", report.pk, typed, HX_Request="true"))
    assert "Người khác đã sửa báo cáo này" in answer
    assert report.cells.get(element="staff.field", slice="").value == 3


@pytest.mark.parametrize("then", ["send", "refill", "cell-0", "cell-x", ""])
def test_every_way_on_keeps_what_is_typed_first(cast: Cast, then: str) -> None:
    report = begun(cast)
    typed = {"version": 1, "staff.field": "3", "then": then}
    answer = post(at_the_desk_of(cast.officer), "save", report.pk, typed)
    assert answer.status_code == 302
    assert report.cells.get(element="staff.field", slice="").value == 3


def test_nothing_to_report_in_one_section(cast: Cast) -> None:
    report = begun(cast)
    typed = {"version": 1, "element": "staff.field", "staff.trained": "1"}
    post(at_the_desk_of(cast.officer), "nothing", report.pk, typed)
    assert report.cells.get(element="staff.field", slice="").value == 0
    assert report.cells.get(element="staff.trained", slice="").value == 1


def test_what_is_no_number_does_not_become_0(cast: Cast) -> None:
    report = begun(cast)
    typed = {"version": 1, "element": "", "staff.field": "12 lượt"}
    shown = told(post(at_the_desk_of(cast.officer), "nothing", report.pk, typed))
    assert 'value="12 lượt"' in shown
    assert report.cells.get(element="staff.field", slice="").reason == "blank"
    assert report.cells.get(element="staff.trained", slice="").value == 0


def test_a_cell_leads_to_its_records(cast: Cast) -> None:
    event = held(cast, planned(cast, title="Tọa đàm ở chợ"))
    report = begun(cast)
    number = number_of(report, "events.sessions", "theme=drug")
    shown = page(at_the_desk_of(cast.officer), "cell", report.pk, number)
    assert "Tọa đàm ở chợ" in shown
    assert reverse("events:detail", args=[event.pk]) in shown


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("events.schools", "events:school"),
        ("events.handed", "events:material"),
    ],
)
def test_every_record_behind_a_figure_has_its_page(
    cast: Cast, element: str, name: str
) -> None:
    entry = taught(cast) if element == "events.schools" else leaflets(cast)
    report = begun(cast)
    number = number_of(report, element)
    shown = page(at_the_desk_of(cast.officer), "cell", report.pk, number)
    assert reverse(name, args=[entry.pk]) in shown


def test_a_difference_is_explained_at_its_cell(cast: Cast) -> None:
    report = filled(cast)
    mai, number = at_the_desk_of(cast.officer), number_of(report, "events.sessions")
    post(mai, "save", report.pk, {"version": 2, "events.sessions": "3"})
    assert "khác 0 trong sổ" in page(mai, "send", report.pk)
    said = {
        "version": 3,
        "value": "3",
        "applies": "applies",
        "difference": "recount",
        "note": "=cmd|'/c calc'!A1",
    }
    address = reverse("reports:cell", args=[report.pk, number])
    assert mai.post(address, said).status_code == 302
    assert "Gửi ngay" in page(mai, "send", report.pk)
    assert "không phải là số" in told(mai.post(address, said | {"value": "ba"}))


@pytest.mark.both
def test_a_character_that_postgresql_refuses_is_left_out(cast: Cast) -> None:
    report, mai = begun(cast), at_the_desk_of(cast.officer)
    post(mai, "save", report.pk, {"version": 1, "told-results": "Đã\x00 xong."})
    assert report.narratives.get(section="results").text == "Đã xong."
    assert mai.get(reverse("search"), {"search": "\x00tọa đàm"}).status_code == 200
    answer = post(mai, "nothing", report.pk, {"version": 2, "element": "\x00"})
    assert answer.status_code == 302

"""The trail, as those read it who may."""

import pytest
from django.test import Client
from django.urls import reverse

from lanh.access import actions
from lanh.access.roles import Role
from lanh.audit.models import Line
from lanh.audit.queries import head
from tests.cast import LONG_AGO, TODAY, Cast, person, planned
from tests.web.test_accounts import _it_is_today  # noqa: F401 (the clock stands still)
from tests.web.test_events import at_the_desk_of

TRAIL = "trail:list"


def page(client: Client, **query: str) -> str:
    answer = client.get(reverse(TRAIL), query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def auditor(cast: Cast) -> Client:
    """Somebody with a post at the root of the tree, who reads every line."""
    assert cast.lanh_son.parent
    root = cast.lanh_son.parent
    return at_the_desk_of(person("tam", "Lê Tâm", Role.ADMINISTRATOR, root))


def test_the_trail_is_read_by_those_who_may(cast: Cast, auditor: Client) -> None:
    planned(cast, title="Tọa đàm")
    assert at_the_desk_of(cast.officer).get(reverse(TRAIL)).status_code == 404
    assert "Trần Quốc Bình" in page(auditor)
    assert "Cài đặt" in page(auditor)


def test_a_province_reads_what_its_people_did_and_what_was_done_with_them(
    cast: Cast,
) -> None:
    actions.log_in(by=cast.outsider, origin="a")
    actions.log_in(by=cast.officer, origin="a")
    told = page(at_the_desk_of(cast.administrator))
    assert "Vừ Thị Mai" in told
    assert "Đỗ Anh Tuấn" not in told


def test_the_trail_is_searched_by_person_verb_subject_and_day(
    cast: Cast, auditor: Client
) -> None:
    planned(cast)
    actions.log_in(by=cast.officer, origin="a")

    def found(**query: str) -> list[str]:
        answer = auditor.get(reverse(TRAIL), query)
        return [line.verb for line in answer.context["list"].page]

    assert found(search="vu thi mai") == ["access.log_in"]
    assert found(verb="access.log_in") == ["access.log_in"]
    assert set(found(subject=cast.officer.subject)) == {
        "access.log_in",
        "access.enrol",
        "access.appoint",
    }
    assert "access.log_in" in found(first=str(TODAY), last=str(TODAY))
    assert found(last=str(LONG_AGO)) == []


def test_the_page_says_whether_the_last_lines_are_whole(
    cast: Cast, auditor: Client
) -> None:
    assert str(head().number) in page(auditor)
    assert "nối tiếp nhau" in page(auditor, verify="1")
    assert "nối tiếp nhau" in page(auditor, verify="1", head=str(head()))
    cut = f"{head().number + 5}:{'0' * 16}"
    assert "phần cuối nhật ký đã bị cắt" in page(auditor, verify="1", head=cut)
    assert "như đã in" in page(auditor, verify="1", head="tám")
    told = auditor.get(reverse("trail:heads")).content.decode()
    assert str(head()) in told


def test_taking_the_trail_away_is_a_line_of_it(cast: Cast, auditor: Client) -> None:
    answer = auditor.get(reverse(TRAIL), {"export": "csv"})
    assert "Cài đặt" in b"".join(answer).decode()
    line = Line.objects.latest("number")
    assert (line.verb, line.subject, line.actor_name) == (
        "audit.read",
        "trail",
        "Lê Tâm",
    )


def test_a_line_is_told_in_the_readers_words(cast: Cast, auditor: Client) -> None:
    actions.log_in(by=cast.officer, origin="a" * 64)
    told = page(auditor, verb="access.log_in")
    assert f"tài khoản {str(cast.officer.pk)[:8]}" in told
    assert "thiết bị aaaaaaaaaaaa</span>" in told, "a seal is told by its beginning"
    answer = auditor.get(reverse(TRAIL), headers={"Accept-Language": "en"})
    assert "account " in answer.content.decode()

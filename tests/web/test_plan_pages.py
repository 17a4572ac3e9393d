"""What was confirmed, page by page: plan, list, file, figures."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.urls import reverse

from lanh.reports.jobs import publish_facts
from tests.cast import Cast, held, planned
from tests.cast import accepted as a_report
from tests.plans.paper import (
    NOW,
    TEXT,
    confirmed,
    linked,
)
from tests.web.test_events import at_the_desk_of
from tests.web.test_plans import page, pressed


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def test_the_plan_shows_its_parts_and_where_they_stand_in_the_document(
    cast: Cast,
) -> None:
    told = page(at_the_desk_of(cast.officer), "detail", confirmed(cast).pk)
    for words in ("16/01/2026", "trên 90%", "3.000 tờ rơi; 12 buổi", "10/06 hằng năm"):
        assert words in told
    assert '<a class="at" id="w3"></a><mark>Trên 90% xã' in told
    assert 'href="#w3"' in told
    assert "Chỉ có lời văn" in told
    assert "Chưa gắn chỉ số" in told
    assert "Hoàng Thị Thảo đã lập kế hoạch" in told


def test_the_list_is_searched_by_subject_and_year(cast: Cast) -> None:
    confirmed(cast)
    mai = at_the_desk_of(cast.officer)
    assert "27/KH-UBND" in page(mai, "list", search="ma tuy", year="2026")
    assert "Không có gì khớp điều kiện lọc" in page(mai, "list", year="2019")


def test_the_document_is_sent_as_a_file(cast: Cast) -> None:
    plan = confirmed(cast)
    answer = at_the_desk_of(cast.officer).get(reverse("plans:file", args=[plan.pk]))
    assert answer.content.decode() == TEXT
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"].startswith("text/plain")


def test_a_plan_of_another_province_is_not_found(cast: Cast) -> None:
    plan = confirmed(cast)
    tuan, target = at_the_desk_of(cast.outsider), plan.targets.get(value=90)
    for name, pk in [("detail", plan.pk), ("file", plan.pk), ("target", target.pk)]:
        assert tuan.get(reverse(f"plans:{name}", args=[pk])).status_code == 404
    for name in ("link", "unlink"):
        assert pressed(tuan, name, target.pk, indicator="n.a").status_code == 404


def test_figures_are_shown_as_they_were_known_on_a_day(cast: Cast) -> None:
    plan = confirmed(cast)
    told = page(at_the_desk_of(cast.officer), "detail", plan.pk, known="2026-04-01")
    assert "đã biết vào ngày 01/04/2026" in told
    assert "Chỉ tiêu" in page(
        at_the_desk_of(cast.officer), "detail", plan.pk, known="hôm qua"
    )


def test_a_figure_is_followed_down_to_the_report(cast: Cast) -> None:
    target = confirmed(cast).targets.get(value=40)
    linked(cast, target, "n.events.sessions", "theme=drug")
    held(cast, planned(cast))
    report = a_report(cast)
    publish_facts()
    binh = at_the_desk_of(cast.specialist)
    told = page(binh, "target", target.pk)
    assert "Chậm 15" in told, "of 14,3 sessions nobody holds a third"
    assert "Số liệu đến 20/05/2026" in told
    assert "?unit=98001#facts" in told
    told = page(binh, "target", target.pk, unit="98001")
    assert "phòng, chống ma túy" in told
    assert reverse("reports:report", args=[report.pk]) in told
    told = page(binh, "detail", target.plan.pk)
    assert "1 chỉ tiêu chậm, 3 chưa so sánh được" in told


def test_targets_with_a_figure_come_first_and_keep_their_numbers(cast: Cast) -> None:
    plan = confirmed(cast)
    linked(cast, plan.targets.get(value=6000), "n.events.sessions")
    held(cast, planned(cast))
    a_report(cast)
    publish_facts()
    told = page(at_the_desk_of(cast.officer), "detail", plan.pk)
    heads = re.findall(r'scope="rowgroup".*?>(.*?) <span class="n">(\d)', told)
    assert heads == [
        ("Có số liệu", "1"),
        ("Chưa có số liệu", "2"),
        ("Chỉ bằng lời", "1"),
    ]
    numbers = re.findall(r'class="t-no b-no">(\d+)<', told)
    assert numbers == ["2", "1", "3", "4"]
    # Its clause stands elsewhere in the table: it is named whole, without an arrow.
    first = told[told.index("Có số liệu") : told.index("Chưa có số liệu")]
    assert "↳" not in first


def test_a_target_in_words_asks_for_no_indicator(cast: Cast) -> None:
    target = confirmed(cast).targets.get(value=None)
    told = page(at_the_desk_of(cast.officer), "target", target.pk)
    assert "Chỉ tiêu này bằng lời, không có số" in told
    assert "Hãy gắn chỉ số" not in told

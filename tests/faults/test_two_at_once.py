"""Two people have one record open: the second is told, sees what the first has written
beside what he typed himself, and loses nothing."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lanh.registers.events.models import Event
from tests.cast import Cast, begun, held, planned
from tests.faults.desk import at_the_desk_of, it_is_today
from tests.plans.paper import item, was_read

pytestmark = pytest.mark.both


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with it_is_today():
        yield


def opened(client: Client, address: str) -> dict[str, Any]:
    """The form of that page, filled in as it is shown."""
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in shown.items()}


def in_field(page: str, name: str) -> str:
    found = re.search(rf'name="{re.escape(name)}"[^>]*value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def test_of_an_event_the_second_sees_both_figures(cast: Cast) -> None:
    event = held(cast, planned(cast))
    mai, binh = at_the_desk_of(cast.officer), at_the_desk_of(cast.specialist)
    address = reverse("events:correct", args=[event.pk])
    hers, his = opened(mai, address), opened(binh, address)
    mai.post(address, hers | {"attended": "118", "why": "Đếm nhầm"})
    page = binh.post(address, his | {"attended": "131", "why": "Đếm lại"})
    told = page.content.decode()
    assert "Có người vừa sửa bản ghi này" in told
    assert in_field(told, "attended") == "131"
    assert "118" in told
    assert Event.objects.get().attended == 118


def test_of_an_item_of_a_plan_the_second_sees_both_wordings(cast: Cast) -> None:
    draft = was_read(cast)
    thao, again = at_the_desk_of(cast.drafter), at_the_desk_of(cast.drafter)
    address = reverse("plans:edit", args=[item(draft, 3).pk])
    first, second = opened(thao, address), opened(again, address)
    thao.post(address, first | {"words": "Câu của người thứ nhất."})
    told = again.post(address, second | {"words": "Câu của người thứ hai."})
    page = unescape(told.content.decode())
    assert "đã được Hoàng Thị Thảo sửa" in page
    assert "Câu của người thứ hai." in page
    assert "Câu của người thứ nhất." in page
    # Knowing it, he may save his own: the form now carries the version that stands.
    now = in_field(page, "version")
    again.post(address, second | {"words": "Câu của người thứ hai.", "version": now})
    assert item(draft, 3).words == "Câu của người thứ hai."


def test_of_a_report_the_second_sees_both_figures_in_the_cell(cast: Cast) -> None:
    report = begun(cast)
    mai, again = at_the_desk_of(cast.officer), at_the_desk_of(cast.officer)
    address = reverse("reports:save", args=[report.pk])
    mai.post(address, {"version": 1, "staff.field": "317"})
    page = again.post(address, {"version": 1, "staff.field": "47"}).content.decode()
    assert "Người khác đã sửa báo cáo này" in page
    assert in_field(page, "staff.field") == "47"
    assert "317" in page, "the other's figure stands beside it"
    assert report.cells.get(element="staff.field", slice="").value == 317

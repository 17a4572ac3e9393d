"""What activities deliver, told by the registers."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lanh.access.errors import NotPermitted
from lanh.plans import actions, queries
from lanh.plans.errors import LinkTouched, NotCounted, PartNotCounted
from lanh.plans.models import Activity, Output
from lanh.plans.rules.work.tasks import Part
from tests.cast import TODAY, Cast, agencies, held, planned
from tests.plans.paper import NOW, confirmed

pytestmark = pytest.mark.both


def activity(cast: Cast) -> Activity:
    return confirmed(cast).activities.get()


def linked(
    cast: Cast, output: Output, element: str, slice: str = "", **changed: Any
) -> Output:
    said: dict[str, Any] = {"output": output, "seen": output.linked}
    said |= {"element": element, "slice": slice, "at": NOW, "today": TODAY} | changed
    return actions.link_output(by=said.pop("by", cast.specialist), **said)


def sessions(cast: Cast) -> Output:
    return activity(cast).outputs.get(value=12)


def test_an_output_is_counted_by_its_register_in_the_activity_s_time(
    cast: Cast,
) -> None:
    output = linked(cast, sessions(cast), "events.sessions", "theme=drug")
    for day in (date(2026, 4, 2), TODAY, date(2026, 3, 31)):
        held(cast, planned(cast, day=day, title=f"Buổi {day}"))
    one = queries.activity(cast.officer, pk=output.activity_id, today=TODAY)
    assert one is not None
    leaflets, told = queries.delivered(one, today=TODAY)
    assert told.number == 2, "March lies before the activity"
    assert told.share == Decimal(2) / 12
    assert leaflets.number is None


def test_a_link_is_taken_away_again(cast: Cast) -> None:
    output = linked(cast, sessions(cast), "events.sessions")
    output = actions.unlink_output(
        by=cast.specialist, output=output, seen=output.linked, today=TODAY
    )
    assert output.linked == ""


def test_what_no_register_counts_is_refused(cast: Cast) -> None:
    output = sessions(cast)
    with pytest.raises(NotCounted):
        linked(cast, output, "events.sesions")
    with pytest.raises(PartNotCounted, match="hat=red"):
        linked(cast, output, "events.sessions", "hat=red")
    with pytest.raises(NotPermitted):
        linked(cast, output, "events.sessions", by=cast.officer)
    linked(cast, output, "events.sessions")
    with pytest.raises(LinkTouched):
        linked(cast, output, "events.sessions", seen="")


def test_the_unit_suggests_what_is_counted(cast: Cast) -> None:
    found = [one.code for one in queries.suggested(sessions(cast))]
    assert "n.events.sessions" in found
    assert all(queries.element_of(code) in queries.countable() for code in found)


def test_lead_and_partners_are_known_where_the_name_says_whom(cast: Cast) -> None:
    one = activity(agencies(cast))
    lead = one.named.get(part=Part.LEAD)
    assert lead.agency is not None
    assert lead.agency.code == "98-police"
    youth, communes = one.named.filter(part=Part.WITH)
    assert youth.agency is not None
    assert communes.every_commune


def test_activities_are_found_by_words_lead_and_quarter(cast: Cast) -> None:
    one = activity(cast)
    rows = queries.activities(one.plan, today=TODAY)
    assert list(rows.mentioning("cho phien")) == [one]
    assert list(rows.led_by("cong an")) == [one]
    assert not rows.led_by("tinh doan").exists()
    assert list(rows.in_quarter(2)) == [one]
    assert not rows.in_quarter(3).exists()
    assert list(rows.standing(TODAY)) == [one]
    assert list(rows.running(TODAY)) == [one]

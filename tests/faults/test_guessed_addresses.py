"""A record of another commune is not there, whoever guesses its address, and the
attempt is a line of the trail."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lanh.access import actions as access
from lanh.audit.models import Line
from tests.cast import Cast, planned
from tests.cast import sent as sent_report
from tests.faults.desk import at_the_desk_of, it_is_today


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with it_is_today():
        yield


def addresses() -> Iterator[str]:
    """The name of every page of ours that is about one record."""

    def below(found: URLResolver, space: str) -> Iterator[str]:
        for one in found.url_patterns:
            if isinstance(one, URLResolver):
                yield from below(one, one.namespace or space)
            elif isinstance(one, URLPattern) and list(one.pattern.converters) == ["pk"]:
                yield f"{space}:{one.name}"

    yield from below(get_resolver(), "")


RECORDS = sorted(set(addresses()))


@pytest.mark.both
def test_the_event_of_another_commune_is_not_found_and_the_attempt_is_told(
    cast: Cast,
) -> None:
    event = planned(cast)
    address = reverse("events:detail", args=[event.pk])
    assert at_the_desk_of(cast.outsider).get(address).status_code == 404
    line = Line.objects.latest("number")
    assert (line.verb, line.actor) == ("access.miss", cast.outsider.actor_id)
    assert line.details == {"address": address, "method": "GET"}


def test_the_report_of_another_commune_is_not_taken_in_either(cast: Cast) -> None:
    report = sent_report(cast)
    address = reverse("reports:save", args=[report.pk])
    assert at_the_desk_of(cast.outsider).post(address).status_code == 404
    assert Line.objects.latest("number").details["method"] == "POST"


@pytest.mark.parametrize("name", RECORDS)
def test_what_is_not_there_is_told_the_same_way(cast: Cast, name: str) -> None:
    # One answer for 'none' and for 'not yours': the address is all that is told.
    address = reverse(name, args=[uuid4()])
    tuan = at_the_desk_of(cast.outsider)
    answer = tuan.get(address)
    if answer.status_code == 405:
        answer = tuan.post(address)
    if answer.status_code == 403:  # a page that the post does not open at all
        return
    assert answer.status_code == 404
    assert Line.objects.latest("number").details["address"] == address


def test_a_mistyped_address_that_names_no_record_is_no_line(cast: Cast) -> None:
    before = Line.objects.count()
    assert at_the_desk_of(cast.outsider).get("/khong-co/").status_code == 404
    assert Line.objects.count() == before


def test_an_attempt_is_told_under_the_name_of_who_made_it(cast: Cast) -> None:
    access.miss(by=cast.outsider, address="/events/x/", method="GET")
    assert Line.objects.latest("number").subject == cast.outsider.subject

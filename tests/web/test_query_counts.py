"""A list of 200 rows asks the database as often as one of 10: nothing is asked for row
by row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lanh.access import actions as access
from lanh.access.actions import NewPost
from lanh.access.models import User
from lanh.access.roles import Role, Sector
from lanh.common.period import Period
from lanh.registers.events import actions as events
from lanh.registers.events.models import (
    Broadcast,
    Event,
    Material,
    TrainingClass,
)
from lanh.registers.events.rules import Move, Status
from lanh.reports import actions as reports
from tests.cast import HALF, LONG_AGO, OPERATOR, TODAY, Cast, place
from tests.web.test_events import NINE_IN_HANOI, at_the_desk_of

pytestmark = [pytest.mark.both, pytest.mark.slow]
FEW, MANY = 10, 200


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NINE_IN_HANOI):
        yield


def some_events(cast: Cast, numbers: range) -> None:
    records = [
        Event(
            title=f"Tọa đàm {number}",
            day=TODAY,
            place=cast.suoi_lanh if number % 2 else cast.ban_may,
            form="talk",
            theme="drug",
            audience="people",
            organiser="Đoàn xã",
            status=Status.HELD,
            attended=30,
        )
        for number in numbers
    ]
    events.record_many(by=cast.specialist, records=records, today=TODAY)


def some_classes(cast: Cast, numbers: range) -> None:
    records = [
        TrainingClass(
            title=f"Lớp {number}",
            day=TODAY,
            last_day=TODAY,
            place=cast.lanh_son,
            level="province",
            theme="drug",
            audience="volunteers",
            organiser="Công an tỉnh",
            status=Status.HELD,
            attended=30,
        )
        for number in numbers
    ]
    events.record_many(by=cast.specialist, records=records, today=TODAY)


def some_materials(cast: Cast, numbers: range) -> None:
    records = [
        Material(
            title=f"Tờ rơi {number}",
            day=TODAY,
            place=cast.lanh_son,
            move=Move.PRINTED,
            kind="leaflet",
            theme="drug",
            number=100,
        )
        for number in numbers
    ]
    events.record_many(by=cast.specialist, records=records, today=TODAY)


def some_broadcasts(cast: Cast, numbers: range) -> None:
    records = [
        Broadcast(
            title=f"Bài {number}",
            day=TODAY,
            place=cast.lanh_son,
            channel="radio",
            theme="drug",
        )
        for number in numbers
    ]
    events.record_many(by=cast.specialist, records=records, today=TODAY)


def some_communes(cast: Cast, numbers: range) -> None:
    for number in numbers:
        place(f"98{number + 100}", f"xã Khe {number}", "commune", cast.lanh_son)


def some_duties(cast: Cast, numbers: range) -> None:
    some_communes(cast, numbers)
    reports.load_forms(by=OPERATOR)
    year = HALF.last.year
    quarter = Period.decree_09_quarter(year, 1 + (numbers.start > 0))
    reports.open_period(
        by=cast.specialist,
        form="F12",
        period=quarter,
        province=cast.lanh_son,
        today=TODAY,
    )


def some_accounts(cast: Cast, numbers: range) -> None:
    posts = []
    for number in numbers:
        user = access.enrol(
            by=OPERATOR, username=f"x{number}", name=f"Người {number}", password=None
        )
        post = (Role.COMMUNE_OFFICER, Sector.COMMITTEE, cast.suoi_lanh, LONG_AGO)
        posts.append(NewPost(user, *post))
    access.appoint_many(by=OPERATOR, posts=posts, today=TODAY)


@dataclass(frozen=True)
class Grows:
    """A list, who reads it, and what makes it longer."""

    reader: Callable[[Cast], User]
    more: Callable[[Cast, range], None]


LISTS = {
    "events:list": Grows(lambda cast: cast.specialist, some_events),
    "events:classes": Grows(lambda cast: cast.specialist, some_classes),
    "events:materials": Grows(lambda cast: cast.specialist, some_materials),
    "events:broadcasts": Grows(lambda cast: cast.specialist, some_broadcasts),
    "places:list": Grows(lambda cast: cast.specialist, some_communes),
    "reports:list": Grows(lambda cast: cast.specialist, some_duties),
    "accounts:list": Grows(lambda cast: cast.administrator, some_accounts),
    "trail:list": Grows(lambda cast: cast.administrator, some_accounts),
    "home": Grows(lambda cast: cast.specialist, some_duties),
}


@pytest.mark.parametrize("name", LISTS)
def test_two_hundred_rows_ask_as_often_as_ten(cast: Cast, name: str) -> None:
    grows = LISTS[name]
    desk = at_the_desk_of(grows.reader(cast))

    def asked() -> int:
        desk.get(reverse(name))  # what is kept for the next page is asked for now
        with CaptureQueriesContext(connection) as all_:
            assert desk.get(reverse(name)).status_code == 200
        return len(all_)

    grows.more(cast, range(FEW))
    few = asked()
    grows.more(cast, range(FEW, MANY))
    assert asked() == few

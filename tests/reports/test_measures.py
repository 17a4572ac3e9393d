"""Reports that were due, and those that came on time, counted by code."""

from datetime import date, datetime, time
from typing import Any

import pytest

from lanh.common.clock import HANOI
from lanh.elements import registry
from lanh.reports.models import Duty
from lanh.reports.rules import Kept
from tests.cast import HALF, TODAY, Cast, sent

pytestmark = pytest.mark.both
LATER = date(2026, 6, 12)


def count(code: str, cast: Cast, **slice: str) -> int:
    asked: dict[str, Any] = {"place": cast.lanh_son, "period": HALF, "as_of": LATER}
    counted = registry.count(code, **(asked | slice))
    assert counted.number == len(counted.rows)
    return int(counted.number)


def test_what_was_due_and_what_came_on_time(cast: Cast) -> None:
    sent(cast)
    assert (count("reports.due", cast), count("reports.on_time", cast)) == (3, 1)
    assert count("reports.due", cast, report_form="F12") == 3
    assert count("reports.due", cast, report_form="F08") == 0
    with pytest.raises(KeyError):
        count("reports.due", cast, sex="f")


def test_what_came_late_never_counts_as_on_time(cast: Cast) -> None:
    sent(cast, at=datetime.combine(date(2026, 6, 10), time(9), HANOI))
    assert count("reports.on_time", cast) == 0


def test_a_duty_is_on_time_late_missing_or_to_come(cast: Cast) -> None:
    duty = sent(cast).duty
    other = Duty.objects.get(place=cast.ban_may)
    assert duty.kept(LATER) is Kept.ON_TIME
    assert other.kept(TODAY) is Kept.TO_COME
    assert other.kept(LATER) is Kept.MISSING

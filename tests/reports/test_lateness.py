"""Late is a status: it stays for ever, and stops nothing."""

from datetime import date, datetime, time, timedelta

import pytest

from lanh.common.clock import HANOI
from lanh.reports import actions
from lanh.reports.errors import DayHasPassed
from lanh.reports.models import Duty
from tests.cast import NOW, TODAY, Cast, sent

pytestmark = pytest.mark.both


def at(day: date) -> datetime:
    return datetime.combine(day, time(9), HANOI)


def resent(cast: Cast, *, returned: date, until: date | None, again: date) -> Duty:
    """Sent on time, returned on one day, sent again on another."""
    report = sent(cast)
    report = actions.send_back(
        by=cast.specialist,
        submission=report,
        version=report.version,
        comment="Xem lại",
        answer_by=until,
        at=at(returned),
    )
    actions.send(
        by=cast.officer, submission=report, version=report.version, at=at(again)
    )
    return Duty.objects.get(pk=report.duty.pk)


def test_a_report_sent_again_in_the_time_given_is_not_late(cast: Cast) -> None:
    duty = resent(
        cast,
        returned=date(2026, 6, 15),
        until=date(2026, 6, 18),
        again=date(2026, 6, 18),
    )
    assert not duty.is_late(date(2026, 7, 1))
    assert not Duty.objects.late(today=TODAY).exists()


def test_three_working_days_are_given_where_none_is_said(cast: Cast) -> None:
    duty = resent(cast, returned=date(2026, 6, 12), until=None, again=date(2026, 6, 18))
    # Friday 12 June; Monday, Tuesday, Wednesday; sent on Thursday.
    assert duty.submission.answer_by == date(2026, 6, 17)
    assert duty.days_late(date(2026, 7, 1)) == 1
    assert duty in Duty.objects.late(today=TODAY)


def test_what_was_late_once_stays_late(cast: Cast) -> None:
    report = sent(cast, at=at(date(2026, 6, 12)))
    assert report.late_days == 3
    report = actions.send_back(
        by=cast.specialist,
        submission=report,
        version=report.version,
        comment="Xem lại",
        at=at(date(2026, 6, 12)),
    )
    report = actions.send(
        by=cast.officer,
        submission=report,
        version=report.version,
        at=at(date(2026, 6, 15)),
    )
    assert report.is_late
    assert report.duty.days_late(date(2026, 12, 1)) == 3


def test_what_is_returned_is_overdue_after_the_day_given(cast: Cast) -> None:
    report = sent(cast)
    actions.send_back(
        by=cast.specialist,
        submission=report,
        version=report.version,
        comment="Xem lại",
        answer_by=date(2026, 6, 20),
        at=NOW,
    )
    mine = Duty.objects.filter(pk=report.duty.pk)
    assert not mine.overdue(today=date(2026, 6, 20))
    assert mine.overdue(today=date(2026, 6, 21))
    assert mine.get().is_overdue(date(2026, 6, 21))
    assert mine.get().days_late(date(2026, 6, 22)) == 2


def test_no_day_is_given_that_has_passed(cast: Cast) -> None:
    report = sent(cast)
    with pytest.raises(DayHasPassed):
        actions.send_back(
            by=cast.specialist,
            submission=report,
            version=report.version,
            comment="Xem lại",
            answer_by=TODAY - timedelta(days=1),
            at=NOW,
        )

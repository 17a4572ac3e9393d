"""Form F08 of the teams 178: the quarters of 2026 and its first half, and one draft
whose figures do not add up: violations 12 = 3 + 0 + 8 (catalogue 7c, V21)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from lanh.common import clock
from lanh.common.period import Period
from lanh.demo.act import Act, moment
from lanh.demo.acts.reports import explained, reporter
from lanh.demo.posts import Staff
from lanh.demo.province import OPERATOR, Map
from lanh.demo.size import TODAY, Size
from lanh.elements.forms import forms
from lanh.law.days import last_on_time
from lanh.reports import actions
from lanh.reports.models import Duty, Submission

FORM: Final = "F08"
YEAR: Final = 2026
OPENED_BEFORE: Final = timedelta(days=19)
ACCEPTED_AFTER: Final = timedelta(days=4)
PERIODS: Final = (
    Period.decree_09_quarter(YEAR, 1),
    Period.decree_09_quarter(YEAR, 2),
    Period.decree_09_half(YEAR, 1),
    Period.decree_09_quarter(YEAR, 3),
)
RUNNING: Final = PERIODS[-1]
COMING: Final = Period.decree_09_quarter(YEAR, 4)
# The second commune cannot send this: one violation has no action and is not open.
WRONG: Final[Mapping[str, int]] = {
    "insp.visits": 15,
    "insp.violations": 12,
    "insp.reminded": 3,
    "insp.warned": 0,
    "insp.fined": 8,
    "insp.other_action": 0,
    "insp.undecided": 0,
    "insp.fine_amount": 9_000_000,
}


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """Each period is opened, sent unit by unit, accepted."""
    if YEAR not in size.years:
        return
    units = map_.layout.units(reformed=True)
    for period in PERIODS:
        yield _open(period, map_, period.last - OPENED_BEFORE)
        for number in range(units):
            yield from _round(period, number, map_, staff)
    yield _open(COMING, map_, TODAY - timedelta(days=6))


def _open(period: Period, map_: Map, day: date) -> Act:
    open_ = partial(
        actions.open_period,
        by=OPERATOR,
        form=FORM,
        period=period,
        province=map_.province,
        today=day,
    )
    return Act(moment(day, 8, 30), f"Mở kỳ {FORM} đến {period.last:%d/%m/%Y}", open_)


def _round(period: Period, number: int, map_: Map, staff: Staff) -> Iterator[Act]:
    due = forms()[FORM].due(period)
    last_day = last_on_time(due.kind, due.day)
    told = f"{FORM} đến {period.last:%d/%m/%Y}"
    at = moment(last_day - timedelta(days=number % 3), 10 + number // 60, number % 60)
    if period == RUNNING and number == 1:
        yield Act(at, told, partial(_mistyped, period, number, map_, staff))
        return
    yield Act(at, told, partial(_send, period, number, map_, staff))
    at = moment(last_day + ACCEPTED_AFTER, 15 + number // 60, number % 60)
    yield Act(at, told, partial(_accept, period, number, map_, staff))


def _duty(period: Period, number: int, map_: Map) -> Duty:
    units = [*map_.communes(period.last), map_.province]
    return Duty.objects.during(period).get(form=FORM, place=units[number])


def _begun(duty: Duty, staff: Staff) -> Submission:
    by, today = reporter(duty, staff), clock.today()
    begun = actions.start(by=by, duty=duty, today=today)
    return actions.nothing_to_report(
        by=by, submission=begun, version=begun.version, element="", today=today
    )


def _send(period: Period, number: int, map_: Map, staff: Staff) -> None:
    duty = _duty(period, number, map_)
    by = reporter(duty, staff)
    report = explained(_begun(duty, staff), by, clock.today())
    actions.send(by=by, submission=report, version=report.version, at=clock.now())


def _mistyped(period: Period, number: int, map_: Map, staff: Staff) -> None:
    """A draft that its officer is told about when she wants to send it."""
    duty = _duty(period, number, map_)
    begun = _begun(duty, staff)
    actions.save_cells(
        by=reporter(duty, staff),
        submission=begun,
        version=begun.version,
        values={name: Decimal(value) for name, value in WRONG.items()},
        narratives={},
        today=clock.today(),
    )


def _accept(period: Period, number: int, map_: Map, staff: Staff) -> None:
    report = Submission.objects.get(duty=_duty(period, number, map_))
    actions.accept(
        by=staff.office["binh"],
        submission=report,
        version=report.version,
        comment="",
        at=clock.now(),
    )

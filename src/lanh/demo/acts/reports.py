"""Reports of form F12: opened, filled from the registers, sent, asked about, accepted.

Source: catalogue 5 (cadence, deadlines) and 7c: two communes (18 of size province) send
the half-year report of 2026 on 10 June, which 'trước ngày 10/6' makes one day late.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import Final

from lanh.access.models import User
from lanh.common import clock
from lanh.common.period import Period
from lanh.demo.act import Act, moment
from lanh.demo.posts import Staff
from lanh.demo.province import BEGAN, OPERATOR, REFORM, Map
from lanh.demo.size import TODAY, Size
from lanh.elements.forms import forms
from lanh.law.days import last_on_time
from lanh.plans import actions as plans
from lanh.plans.models import Plan
from lanh.plans.rules.handing import Whose
from lanh.reports import actions
from lanh.reports.models import Duty, Submission
from lanh.reports.queries.findings import findings
from lanh.reports.rules import Answer, Difference

FORM: Final = "F12"
OPENED_BEFORE: Final = timedelta(days=20)
CLOSED_AFTER: Final = timedelta(days=1)
ACCEPTED_AFTER: Final = timedelta(days=3)
LATE: Final = Period.decree_09_half(2026, 1)
# The quarter that is going up just now, and the year that everybody owes next.
RUNNING: Final = Period.decree_09_quarter(2026, 3)
COMING: Final = Period.decree_09_year(2026)
EXPLANATION: Final = "Đã đối chiếu với sổ và danh sách điểm danh của đơn vị."
QUESTION: Final = "Quý này nhiều hơn hẳn quý trước. Có tính cả buổi của trường không?"
# One figure of an accepted quarter is asked about, answered and corrected; another is
# asked about just now, and a third answer waits for the specialist.
ASKED: Final = Period.decree_09_quarter(2026, 1)
CORRECTED: Final = (
    "Số buổi của quý I thấp hơn biên bản gửi kèm. Đề nghị kiểm tra lại.",
    "Sót một buổi tại chợ phiên ngày cuối quý, biên bản gửi sau.",
)
WAITS: Final = (
    "Quý III có lớp tập huấn ở cụm xã. Đã tính vào số cuộc chưa?",
    "Không tính: lớp tập huấn đã ghi ở dòng lớp tập huấn.",
)
OPEN_NOW: Final = "Số lượt dự quý I không khớp danh sách điểm danh. Đề nghị đối chiếu."
FOLLOWED: Final = Period.so_far_in_plan(2026, 4)


def periods(size: Size) -> list[Period]:
    """Every period that was due by today, in the order of their last days."""
    parts = chain.from_iterable(
        (
            *(Period.decree_09_quarter(year, number) for number in (1, 2, 3, 4)),
            Period.decree_09_half(year, 1),
            Period.decree_09_year(year),
        )
        for year in size.years
    )
    over = (period for period in parts if period.last < TODAY)
    return sorted(over, key=lambda period: (period.last, -period.first.toordinal()))


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """All reports of the years, each at its hour."""
    yield Act(
        moment(BEGAN, 9),
        "Nạp biểu mẫu",
        partial(actions.load_forms, by=OPERATOR),
    )
    late_ones = range(3, 3 + size.of("reports.late_communes"))
    for period in periods(size):
        yield _open(period, map_)
        for number in range(_units(period.last, map_)):
            late = period == LATE and number in late_ones
            yield from _round(period, number, map_, staff, late=late)
        yield _close(period, map_, staff)
    yield _open(COMING, map_, on=TODAY - timedelta(days=7))
    if ASKED in periods(size):
        yield from _talks(map_, staff)
        yield from _progress(map_, staff)


def _talks(map_: Map, staff: Staff) -> Iterator[Act]:
    """Questions to single figures: settled, answered, open for the first commune."""
    told = "Hỏi lại một ô"
    asks = (
        (ASKED, 1, CORRECTED[0], date(2026, 4, 20)),
        (RUNNING, 3, WAITS[0], date(2026, 11, 18)),
        (ASKED, 0, OPEN_NOW, date(2026, 11, 20)),
    )
    for period, number, text, day in asks:
        ask = partial(_ask, period, number, text, map_, staff)
        yield Act(moment(day, 10), told, ask)
    answer = partial(_answer_one, ASKED, 1, CORRECTED[1], 1, map_, staff)
    yield Act(moment(date(2026, 4, 21), 9), told, answer)
    yield Act(moment(date(2026, 4, 22), 9), told, partial(_settle, map_, staff))
    answer = partial(_answer_one, RUNNING, 3, WAITS[1], 0, map_, staff)
    yield Act(moment(date(2026, 11, 20), 14), told, answer)


def _progress(map_: Map, staff: Staff) -> Iterator[Act]:
    """The communes owe their half-year and year by the plan's own days; all owe form
    F15, and the province has begun its own."""
    hand = partial(_hand_down, map_, staff)
    yield Act(moment(date(2026, 5, 4), 9), "Giao báo cáo theo kế hoạch", hand)
    yield _open(FOLLOWED, map_, on=TODAY - timedelta(days=5), form="F15")
    begin = partial(_begin_progress, map_, staff)
    yield Act(moment(TODAY - timedelta(days=4), 15), "Báo cáo tiến độ kế hoạch", begin)


def _hand_down(map_: Map, staff: Staff) -> None:
    plan = Plan.objects.get(place=map_.province, first__year=TODAY.year)
    asking = plan.duties.filter(deadline="--06-10", sender__icontains="xã")
    plans.hand_down(
        by=staff.office["binh"],
        duty=asking.get(),
        form=FORM,
        whose=Whose.COMMUNES,
        today=clock.today(),
    )


def _begin_progress(map_: Map, staff: Staff) -> None:
    duty = Duty.objects.during(FOLLOWED).get(form="F15", place=map_.province)
    actions.start(by=staff.office["binh"], duty=duty, today=clock.today())


def _report(period: Period, number: int, map_: Map) -> Submission:
    return Submission.objects.get(duty=_duty(period, number, map_))


def _ask(period: Period, number: int, text: str, map_: Map, staff: Staff) -> None:
    report = _report(period, number, map_)
    actions.ask(
        by=staff.office["binh"],
        submission=report,
        version=report.version,
        questions={"events.sessions": text},
        at=clock.now(),
    )


def _answer_one(
    period: Period, number: int, text: str, more: int, map_: Map, staff: Staff
) -> None:
    report = _report(period, number, map_)
    value = report.cells.get(element="events.sessions", slice="").value
    figure = (value or 0) + Decimal(more)
    said = Answer(text, figure, difference=Difference.LATE_RECORD)
    actions.answer(
        by=reporter(report.duty, staff),
        submission=report,
        version=report.version,
        answers={"events.sessions": said},
        at=clock.now(),
    )


def _settle(map_: Map, staff: Staff) -> None:
    report = _report(ASKED, 1, map_)
    actions.judge(
        by=staff.office["binh"],
        submission=report,
        version=report.version,
        accepted=["events.sessions"],
        again={},
        at=clock.now(),
    )


def _open(period: Period, map_: Map, on: date | None = None, form: str = FORM) -> Act:
    day = on or period.last - OPENED_BEFORE
    open_ = partial(
        actions.open_period,
        by=OPERATOR,
        form=form,
        period=period,
        province=map_.province,
        today=day,
    )
    return Act(moment(day), f"Mở kỳ báo cáo đến {period.last:%d/%m/%Y}", open_)


def _close(period: Period, map_: Map, staff: Staff) -> Act:
    at = moment(period.last + CLOSED_AFTER, 11)
    close = partial(
        actions.close_period,
        by=staff.office["binh"],
        period=period,
        province=map_.province,
        at=at,
    )
    return Act(at, f"Chốt kỳ đến {period.last:%d/%m/%Y}", close)


def _round(
    period: Period, number: int, map_: Map, staff: Staff, *, late: bool
) -> Iterator[Act]:
    """One unit's report: the communes in turn, then the province's own."""
    due = forms()[FORM].due(period)
    last_day = last_on_time(due.kind, due.day)
    last = number == _units(period.last, map_) - 1
    day = last_day - timedelta(days=0 if last else number % 4)
    if late:
        day = last_day + timedelta(days=1)
    # The first commune, whose officer the tour follows, still owes the running quarter.
    if period == RUNNING and number == 0:
        return
    at = moment(day, 15 if last else 9 + number // 60, number % 60)
    told = f"Báo cáo đến {period.last:%d/%m/%Y}"
    yield Act(at, told, partial(_send, period, number, map_, staff))
    if period == RUNNING and number == 1:
        return  # waits for the specialist
    at = moment(
        last_day + ACCEPTED_AFTER, 17 if last else 13 + number // 60, number % 60
    )
    yield Act(at, told, partial(_answer, period, number, map_, staff))


def _units(day: date, map_: Map) -> int:
    return map_.layout.units(reformed=day >= REFORM)


def _duty(period: Period, number: int, map_: Map) -> Duty:
    units = map_.communes(period.last)
    units += map_.districts if period.last < REFORM else []
    units.append(map_.province)
    return Duty.objects.during(period).get(form=FORM, place=units[number])


def _send(period: Period, number: int, map_: Map, staff: Staff) -> None:
    duty, today = _duty(period, number, map_), clock.today()
    by = reporter(duty, staff)
    submission = actions.start(by=by, duty=duty, today=today)
    # What no register of this step counts was asked around for, and was none.
    submission = actions.nothing_to_report(
        by=by,
        submission=submission,
        version=submission.version,
        element="",
        today=today,
    )
    submission = explained(submission, by, today)
    actions.send(
        by=by, submission=submission, version=submission.version, at=clock.now()
    )


def explained(submission: Submission, by: User, today: date) -> Submission:
    """Every warning gets its note, as an officer would write it."""
    for finding in findings(submission, submission.cells.all()):
        cell = finding.cells[0]
        if finding.is_error or finding.is_explained:
            continue
        submission = actions.explain(
            by=by,
            submission=submission,
            version=submission.version,
            cell=cell.name,
            value=cell.value,
            applies=True,
            difference=Difference.RECOUNT if cell.differs else None,
            note=EXPLANATION,
            estimate=cell.estimate,
            today=today,
        )
    return submission


def _answer(period: Period, number: int, map_: Map, staff: Staff) -> None:
    duty = _duty(period, number, map_)
    submission = Submission.objects.get(duty=duty)
    if period == RUNNING and number == 2:
        actions.ask(
            by=staff.office["binh"],
            submission=submission,
            version=submission.version,
            questions={"events.sessions": QUESTION},
            at=clock.now(),
        )
        return
    actions.accept(
        by=staff.office["binh"],
        submission=submission,
        version=submission.version,
        comment="",
        at=clock.now(),
    )


def reporter(duty: Duty, staff: Staff) -> User:
    if duty.place.level == "commune":
        return staff.officer(duty.place)
    return staff.office["binh"]

"""Supervision missions: two a year to communes and facilities. Invented.

The last one was carried out and sent: some of its recommendations wait for answers, and
one of them too long.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from lanh.access.models import User
from lanh.common import clock
from lanh.demo.act import Act, moment
from lanh.demo.posts import Staff
from lanh.demo.province import Map
from lanh.demo.size import TODAY, Size
from lanh.places.models import Place
from lanh.registers.missions import actions
from lanh.registers.missions.models import Finding, Mission, Visit
from lanh.registers.missions.rules import Answered, Status

CHECKLIST: Final = [
    "Hồ sơ cai nghiện tự nguyện tại gia đình, cộng đồng",
    "Cơ sở vật chất, nhân lực của điểm tư vấn",
    "Việc ghi sổ và báo cáo định kỳ",
]
# Month and day of the first visit, field, title.
SPRING: Final = (4, 8, "rehab", "Giám sát công tác cai nghiện tự nguyện tại cộng đồng")
AUTUMN: Final = (9, 14, "aftercare", "Kiểm tra công tác quản lý, hỗ trợ sau cai nghiện")
FOUND: Final = (
    ("minor", "Hai hồ sơ thiếu phiếu theo dõi.", "Bổ sung phiếu theo dõi vào hồ sơ"),
    ("ok", "Đủ phòng tư vấn, có nội quy, có người trực.", ""),
    ("major", "Sổ không ghi từ hai tháng.", "Ghi sổ đầy đủ và báo cáo số liệu bổ sung"),
)
# By when a unit is to answer, and when it does.
TO_ANSWER: Final = timedelta(days=45)
ANSWERS: Final = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class Trip:
    """One mission on its way: `number` counts those of the whole demo."""

    first: date
    field: str
    title: str
    number: int

    @property
    def named(self) -> str:
        return f"{self.title} năm {self.first.year}, đợt {self.number + 1}"

    @property
    def now(self) -> Mission:
        return Mission.objects.get(title=self.named)


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """Each spring to communes and their houses, each autumn for after-care."""
    units = size.of("missions.units")
    for year in size.years:
        for number, (month, day, field, title) in enumerate((SPRING, AUTUMN)):
            trip = Trip(date(year, month, day), field, title, number)
            yield from _trip(trip, units, map_, staff)


def _trip(trip: Trip, units: int, map_: Map, staff: Staff) -> Iterator[Act]:
    by, first = staff.office["hanh"], trip.first

    def act(after: int, hour: int, what: str, do: partial[None]) -> Iterator[Act]:
        day = first + timedelta(days=after)
        if day <= TODAY:
            yield Act(moment(day, hour), f"Đoàn kiểm tra {first:%m/%Y}: {what}", do)

    yield from act(-20, 9, "lập", partial(_plan, trip, units, map_, by))
    yield from act(-10, 9, "thông báo", partial(_announce, trip, by))
    yield from act(10, 16, "làm việc", partial(_visit, trip, by))
    yield from act(20, 9, "gửi kết quả", partial(_send, trip, by))
    yield from act(20 + ANSWERS.days, 9, "trả lời", partial(_answer, trip, staff))
    yield from act(70, 9, "theo dõi xong", partial(_follow, trip, by))


def _plan(trip: Trip, units: int, map_: Map, by: User) -> None:
    mission = actions.plan(
        by=by,
        today=clock.today(),
        title=trip.named,
        day=trip.first,
        last_day=trip.first + timedelta(days=10),
        place=map_.province,
        field=trip.field,
        lead="Công an tỉnh Lành Sơn",
        members=[
            "Lý Thị Hạnh, thanh tra viên: trưởng đoàn",
            "Trần Quốc Bình, chuyên viên: thư ký",
        ],
        checklist=CHECKLIST,
        programme="Nghe báo cáo, kiểm tra hồ sơ, làm việc tại cơ sở, kết luận.",
    )
    communes = map_.communes(trip.first)
    for number in range(units):
        place = communes[(number + trip.number) % len(communes)]
        _name(mission, number, place, by)


def _name(mission: Mission, number: int, place: Place, by: User) -> None:
    facility = number % 2 == 0
    actions.name_unit(
        by=by,
        mission=mission,
        today=clock.today(),
        title=f"Điểm tư vấn {place.name}" if facility else f"UBND {place.name}",
        kind="counselling_point" if facility else "",
        place=place,
        day=mission.day + timedelta(days=min(number, 10)),
    )


def _announce(trip: Trip, by: User) -> None:
    day = clock.today()
    decision = f"Quyết định số {40 + trip.number}/QĐ-CAT ngày {day:%d/%m/%Y}"
    actions.announce(by=by, mission=trip.now, decision=decision, today=day)


def _visit(trip: Trip, by: User) -> None:
    today = clock.today()
    visits = Visit.objects.filter(mission=trip.now).order_by("day", "title_key", "pk")
    for number, visit in enumerate(visits):
        done = actions.visit(
            by=by,
            visit=visit,
            day=visit.day,
            minutes=f"Biên bản số {number + 1}",
            today=today,
        )
        level, words, recommendation = FOUND[(number + trip.number) % len(FOUND)]
        actions.find(
            by=by,
            visit=done,
            today=today,
            title=CHECKLIST[number % len(CHECKLIST)],
            level=level,
            words=words,
            recommendation=recommendation,
            due=None if level == "ok" else visit.day + TO_ANSWER,
        )
    actions.finish(by=by, mission=trip.now, today=today)


def _send(trip: Trip, by: User) -> None:
    actions.send(by=by, mission=trip.now, today=clock.today())


def _answer(trip: Trip, staff: Staff) -> None:
    """The units of the last mission answer only in part."""
    found = Finding.objects.filter(mission=trip.now, state=Answered.OPEN.value)
    found = found.select_related("place").order_by("day", "title_key", "pk")
    last = trip.first + timedelta(days=90) > TODAY
    for finding in list(found)[1:] if last else found:
        actions.answer(
            by=staff.officer(finding.place),
            finding=finding,
            answer="Đã thực hiện xong, có báo cáo bằng văn bản kèm theo.",
            today=clock.today(),
        )


def _follow(trip: Trip, by: User) -> None:
    """Answers are settled; a mission with one left open stays open."""
    today = clock.today()
    answered = Finding.objects.filter(
        mission=trip.now, state=Answered.ANSWERED.value
    ).order_by("day", "title_key", "pk")
    for finding in answered:
        actions.settle(by=by, finding=finding, version=finding.version, today=today)
    left = Finding.objects.filter(mission=trip.now, state=Answered.OPEN.value)
    if not left.exists():
        actions.follow(by=by, mission=trip.now, today=today)
        if trip.now.stage is Status.FOLLOWED:
            actions.close(by=by, mission=trip.now, today=today)

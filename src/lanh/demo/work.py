"""What was done in three years: events, classes, materials. Source: catalogue 7b.

Days, places and numbers follow from the seed; means and totals from the catalogue.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Final, TypeVar

from lanh.access.models import User
from lanh.demo.posts import Staff
from lanh.demo.province import Map
from lanh.demo.size import SEED, TODAY, Size
from lanh.registers.events import actions
from lanh.registers.events.models import Event, Material, TrainingClass
from lanh.registers.events.rules import Move, Status

MEAN_ATTENDANCE: Final = 48  # 38,400 attendances at 801 events
FORMS: Final = ("talk",) * 5 + ("club", "house_visit", "seminar", "culture")
AUDIENCES: Final = ("people",) * 4 + ("pupils", "pupils", "workers", "volunteers")
THEMES: Final = ("drug",) * 5 + ("prostitution", "trafficking", "trafficking", "hiv")
TITLES: Final = {
    "drug": "Truyền thông phòng, chống ma túy tại {where}",
    "prostitution": "Nói chuyện về phòng ngừa mại dâm tại {where}",
    "trafficking": "Tuyên truyền phòng, chống mua bán người tại {where}",
    "hiv": "Truyền thông phòng, chống HIV/AIDS tại {where}",
}
WHERES: Final = (
    *("nhà văn hóa thôn 1", "nhà văn hóa thôn 3", "chợ phiên", "Trường THCS"),
    *("Trường THPT", "trụ sở UBND", "nhà văn hóa bản Nà", "Trạm Y tế"),
)
ORGANISERS: Final = ("Công an xã", "Đoàn Thanh niên xã", "Hội Phụ nữ xã", "UBND xã")
# A plan may lie this far ahead.
AHEAD: Final = timedelta(days=21)

Event_ = Event | TrainingClass
Kind = TypeVar("Kind", Event, TrainingClass)
Recorded = TypeVar("Recorded", Event, TrainingClass, Material)


def year_of_work(
    year: int, size: Size, map_: Map, staff: Staff
) -> Iterator[tuple[date, str]]:
    """Record one year; after each month yields its last day and how it is told."""
    luck = Random(f"{SEED} {year}")  # noqa: S311 (a demo is meant to be repeatable)
    events: dict[int, list[Event_]] = defaultdict(list)
    planned: list[Event_] = [*_commune_events(year, size, map_, luck)]
    planned += _provincial_events(year, size, map_, luck)
    planned += _classes(year, size, map_, luck)
    for event in planned:
        events[event.day.month].append(event)
    materials = list(_materials(year, size, map_, luck))
    for month in range(1, 13):
        last = _last_day(year, month)
        if last.replace(day=1) > TODAY:
            return
        _keep_month(events[month], staff, min(last, TODAY))
        _keep(
            [m for m in materials if m.day.month == month and m.day <= TODAY],
            staff.office["binh"],
            min(last, TODAY),
        )
        yield last, f"{month:02}/{year}"


def _keep_month(events: list[Event_], staff: Staff, today: date) -> None:
    ours = [event for event in events if event.day <= TODAY + AHEAD]
    lessons = [event for event in ours if isinstance(event, TrainingClass)]
    _confirm(_keep(lessons, staff.office["binh"], today), staff, today)
    kept: dict[User, list[Event]] = defaultdict(list)
    for event in ours:
        if isinstance(event, Event):
            at_commune = event.place.level == "commune"
            by = staff.officer(event.place) if at_commune else staff.office["binh"]
            kept[by].append(event)
    for by, theirs in kept.items():
        _confirm(_keep(theirs, by, today), staff, today)


def _confirm(events: Sequence[Event_], staff: Staff, today: date) -> None:
    # The last weeks are still to be confirmed: that is a specialist's morning.
    for event in events:
        if event.stage is Status.HELD and event.day < TODAY - timedelta(days=20):
            actions.confirm(
                by=staff.office["binh"],
                event=event,
                evidence=f"Biên bản ngày {event.day:%d/%m/%Y}",
                today=today,
            )


def _keep(records: list[Recorded], by: User, today: date) -> list[Recorded]:
    return actions.record_many(by=by, records=records, today=today) if records else []


def _commune_events(year: int, size: Size, map_: Map, luck: Random) -> Iterator[Event]:
    for number in range(size.commune_events):
        day = _day(year, luck)
        communes = map_.communes(day)
        # In turn, so that coverage follows from the work; the last commune starts late.
        place = communes[number % len(communes)]
        if place == communes[-1] and day.month < 7 and year == TODAY.year:
            place = communes[0]
        theme, where = luck.choice(THEMES), luck.choice(WHERES)
        event = Event(
            title=f"{TITLES[theme].format(where=where)} {place.name}",
            day=day,
            place=place,
            form=luck.choice(FORMS),
            theme=theme,
            audience=luck.choice(AUDIENCES),
            organiser=luck.choice(ORGANISERS),
        )
        yield _attended(event, luck)


def _provincial_events(
    year: int, size: Size, map_: Map, luck: Random
) -> Iterator[Event]:
    for number in range(size.provincial_events):
        theme = THEMES[number % len(THEMES)]
        event = Event(
            title=f"Diễn đàn cấp tỉnh: {TITLES[theme].format(where='tỉnh Lành Sơn')}",
            day=_day(year, luck, months=(4, 11)),
            place=map_.province,
            form="forum" if number % 3 == 0 else "talk",
            theme=theme,
            audience="students" if number % 2 else "people",
            organiser="Công an tỉnh",
        )
        yield _attended(event, luck, mean=120)


def _classes(year: int, size: Size, map_: Map, luck: Random) -> Iterator[TrainingClass]:
    for number in range(size.classes):
        lesson = TrainingClass(
            title=f"Lớp tập huấn nghiệp vụ số {number + 1} năm {year}",
            day=_day(year, luck, months=(4, 9)),
            place=map_.province,
            level="province",
            theme=THEMES[number % len(THEMES)],
            audience="commune_staff" if number % 2 else "volunteers",
            organiser="Công an tỉnh",
        )
        lesson.last_day = lesson.day + timedelta(days=1)
        yield _attended(lesson, luck, mean=35)


def _materials(year: int, size: Size, map_: Map, luck: Random) -> Iterator[Material]:
    printed = Material(
        title=f"Tờ rơi phòng, chống ma túy năm {year}",
        day=date(year, 4, 20),
        place=map_.province,
        move=Move.PRINTED,
        kind="leaflet",
        theme="drug",
        number=size.leaflets,
        cost=size.leaflets * 900,
    )
    yield printed
    communes = map_.communes(date(year, 5, 15))
    for number, place in enumerate(communes):
        yield Material(
            title=f"Phát tờ rơi {place.name}",
            day=date(year, 5, 5) + timedelta(days=number),
            place=place,
            move=Move.HANDED,
            kind="leaflet",
            theme="drug",
            number=size.leaflets // len(communes) - luck.randrange(10),
        )


def _attended(event: Kind, luck: Random, mean: int = MEAN_ATTENDANCE) -> Kind:
    """Held, where its day has come; some hosts did not count women."""
    if event.day <= TODAY:
        event.status = Status.HELD
        event.attended = max(8, round(luck.gauss(mean, mean / 3)))
        if luck.random() < 0.9:
            event.women = round(event.attended * luck.uniform(0.4, 0.65))
    return event


def _day(year: int, luck: Random, months: tuple[int, int] = (1, 12)) -> date:
    first = date(year, months[0], 5)
    last = min(_last_day(year, months[1]), date(year, 12, 20))
    return first + timedelta(days=luck.randrange((last - first).days + 1))


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)

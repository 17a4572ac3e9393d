"""What was done in three years: events, classes, materials. Source: catalogue 7b.

Days, places and numbers follow from the seed; means and totals from the catalogue.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Final, TypeVar

from lanh.access.models import User
from lanh.common.keys import luck
from lanh.demo.act import Act, moment
from lanh.demo.posts import Staff
from lanh.demo.province import Map
from lanh.demo.size import SEED, TODAY, Size
from lanh.registers.events import actions
from lanh.registers.events.models import Event, Material, TrainingClass
from lanh.registers.events.rules import Move, Status

MEAN_ATTENDANCE: Final = 48  # 38,400 attendances at 801 events
MEAN_CLASS: Final = 35  # 1,120 trainees in 32 classes
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
# A plan may lie this far ahead, and a figure is confirmed this long afterwards.
AHEAD: Final = timedelta(days=21)
CONFIRMED_AFTER: Final = timedelta(days=20)
# Officers write down what was done on these days: before reports are cut off.
WRITTEN_DOWN_ON: Final = (5, 14, 28)

Written = TypeVar("Written", Event, TrainingClass, Material)


@dataclass(frozen=True, slots=True)
class Happens:
    """Something that takes place on a day; `make` is asked on the day of writing."""

    day: date
    make: Callable[[], Event | TrainingClass | Material]


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """Every third of a month somebody writes down what was done."""
    written: dict[date, list[Happens]] = defaultdict(list)
    for year in size.years:
        for happens in _year(year, size, map_):
            written[_written_on(happens.day)].append(happens)
    for day, happenings in sorted(written.items()):
        # What lies ahead of the demo's today is only a plan, made today.
        on = min(day, TODAY)
        ours = [h for h in happenings if h.day <= TODAY + AHEAD]
        write = partial(_write, ours, staff, on)
        yield Act(moment(on, 17), f"Sổ truyền thông {on:%d/%m/%Y}", write)
        if day + CONFIRMED_AFTER <= TODAY:
            confirmed = day + CONFIRMED_AFTER
            confirm = partial(_confirm, day, staff, confirmed)
            yield Act(moment(confirmed, 10), "Xác nhận số người dự", confirm)


def _year(year: int, size: Size, map_: Map) -> Iterator[Happens]:
    chances = luck(f"{SEED} {year}")
    for number in range(size.of("events.commune_events")):
        day = _day(year, chances, (1, 12))
        yield Happens(day, partial(_at_commune, number, day, map_, chances.random()))
    for number in range(size.of("events.provincial_events")):
        day = _day(year, chances, (4, 11))
        yield Happens(day, partial(_at_province, number, day, map_, chances.random()))
    for number in range(size.of("events.classes")):
        day = _day(year, chances, (4, 9))
        yield Happens(day, partial(_class, number, day, map_, chances.random()))
    yield Happens(date(year, 4, 20), partial(_printed, year, size, map_))
    for number in range(len(map_.old)):
        day = date(year, 5, 5) + timedelta(days=number)
        yield Happens(day, partial(_handed, number, day, size, map_, chances.random()))


def _write(happenings: Sequence[Happens], staff: Staff, today: date) -> None:
    made = [happens.make() for happens in happenings]
    _keep([m for m in made if isinstance(m, TrainingClass)], staff, today)
    _keep([m for m in made if isinstance(m, Material)], staff, today)
    _keep([m for m in made if isinstance(m, Event)], staff, today)


def _keep(records: Sequence[Written], staff: Staff, today: date) -> None:
    """Each by the officer of its commune, or by the province's specialist."""
    whose: dict[User, list[Written]] = defaultdict(list)
    for record in records:
        at_commune = record.place.level == "commune"
        by = staff.officer(record.place) if at_commune else staff.office["binh"]
        whose[by].append(record)
    for by, theirs in whose.items():
        actions.record_many(by=by, records=theirs, today=today)


def _confirm(written_on: date, staff: Staff, today: date) -> None:
    first = written_on - timedelta(days=20)
    for noun in (Event, TrainingClass):
        held = noun.objects.filter(day__range=(first, written_on), status=Status.HELD)
        for event in held.order_by("day", "title_key", "pk"):
            actions.confirm(
                by=staff.office["binh"],
                event=event,
                version=event.version,
                evidence=f"Biên bản ngày {event.day:%d/%m/%Y}",
                today=today,
            )


def _at_commune(number: int, day: date, map_: Map, chance: float) -> Event:
    draw = luck(chance)
    communes = map_.communes(day)
    # In turn, so that coverage follows from the work; the last commune starts late.
    place = communes[number % len(communes)]
    if place == communes[-1] and day.month < 7 and day.year == TODAY.year:
        place = communes[0]
    theme, where = draw.choice(THEMES), draw.choice(WHERES)
    event = Event(
        title=f"{TITLES[theme].format(where=where)} {place.name}",
        day=day,
        place=place,
        form=draw.choice(FORMS),
        theme=theme,
        audience=draw.choice(AUDIENCES),
        organiser=draw.choice(ORGANISERS),
    )
    _attended(event, draw, MEAN_ATTENDANCE)
    return event


def _at_province(number: int, day: date, map_: Map, chance: float) -> Event:
    theme = THEMES[number % len(THEMES)]
    event = Event(
        title=f"Diễn đàn: {TITLES[theme].format(where=map_.province.name)}",
        day=day,
        place=map_.province,
        form="forum" if number % 3 == 0 else "talk",
        theme=theme,
        audience="pupils" if number % 2 else "people",
        organiser="Công an tỉnh",
    )
    _attended(event, luck(chance), 2 * MEAN_ATTENDANCE)
    return event


def _class(number: int, day: date, map_: Map, chance: float) -> TrainingClass:
    lesson = TrainingClass(
        title=f"Tập huấn nghiệp vụ, lớp {number + 1} năm {day.year}",
        day=day,
        last_day=day + timedelta(days=1),
        place=map_.province,
        level="province",
        theme=THEMES[number % len(THEMES)],
        audience="commune_staff" if number % 2 else "volunteers",
        organiser="Công an tỉnh",
    )
    _attended(lesson, luck(chance), MEAN_CLASS)
    return lesson


def _printed(year: int, size: Size, map_: Map) -> Material:
    leaflets = size.of("events.leaflets")
    return Material(
        title=f"Tờ rơi phòng, chống ma túy năm {year}",
        day=date(year, 4, 20),
        place=map_.province,
        move=Move.PRINTED,
        kind="leaflet",
        theme="drug",
        number=leaflets,
        cost=leaflets * 900,
    )


def _handed(number: int, day: date, size: Size, map_: Map, chance: float) -> Material:
    communes = map_.communes(day)
    place = communes[number % len(communes)]
    return Material(
        title=f"Phát tờ rơi tại {place.name}",
        day=day,
        place=place,
        move=Move.HANDED,
        kind="leaflet",
        theme="drug",
        number=size.of("events.leaflets") // len(map_.old) - int(chance * 10),
    )


def _attended(event: Event | TrainingClass, draw: Random, mean: int) -> None:
    """Held, where its day has come; some hosts did not count women."""
    if event.day > TODAY:
        return
    event.status = Status.HELD
    event.attended = max(8, round(draw.gauss(mean, mean / 3)))
    if draw.random() < 0.9:
        event.women = round(event.attended * draw.uniform(0.4, 0.65))


def _day(year: int, draw: Random, months: tuple[int, int]) -> date:
    first, last = date(year, months[0], 5), date(year, months[1], 20)
    return first + timedelta(days=draw.randrange((last - first).days + 1))


def _written_on(day: date) -> date:
    """The next day on which the office writes down what was done."""
    later = [number for number in WRITTEN_DOWN_ON if number >= day.day]
    if later:
        return day.replace(day=later[0])
    next_month = day.replace(day=28) + timedelta(days=4)
    return next_month.replace(day=WRITTEN_DOWN_ON[0])

"""Premises of tỉnh Lành Sơn: registered after the reform, staffed, committed.

Source: catalogue 7a ('premises register'). Names and numbers follow from the seed.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import chain, repeat
from typing import Final

from lanh.common import clock
from lanh.common.keys import luck
from lanh.demo.act import Act, moment
from lanh.demo.posts import Staff
from lanh.demo.province import Map
from lanh.demo.size import SEED, TODAY, Size
from lanh.places.models import Place
from lanh.registers.premises import actions
from lanh.registers.premises.models import Premises
from lanh.registers.premises.rules import Covers, Pledge, Via

YEAR: Final = 2026
REGISTERED: Final = date(2025, 8, 4)
# What the figures call together, and what each is in the register.
KINDS: Final = {
    "lodging": ("lodging",),
    "karaoke": ("karaoke",),
    "hotel": ("hotel",),
    "massage": ("massage",),
    "eatery": ("eatery", "beer", "eatery"),
    "bar": ("bar",),
    "internet": ("internet",),
    "other": ("pharmacy_precursor", "hair", "cafe", "pharmacy_precursor", "other"),
}
CALLED: Final = {
    "lodging": "Nhà nghỉ",
    "karaoke": "Karaoke",
    "hotel": "Khách sạn",
    "massage": "Cơ sở massage",
    "eatery": "Nhà hàng",
    "beer": "Quán bia",
    "bar": "Quán bar",
    "internet": "Điểm internet",
    "pharmacy_precursor": "Nhà thuốc",
    "hair": "Cắt tóc, gội đầu",
    "cafe": "Cà phê",
    "other": "Dịch vụ",
}
NAMES: Final = (
    *("Hoa Sim", "Suối Mơ", "Ban Mai", "Hương Rừng", "Mây Trắng", "Đồi Chè"),
    *("Sao Đêm", "Bến Xuân", "Thung Lũng", "Ngàn Thông", "Bình Minh", "Lá Xanh"),
)
# Shares of catalogue 7a's premises: an assumption, so that targets are not all met.
COMMITTED_OF_10: Final = 8
REACHED_OF_10: Final = 7
COUNTED_ON: Final = (date(YEAR, 3, 10), date(YEAR, 9, 8))
# Inspected in March, closed in May (catalogue 7c); it is one more than the figures.
GONE: Final = "Karaoke Trăng Khuyết"
GONE_ON: Final = date(YEAR, 5, 12)


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """The register is made, then kept through the year."""
    if YEAR not in size.years:
        return
    make = partial(_register, size, map_, staff)
    yield Act(moment(REGISTERED, 8), "Sổ cơ sở kinh doanh dịch vụ", make)
    for day in COUNTED_ON:
        count = partial(_count, day, map_, staff)
        yield Act(moment(day, 15), "Số lao động của cơ sở", count)
    day = date(YEAR, 1, 12)
    yield Act(moment(day, 9), "Ký cam kết", partial(_commit, day, map_, staff))
    day = date(YEAR, 5, 6)
    yield Act(moment(day, 11), "Tập huấn chủ cơ sở", partial(_reach, day, map_, staff))
    close = partial(_close, map_, staff)
    yield Act(moment(GONE_ON, 16), "Cơ sở đóng cửa", close)


def in_turn(map_: Map, place: Place) -> Sequence[Premises]:
    """The premises of a commune, in one order."""
    return list(Premises.objects.filter(place=place).order_by("code"))


def _kinds(size: Size) -> Iterator[str]:
    for figure, kinds in KINDS.items():
        for number in range(size.of(f"premises.{figure}")):
            yield kinds[number % len(kinds)]


def _register(size: Size, map_: Map, staff: Staff) -> None:
    communes = map_.communes(TODAY)
    made: dict[Place, list[Premises]] = {place: [] for place in communes}
    chances = luck(f"{SEED} premises")
    for number, kind in enumerate(chain(_kinds(size), repeat("karaoke", 1))):
        place = communes[number % len(communes)]
        turn = number // len(communes)
        name = NAMES[(number * 5 + turn) % len(NAMES)]
        made[place].append(
            Premises(
                title=f"{CALLED[kind]} {name} {turn + 1}",
                code=f"{place.code}-{turn + 1:03}",
                kind=kind,
                place=place,
                address=f"Thôn {chances.randrange(1, 9)}, {place.name}",
                day=date(2012 + chances.randrange(12), 1 + chances.randrange(12), 5),
            )
        )
    place = communes[number % len(communes)]
    made[place][-1].title = GONE
    for place, theirs in made.items():
        by = staff.officer(place)
        actions.register_many(by=by, premises=theirs, today=clock.today())


def _count(day: date, map_: Map, staff: Staff) -> None:
    for place in map_.communes(day):
        for premises in in_turn(map_, place):
            draw = luck(f"{SEED} {premises.code} {day}")
            if premises.closed or draw.random() > 0.85:
                continue
            men, women = draw.randrange(1, 4), draw.randrange(1, 7)
            actions.count_workers(
                by=staff.officer(place),
                premises=premises,
                as_of=day,
                workers_m=men,
                workers_f=women,
                contracts_m=draw.randrange(men + 1),
                contracts_f=draw.randrange(women + 1),
                checked_m=draw.randrange(men + 1),
                checked_f=draw.randrange(women + 1),
                today=clock.today(),
            )


def _commit(day: date, map_: Map, staff: Staff) -> None:
    for place in map_.communes(day):
        for number, premises in enumerate(in_turn(map_, place)):
            by, today = staff.officer(place), clock.today()
            if number % 10 < COMMITTED_OF_10:
                # Every fourth runs out within the month that follows the demo's today.
                until = date(YEAR, 12, 10) if number % 4 == 1 else date(YEAR + 1, 1, 31)
                actions.commit(
                    by=by,
                    premises=premises,
                    kind=Pledge.SOCIAL_EVILS,
                    signed=day,
                    until=until,
                    today=today,
                )
            if premises.kind == "pharmacy_precursor":
                actions.license(
                    by=by,
                    premises=premises,
                    covers=Covers.PRECURSOR,
                    number=f"{number + 11}/GP-TN",
                    issuer="Sở Công Thương",
                    issued=day - timedelta(days=330),
                    until=TODAY + timedelta(days=21),
                    today=today,
                )


def _reach(day: date, map_: Map, staff: Staff) -> None:
    everybody = Premises.objects.filter(closed=None).order_by("code")
    chosen = [one for n, one in enumerate(everybody) if n % 10 < REACHED_OF_10]
    actions.reach(
        by=staff.office["binh"],
        premises=chosen,
        day=day,
        via=Via.CLASS,
        class_no="Lớp 1/2026",
        today=clock.today(),
    )


def _close(map_: Map, staff: Staff) -> None:
    gone = Premises.objects.get(title=GONE)
    actions.close(
        by=staff.officer(gone.place),
        premises=gone,
        day=GONE_ON,
        why="Chủ cơ sở trả giấy phép",
        today=clock.today(),
    )

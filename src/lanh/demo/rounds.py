"""Which team goes where on which day of 2026, and what it finds. Pure of the database.

Source: catalogue 7b, 7c: so many sessions and visits, of which so many are violations;
the premises inspected are fewer than the visits, and some nobody comes to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from lanh.common.keys import luck
from lanh.demo.province import Map
from lanh.demo.size import SEED, TODAY, Size
from lanh.places.models import Place
from lanh.registers.inspections.rules import Act, Action

YEAR: Final = 2026
SET_UP: Final = date(2025, 9, 1)
PLANNED: Final = date(YEAR, 1, 5)
FIRST: Final = date(YEAR, 1, 12)
LAST: Final = date(YEAR, 11, 13)
# The province's team goes out in the second half of the year (catalogue 7b).
PROVINCE_FIRST: Final = date(YEAR, 7, 16)
GONE_SEEN: Final = date(YEAR, 3, 18)
KINDS: Final = (
    *("lodging", "karaoke", "hotel", "massage"),
    *("eatery", "bar", "internet", "other"),
)
BREACHES: Final = tuple(Act)[:6]


@dataclass(frozen=True, slots=True)
class Seen:
    """One visit: of the premises of that code. fine: in đồng; pays: in time."""

    code: str
    action: Action | None = None
    breach: Act = Act.CONTRACT
    fine: int = 0
    pays: bool = True


@dataclass(frozen=True, slots=True)
class Round:
    """One inspection."""

    day: date
    place: Place
    visits: Sequence[Seen]


@dataclass(frozen=True, slots=True)
class Plan:
    """The year by numbers: a commune is its place in the order, premises likewise.

    at: for each inspection the premises it comes to; found: for each visit in turn.
    """

    days: Sequence[date]
    communes: int
    at: Sequence[Sequence[int]]
    found: Sequence[Action | None]


def premises(size: Size) -> int:
    """How many premises the register holds, without the one that closes in May."""
    return sum(size.of(f"premises.{kind}") for kind in KINDS)


def days(size: Size) -> Sequence[date]:
    """Of the communes' inspections, then the surprise in March, then the province's."""
    return _year(size).days


def round_of(number: int, size: Size, map_: Map) -> Round:
    """One inspection of the year."""
    year, communes = _year(size), map_.communes(TODAY)
    before = sum(len(at) for at in year.at[:number])
    visits = [
        _seen(_code(at, communes), before + n, size)
        for n, at in enumerate(year.at[number])
    ]
    of_province = number >= len(year.days) - size.of("inspections.provincial_sessions")
    surprise = year.days[number] == GONE_SEEN
    turn = premises(size) if surprise else number
    place = map_.province if of_province else communes[turn % len(communes)]
    return Round(year.days[number], place, visits)


def _code(at: int, communes: Sequence[Place]) -> str:
    turn, commune = divmod(at, len(communes))
    return f"{communes[commune].code}-{turn + 1:03}"


def _seen(code: str, number: int, size: Size) -> Seen:
    found = _year(size).found
    action = found[number]
    if action is not Action.FINED:
        return Seen(code, action, BREACHES[number % len(BREACHES)])
    fined = found[:number].count(Action.FINED)
    percent = size.of("inspections.collected_percent")
    pays = (fined + 1) * percent // 100 > fined * percent // 100
    mean = size.of("inspections.fines_dong") // size.of("inspections.fined")
    step = 10_000 * (10 + fined // 2 % 5 * 5)
    fine = mean // 10_000 * 10_000 + (step if fined % 2 else -step)
    return Seen(code, action, BREACHES[number % len(BREACHES)], fine, pays)


@cache
def _year(size: Size) -> Plan:
    province = size.of("inspections.provincial_sessions")
    own = size.of("inspections.sessions") - province - 1
    communes = len(size.layout.successors)
    spread = [FIRST + (LAST - FIRST) * n // (own - 1) for n in range(own)]
    gap = (LAST - PROVINCE_FIRST) // max(province, 1)
    late = [PROVINCE_FIRST + gap * n for n in range(province)]
    at = _doors(size, own, communes, province)
    return Plan([*spread, GONE_SEEN, *late], communes, at, _found(size))


def _doors(size: Size, own: int, communes: int, province: int) -> list[list[int]]:
    """Every premises but some gets its visit; what is left over goes a second time."""
    whole, chances = premises(size), luck(f"{SEED} never inspected")
    wanted = size.of("inspections.visited")
    never = set(chances.sample(range(whole), whole - wanted))
    seen = [one for one in range(whole) if one not in never]
    at: list[list[int]] = [[] for _n in range(own + 1 + province)]
    at[own].append(whole)  # Seen in March, closed in May.
    for one in seen:
        _add(at, one, one // communes, own, communes)
    again = size.of("inspections.visits") - wanted - 1
    for number, one in enumerate(chances.sample(seen, again)):
        if number % 4 == 0:
            at[own + 1 + number // 4 % province].append(one)
        else:
            _add(at, one, one // communes + 1, own, communes)
    return at


def _add(at: list[list[int]], one: int, turn: int, own: int, communes: int) -> None:
    """Into an inspection of its own commune: in turn, and never twice into one."""
    commune = one % communes
    theirs = list(range(commune, own, communes))
    at[theirs[turn % len(theirs)]].append(one)


def _found(size: Size) -> list[Action | None]:
    """What each visit of the year finds: mostly nothing, else a rung of the ladder."""
    rungs = [
        action
        for action, name in (
            (Action.REMINDED, "reminded"),
            (Action.WARNED, "warned"),
            (Action.FINED, "fined"),
        )
        for _n in range(size.of(f"inspections.{name}"))
    ]
    visits = size.of("inspections.visits")
    found: list[Action | None] = [*rungs, *[None] * (visits - len(rungs))]
    luck(f"{SEED} findings").shuffle(found)
    return found

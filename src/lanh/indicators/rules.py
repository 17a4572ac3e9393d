"""From figures to a value: what is divided by what, and what is missing. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from lanh.common.period import Period
from lanh.common.words import Worded, _
from lanh.elements.catalogue import elements
from lanh.elements.indicators import IndicatorText, indicators
from lanh.elements.slices import read_slice, slice_key
from lanh.elements.tree import Expression, Number, Shift

SHORTEST: Final = 28  # days of a month: from a later day none can be counted on


class Lack(Worded):
    """Why there is no value. The first three are said by the facts themselves."""

    BLANK = "blank", _("left blank")
    NOT_APPLICABLE = "na", _("does not apply")
    WITHHELD = "withheld", _("withheld")
    NO_FACT = "none", _("no figure has come in")
    NOTHING_TO_DIVIDE_BY = "zero", _("there is nothing to divide by")
    NO_BASE = "no_base", _("the base period is not set")
    NOT_COMPARABLE = "break", _("not comparable: the definition changed in between")
    ASKED_ELSEWHERE = "elsewhere", _("told with the plan itself")


class Need(NamedTuple):
    """A figure that an expression asks for."""

    element: str
    slice: str
    shift: Shift


@dataclass(frozen=True, slots=True)
class Figure:
    """What facts come to, with what stands behind. lack: why `number` is None.

    above: how many of those that reported are no lowest units, such as the province.
    """

    number: Decimal | None
    lack: Lack | None = None
    reported: int = 0
    estimated: int = 0
    above: int = 0
    through: date | None = None
    known: datetime | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the lowest units at the place so many reported."""

    reported: int
    expected: int

    @property
    def share(self) -> Decimal:
        """From 0 to 1; 1 where nobody is expected."""
        if self.expected <= 0:
            return Decimal(1)
        return min(Decimal(self.reported) / self.expected, Decimal(1))


@dataclass(frozen=True, slots=True)
class Value:
    """An indicator at one place for one period.

    number: in the indicator's unit, None where there is none: then `reason` is a Lack.
    numerator, denominator: kept apart, None where missing or not asked for. estimate:
    which share of the units behind it gave an estimate, 0 for none. as_of: the last
    day that its figures reach. known: when the latest of them became known.
    """

    number: Decimal | None
    reason: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    estimate: Decimal = Decimal(0)
    as_of: date | None = None
    known: datetime | None = None
    coverage: Coverage | None = None


def indicator(code: str) -> tuple[IndicatorText, Mapping[str, str]]:
    """The text, and the part of its elements that is meant; KeyError for neither.

    >>> text, part = indicator("n.events.sessions{theme=drug}")
    >>> text.code, part
    ('n.events.sessions', {'theme': 'drug'})
    """
    name, _brace, rest = code.partition("{")
    part = read_slice(rest.removesuffix("}"))
    for name_of_part in part:
        if not any(name_of_part in elements()[n.element].by for n in _whole(name)):
            raise KeyError(code)
    return indicators()[name], part


@cache
def needs(code: str) -> frozenset[Need]:
    """Every figure that the indicator asks for, or the part of it that `{…}` names;
    KeyError for no indicator."""
    text, part = indicator(code)
    return frozenset(_parted(need, part) for need in _whole(text.code))


@cache
def _whole(name: str) -> frozenset[Need]:
    text, found = indicators()[name], set()

    def ask(element: str, slice: Mapping[str, str], shift: Shift) -> None:
        found.add(Need(element, slice_key(slice), shift))

    for side in (text.numerator, text.denominator):
        if side is not None:
            side.evaluate(ask)
    return frozenset(found)


def _parted(need: Need, part: Mapping[str, str]) -> Need:
    """The figure, of that part; an element without the dimension stays whole, so that
    a share of all is asked for the part where only its numerator has parts."""
    by = elements()[need.element].by
    known = {name: value for name, value in part.items() if name in by}
    return need._replace(slice=slice_key({**known, **read_slice(need.slice)}))


def evaluate(code: str, figures: Mapping[Need, Figure], expected: int) -> Value:
    """The value of the indicator from the figures that it needs."""
    text, part = indicator(code)
    if text.numerator is None:
        return Value(None, Lack.ASKED_ELSEWHERE)
    above, lack = _side(text.numerator, part, figures)
    below, other = _side(text.denominator or Number(Decimal(1)), part, figures)
    if lack is None and other is None and not below:
        other = Lack.NOTHING_TO_DIVIDE_BY
    number = None
    if above is not None and below:
        number = above / below * (text.scale if text.denominator else 1)
    used = [figures[need] for need in needs(code) if need in figures]
    now = _now(code, figures)
    return Value(
        number,
        lack or other or "",
        above,
        below if text.denominator else None,
        max(map(estimated_share, used), default=Decimal(0)),
        min((f.through for f in now if f.through), default=None),
        max((f.known for f in used if f.known), default=None),
        _coverage(code, now, expected),
    )


def _side(
    side: Expression, part: Mapping[str, str], figures: Mapping[Need, Figure]
) -> tuple[Decimal | None, Lack | None]:
    """The number of one side, or what it lacks first."""
    lacks: list[Lack] = []

    def ask(element: str, slice: Mapping[str, str], shift: Shift) -> Decimal | None:
        need = _parted(Need(element, slice_key(slice), shift), part)
        figure = figures.get(need)
        if figure is None or figure.number is None:
            lacks.append((figure and figure.lack) or Lack.NO_FACT)
            return None
        return figure.number

    number = side.evaluate(ask)
    if number is not None:
        return number, None
    return None, lacks[0] if lacks else Lack.NOTHING_TO_DIVIDE_BY


def _now(code: str, figures: Mapping[Need, Figure]) -> list[Figure]:
    """The figures of the period in hand, where there are any."""
    mine = {need: figures[need] for need in needs(code) if need in figures}
    now = [f for need, f in mine.items() if need.shift in (Shift.NONE, Shift.MEAN)]
    return now or list(mine.values())


def _coverage(code: str, now: list[Figure], expected: int) -> Coverage:
    """Of all figures of the period the one that the fewest reported."""
    own = all(elements()[n.element].places != "sum" for n in needs(code))
    if own:
        return Coverage(min((figure.reported for figure in now), default=0), 1)
    lowest = (figure.reported - figure.above for figure in now)
    return Coverage(min(lowest, default=0), expected)


def estimated_share(figure: Figure) -> Decimal:
    """Which share of the units that reported gave an estimate."""
    if not figure.reported:
        return Decimal(0)
    return Decimal(figure.estimated) / figure.reported


def mean(figures: Iterable[Figure]) -> Figure:
    """The mean of month-end stocks. Source: catalogue 0, '@mean'."""
    there = [figure for figure in figures if figure.number is not None]
    if not there:
        return Figure(None, Lack.NO_FACT)
    numbers = [figure.number for figure in there if figure.number is not None]
    return Figure(
        sum(numbers, Decimal(0)) / len(numbers),
        None,
        min(figure.reported for figure in there),
        max(figure.estimated for figure in there),
        max(figure.above for figure in there),
        max((f.through for f in there if f.through), default=None),
        max((f.known for f in there if f.known), default=None),
    )


def periods_of(shift: Shift, period: Period, base: Period | None) -> list[Period]:
    """Of which periods the figure is asked; none where no base period is set."""
    if shift is Shift.MEAN:
        return months_of(period)
    asked = {
        Shift.NONE: period,
        Shift.YEAR_BEFORE: period.year_before(),
        Shift.PREVIOUS: period.before(),
        Shift.BASELINE: base,
    }[shift]
    return [asked] if asked else []


def months_of(period: Period) -> list[Period]:
    """The whole months of the period, in its own regime, from its first day on.

    >>> [month.key for month in months_of(Period.decree_09_quarter(2026, 1))][0]
    'nd09:2025-12-15:2026-01-14'
    """
    found, first = [], period.first
    while first.day <= SHORTEST and _month_on(first) - timedelta(days=1) <= period.last:
        then = _month_on(first)
        found.append(Period(period.regime, first, then - timedelta(days=1)))
        first = then
    return found


def _month_on(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, day.day)


def breaks_between(element: str, earlier: Period, later: Period) -> bool:
    """Whether a change of definition or law lies between the two periods' figures."""
    day = elements()[element].breaks
    return day is not None and earlier.first < day <= later.last

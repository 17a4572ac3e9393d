"""How the standing of a target is told: in words, and as a bar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from lanh.elements.catalogue import Term, elements
from lanh.elements.slices import read_slice
from lanh.indicators.queries import Behind
from lanh.plans.models import Target
from lanh.plans.queries import TargetProgress
from lanh.plans.rules.pace import Standing
from lanh.reports.models import Fact
from lanh.web.parts.shapes import Pace
from lanh.web.parts.words import term, words
from lanh.web.plans.words import aim_of, quantity

SHAPES = {
    Standing.REACHED: "ok",
    Standing.ON_COURSE: "ok",
    Standing.BEHIND: "warn",
    Standing.OVER: "bad",
}
# Behind by more than this part of the whole is told as bad, not as a warning.
FAR_BEHIND = Decimal("0.15")


@dataclass(frozen=True, slots=True)
class Row:
    """A target as a line of the table shows it. `unit`: none where the aim has it.
    is_part: its clause is that of the line above; `name` is what follows its figure."""

    progress: TargetProgress
    name: str
    is_part: bool
    aim: str
    unit: str
    figure: str
    share: str
    bar: Pace | None
    shape: str
    standing: str
    indicator: str


def rows(told: Sequence[TargetProgress]) -> list[Row]:
    """The lines of the table; figures of one clause stand under each other."""
    before = [None, *(one.target for one in told)]
    return [
        row(one, is_part=last is not None and same_clause(last, one.target))
        for last, one in zip(before, told, strict=False)
    ]


def same_clause(one: Target, other: Target) -> bool:
    return (one.number, one.clause) == (other.number, other.clause)


def row(one: TargetProgress, *, is_part: bool = False) -> Row:
    target, number = one.target, one.number
    return Row(
        progress=one,
        name=target.following if is_part else target.clause or target.words,
        is_part=is_part,
        aim=aim_of(target),
        unit="" if target.unit == "%" else target.unit,
        figure="" if number is None else quantity(rounded(number), sign(one)),
        share="" if one.share is None else f"{percent(one.share)}%",
        bar=bar(one),
        shape=shape(one),
        standing=standing(one),
        indicator=indicator(one),
    )


def indicator(one: TargetProgress) -> str:
    """'Cuộc truyền thông (ma túy)'."""
    if one.indicator is None:
        return ""
    part = ", ".join(term(value) for value in one.indicator.part(one.target.slice))
    name = term(one.indicator.text)
    return f"{name} ({part})" if part else name


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's figure beside the others'. `length`: of its bar, in % of the longest."""

    row: Row
    length: str


def spread(below: Sequence[TargetProgress]) -> list[Part]:
    """The units below, each with a bar; shares against the aim, numbers against the
    largest of them."""
    numbers = [abs(one.number) for one in below if one.number is not None]
    most = max(numbers, default=Decimal(0)) or Decimal(1)
    return [
        Part(row(one), f"{abs(one.number or Decimal(0)) * 100 / most:.1f}")
        for one in below
    ]


def facts(behind: Sequence[Behind]) -> list[tuple[Term, str, Fact]]:
    """Each fact with the element that it counts, and of which part, in words."""
    told: list[tuple[Term, str, Fact]] = []
    for one in behind:
        element = elements()[one.need.element]
        chosen = read_slice(one.need.slice).items()
        part = ", ".join(term(element.dimension(d).value(v)) for d, v in chosen)
        told += [(element, part, fact) for fact in one.facts]
    return told


def sign(one: TargetProgress) -> str:
    """The unit's sign, where the figure does not stand without it."""
    return "%" if one.indicator and one.indicator.text.unit.code == "percent" else ""


def standing(one: TargetProgress) -> str:
    """'behind by 72', 'on course', 'no figure'."""
    gap = one.judged.gap
    if gap is None:
        return words(one.standing).capitalize()
    told = {
        Standing.BEHIND: gettext("Behind by {n}"),
        Standing.OVER: gettext("Over by {n}"),
    }
    return told[one.standing].format(n=quantity(rounded(gap), sign(one)))


def shape(one: TargetProgress) -> str:
    gap, wanted = one.judged.gap, one.wanted
    far = (
        gap is not None
        and bool(wanted)
        and gap > FAR_BEHIND * abs(wanted or Decimal(1))
    )
    return "bad" if far else SHAPES.get(one.standing, "none")


def bar(one: TargetProgress) -> Pace | None:
    """What is attained of what is wanted, and where it should be, if that has sense."""
    if one.share is None or not one.wanted or one.expected is None:
        return None
    due = (
        one.expected / one.wanted if one.target.comparator not in ("<=", "<") else None
    )
    drawn = Pace.of(max(Decimal(0), one.share * 100), 100, due)
    late = one.standing in (Standing.BEHIND, Standing.OVER)
    sentence = gettext("{name}: {share}% of the target. {standing}.").format(
        name=one.target.clause or one.target.words,
        share=percent(one.share),
        standing=standing(one),
    )
    return replace(drawn, late=late, sentence=sentence)


def summary(rows: Sequence[Row]) -> str:
    """'13 targets on course, 5 behind, 2 without a figure'."""
    count = {s: sum(r.progress.standing is s for r in rows) for s in Standing}
    good = count[Standing.ON_COURSE] + count[Standing.REACHED]
    late = count[Standing.BEHIND] + count[Standing.OVER]
    none = len(rows) - good - late
    told = [gettext("{n} targets on course").format(n=good)] if good else []
    told += [gettext("{n} behind").format(n=late)] if late else []
    told += [gettext("{n} without a comparison").format(n=none)] if none else []
    return ", ".join(told)


def as_of(rows: Sequence[Row]) -> date | None:
    """The last day that any of the figures tells of."""
    days = [row.progress.as_of for row in rows if row.progress.as_of]
    return max(days, default=None)


def rounded(number: Decimal) -> Decimal:
    return round(number, 1) if number != number.to_integral_value() else number


def percent(share: Decimal) -> str:
    return quantity(round(share * 100, 1), "")

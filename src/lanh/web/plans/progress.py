"""How the standing of a target is told: in words, and as a bar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, Decimal

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

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
FIGURES = _("With a figure")
NO_FIGURES = _("Without a figure yet")
WORDS = _("In words only")
# Behind by more than this part of the whole is told as bad, not as a warning.
FAR_BEHIND = Decimal("0.15")


@dataclass(frozen=True, slots=True)
class Row:
    """A target as a line of the table shows it. `unit`: none where the aim has it.
    number: its place in the plan. is_part: its clause is that of the line above; `name`
    is what follows its figure."""

    progress: TargetProgress
    number: int
    name: str
    is_part: bool
    aim: str
    unit: str
    figure: str
    expected: str
    share: str
    bar: Pace | None
    shape: str
    standing: str
    indicator: str


@dataclass(frozen=True, slots=True)
class Group:
    """Targets of one kind, in the plan's order."""

    name: str
    rows: list[Row]


def groups(told: Sequence[TargetProgress]) -> list[Group]:
    """The lines of the table: what can be held against its aim comes first."""
    numbered = list(enumerate(told, start=1))
    found = [
        (heading, [one for one in numbered if kind(one[1]) == heading])
        for heading in (FIGURES, NO_FIGURES, WORDS)
    ]
    return [Group(str(name), rows(ones)) for name, ones in found if ones]


def kind(one: TargetProgress) -> str | Promise:
    if one.number is not None:
        return FIGURES
    return WORDS if one.standing is Standing.IN_WORDS else NO_FIGURES


def rows(numbered: Sequence[tuple[int, TargetProgress]]) -> list[Row]:
    """Lines; figures of one clause stand under each other, each with its number."""
    before = [None, *(one.target for _n, one in numbered)]
    return [
        row(one, number=n, is_part=last is not None and same_clause(last, one.target))
        for last, (n, one) in zip(before, numbered, strict=False)
    ]


def same_clause(one: Target, other: Target) -> bool:
    return (one.number, one.clause) == (other.number, other.clause)


def row(one: TargetProgress, *, number: int = 0, is_part: bool = False) -> Row:
    target, figure = one.target, one.number
    # A clause from the middle of a sentence still begins a line of the table.
    name = target.following if is_part else capfirst(target.clause or target.words)
    return Row(
        progress=one,
        number=number,
        name=name,
        is_part=is_part,
        aim=aim_of(target),
        unit="" if target.unit == "%" else target.unit,
        figure="" if figure is None else quantity(rounded(figure), sign(one)),
        expected=expected(one),
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
    return told[one.standing].format(n=quantity(whole(one, gap), sign(one)))


def expected(one: TargetProgress) -> str:
    """What should have been attained by the day of the figure."""
    due = one.expected
    return "" if due is None else quantity(whole(one, due), sign(one))


def whole(one: TargetProgress, number: Decimal) -> Decimal:
    """Nobody holds 1,7 events: what is counted is told in whole ones, upwards."""
    figure, wanted = one.number, one.wanted
    counted = not sign(one) and all(
        n is not None and n == n.to_integral_value() for n in (figure, wanted)
    )
    return number.to_integral_value(ROUND_CEILING) if counted else rounded(number)


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

"""How figures become a value. Pure: figures are handed in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from lanh.common.period import Period
from lanh.common.words import Worded, _
from lanh.elements.catalogue import elements
from lanh.elements.indicators import IndicatorText, indicators
from lanh.elements.slices import read_slice, slice_key
from lanh.elements.tree import Expression, Shift
from lanh.indicators.errors import UnknownIndicator


class NoValue(Worded):
    """Why an indicator has no value here. None of them is zero."""

    NO_FIGURE = "no_figure", _("nothing has been accepted yet")
    NO_DENOMINATOR = "no_denominator", _("what it is a share of is not known or zero")
    NOT_ASKED = "not_asked", _("it needs figures that are not gathered yet")


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of one element's slice at one place and period.

    reported: units that gave a number; units: the lowest units that could have.
    through: the last day that it tells of; known: when the last part became known.
    """

    number: Decimal | None
    reported: int = 0
    units: int = 0
    estimated: int = 0
    through: date | None = None
    known: datetime | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """An indicator at a place and a period.

    number: in the indicator's unit, None with a `reason`. estimate: whether any part is
    one. as_of: the last day that the figures tell of. coverage: (units that reported,
    units there are), of the numerator.
    """

    code: str
    number: Decimal | None
    reason: NoValue | None
    numerator: Decimal | None
    denominator: Decimal | None
    estimate: bool
    as_of: date | None
    known: datetime | None
    coverage: tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """One figure that is needed: an element's slice in a period."""

    element: str
    slice: str
    period: Period


PRECISION: Final = Decimal("0.0001")
Figures = Mapping[Asked, Figure]


def read_code(code: str) -> tuple[IndicatorText, dict[str, str]]:
    """`events.commune_coverage{theme=drug}`: the definition, and the slice asked for.

    UnknownIndicator for a code that nobody defined.
    """
    name, _brace, rest = code.partition("{")
    if name not in indicators():
        raise UnknownIndicator(code)
    return indicators()[name], read_slice(rest.rstrip("}"))


def figures_of(code: str, period: Period) -> Iterator[Asked]:
    """Every figure that the value needs; those of an unknown period are left out."""
    text, chosen = read_code(code)
    for side in (text.numerator, text.denominator):
        for figure in side.references() if side is not None else ():
            asked = _asked(
                figure.code, dict(figure.chosen) | chosen, figure.shift, period
            )
            if asked is not None:
                yield asked


def value_of(code: str, period: Period, figures: Figures) -> Value:
    """The value, from figures as `figures_of` named them."""
    text, chosen = read_code(code)
    above = _side(text.numerator, chosen, period, figures)
    below = _side(text.denominator, chosen, period, figures)
    number, reason = _number(text, above, below)
    main = next(figures_of(code, period), None)
    figure = figures.get(main, Figure(None)) if main else Figure(None)
    return Value(
        code=code,
        number=number,
        reason=reason,
        numerator=above,
        denominator=below,
        estimate=any(
            figures[asked].estimated
            for asked in figures_of(code, period)
            if asked in figures
        ),
        as_of=figure.through,
        known=figure.known,
        coverage=(figure.reported, figure.units),
    )


def _number(
    text: IndicatorText, above: Decimal | None, below: Decimal | None
) -> tuple[Decimal | None, NoValue | None]:
    if text.numerator is None:
        return None, NoValue.NOT_ASKED
    if above is None:
        return None, NoValue.NO_FIGURE
    if text.denominator is None:
        return above, None
    if not below:
        return None, NoValue.NO_DENOMINATOR
    return (above / below * text.scale).quantize(PRECISION), None


def _side(
    side: Expression | None, chosen: Mapping[str, str], period: Period, known: Figures
) -> Decimal | None:
    def ask(code: str, slice: Mapping[str, str], shift: Shift) -> Decimal | None:
        asked = _asked(code, {**slice, **chosen}, shift, period)
        figure = known.get(asked) if asked is not None else None
        return figure.number if figure is not None else None

    return None if side is None else side.evaluate(ask)


def _asked(
    code: str, chosen: Mapping[str, str], shift: Shift, period: Period
) -> Asked | None:
    """A slice narrows only those figures that are broken down that way."""
    when = shifted(period, shift)
    if when is None:
        return None
    fitting = {d: v for d, v in chosen.items() if d in elements()[code].by}
    return Asked(code, slice_key(fitting), when)


def shifted(period: Period, shift: Shift) -> Period | None:
    """The period that a shift means; None where more must be known to say it."""
    if shift is Shift.NONE:
        return period
    if shift is Shift.YEAR_BEFORE:
        return period.year_before()
    return period.before() if shift is Shift.PREVIOUS else None

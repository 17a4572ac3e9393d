"""Where an aim stands, told from a figure and the calendar."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from lanh.common.period import Period, Regime
from lanh.common.words import Worded, _
from lanh.plans.rules.content import Comparator


class Standing(Worded):
    """Where an aim stands on a day."""

    REACHED = "reached", _("reached")
    ON_COURSE = "on_course", _("on course")
    BEHIND = "behind", _("behind")
    OVER = "over", _("over the limit")
    NO_FIGURE = "no_figure", _("no figure")
    NOT_LINKED = "not_linked", _("no indicator")
    IN_WORDS = "in_words", _("in words only")


@dataclass(frozen=True, slots=True)
class Aim:
    """What was aimed at.

    grows: the figure adds up through the period (so many classes), and is not a state
        of affairs (a share, so many houses on a day).
    base: the figure of the earlier year, where the aim is set against one.
    """

    comparator: Comparator
    value: Decimal | None
    grows: bool
    base: Decimal | None = None
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """The standing with the numbers that it was told from, all in the aim's unit.

    share: how much of `wanted` is attained, 1 for all; None where it has no sense.
    gap: how much is missing by now, or is over the limit.
    """

    standing: Standing
    wanted: Decimal | None = None
    expected: Decimal | None = None
    share: Decimal | None = None
    gap: Decimal | None = None


LIMITS: Final = (Comparator.AT_MOST, Comparator.LESS)
_ONE: Final = Decimal(1)


def passed(first: date, last: date, day: date) -> Decimal:
    """The share of the period that has passed at the end of `day`, 0 to 1.

    >>> passed(date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31))
    Decimal('1')
    >>> round(passed(date(2026, 1, 1), date(2026, 12, 31), date(2026, 6, 14)), 3)
    Decimal('0.452')
    """
    days = Decimal((last - first).days + 1)
    return max(Decimal(0), min(_ONE, ((day - first).days + 1) / days))


def judge(aim: Aim, figure: Decimal, share: Decimal) -> Judged:
    """Where the aim stands when `share` of its period has passed.

    - What adds up is expected in step with the calendar: half the classes by the middle
      of the year. A share, a stock, a change is compared as it stands.
    - A limit ('at most') is kept until it is passed, and reached when the period ends.
    - A range is reached at its smaller number.
    - 'An increase of 10 %' is set against an indicator that is itself a change; a
      decrease against the same, turned about.

    Source: issue 'Step 1', 'The loop' 4; catalogue 6.
    """
    if aim.comparator is Comparator.BASELINE:
        return _against_base(aim, figure, share)
    if aim.value is None:
        return Judged(Standing.IN_WORDS)
    if aim.comparator in LIMITS:
        within = figure < aim.value or (
            figure == aim.value and aim.comparator is Comparator.AT_MOST
        )
        return _limit(figure, aim.value, within=within, share=share)
    if aim.comparator is Comparator.DECREASE:
        return _towards(-figure, aim.value, aim.value, strict=False)
    expected = aim.value * share if aim.grows else aim.value
    strict = aim.comparator is Comparator.MORE
    return _towards(figure, aim.value, expected, strict=strict)


def _towards(
    figure: Decimal, wanted: Decimal, expected: Decimal, *, strict: bool
) -> Judged:
    attained = figure / wanted if wanted > 0 else None
    if figure > wanted or (figure == wanted and not strict):
        return Judged(Standing.REACHED, wanted, expected, attained)
    if figure >= expected and expected < wanted:
        return Judged(Standing.ON_COURSE, wanted, expected, attained)
    return Judged(Standing.BEHIND, wanted, expected, attained, expected - figure)


def _limit(figure: Decimal, limit: Decimal, *, within: bool, share: Decimal) -> Judged:
    used = figure / limit if limit > 0 else None
    if not within:
        return Judged(Standing.OVER, limit, limit, used, figure - limit)
    kept = Standing.REACHED if share == _ONE else Standing.ON_COURSE
    return Judged(kept, limit, limit, used)


def _against_base(aim: Aim, figure: Decimal, share: Decimal) -> Judged:
    if aim.base is None:
        return Judged(Standing.NO_FIGURE)
    if aim.direction == "less":
        return _limit(figure, aim.base, within=figure < aim.base, share=share)
    expected = aim.base * share if aim.grows else aim.base
    return _towards(figure, aim.base, expected, strict=True)


def reporting_period(first: date, last: date) -> Period:
    """The period that a plan's figures are reported in.

    A month is reported from the 15th of the month before to its 14th, so a plan for the
    year 2026 asks for 15/12/2025 to 14/12/2026. Days inside a month stay as they are.
    Source: Decree 09/2019/NĐ-CP (catalogue 0, 'period regimes').

    >>> reporting_period(date(2026, 1, 1), date(2026, 12, 31)).key
    'nd09:2025-12-15:2026-12-14'
    """
    since, until = first, last
    if first.day == 1:
        since = (first - timedelta(days=1)).replace(day=15)
    if (last + timedelta(days=1)).day == 1:
        until = last.replace(day=14)
    return Period(Regime.DECREE_09, since, max(since, until))

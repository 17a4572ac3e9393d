"""The figures of a paper, gathered once and frozen."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from lanh.common.period import Period
from lanh.elements.catalogue import elements
from lanh.elements.slices import read_slice, slice_key
from lanh.indicators import queries as indicators
from lanh.indicators.queries import Value
from lanh.papers.queries.papers import plan_words
from lanh.papers.rules.compose import aim_figures
from lanh.papers.rules.figures import (
    Aim,
    Figure,
    Frozen,
    compared,
    day_words,
    next_period_words,
    period_words,
)
from lanh.papers.rules.templates import Asked, Template
from lanh.places.models import Place
from lanh.plans import queries as plans
from lanh.plans.models import Plan


def gather(
    template: Template,
    *,
    place: Place,
    period: Period,
    plan: Plan | None,
    today: date,
    known_at: datetime,
) -> Frozen:
    """All figures that the template asks for, as they are known at that moment.

    Progress is judged as of the period's end, so that a report that is written late
    does not call behind what was on course.
    """
    asked = list(_all(template))
    now = _figures(asked, place, period, known_at)
    past = _figures(asked, place, period.year_before(), known_at)
    figures = [
        figure
        for one, this, before in zip(asked, now, past, strict=True)
        for figure in (this, *(compared(this, before) if _alike(one, period) else ()))
    ]
    end = min(today, period.last)
    aims = _aims(plan, place, end, known_at) if plan else ()
    counted = aim_figures(aims, period=period.key, as_of=end.isoformat())
    return Frozen(tuple(figures + counted), aims)


def frame(
    *, issuer: str, period: Period, plan: Plan | None, template: Template
) -> dict[str, str]:
    """The words of the paper that are no figures."""
    named = template.with_plan.replace("{plan}", plan_words(plan)) if plan else ""
    return {
        "issuer": " ".join(issuer.split()),
        "period": period_words(period),
        "next": next_period_words(period),
        "plan": named,
        "first": day_words(period.first),
        "last": day_words(period.last),
    }


def _all(template: Template) -> Iterator[Asked]:
    """What is asked for, and its parts by the dimension that is told one by one."""
    for asked in template.figures:
        yield asked
        if asked.by:
            for value in elements()[asked.element].dimension(asked.by).values:
                chosen = {**read_slice(asked.slice), asked.by: value.code}
                key = f"{asked.key}__{value.code}"
                yield Asked(key, asked.element, slice_key(chosen))


def _figures(
    asked: list[Asked], place: Place, period: Period, known_at: datetime
) -> list[Figure]:
    """All of them in one question."""
    codes = [f"n.{_code(one)}" for one in asked]
    found = indicators.values(codes, places=[place], period=period, known_at=known_at)
    return [
        _figure(one, period, found[code, place.pk])
        for one, code in zip(asked, codes, strict=True)
    ]


def _figure(asked: Asked, period: Period, found: Value) -> Figure:
    return Figure(
        key=asked.key,
        label=_label(asked),
        unit=elements()[asked.element].unit.vi,
        element=_code(asked),
        period=period.key,
        value=_text(found.number),
        reason=str(found.reason),
        estimate=found.estimate > 0,
        as_of=found.as_of.isoformat() if found.as_of else "",
    )


def _code(asked: Asked) -> str:
    return f"{asked.element}{{{asked.slice}}}" if asked.slice else asked.element


def _alike(asked: Asked, period: Period) -> bool:
    """Whether last year's figure means the same: no break of the element in between."""
    breaks = elements()[asked.element].breaks
    return breaks is None or not period.year_before().first < breaks <= period.last


def _label(asked: Asked) -> str:
    """The words of the element, and of the part of it that is meant."""
    element = elements()[asked.element]
    words = [
        element.dimension(name).value(value).vi
        for name, value in read_slice(asked.slice).items()
    ]
    return f"{element.vi}: {', '.join(words)}" if words else element.vi


def _aims(plan: Plan, place: Place, day: date, known_at: datetime) -> tuple[Aim, ...]:
    rows = plans.progress(plan, place=place, today=day, known_at=known_at)
    return tuple(
        Aim(
            words=row.target.clause or row.target.words,
            unit=row.target.unit,
            wanted=_text(row.wanted),
            achieved=_text(row.number),
            share=_text(row.share),
            standing=row.standing.value,
        )
        for row in rows
    )


def _text(number: Decimal | int | None) -> str | None:
    """Exact and short: what comes back is the same number."""
    if number is None:
        return None
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

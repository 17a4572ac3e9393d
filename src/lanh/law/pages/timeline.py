"""A picture of a case over time: bars for terms, dots for events, a line for now."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from html import escape

from lanh.law.clock.reading import Reading
from lanh.law.events import Event
from lanh.law.pages.cite import day
from lanh.law.story.file import Term
from lanh.law.terms import said
from lanh.law.words import word

WIDTH, LEFT, RIGHT, ROW, TOP = 720, 190, 20, 28, 34


def timeline(events: Iterable[Event], reading: Reading) -> str:
    """An SVG of attributes only (no style), in the colour of the text around it."""
    happened = [event for event in events if event.kind != "file_opened"]
    terms = reading.story.terms
    first, last = _span(happened, terms, reading.now.day)
    scale = Scale(first, last)
    height = TOP + ROW * (len(terms) + 1) + 24
    title = f"Diễn biến đến {day(said(reading.now.at))}"
    body = [
        *_years(scale, height),
        *(_bar(term, row, scale) for row, term in enumerate(terms)),
        *(_dot(event, len(terms), scale) for event in happened),
        _now(reading.now.day, scale, height),
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" font-size="12" '
        f'font-family="sans-serif" fill="currentColor"><title>{title}</title>'
    )
    return head + "".join(body) + "</svg>\n"


class Scale:
    """Days to places across the picture."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.days = max(1, (last - first).days)

    def __call__(self, at: date) -> float:
        inside = min(max(at, self.first), self.last)
        wide = WIDTH - LEFT - RIGHT
        return round(LEFT + wide * (inside - self.first).days / self.days, 1)


def _span(
    events: Sequence[Event], terms: Sequence[Term], today: date
) -> tuple[date, date]:
    days = [today, *(event.day for event in events)]
    for term in terms:
        days += [term.start, term.closed or term.end or today]
    margin = timedelta(days=max(7, (max(days) - min(days)).days // 40))
    return min(days) - margin, max(days) + margin


def _years(scale: Scale, height: int) -> Iterable[str]:
    for year in range(scale.first.year, scale.last.year + 1):
        first = date(year, 1, 1)
        if first >= scale.first:
            x = scale(first)
            yield _line(x, TOP - 8, x, height - 18, 'stroke-opacity="0.2"')
            yield f'<text x="{x}" y="{height - 4}" text-anchor="middle">{year}</text>'


def _bar(term: Term, row: int, scale: Scale) -> str:
    y = TOP + ROW * row
    end = term.closed or term.end or scale.last
    x, wide = scale(term.start), max(2.0, scale(end) - scale(term.start))
    name = escape(word("term", term.kind))
    until = day(end.isoformat()) if term.end or term.closed else "không thời hạn"
    told = f"{name}: {day(term.start.isoformat())} - {until}"
    return (
        f'<text x="4" y="{y + 14}">{name}</text>'
        f'<rect x="{x}" y="{y + 3}" width="{round(wide, 1)}" height="16" rx="3" '
        f'fill-opacity="0.25" stroke="currentColor"><title>{told}</title></rect>'
    )


def _dot(event: Event, row: int, scale: Scale) -> str:
    y = TOP + ROW * row + 12
    told = escape(f"{day(said(event.at))}: {word('event', event.kind)}")
    return (
        f'<circle cx="{scale(event.day)}" cy="{y}" r="4"><title>{told}</title></circle>'
    )


def _now(today: date, scale: Scale, height: int) -> str:
    x = scale(today)
    label = f'<text x="{x}" y="16" text-anchor="middle">{day(today.isoformat())}</text>'
    return _line(x, 20, x, height - 18, 'stroke-dasharray="4 3"') + label


def _line(x: float, y: int, x2: float, y2: int, more: str) -> str:
    return f'<line x1="{x}" y1="{y}" x2="{x2}" y2="{y2}" stroke="currentColor" {more}/>'

"""The calendar of duties: who is late, by unit and period. On a page and in a sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lanh.common import clock
from lanh.places.models import Place
from lanh.reports.models import Duty
from lanh.reports.queries import calendar as queries
from lanh.reports.queries.calendar import Board, Column
from lanh.reports.rules import Kept
from lanh.web.parts.exporting import KINDS, Sheet, export
from lanh.web.parts.request import OfficeRequest, words_in
from lanh.web.parts.words import day, period_name, words
from lanh.web.reports.lists import form_choices

SHAPES: Final = {
    Kept.ON_TIME: "ok",
    Kept.LATE: "warn",
    Kept.MISSING: "bad",
    Kept.TO_COME: "none",
}
TITLE: Final = _("Calendar of reports")


@dataclass(frozen=True, slots=True)
class Square:
    """One unit's report: how it was kept, in few words."""

    word: str
    shape: str
    address: str
    label: str


@require_safe
def calendar(request: OfficeRequest) -> HttpResponseBase:
    today, user = clock.today(), request.user
    years = queries.years(user, today=today) or [today.year]
    year, form = _asked(request, years)
    board = queries.board(user, year=year, today=today, form=form)
    if request.GET.get("export") in KINDS:
        return export(request.GET["export"], sheet(board, year, today))
    told = page(board, today) | {"year": year, "years": years, "form": form}
    told["forms"] = form_choices()
    return render(request, "reports/calendar.html", told)


def _asked(request: OfficeRequest, years: list[int]) -> tuple[int, str]:
    """The year and the form; another year than those there are is none."""
    text = request.GET.get("year", "")
    year = int(text) if text.isdecimal() and len(text) == 4 else years[0]
    form = words_in(request.GET, "form")
    return year, form if form in dict(form_choices()) else ""


def page(board: Board, today: date) -> dict[str, Any]:
    """Heads, rows and feet of the table, and who is late now."""
    return {
        "heads": [head(column) for column in board.columns],
        "rows": [
            (unit.name, list(squares(board, unit, today))) for unit in board.units
        ],
        "feet": [_foot(board, column, today) for column in board.columns],
        "late": [square(duty, today) for duty in board.late(today=today)],
        "legend": [(SHAPES[one], words(one)) for one in Kept],
    }


def head(column: Column) -> str:
    """'F12, quý I năm 2026'."""
    return f"{column.form}, {period_name(column.period)}"


def squares(board: Board, unit: Place, today: date) -> Iterator[Square | None]:
    """The unit's row; None where it owes nothing."""
    for column in board.columns:
        duty = board.at.get((unit.pk, column))
        yield square(duty, today) if duty else None


def square(duty: Duty, today: date) -> Square:
    kept = duty.kept(today)
    name = f"{duty.form}, {period_name(duty.period)}, {duty.place.name}"
    return Square(
        word=_word(duty, kept, today),
        shape=SHAPES[kept],
        address=reverse("reports:duty", args=[duty.pk]),
        label=f"{name}: {words(kept)}",
    )


def _word(duty: Duty, kept: Kept, today: date) -> str:
    if kept in (Kept.LATE, Kept.MISSING):
        return gettext("{n} days late").format(n=duty.days_late(today))
    when = duty.submission.sent_on if kept is Kept.ON_TIME else duty.owed_by
    return day(when) if when else ""


def _foot(board: Board, column: Column, today: date) -> str:
    """'11 đúng hạn · 2 gửi muộn · 0 chưa gửi'."""
    counts = board.counts(column, today=today)
    told = [f"{counts[one]} {words(one)}" for one in Kept if counts[one]]
    return " · ".join(told)


def sheet(board: Board, year: int, today: date) -> Sheet:
    """The same as a spreadsheet, a word and a number in each square."""
    lines = [
        [name, *(_told(one) for one in row)] for name, row in page(board, today)["rows"]
    ]
    feet = [_foot(board, column, today) for column in board.columns]
    return Sheet(
        name=f"lich-bao-cao-{year}",
        title=f"{gettext('Calendar of reports')} {year}",
        as_of=clock.now(),
        heads=[gettext("Reporting unit"), *(head(column) for column in board.columns)],
        lines=[*lines, [gettext("Together"), *feet]],
    )


def _told(one: Square | None) -> str:
    return f"{one.label.rpartition(': ')[2]}: {one.word}" if one else ""

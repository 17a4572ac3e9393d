"""What the views of this drawer show, and what they hand on."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from lanh.access.models import User
from lanh.intake.models import Import
from lanh.intake.queries import imports as queries
from lanh.intake.registry import kind_of
from lanh.intake.rules.life import Outcome, Status
from lanh.web.intake import words
from lanh.web.intake.forms import ColumnsForm, HandInForm
from lanh.web.intake.lists import IMPORTS
from lanh.web.parts.forms import OfficeForm
from lanh.web.parts.records.kinds import Said
from lanh.web.parts.request import OfficeRequest

ROWS_SHOWN = 50


def handing_in(request: OfficeRequest, today: date) -> HandInForm:
    start = {"kind": request.GET.get("kind", ""), "of": request.GET.get("of", "")}
    sent = request.POST if request.method == "POST" else None
    files = request.FILES if request.method == "POST" else None
    return HandInForm(sent, files, user=request.user, today=today, initial=start)


def around(form: HandInForm, user: User, today: date) -> dict[str, Any]:
    """What the action asks, of what the form was told."""
    told = form.cleaned_data
    place = queries.home(user, kind_of(told["kind"]), today=today)
    return {
        "kind": told["kind"],
        "of": told["of"],
        "place": place,
        "name": told["file"].name,
        "content": told["file"].read(),
    }


def looked_at(
    request: OfficeRequest, handed_in: Import, today: date
) -> dict[str, object]:
    """The page of one import: where it is, its columns, what becomes of its rows."""
    user, waits = request.user, handed_in.stage in (Status.READING, Status.TAKING)
    shown: dict[str, object] = {
        "import": handed_in,
        "kind": kind_of(handed_in.code),
        "label": gettext(kind_of(handed_in.code).label),
        "shape": words.SHAPES[handed_in.stage],
        "waits": waits,
        "why": words.refusal(handed_in),
        "trail": [(reverse("intake:list"), IMPORTS.title)],
        "moments": list(words.moments(handed_in)),
        "can_undo": queries.can_undo(user, handed_in, today=today),
        "can_take": queries.can(user, handed_in, Status.CHECKED, today=today),
        "taken": handed_in.stage is Status.TAKEN,
        "register": reverse(kind_of(handed_in.code).page),
    }
    if handed_in.counts and not waits:
        shown |= _rows(request, handed_in)
    if handed_in.stage is Status.CHECKED:
        shown["columns"] = ColumnsForm(None, handed_in=handed_in)
    return shown


def _rows(request: OfficeRequest, handed_in: Import) -> dict[str, object]:
    asked = request.GET.get("see", "")
    first = Outcome.WRONG if handed_in.number(Outcome.WRONG) else Outcome.GOOD
    see = Outcome(asked) if asked in [*Outcome] else first
    told = handed_in.told.filter(outcome=see.value)[:ROWS_SHOWN]
    rows = [(row.number, words.row_of(row), words.whole(row)) for row in told]
    return {
        "see": see,
        "tabs": words.tabs(handed_in, see),
        "rows": rows,
        "heads": handed_in.heads,
        "good": handed_in.number(Outcome.GOOD),
        "wrong": handed_in.number(Outcome.WRONG),
        "of_rows": handed_in.number(see),
    }


def confirming(
    request: OfficeRequest,
    handed_in: Import,
    form: OfficeForm,
    heading: Said,
    harm: Iterable[Said],
) -> HttpResponse:
    """The page before harm."""
    shown = {
        "form": form,
        "heading": heading,
        "record": handed_in,
        "what": list(harm),
        "button": heading,
        "back": reverse("intake:detail", args=[handed_in.pk]),
        "trail": [(reverse("intake:list"), IMPORTS.title)],
    }
    return render(request, "parts/confirm.html", shown)

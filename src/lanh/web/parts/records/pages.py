"""The pages of every kind of record, and their addresses."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from lanh.common import clock
from lanh.web.parts.forms import OfficeForm, initial_of
from lanh.web.parts.records.kinds import Act, Kind, ManyAct, tabs
from lanh.web.parts.records.story import moments_of
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in

SAVE = _("Save")
FEW = 10
form_page = require_http_methods(["GET", "POST"])


@require_safe
def listed(
    request: OfficeRequest, kind: Kind, kinds: Sequence[Kind]
) -> HttpResponseBase:
    today, user = clock.today(), request.user
    news = list(kind.news(user, today))
    shown: dict[str, object] = {"kind": kind, "tabs": tabs(kinds, kind), "news": news}
    shown["ways"] = list(kind.onward(user, today))
    if news:
        shown |= {"empty_act": news[-1][0], "empty_address": news[-1][1]}
    rows = kind.rows(user, today=today)
    found = kind.listing.found(request, rows, kind.bar(user, today))
    return found.answer("parts/records/list.html", shown)


@require_safe
def shown(request: OfficeRequest, kind: Kind, pk: UUID) -> HttpResponse:
    today = clock.today()
    record = kind.one(request.user, pk, today)
    told = {
        **_around(kind, record),
        "buttons": list(kind.buttons(request.user, record, today)),
        "moments": moments_of(kind, record, today=today),
        **kind.more(request.user, record, today),
    }
    return render(request, kind.template, told)


@form_page
def begin(request: OfficeRequest, kind: Kind, act: Act) -> HttpResponse:
    """A page that records a new one."""
    today, user = clock.today(), request.user
    form = _form(request, act, None, today)
    if form.is_valid():
        with told_in(form):
            made = act.act(by=user, today=today, **form.cleaned_data)
            say(request, act.done)
            return redirect(kind.address(made))
    return _asked(request, kind, form, act)


@form_page
def change(request: OfficeRequest, kind: Kind, act: Act, pk: UUID) -> HttpResponse:
    """A page that does something with a record."""
    today, user = clock.today(), request.user
    record = kind.one(user, pk, today)
    form = _form(request, act, record, today)
    if form.is_valid():
        with told_in(form):
            noun = {kind.noun: record}
            act.act(by=user, today=today, **noun, **form.cleaned_data)
            say(request, act.done)
            return redirect(request.path if act.again else kind.address(record))
    return _asked(request, kind, form, act, record)


@form_page
def many(request: OfficeRequest, kind: Kind, act: ManyAct) -> HttpResponse:
    """A page that does something with many, chosen in the list by its address."""
    today, user = clock.today(), request.user
    chosen, rows = _chosen(request, kind, act, today)
    form = _form_of_many(request, act, rows.count())
    if form.is_valid():
        with told_in(form):
            act.act(by=user, rows=rows, today=today, **form.cleaned_data)
            say(request, act.done)
            return redirect(kind.back)
    return _asked_of_many(request, kind, act, form, (chosen, rows))


def addresses(kinds: Sequence[Kind]) -> Iterator[URLPattern]:
    """Every page of a drawer: `events:list`, `events:record`, `events:hold_class` …"""
    for kind in kinds:
        this: dict[str, Any] = {"kind": kind}
        at = f"{kind.under}<uuid:pk>/"
        yield path(kind.under, listed, this | {"kinds": kinds}, name=kind.list)
        for act in kind.begins:
            where = f"{kind.under}{_written(act.name, kind)}/"
            yield path(where, begin, this | {"act": act}, name=act.name)
        for each in kind.many:
            where = f"{kind.under}{each.name.replace('_', '-')}/"
            name = f"{each.name}{kind.suffix}"
            yield path(where, many, this | {"act": each}, name=name)
        yield path(at, shown, this, name=kind.page)
        for act in kind.acts:
            name = f"{act.name}{kind.suffix}"
            yield path(f"{at}{act.name}/", change, this | {"act": act}, name=name)


def _written(name: str, kind: Kind) -> str:
    """`hand_out` → hand-out; `plan_class` under classes/ → plan."""
    return name.removesuffix(kind.suffix).replace("_", "-")


def _form(request: OfficeRequest, act: Act, record: Any, today: date) -> OfficeForm:
    # Trap: a form of which nothing is typed is sent empty, and is sent all the same.
    sent = request.POST if request.method == "POST" else None
    start: dict[str, Any] = {}
    if record is not None:
        names = record.FACTS if act.filled else ()
        start = {**initial_of(record, names), "version": record.version}
    asked: dict[str, Any] = {"initial": start, "user": request.user, "today": today}
    asked["record"] = record
    return act.form_for(record)(sent, request.FILES or None, **asked)


def _asked(
    request: OfficeRequest, kind: Kind, form: OfficeForm, act: Act, record: Any = None
) -> HttpResponse:
    """A page that asks: a form, over the facts of the record it is about."""
    told = {
        **_around(kind, record),
        "form": form,
        "heading": act.heading,
        "back": kind.address(record) if record else kind.back,
        "what": list(act.harm),
        "button": act.heading if act.harm else SAVE,
    }
    page = "parts/confirm.html" if act.harm else "parts/records/ask.html"
    return render(request, page, told)


def _chosen(
    request: OfficeRequest, kind: Kind, act: ManyAct, today: date
) -> tuple[int, Any]:
    """How many rows were chosen, and those of them that wait for the act."""
    rows = kind.rows(request.user, today=today)
    chosen = kind.listing.found(request, rows).chosen
    return chosen.count(), act.waiting(request.user, chosen, today)


def _form_of_many(request: OfficeRequest, act: ManyAct, waiting: int) -> OfficeForm:
    sent = request.POST if request.method == "POST" else None
    return act.form(sent, initial={"seen": waiting})


def _asked_of_many(
    request: OfficeRequest,
    kind: Kind,
    act: ManyAct,
    form: OfficeForm,
    rows: tuple[int, Any],
) -> HttpResponse:
    """What will be done with how many of those chosen; a few of them by name."""
    chosen, waiting = rows
    told = {
        **_around(kind, None),
        "form": form,
        "heading": act.heading,
        "button": act.heading,
        "back": kind.back,
        "chosen": chosen,
        "waiting": (number := waiting.count()),
        "left": number - FEW,
        "few": [{"row": row, "address": kind.address(row)} for row in waiting[:FEW]],
    }
    return render(request, "parts/records/many.html", told)


def _around(kind: Kind, record: Any) -> dict[str, object]:
    """What stands around a record on each of its pages."""
    around: dict[str, object] = {"kind": kind, "record": record}
    around["trail"] = [(kind.back, kind.listing.title)]
    if record is not None:
        shape, words = kind.state(record)
        around |= {"facts": list(kind.facts(record)), "shape": shape, "state": words}
    return around

"""What is done on the spot, and with many premises at once."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lanh.access.models import User
from lanh.common import clock
from lanh.registers.inspections import queries
from lanh.registers.inspections.actions import sessions as actions
from lanh.web.inspections import forms, lists, words
from lanh.web.inspections.kinds import KINDS, NEVER, SESSION
from lanh.web.parts.finding import found
from lanh.web.parts.listing import Many
from lanh.web.parts.records.kinds import tabs
from lanh.web.parts.records.pages import form_page
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in
from lanh.web.parts.words import day


def here(user: User, session: Any, premises: UUID, today: date) -> Any:
    """Premises that this inspection may still visit, or page 404."""
    open_ = queries.in_reach(user, session, today=today)
    return found(open_.filter(pk=premises).first())


def upwards(session: Any) -> dict[str, object]:
    """The inspection that one is in, and the way back to it."""
    page = reverse("inspections:session", args=[session.pk])
    return {"to": session, "trail": [(page, f"{session.title}, {day(session.day)}")]}


@form_page
def look(request: OfficeRequest, pk: UUID, premises: UUID) -> HttpResponse:
    """One premises of an inspection: in order with one press, or what was found."""
    today, user = clock.today(), request.user
    session = SESSION.one(user, pk, today)
    at = here(user, session, premises, today)
    form = forms.VisitForm(request.POST or None, user=user, today=today, record=session)
    if form.is_valid():
        told = {"premises": at, "today": today, **form.told}
        with told_in(form):
            actions.visit(by=user, session=session, **told)
            say(request, words.VISITED)
            return redirect("inspections:session", pk)
    shown = {"form": form, "at": at, **upwards(session)}
    return render(request, "inspections/look.html", shown)


@require_safe
def others(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Any premises of the team's place, for what is on no list."""
    today, user = clock.today(), request.user
    session = SESSION.one(user, pk, today)
    rows = queries.in_reach(user, session, today=today)
    listing = lists.others(session)
    found_ = listing.found(request, rows)
    return found_.answer("inspections/others.html", upwards(session))


@require_safe
def never(request: OfficeRequest) -> HttpResponseBase:
    """Premises that no team came to this year, and how many were seen."""
    today, user = clock.today(), request.user
    may = queries.own_teams(user, today=today).exists()
    many = [Many(words.PUT, reverse("inspections:put"))] if may else []
    rows = queries.never_inspected(user, today=today)
    shown = {"kind": NEVER, "tabs": tabs(KINDS, NEVER), "news": []}
    covered = {"coverage": queries.coverage(user, today=today)}
    listing = lists.NEVER.found(request, rows, many)
    return listing.answer("inspections/never.html", shown | covered)


@form_page
def put(request: OfficeRequest) -> HttpResponse:
    """The premises ticked in the list go on the list of an inspection."""
    today, user = clock.today(), request.user
    rows = queries.never_inspected(user, today=today)
    chosen = list(lists.NEVER.found(request, rows).chosen)
    form = forms.PutForm(request.POST or None, user=user, today=today)
    if form.is_valid():
        session = form.cleaned_data["session"]
        about = {"session": session, "premises": chosen, "today": today}
        with told_in(form):
            actions.list_premises(by=user, **about)
            say(request, words.PUT_IN)
            return redirect("inspections:session", session.pk)
    shown = {"form": form, "chosen": chosen, "heading": words.PUT}
    return render(request, "inspections/put.html", shown)

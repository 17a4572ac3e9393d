"""The map: every unit and agency, before and after the day it changed, for everyone
inside."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lanh.common import clock
from lanh.places import queries
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest
from lanh.web.places import words
from lanh.web.places.agencies import AGENCIES, agency_page
from lanh.web.places.lists import PARTS, PLACES


@require_safe
def places(request: OfficeRequest) -> HttpResponseBase:
    rows = queries.search("", as_of=clock.today())
    return PLACES.found(request, rows).answer("places/list.html")


@require_safe
def place(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    unit = found(queries.unit(pk))
    parts = queries.parts(unit)
    shown = {
        "unit": unit,
        "facts": words.facts(unit),
        "above": words.crumbs(unit),
        "names": unit.names.order_by("since"),
        "became": words.shares(queries.successors(unit)),
        "came_from": words.sources(queries.predecessors(unit)),
        "origin_is_open": words.origin_is_open(unit),
        "agencies": unit.agencies.all(),
    }
    return PARTS.found(request, parts).answer("places/detail.html", shown)


@require_safe
def agencies(request: OfficeRequest) -> HttpResponseBase:
    rows = queries.agencies()
    return AGENCIES.found(request, rows).answer("places/agencies.html")


@require_safe
def agency(request: OfficeRequest, pk: UUID) -> HttpResponse:
    one = found(queries.agency(pk))
    return render(request, "places/agency.html", agency_page(one, clock.today()))

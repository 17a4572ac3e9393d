"""The audit trail, for those who may read it."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lanh.access.queries import may_read_trail
from lanh.access.queries import trail as readable
from lanh.audit import queries
from lanh.audit.actions import read
from lanh.common import clock
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest
from lanh.web.trail import words
from lanh.web.trail.lists import TRAIL


@require_safe
def trail(request: OfficeRequest) -> HttpResponseBase:
    today = clock.today()
    found(may_read_trail(request.user, today=today) or None)
    if "export" in request.GET:
        # Taking lines away is a reading of many people's acts.
        read(by=request.user, subject="trail", export=request.GET["export"])
    shown = {"head": queries.head(), "verdict": words.verdict(request.GET)}
    rows = readable(request.user, today=today)
    return TRAIL.found(request, rows).answer("trail/list.html", shown)


@require_safe
def heads(request: OfficeRequest) -> HttpResponse:
    today = clock.today()
    found(may_read_trail(request.user, today=today) or None)
    shown = {"heads": queries.heads(until=today), "head": queries.head()}
    return render(request, "trail/heads.html", shown)

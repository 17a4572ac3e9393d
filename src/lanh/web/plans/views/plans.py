"""Pages of plans."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import (
    require_safe,
)

from lanh.common import clock
from lanh.files import queries as files
from lanh.plans import queries
from lanh.web.parts.exporting import attached
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest
from lanh.web.plans import shown
from lanh.web.plans.lists.plans import PLANS


@require_safe
def plans(request: OfficeRequest) -> HttpResponseBase:
    today = clock.today()
    rows = queries.with_counts(queries.plans(request.user, today))
    return PLANS.found(request, rows).answer(
        "plans/list.html", shown.beside_plans(request.user, today)
    )


@require_safe
def plan(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    one = found(queries.plan(request.user, pk, today))
    return render(request, "plans/detail.html", shown.plan_page(request, one, today))


@require_safe
def file(request: OfficeRequest, pk: UUID) -> HttpResponse:
    one = found(queries.plan(request.user, pk, clock.today()))
    kept = found(one.file)
    return attached(files.content(kept), kept.name, kept.what.media_type)

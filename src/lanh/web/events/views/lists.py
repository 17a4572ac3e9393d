"""The lists, one for each kind."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from lanh.common import clock
from lanh.registers.events import queries
from lanh.web.events.kinds import Kind, tabs
from lanh.web.parts.request import OfficeRequest


@require_safe
def listed(request: OfficeRequest, kind: Kind) -> HttpResponseBase:
    today = clock.today()
    rows = kind.rows(request.user, today=today)
    may = queries.places_to_plan(request.user, today=today).exists()
    news = [(label, reverse(name)) for label, name in kind.news] if may else []
    shown: dict[str, object] = {"kind": kind, "tabs": tabs(kind), "news": news}
    if news:
        shown |= {"empty_act": news[-1][0], "empty_address": news[-1][1]}
    return kind.listing.found(request, rows).answer("events/list.html", shown)

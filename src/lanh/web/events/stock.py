"""What is left of materials at each unit."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lanh.common import clock
from lanh.registers.events import queries
from lanh.web.events.lists import MATERIALS
from lanh.web.events.words import STOCK
from lanh.web.parts.request import OfficeRequest


@require_safe
def stock(request: OfficeRequest) -> HttpResponse:
    shown = {
        "heading": STOCK,
        "rows": queries.stock(request.user, today=clock.today()),
        "as_of": clock.now(),
        "trail": [(reverse("events:materials"), MATERIALS.title)],
    }
    return render(request, "events/stock.html", shown)

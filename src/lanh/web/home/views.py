"""The first page, and the search over everything one may see."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lanh.access.models import User
from lanh.common import clock
from lanh.web.home import beside, leader, words
from lanh.web.home.recent import recent
from lanh.web.parts.request import OfficeRequest, words_in
from lanh.web.parts.shell import Shell


@require_safe
def home(request: OfficeRequest) -> HttpResponse:
    today, shell = clock.today(), Shell(request)
    shown = _due(request.user, shell, today) | _beside(request.user, shell, today)
    return render(request, "home/home.html", {"today": today} | shown)


def _due(user: User, shell: Shell, today: date) -> dict[str, object]:
    owed = words.owed(user, today)
    return {
        "owed": owed,
        "lede": words.lede(owed, today),
        "quick": words.quick(shell.posts, shell.may),
    }


def _beside(user: User, shell: Shell, today: date) -> dict[str, object]:
    desk = leader.desk(user, shell.posts, today)
    # Who signs has the targets in the middle of the page already.
    aims, as_of = ([], None) if desk else beside.progress(user, shell.posts, today)
    return {
        "desk": desk,
        "recent": recent(user, today),
        "aims": aims,
        "aims_as_of": as_of,
        "sent": beside.sent(user, shell.posts, today),
    }


@require_safe
def search(request: OfficeRequest) -> HttpResponse:
    asked = words_in(request.GET, "search").strip()
    shown = {"asked": asked, "groups": words.search(request.user, asked)}
    return render(request, "home/search.html", shown)

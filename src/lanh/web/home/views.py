"""The first page, and the search over everything one may see."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lanh.common import clock
from lanh.web.home import beside, words
from lanh.web.parts.request import OfficeRequest, words_in
from lanh.web.parts.shell import Shell


@require_safe
def home(request: OfficeRequest) -> HttpResponse:
    today, user, shell = clock.today(), request.user, Shell(request)
    owed = words.owed(user, today)
    aims, aims_as_of = beside.progress(user, shell.posts, today)
    shown = {
        "today": today,
        "owed": owed,
        "lede": words.lede(owed, today),
        "quick": words.quick(shell.may),
        "aims": aims,
        "aims_as_of": aims_as_of,
        "sent": beside.sent(user, shell.posts, today),
    }
    return render(request, "home/home.html", shown)


@require_safe
def search(request: OfficeRequest) -> HttpResponse:
    asked = words_in(request.GET, "search").strip()
    shown = {"asked": asked, "groups": words.search(request.user, asked)}
    return render(request, "home/search.html", shown)

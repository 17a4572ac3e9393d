"""What was typed into a form whose session had ended is offered to be sent again."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from lanh.web.parts.answering import not_ours

# What `keep.js` adds: the device holds all that was typed, and offers it itself.
KEPT_HERE = "kept-here"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (the name of a field)


class LogInFirst(LoginRequiredMiddleware):
    """Middleware: every page asks for a log-in; what was sent without one is kept on
    the page that says so, for the server keeps nothing of strangers."""

    def handle_no_permission(  # type: ignore[override]  # a page, where it was a POST
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        by_htmx = "HX-Request" in request.headers
        if request.method == "POST" and not by_htmx and KEPT_HERE not in request.POST:
            return offered(request, status=401)
        return super().handle_no_permission(request, view_func)


@login_not_required
def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Instead of Django's page for a token that does not fit.

    A log-in in another tab gives new tokens, so forms that were open carry an old one.
    Sent from a page of ours, they are offered again; from elsewhere never, for then
    somebody else has written them.
    """
    ours = f"{request.scheme}://{request.get_host()}"
    secret = any("password" in name for name in request.POST)
    if request.headers.get("Origin") == ours and not secret:
        return offered(request, status=403)
    return not_ours(request, reason)


def offered(request: HttpRequest, *, status: int) -> HttpResponse:
    """A page that holds all that was sent, and a button that sends it once more."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != TOKEN
    ]
    shown = {
        "address": request.get_full_path(),
        "fields": fields,
        "typed": sum(1 for _name, value in fields if value.strip()),
        "files": bool(request.FILES),
        "inside": request.user.is_authenticated,
    }
    return render(request, "guard/offered.html", shown, status=status)

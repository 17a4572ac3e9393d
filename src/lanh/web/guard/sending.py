"""A form that is sent twice is kept once, and both answers lead to the same page."""

import time
from collections.abc import Callable
from hashlib import sha256
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from lanh.audit import queries, steps
from lanh.audit.errors import SentTwice
from lanh.web.parts.telling import say

TWICE: Final = _("This form arrived twice and was kept once.")
# How long the second waits to hear where the first was led.
WAITS: Final = (0.05, 0.1, 0.2, 0.4)


class SentOnce:
    """Middleware, the last one: pressed twice, or again on a slow line, it is one act.

    What tells a form from the same page opened anew is its token: Django masks it
    differently each time a page is drawn. htmx keeps its own order and is left alone.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        key = key_of(request) if request.user.is_authenticated else ""
        if not key:
            return None
        if queries.sending(key):
            return led_after(request, key)
        try:
            with steps.sending(key=key) as sent:
                response = view(request, *args, **kwargs)
        except SentTwice:
            return led_after(request, key)
        if sent.kept and (address := response.headers.get("Location")):
            steps.lead_to(key=key, address=address)
        # Of two at once the other was kept; the form that says so is of no more use.
        return led_after(request, key) if sent.twice else response


def key_of(request: HttpRequest) -> str:
    """Of who sent what from which page; '' where nothing has to be told apart."""
    token = request.POST.get("csrfmiddlewaretoken", "")
    if request.method != "POST" or not token or request.headers.get("HX-Request"):
        return ""
    sent = [(name, *values) for name, values in sorted(request.POST.lists())]
    files = [
        (name, one.name, one.size)
        for name, several in request.FILES.lists()
        for one in several
    ]
    told = repr((request.user.pk, request.get_full_path(), sent, files))
    return sha256(told.encode()).hexdigest()


def led_after(request: HttpRequest, key: str) -> HttpResponse:
    """To where the first was led; home, if that is not known (a server that died)."""
    say(request, TWICE, kind="warn")
    for wait in WAITS:
        kept = queries.sending(key)
        if kept and kept.led_to:
            return redirect(kept.led_to)
        time.sleep(wait)
    return redirect("home")

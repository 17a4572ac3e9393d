"""The page where one chooses how to be reminded, and the calendar itself."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lanh.common import clock
from lanh.owed import actions, queries
from lanh.web.home import ics
from lanh.web.home.remembering import CHOSEN, CLOSED, MailForm, chosen
from lanh.web.parts.finding import found
from lanh.web.parts.forms import PressedForm
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in

form_page = require_http_methods(["GET", "POST"])


@form_page
def reminders(request: OfficeRequest) -> HttpResponse:
    form = MailForm(request.POST or None, initial=chosen(request.user))
    if form.is_valid():
        with told_in(form):
            actions.choose_mail(by=request.user, **form.cleaned_data)
            say(request, CHOSEN)
            return redirect("reminders")
    told: dict[str, object] = {"form": form, "mail_is_on": settings.MAIL_IS_ON}
    told["reminder"] = queries.reminder(request.user)
    return render(request, "home/reminders.html", told)


@form_page
@never_cache
def open_calendar(request: OfficeRequest) -> HttpResponse:
    """The address is shown in the answer itself, once."""
    form = PressedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_in(form):
            token = actions.open_calendar(by=request.user, at=clock.now())
            address = request.build_absolute_uri(reverse("calendar", args=[token]))
            return render(request, "home/calendar.html", {"address": address})
    return render(request, "home/calendar.html", {"form": form})


@form_page
def close_calendar(request: OfficeRequest) -> HttpResponse:
    form = PressedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_in(form):
            actions.close_calendar(by=request.user)
            say(request, CLOSED)
            return redirect("reminders")
    return render(request, "home/calendar_close.html", {"form": form})


@require_safe
@never_cache
def calendar(request: OfficeRequest, token: str) -> HttpResponse:
    """No log-in: whoever has the address may read it, so it names nobody."""
    holder = found(queries.holder_of(token))
    with translation.override(holder.language or settings.LANGUAGE_CODE):
        address = request.build_absolute_uri(reverse("home"))
        text = ics.calendar(holder, clock.now(), address)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")

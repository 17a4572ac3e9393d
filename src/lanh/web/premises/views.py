"""The list of premises, where many can be told of at once; one act on many."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lanh.common import clock
from lanh.registers.premises import actions, queries
from lanh.web.parts.listing import Many
from lanh.web.parts.records.kinds import tabs
from lanh.web.parts.records.pages import form_page
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in
from lanh.web.premises import forms, lists, words
from lanh.web.premises.kinds import KINDS, PREMISES


@require_safe
def listed(request: OfficeRequest) -> HttpResponseBase:
    today, user = clock.today(), request.user
    news = list(PREMISES.news(user, today))
    shown = {"kind": PREMISES, "tabs": tabs(KINDS, PREMISES), "news": news}
    if news:
        shown |= {"empty_act": news[-1][0], "empty_address": news[-1][1]}
    many = [Many(words.REACH_MANY, reverse("premises:reach"))] if news else []
    rows = queries.premises(user, today=today)
    found = lists.PREMISES.found(request, rows, many)
    return found.answer("parts/records/list.html", shown)


@form_page
def reach(request: OfficeRequest) -> HttpResponse:
    """The premises ticked in the list were reached by one class or leaflet."""
    today, user = clock.today(), request.user
    rows = queries.premises(user, today=today)
    chosen = list(lists.PREMISES.found(request, rows).chosen)
    form = forms.ReachForm(request.POST or None, initial={"day": today})
    if form.is_valid():
        with told_in(form):
            actions.reach(by=user, premises=chosen, today=today, **form.cleaned_data)
            say(request, words.REACHED)
            return redirect("premises:list")
    shown = {"form": form, "chosen": chosen, "heading": words.REACH}
    return render(request, "premises/many.html", shown)

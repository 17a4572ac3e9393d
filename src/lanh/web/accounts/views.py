"""Accounts and posts, for those who let people in. A page with a password is shown
once: it answers the POST itself, and no browser may keep it."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lanh.access import actions, queries
from lanh.access.models import Post, User
from lanh.access.roles import Permission
from lanh.audit.actions import read
from lanh.common import clock
from lanh.web.accounts import words
from lanh.web.accounts.forms import AdmitForm, EndForm, PostForm, ReasonForm
from lanh.web.accounts.lists import ACCOUNTS
from lanh.web.parts.finding import check_opens, found
from lanh.web.parts.forms import PressedForm
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in

form_page = require_http_methods(["GET", "POST"])


@require_safe
def accounts(request: OfficeRequest) -> HttpResponseBase:
    today = clock.today()
    if "export" in request.GET:
        read(by=request.user, subject="accounts", export=request.GET["export"])
    rows = queries.accounts(request.user, today=today).prefetch_related("posts__place")
    places = queries.places_for(request.user, Permission.APPOINT, today=today)
    shown = {"may_admit": places.exists()}
    return ACCOUNTS.found(request, rows).answer("accounts/list.html", shown)


@require_safe
def account(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    holder = found(queries.account(request.user, pk=pk, today=today))
    shown = {
        "holder": holder,
        "facts": words.facts(holder),
        "posts": words.posts(request.user, holder, today),
        "story": words.story(holder),
        "may_change": queries.may_change(request.user, holder=holder, today=today),
    }
    return render(request, "accounts/detail.html", shown)


@form_page
@never_cache
def admit(request: OfficeRequest) -> HttpResponse:
    today = clock.today()
    places = queries.places_for(request.user, Permission.APPOINT, today=today)
    check_opens(places.exists())
    form = AdmitForm(request.POST or None, places=places, initial={"since": today})
    if form.is_valid():
        with told_in(form):
            admitted = actions.admit(by=request.user, today=today, **form.cleaned_data)
            return render(request, "accounts/given.html", {"admitted": admitted})
    return render(request, "accounts/form.html", {"form": form, "heading": words.ADMIT})


@form_page
def appoint(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today, holder = clock.today(), _holder(request, pk)
    places = queries.places_for(request.user, Permission.APPOINT, today=today)
    form = PostForm(request.POST or None, places=places, initial={"since": today})
    if form.is_valid():
        with told_in(form):
            asked = {"holder": holder, "today": today, **form.cleaned_data}
            actions.appoint(by=request.user, **asked)
            return redirect("accounts:detail", pk)
    shown = {"form": form, "holder": holder, "heading": words.APPOINT}
    return render(request, "accounts/form.html", shown)


@form_page
def end_post(request: OfficeRequest, pk: UUID, post: UUID) -> HttpResponse:
    today, holder = clock.today(), _holder(request, pk)
    held = found(Post.objects.filter(holder=holder, pk=post).first())
    form = EndForm(request.POST or None, initial={"until": today})
    if form.is_valid():
        with told_in(form):
            asked = {"post": held, "today": today, **form.cleaned_data}
            actions.end_post(by=request.user, **asked)
            return redirect("accounts:detail", pk)
    shown = {"form": form, "holder": holder, "post": held, "heading": words.END}
    return render(request, "accounts/form.html", shown)


@form_page
@never_cache
def renew_password(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today, holder = clock.today(), _holder(request, pk)
    form = PressedForm(request.POST or None)
    if form.is_valid():
        with told_in(form):
            given = actions.renew_password(by=request.user, holder=holder, today=today)
            return render(request, "accounts/given.html", {"admitted": given})
    shown = {"form": form, "holder": holder, "heading": words.RENEW}
    return render(request, "accounts/form.html", shown)


@form_page
def disable(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today, holder = clock.today(), _holder(request, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with told_in(form):
            asked = {"holder": holder, "today": today, **form.cleaned_data}
            actions.disable(by=request.user, **asked)
            say(request, words.DISABLED)
            return redirect("accounts:detail", pk)
    shown = {"form": form, "holder": holder, "heading": words.DISABLE, "bad": True}
    return render(request, "accounts/form.html", shown)


@form_page
def enable(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today, holder = clock.today(), _holder(request, pk)
    form = PressedForm(request.POST or None)
    if form.is_valid():
        with told_in(form):
            actions.enable(by=request.user, holder=holder, today=today)
            say(request, words.ENABLED)
            return redirect("accounts:detail", pk)
    shown = {"form": form, "holder": holder, "heading": words.ENABLE}
    return render(request, "accounts/form.html", shown)


def _holder(request: OfficeRequest, pk: UUID) -> User:
    """Whom the form is about: a name that the list showed, so no line of its own."""
    rows = queries.accounts(request.user, today=clock.today())
    return found(rows.filter(pk=pk).first())

"""One's own account: language, password, second factor."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lanh.access import actions, queries
from lanh.common import clock
from lanh.web.accounts import words
from lanh.web.accounts.forms import LanguageForm, OwnPasswordForm
from lanh.web.accounts.gate import owes_second_factor
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in

form_page = require_http_methods(["GET", "POST"])


@require_safe
def account(request: OfficeRequest) -> HttpResponse:
    shown = {
        "facts": words.facts(request.user),
        "posts": queries.posts_of(request.user, today=clock.today()),
        "has_second_factor": is_mfa_enabled(request.user),
        "owes_second_factor": owes_second_factor(request.user),
    }
    return render(request, "accounts/own.html", shown)


@form_page
@never_cache
def password(request: OfficeRequest) -> HttpResponse:
    form = OwnPasswordForm(request.user, request.POST or None)
    if form.is_valid():
        with told_in(form):
            new = form.cleaned_data["new_password1"]
            user = actions.change_password(by=request.user, password=new)
            update_session_auth_hash(request, user)
            say(request, words.PASSWORD_CHANGED)
            return redirect("accounts:own")
    return render(request, "accounts/password.html", {"form": form})


@form_page
def language(request: OfficeRequest) -> HttpResponse:
    form = LanguageForm(
        request.POST or None, initial={"language": request.user.language}
    )
    if form.is_valid():
        chosen = form.cleaned_data["language"]
        actions.choose_language(by=request.user, language=chosen)
        answer = redirect("accounts:own")
        # Else an earlier choice at the foot of a page would go first on this device.
        answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return answer
    return render(request, "accounts/language.html", {"form": form})

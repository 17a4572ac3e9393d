"""What stands between the log-in and the first page."""

from collections.abc import Callable
from typing import Final

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from lanh.access.models import User
from lanh.web.accounts.door import needs_second_factor

# Pages that are open to somebody who still owes a password or a second factor.
OPEN: Final = frozenset(
    {
        *("login", "logout", "set_language", "theme", "accounts:password"),
        *("account_reauthenticate", "mfa_reauthenticate", "mfa_index"),
        *("mfa_activate_totp", "mfa_view_recovery_codes"),
        "mfa_download_recovery_codes",
    }
)


class Gate:
    """Middleware: a one-time password is changed first, then a second factor is set up
    where a role needs one; pages speak the language that the account has chosen."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        user, match = request.user, request.resolver_match
        if not isinstance(user, User):
            return None
        # What is chosen on this device, at the foot of the page, goes first.
        if user.language and not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
            translation.activate(user.language)
        if match is None or match.view_name in OPEN:
            return None
        if user.password_is_one_time:
            return redirect("accounts:password")
        return redirect("mfa_activate_totp") if owes_second_factor(user) else None


def owes_second_factor(user: User) -> bool:
    """Whether a post held today needs a second factor that is not there yet."""
    return needs_second_factor(user) and not is_mfa_enabled(user)

"""What django-allauth asks of us at the log-in: our words, our trail, no signing up."""

import base64
from hashlib import sha256
from io import BytesIO
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from lanh.access import actions
from lanh.access.models import User
from lanh.access.queries import posts_of
from lanh.audit.rules import seal
from lanh.common import clock
from lanh.common.actor import Stranger


class Door(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """The first factor: who comes in, who goes out, who was not let in."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "Log-in name and password do not belong together. Try again, or ask your "
            "administrator for a new password."
        ),
        "too_many_login_attempts": _(
            "Too many attempts. Wait five minutes, or ask your administrator for a new "
            "password."
        ),
        "incorrect_password": _("This is not your password. Try again."),
        "rate_limited": _("Too many attempts. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse:
        actions.log_in(by=user, origin=self.origin(request))
        answer: HttpResponse = super().post_login(request, user, **told)
        return answer

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            actions.log_out(by=request.user, origin=self.origin(request))
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **typed: Any) -> None:
        username = str(typed.get("username", ""))
        origin = self.origin(request)
        actions.fail_log_in(by=Stranger(), username=username, origin=origin)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        self.authentication_failed(request, username=user.username)
        return redirect("account_inactive")

    def send_notification_mail(self, template: str, user: User, **_told: Any) -> None:
        """Not a mail but a line: '…/totp_activated', '…/recovery_codes_generated'."""
        how, origin = template.rpartition("/")[2], self.origin(self.request)
        actions.change_second_factor(by=user, how=how, origin=origin)

    def add_message(self, *_args: object, **_told: object) -> None:
        """Coming in and going out need no sentence."""

    def origin(self, request: HttpRequest) -> str:
        """Where a request comes from, sealed: the same mark for the same address."""
        return seal(self.get_client_ip(request), key=settings.SECRET_KEY)


class SecondDoor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """The second factor; its secrets are kept encrypted.

    Trap: the key is made of SECRET_KEY, so a new one makes everybody enrol again.
    """

    error_messages: ClassVar = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Your post needs a second factor, so it stays on. Make new recovery codes "
            "if you have lost them."
        ),
        "incorrect_code": _(
            "This code does not fit. Type the one that is shown now, or a recovery "
            "code."
        ),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not needs_second_factor(authenticator.user)

    def build_totp_svg(self, url: str) -> str:
        """On white, so that it can be scanned off a dark page too."""
        import qrcode
        from qrcode.image.svg import SvgPathFillImage

        picture = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()

    def encrypt(self, text: str) -> str:
        return str(_cipher().encrypt(text.encode()), "ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return str(_cipher().decrypt(encrypted_text.encode()), "utf-8")


def needs_second_factor(user: User) -> bool:
    """Whether a post held today is one of those that ask for it (settings)."""
    if not settings.SECOND_FACTOR_ROLES:
        return False
    held = {post.role for post in posts_of(user, today=clock.today())}
    return bool(held & set(settings.SECOND_FACTOR_ROLES))


def _cipher() -> Any:
    from cryptography.fernet import Fernet

    key = sha256(b"second factor\n" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))

"""How accounts and posts are told on pages."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.access.models import Post, User
from lanh.access.queries import may
from lanh.access.roles import Permission
from lanh.audit.queries import story_of
from lanh.audit.registry import words_for
from lanh.common import clock
from lanh.web.parts.shapes import Moment
from lanh.web.parts.words import words

ADMIT: Final = _("Let somebody in")
APPOINT: Final = _("Give a post")
END: Final = _("End a post")
RENEW: Final = _("Give a new password")
DISABLE: Final = _("Disable the account")
ENABLE: Final = _("Enable the account")
DISABLED: Final = _("The account is disabled. Its posts and its lines stay.")
ENABLED: Final = _("The account is enabled.")
PASSWORD_CHANGED: Final = _("The password is changed.")
Fact = tuple[str | Promise, str | Promise | datetime | None]


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post on the page of its holder, and whether the reader may end it."""

    post: Post
    may_end: bool


def state(user: User) -> str | Promise:
    if not user.is_active:
        return _("disabled")
    return (
        _("waits for its first password") if user.password_is_one_time else _("in use")
    )


def posts_in_short(user: User) -> str:
    """'commune officer, xã Suối Lành': the posts held today, from what was fetched."""
    today = clock.today()
    held = [post for post in user.posts.all() if today in post.span]
    return "; ".join(f"{words(post.duty)}, {post.place}" for post in held)


def facts(user: User) -> list[Fact]:
    language = dict(settings.LANGUAGES).get(user.language)
    return [
        (_("Full name"), user.name),
        (_("Log-in name"), user.username),
        (_("State"), state(user)),
        (_("Second factor"), _("yes") if is_mfa_enabled(user) else _("no")),
        (_("Language"), language or _("as the browser asks")),
        (_("Last log-in"), user.last_login),
    ]


def posts(reader: User, holder: User, today: date) -> list[HeldPost]:
    """All posts of somebody, the latest first."""
    rows = holder.posts.select_related("place__parent").order_by("-since", "pk")
    return [
        HeldPost(
            post,
            may_end=post.until is None
            and reader != holder
            and may(reader, Permission.APPOINT, at=post.place, today=today),
        )
        for post in rows
    ]


def story(holder: User) -> list[Moment]:
    """What was done with the account, the latest first."""
    lines = story_of(holder.subject).reverse()[:50]
    return [
        Moment(
            at=line.at,
            heading=f"{line.actor_name} {gettext(words_for(line.verb))}",
            lines=[line.why] if line.why else [],
        )
        for line in lines
    ]

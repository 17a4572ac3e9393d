"""The list of accounts: what it shows, how it is narrowed."""

from functools import partial
from typing import Any

from django.forms import TextInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter

from lanh.access.models import User
from lanh.access.roles import Role
from lanh.common import clock
from lanh.common.text import fold
from lanh.web.accounts import words
from lanh.web.accounts.forms import coded
from lanh.web.parts.listing import Column, Empty, Filters, Listing


class AccountFilter(Filters):
    search = CharFilter(
        label=_("Search by name or log-in name"),
        method="_named",
        widget=TextInput(attrs={"type": "search"}),
    )
    role = ChoiceFilter(label=_("Role"), choices=partial(coded, Role), method="_in")
    place = CharFilter(label=_("Place"), method="_at")

    def _named(self, rows: Any, _name: str, asked: str) -> Any:
        for word in fold(asked).split():
            rows = rows.filter(folded__contains=word)
        return rows

    def _in(self, rows: Any, _name: str, role: str) -> Any:
        return rows.holding(on=clock.today(), role=role)

    def _at(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.holding(on=clock.today(), place__folded__contains=fold(asked))


ACCOUNTS: Listing[User] = Listing(
    name="accounts",
    title=_("Accounts and posts"),
    columns=[
        Column(
            "name",
            _("Full name"),
            lambda user: user.name,
            order=("sort_key",),
            address=lambda user: reverse("accounts:detail", args=[user.pk]),
        ),
        Column("username", _("Log-in name"), lambda user: user.username, ("username",)),
        Column("posts", _("Posts today"), words.posts_in_short),
        Column(
            "state",
            _("State"),
            words.state,
            order=("is_active",),
            shape=lambda user: "ok" if user.is_active else "none",
        ),
        Column("last", _("Last log-in"), lambda user: user.last_login, ("last_login",)),
    ],
    order="name",
    filters=AccountFilter,
    empty=Empty(_("No account yet"), _("Let somebody in, and give a post.")),
)

"""What stands around every page: who is here, at which post, and which ways lead on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.access.models import Post
from lanh.access.queries import posts_of
from lanh.access.roles import GRANTS, Permission, Role
from lanh.common import clock
from lanh.web.parts.theme import theme_of


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a section, for those who hold the permission (None: for everyone)."""

    label: str | Promise
    name: str
    needs: Permission | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str
    icon: str
    here: bool


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    links: list[Link]


KEYS = (
    Way(_("Today"), "home", icon="today"),
    Way(_("Reports"), "reports:list", Permission.SEE_REPORTS, "form"),
    Way(_("Registers"), "events:list", Permission.SEE_EVENTS, "book"),
    Way(_("Plans"), "plans:list", Permission.SEE_PLANS, "aim"),
    Way(_("Papers"), "papers:list", Permission.SEE_PAPERS, "paper"),
)
REGISTERS = (
    Way(_("Communication and training"), "events:list", Permission.SEE_EVENTS),
    Way(_("Premises"), "premises:list", Permission.SEE_PREMISES),
    Way(_("Inspections of teams 178"), "inspections:list", Permission.SEE_INSPECTIONS),
    Way(_("Awareness surveys"), "surveys:list", Permission.SEE_SURVEYS),
    Way(_("Supervision missions"), "missions:list", Permission.SEE_MISSIONS),
    Way(_("Register of documents"), "documents:list", Permission.SEE_DOCUMENTS),
)
OTHERS = (
    Way(_("From spreadsheets"), "intake:list", Permission.RECORD_EVENTS),
    Way(_("Places"), "places:list"),
    Way(_("Accounts and posts"), "accounts:list", Permission.SEE_ACCOUNTS),
    Way(_("Audit trail"), "trail:list", Permission.SEE_TRAIL),
)
GALLERY = Way(_("Page parts"), "parts")


class Shell:
    """What `base.html` asks; nothing is fetched before it asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.now: datetime = clock.now()
        self.demo: bool = clock.is_fixed()
        self.theme: str = theme_of(request)

    @cached_property
    def posts(self) -> list[Post]:
        """The posts held today, the first one first."""
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            return []
        return list(posts_of(user, today=clock.today()))

    @cached_property
    def may(self) -> frozenset[Permission]:
        held = (GRANTS[Role(post.role)] for post in self.posts)
        return frozenset(permission for grants in held for permission in grants)

    @property
    def keys(self) -> list[Link]:
        return self._links(KEYS)

    @property
    def groups(self) -> list[Group]:
        gallery = (GALLERY,) if settings.DEBUG else ()
        said = [
            Group(gettext("Records"), self._links(REGISTERS)),
            Group(gettext("More"), self._links((*OTHERS, *gallery))),
        ]
        return [group for group in said if group.links]

    def _links(self, ways: tuple[Way, ...]) -> list[Link]:
        may = [way for way in ways if way.needs is None or way.needs in self.may]
        return [
            Link(str(way.label), reverse(way.name), way.icon, self._is_here(way.name))
            for way in may
        ]

    def _is_here(self, name: str) -> bool:
        match = self.request.resolver_match
        if match is None:
            return False
        room, _colon, _page = name.partition(":")
        return match.view_name == name or match.namespace == room


def shell(request: HttpRequest) -> Mapping[str, object]:
    """The context processor."""
    return {"shell": SimpleLazyObject(lambda: Shell(request))}

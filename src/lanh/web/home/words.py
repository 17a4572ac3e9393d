"""How the first page is told."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.common import clock
from lanh.registers.events import queries as events
from lanh.web.parts.words import day

FEW = 10


@dataclass(frozen=True, slots=True)
class Hit:
    name: str
    address: str
    beside: str


def search(user: User, asked: str) -> list[tuple[str | Promise, list[Hit]]]:
    """What bears the words, by kind; only what the user may see, a few of each."""
    if not asked:
        return []
    found = [(_("Communication and training"), _events(user, asked))]
    return [(kind, hits) for kind, hits in found if hits]


def _events(user: User, asked: str) -> list[Hit]:
    rows = events.events(user, today=clock.today(), search=asked)[:FEW]
    return [
        Hit(
            row.title,
            reverse("events:detail", args=[row.pk]),
            f"{day(row.day)}, {row.place}",
        )
        for row in rows
    ]

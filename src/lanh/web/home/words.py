"""How the first page is told."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from lanh.access.models import Post, User
from lanh.access.roles import Permission
from lanh.common import clock
from lanh.owed.queries import Horizon, by_horizon, horizon
from lanh.owed.registry import Due
from lanh.papers import queries as papers
from lanh.places import queries as places
from lanh.plans import queries as plans
from lanh.registers.events import queries as events
from lanh.reports.queries import duties
from lanh.web.home.ways import MOST, Quick
from lanh.web.parts.words import day, said
from lanh.web.reports.words import heading, state

FEW = 10
SHAPES = {
    Horizon.LATE: "bad",
    Horizon.TODAY: "warn",
    Horizon.WEEK: "info",
    Horizon.LATER: "none",
}
# (something is late, something must be finished today)
LEDES = {
    (False, False): _("Nothing is late, and nothing must be finished today."),
    (False, True): _("Nothing is late; {now} to be finished today."),
    (True, False): _("{late} late; nothing else must be finished today."),
    (True, True): _("{late} late, and {now} more to be finished today."),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing due, as the list shows it."""

    due: Due
    address: str
    shape: str
    when: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    label: str | Promise
    address: str
    icon: str


@dataclass(frozen=True, slots=True)
class Hit:
    name: str
    address: str
    beside: str


def owed(user: User, today: date) -> list[tuple[Horizon, list[Item]]]:
    """All that is due, in groups, ready to be shown."""
    groups = by_horizon(user, today)
    return [(name, [_item(due, today) for due in dues]) for name, dues in groups]


def lede(groups: list[tuple[Horizon, list[Item]]], today: date) -> str:
    """'1 is late; nothing more must be finished today. The next: …, in 16 days.'"""
    number = {name: len(items) for name, items in groups}
    late, now = number.get(Horizon.LATE, 0), number.get(Horizon.TODAY, 0)
    told = str(LEDES[bool(late), bool(now)]).format(late=late, now=now)
    return f"{told} {_next(groups, today)}".rstrip()


def _next(groups: list[tuple[Horizon, list[Item]]], today: date) -> str:
    """What comes after today, where its day is known."""
    items = [item for _name, items in groups for item in items]
    coming = [(i.due.due, i) for i in items if i.due.due and i.due.due > today]
    if not coming:
        return ""
    due, item = min(coming, key=lambda one: one[0])
    n = (due - today).days
    told = ngettext(
        "The next: {what}, in {n} day.", "The next: {what}, in {n} days.", n
    )
    return told.format(what=said(item.due.what), n=n)


def quick(posts: Sequence[Post], may: Set[Permission]) -> list[Shortcut]:
    """What the posts of this person do most, each once, the first post's first."""
    ways = [way for post in posts for way in MOST[post.duty]]
    return [
        Shortcut(way.label, _address(way), way.icon)
        for way in dict.fromkeys(ways)
        if way.needs in may
    ]


def _address(way: Quick) -> str:
    return f"{reverse(way.name)}?{way.query}" if way.query else reverse(way.name)


def search(user: User, asked: str) -> list[tuple[str | Promise, list[Hit]]]:
    """What bears the words, by kind; only what the user may see, a few of each."""
    if not asked:
        return []
    found = [
        (_("Communication and training"), list(_events(user, asked))),
        (_("Plans"), list(_plans(user, asked))),
        (_("Reports"), list(_reports(user, asked))),
        (_("Official papers"), list(_papers(user, asked))),
        (_("Places"), list(_places(asked))),
    ]
    return [(kind, hits) for kind, hits in found if hits]


def _item(due: Due, today: date) -> Item:
    address = reverse(due.url_name, args=due.url_args)
    if due.query:
        address = f"{address}?{due.query}"
    return Item(due, address, SHAPES[horizon(due, today)], _when(due, today))


def _when(due: Due, today: date) -> str:
    if due.due is None:
        return gettext("Late") if due.late else gettext("No day is set")
    days = (due.due - today).days
    if days < 0:
        return gettext("Days late: {n}").format(n=-days)
    if due.late:
        return gettext("Late")
    if days == 0:
        return gettext("Today")
    return gettext("Days left: {n}").format(n=days)


def _plans(user: User, asked: str) -> Iterator[Hit]:
    for plan in plans.plans(user, clock.today(), search=asked)[:FEW]:
        address = reverse("plans:detail", args=[plan.pk])
        yield Hit(str(plan), address, plan.place.name)


def _reports(user: User, asked: str) -> Iterator[Hit]:
    """By the unit, the form's code or its words; the newest first."""
    found = duties.mentioning(user, asked, today=clock.today())
    for duty in found.order_by("-last", "place__sort_key")[:FEW]:
        address = reverse("reports:duty", args=[duty.pk])
        yield Hit(heading(duty), address, f"{duty.place.name}, {state(duty)}")


def _papers(user: User, asked: str) -> Iterator[Hit]:
    for paper in papers.papers(user, today=clock.today(), search=asked)[:FEW]:
        address = reverse("papers:detail", args=[paper.pk])
        yield Hit(str(paper), address, paper.place.name)


def _places(asked: str) -> Iterator[Hit]:
    for name in places.search(asked, as_of=clock.today())[:FEW]:
        address = reverse("places:detail", args=[name.place.pk])
        yield Hit(name.name, address, str(name.place.parent or ""))


def _events(user: User, asked: str) -> Iterator[Hit]:
    for row in events.events(user, today=clock.today(), search=asked)[:FEW]:
        address = reverse("events:detail", args=[row.pk])
        yield Hit(row.title, address, f"{day(row.day)}, {row.place}")

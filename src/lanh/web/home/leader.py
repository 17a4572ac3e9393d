"""What the one who signs asks first: which targets are behind, who is late, and what
has changed since the last signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from lanh.access.models import Post, User
from lanh.access.roles import Role
from lanh.common import clock
from lanh.papers import queries as papers
from lanh.papers.models import Paper
from lanh.places.models import Place
from lanh.plans import queries as plans
from lanh.plans.models import Plan
from lanh.reports.models import Duty
from lanh.reports.queries import duties
from lanh.web.home.beside import plan_in_force
from lanh.web.plans.progress import Row, row, summary
from lanh.web.reports.words import heading, late

FEW = 8


@dataclass(frozen=True, slots=True)
class Late:
    """A unit that owes a report whose day has passed."""

    name: str
    report: str
    address: str
    days: str


@dataclass(frozen=True, slots=True)
class Change:
    """A figure as the paper that was signed last could know it, and as it is now."""

    name: str
    address: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The page of the one who signs. `behind`: the worst first; `signed`: the last
    paper of one's own place, None where none was issued."""

    plan: Plan | None
    say: str
    behind: Sequence[Row]
    late: Sequence[Late]
    late_in_all: int
    signed: Paper | None
    changed: Sequence[Change]

    @property
    def late_address(self) -> str:
        return f"{reverse('reports:list')}?late=on"


def desk(user: User, posts: Sequence[Post], today: date) -> Desk | None:
    """None for those who do not sign."""
    signing = [post for post in posts if post.role == Role.LEADER]
    if not signing:
        return None
    place = signing[0].place
    plan = plan_in_force(user, place, today)
    rows = _rows(plan, place, today)
    behind = [one for one in rows if one.shape in ("bad", "warn")]
    owing = duties.duties(user, today=today, late=True).unsent()
    signed = _signed(user, place, today)
    return Desk(
        plan=plan,
        say=summary(rows),
        behind=sorted(behind, key=lambda one: one.shape != "bad")[:FEW],
        late=[_late(duty, today) for duty in owing.select_related("place")[:FEW]],
        late_in_all=owing.count(),
        signed=signed,
        changed=_changed(rows, plan, place, signed) if signed and plan else [],
    )


def _rows(plan: Plan | None, place: Place, today: date) -> list[Row]:
    if plan is None:
        return []
    return [row(one) for one in plans.progress(plan, place=place, today=today)]


def _late(duty: Duty, today: date) -> Late:
    address = reverse("reports:duty", args=[duty.pk])
    return Late(duty.place.name, heading(duty), address, late(duty, today))


def _signed(user: User, place: Place, today: date) -> Paper | None:
    issued = papers.papers(user, today=today).filter(place=place)
    return issued.filter(issued_at__isnull=False).order_by("-issued_at").first()


def _changed(
    rows: Sequence[Row], plan: Plan, place: Place, signed: Paper
) -> list[Change]:
    """Targets whose figure is another one now, by the plan's own progress asked twice:
    as it is known now, and as it was known when the paper's figures were frozen."""
    day, known = signed.day or clock.day_of(signed.known_at), signed.known_at
    then = plans.progress(plan, place=place, today=day, known_at=known)
    was = {one.target.pk: row(one).figure for one in then}
    return [
        Change(
            name=one.indicator or one.name,
            address=reverse("plans:target", args=[one.progress.target.pk]),
            was=was.get(one.progress.target.pk, ""),
            now=one.figure,
        )
        for one in rows
        if one.figure != was.get(one.progress.target.pk, "")
    ]

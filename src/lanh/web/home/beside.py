"""What stands beside the day's work: one's own place's progress, and what was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from lanh.access.models import Post, User
from lanh.places.models import Place
from lanh.plans import queries as plans
from lanh.plans.models import Plan
from lanh.reports.queries import duties
from lanh.web.parts.shapes import Pace
from lanh.web.parts.words import moment, words
from lanh.web.plans.progress import as_of, row
from lanh.web.reports.words import SHAPES, heading

FEW = 5


@dataclass(frozen=True, slots=True)
class Aim:
    """A target at one's own place; no bar where the aim is the whole plan's alone."""

    name: str
    address: str
    figure: str
    aim: str
    bar: Pace | None


@dataclass(frozen=True, slots=True)
class Sent:
    name: str
    address: str
    state: str
    shape: str
    beside: str


def progress(
    user: User, posts: Sequence[Post], today: date
) -> tuple[list[Aim], date | None]:
    """Targets of the plan in force that have a figure here, those behind first."""
    if not posts:
        return [], None
    place = posts[0].place
    plan = plan_in_force(user, place, today)
    if plan is None:
        return [], None
    rows = [row(one) for one in plans.progress(plan, place=place, today=today)]
    known = [one for one in rows if one.figure]
    own = plan.place_id == place.pk
    aims = [
        Aim(
            name=one.indicator or one.name,
            address=reverse("plans:target", args=[one.progress.target.pk]),
            figure=one.figure,
            aim=one.aim if own or plans.is_share(one.progress.target) else "",
            bar=one.bar if own or plans.is_share(one.progress.target) else None,
        )
        for one in sorted(known, key=lambda one: not (one.bar and one.bar.late))
    ]
    # A half-year is reported before its last day: no figure is known beyond today.
    day = as_of(known)
    return aims[:FEW], min(day, today) if day else None


def plan_in_force(user: User, place: Place, today: date) -> Plan | None:
    """The plan of the very place, else one that is read there."""
    now = plans.plans(user, today).filter(first__lte=today, last__gte=today)
    return now.filter(place=place).first() or now.first()


def sent(user: User, posts: Sequence[Post], today: date) -> list[Sent]:
    """What one's own places have sent lately, and where it stands."""
    own = [post.place_id for post in posts]
    mine = duties.submissions(user, today=today).filter(
        duty__place__in=own, sent_at__isnull=False
    )
    return [
        Sent(
            name=heading(report.duty),
            address=reverse("reports:report", args=[report.pk]),
            state=words(report.stage),
            shape=SHAPES[report.state],
            beside=moment(report.sent_at) if report.sent_at else "",
        )
        for report in mine.order_by("-sent_at")[:FEW]
    ]

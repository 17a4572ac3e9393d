"""What one has recorded and done oneself lately, as the trail tells it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Max
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from lanh.access import queries as access
from lanh.access.models import User
from lanh.audit.models import Line
from lanh.audit.registry import words_for
from lanh.papers import queries as papers
from lanh.plans import queries as plans
from lanh.registers.documents import queries as documents
from lanh.registers.events import queries as events
from lanh.registers.inspections import queries as inspections
from lanh.registers.missions import queries as missions
from lanh.registers.premises import queries as premises
from lanh.registers.surveys import queries as surveys
from lanh.reports.queries import duties
from lanh.web.parts.words import moment
from lanh.web.reports.words import heading

FEW = 5
QUARTER = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Page:
    """Where a thing that the trail names is shown, which of them one may see, and what
    each is called."""

    name: str
    rows: Callable[[User, date], Any]
    called: Callable[[Any], str] = str


# By the first word of its name in the trail; a new register adds its nouns here.
PAGES: Final[Mapping[str, Page]] = {
    "broadcast": Page(
        "events:broadcast", lambda user, today: events.broadcasts(user, today=today)
    ),
    "class": Page(
        "events:detail_class", lambda user, today: events.classes(user, today=today)
    ),
    "document": Page(
        "documents:detail", lambda user, today: documents.documents(user, today=today)
    ),
    "draft": Page("plans:draft", lambda user, today: plans.drafts(user, today=today)),
    "event": Page(
        "events:detail", lambda user, today: events.events(user, today=today)
    ),
    "finding": Page(
        "missions:finding", lambda user, today: missions.findings(user, today=today)
    ),
    "inspection": Page(
        "inspections:session",
        lambda user, today: inspections.sessions(user, today=today),
    ),
    "material": Page(
        "events:material", lambda user, today: events.materials(user, today=today)
    ),
    "mission": Page(
        "missions:detail", lambda user, today: missions.missions(user, today=today)
    ),
    "paper": Page(
        "papers:detail",
        lambda user, today: papers.papers(user, today=today),
        lambda paper: str(paper.subject_line),
    ),
    "premises": Page(
        "premises:detail", lambda user, today: premises.premises(user, today=today)
    ),
    "visit": Page(
        "inspections:visit", lambda user, today: inspections.visits(user, today=today)
    ),
    "plan": Page("plans:detail", lambda user, today: plans.plans(user, today)),
    "school_plan": Page(
        "events:school", lambda user, today: events.schools(user, today=today)
    ),
    "sheet": Page(
        "surveys:sheet", lambda user, today: surveys.sheets(user, today=today)
    ),
    "submission": Page(
        "reports:report",
        lambda user, today: duties.submissions(user, today=today),
        lambda report: f"{heading(report.duty)}, {report.duty.place}",
    ),
    "survey": Page(
        "surveys:detail", lambda user, today: surveys.surveys(user, today=today)
    ),
    "user": Page(
        "accounts:detail", lambda user, today: access.accounts(user, today=today)
    ),
}


@dataclass(frozen=True, slots=True)
class Recent:
    """One thing, and the last that was done to it by oneself."""

    name: str
    address: str
    beside: str


def recent(user: User, today: date) -> list[Recent]:
    """The last few things, each once: two questions to the trail, one to each room
    that holds some of them. What one may no longer see is left out."""
    own = Line.objects.filter(actor=user.actor_id).exclude(subject=user.subject)
    own = own.exclude(verb="audit.read").on_days(today - QUARTER, None)
    last = own.values("subject").annotate(last=Max("number")).order_by("-last")
    shown = [row["last"] for row in last[: FEW * 4] if _kind(row["subject"]) in PAGES]
    lines = Line.objects.filter(number__in=shown[:FEW]).order_by("-number")
    names = _names([line.subject for line in lines], user, today)
    return [_recent(line, names) for line in lines if line.subject in names]


def _recent(line: Line, names: Mapping[str, str]) -> Recent:
    return Recent(
        name=names[line.subject],
        address=reverse(PAGES[_kind(line.subject)].name, args=[_key(line.subject)]),
        beside=f"{capfirst(gettext(words_for(line.verb)))}, {moment(line.at)}",
    )


def _kind(subject: str) -> str:
    return subject.partition(":")[0]


def _key(subject: str) -> str:
    return subject.partition(":")[2]


def _names(subjects: Iterable[str], user: User, today: date) -> dict[str, str]:
    """What each is called, of those that one may see."""
    keys: dict[str, list[str]] = {}
    for subject in subjects:
        keys.setdefault(_kind(subject), []).append(_key(subject))
    return {
        f"{kind}:{row.pk}": PAGES[kind].called(row)
        for kind, of_kind in keys.items()
        for row in PAGES[kind].rows(user, today).filter(pk__in=of_kind)
    }

"""What the pages of this drawer show."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.law.instruments import Instrument
from lanh.registers.documents import queries
from lanh.registers.documents.queries import Cited, Relation
from lanh.web.documents import facts
from lanh.web.parts.shapes import Tab
from lanh.web.parts.words import day

TABS: Final = (
    ("list", _("Register of documents")),
    ("laws", _("Laws in force")),
    ("books", _("Books of numbers")),
)
FORCE: Final = {"had": "ok", "early": "warn", "ended": "bad", "unknown": "none"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a document names, or is named by, in one relation."""

    label: str
    cited: Sequence[Any]


def tabs(here: str) -> list[Tab]:
    return [
        Tab(reverse(f"documents:{name}"), label, name == here) for name, label in TABS
    ]


def year_of(asked: str, today: date) -> int:
    return int(asked) if asked.isdigit() and len(asked) == 4 else today.year


def graph(user: User, document: Any, today: date) -> Mapping[str, object]:
    """The document between what it rests on and what rests on it."""
    down: dict[Relation, list[Any]] = defaultdict(list)
    up: dict[Relation, list[Any]] = defaultdict(list)
    for one in queries.cites(user, document, today=today):
        down[one.citation.how].append((one, shape(one)))
    for citation in queries.cited_by(user, document, today=today):
        if all(citation.source_id != known.source_id for known in up[citation.how]):
            up[citation.how].append(citation)
    return {
        "record": document,
        "trail": [(reverse("documents:list"), TABS[0][1])],
        "facts": list(facts.of_document(document)),
        "down": [
            Bundle(gettext(how.words), down[how]) for how in Relation if down[how]
        ],
        "up": [Bundle(gettext(how.turned), up[how]) for how in Relation if up[how]],
    }


def laws(
    user: User, today: date, day: date | None = None, search: str = ""
) -> Mapping[str, object]:
    cited = queries.times_cited(user, today=today)
    found = queries.laws(day=day, search=search)
    return {
        "laws": [(law, spelt(law), cited.get(law.code, 0)) for law in found],
        "day": day,
        "tabs": tabs("laws"),
    }


def law(user: User, one: Instrument, today: date) -> Mapping[str, object]:
    cited = queries.citing(user, one.code, today=today)
    return {
        "law": one,
        "force": spelt(one),
        "in_force": today in one.force,
        "cited": cited,
        "trail": [(reverse("documents:laws"), TABS[1][1])],
    }


def spelt(law: Instrument) -> str:
    """'from 1/1/2022 to 30/6/2026': its days of force, as offices write them."""
    since = gettext("from {day}").format(day=day(law.force.since))
    if law.force.until is None:
        return since
    return f"{since}, " + gettext("until before {day}").format(day=day(law.force.until))


def origin(document: Any) -> str:
    """The page of what was confirmed or issued here, or ''."""
    room, _colon, key = document.origin.partition(":")
    return reverse(f"{room}s:detail", args=[key]) if room in ("plan", "paper") else ""


def shape(one: Cited) -> str:
    return FORCE[one.force.value] if one.force else "none"

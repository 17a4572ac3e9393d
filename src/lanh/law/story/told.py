"""What an event's details say, where the law asks for more than its kind."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from lanh.law.events import Event, read_day
from lanh.law.story.file import REHAB, Ground, Story, Term
from lanh.law.terms import add_months

STAGES: Final = "abcdđ"
GROUNDS: Final = {
    "a": "voluntary",
    "b": "use",
    "c": "substitution",
    "d": "aftercare",
    "1": "voluntary",
    "2": "use",
    "3": "substitution",
    "4": "aftercare",
}


def stop_reason(story: Story, event: Event, term: Term) -> str:
    """Why management was stopped: told, or what happened before it."""
    told = event.words()
    for word, reason in STOP_WORDS.items():
        if word in told:
            return reason
    if story.addicted:
        return "addicted"
    if story.prison is not None or "prison_sentence" in story.last:
        return "prison"
    return "custody" if story.custody is not None else term.reason or "addicted"


STOP_WORDS: Final = {
    "commune_education": "commune_education",
    "reformatory": "closed_education",
    "compulsory_education": "closed_education",
    "prison": "prison",
    "custody": "custody",
    "detention": "custody",
    "24.7": "custody",
    "death": "death",
    "missing": "death",
    "24.5a": "addicted",
    "addict": "addicted",
    "24.5b": "closed_education",
    "24.5c": "prison",
}


def count_stages(event: Event) -> int:
    """How many of the five stages are done: 3, [a, b, c], 'abc', 'a-c', '3 of 5'."""
    told = event.get("stages", "stages_completed", "count", "number", "completed")
    if isinstance(told, int):
        return told
    if isinstance(told, list | tuple):
        return len(told)
    text = str(told or "abc").lower()
    if number := re.search(r"\d+", text):
        return int(number.group())
    if ends := re.fullmatch(r"\W*([abcdđ])\s*[-–]\s*([abcdđ])\W*", text):
        return STAGES.index(ends.group(2)) - STAGES.index(ends.group(1)) + 1
    letters = text if re.fullmatch(r"[abcdđ]+", text) else ""
    return len(letters) or len(re.findall(r"\b[abcdđ]\b", text))


def certificate_kind(story: Story, event: Event) -> str:
    """'part' where only some stages are certified, else 'full'."""
    told = event.words()
    if re.search(r"\bpart(_done|ial)?\b|_stages|\bstages|33\.4|some", told):
        return "part"
    return "part" if 3 <= story.stages < 5 and "full" not in told else "full"


def completed_kind(event: Event) -> str:
    """The kind of spell that a completion names, '' where it names none."""
    told = event.words()
    if "ost" in re.findall(r"[a-z]+", told) or "substitution" in told:
        return "ost"
    for kind in sorted(REHAB):
        if kind in told:
            return kind
    if "compulsory" in told:
        return "compulsory_minor" if "minor" in told else "compulsory_adult"
    if "home" in told:
        return "voluntary_home"
    return "voluntary_private" if "private" in told else ""


def trigger_of(event: Event) -> str:
    """Why a determination was asked for: the point that is told, else voluntary."""
    told = event.words()
    for mark, code in TRIGGERS.items():
        if mark in told:
            return code
    return "determination.volunteer"


TRIGGERS: Final = {
    "31.1c": "determination.managed",
    "27.1a": "determination.managed",
    "31.1đ": "determination.no_residence",
    "27.1b": "determination.no_residence",
    "27.1c": "determination.education",
    "31.1d": "determination.aftercare",
    "27.1d": "determination.aftercare",
    "31.1b": "determination.registration",
    "no_residence": "determination.no_residence",
    "managed": "determination.managed",
}


def ground_of(event: Event) -> Ground:
    """The ground that an event names, and the day of the last act."""
    told = event.words()
    day = read_day(event.get("last_act", "last_act_on", "act_on", "date", "on"))
    point = re.search(r"(\d{2})\.(\d)([a-dđ]?)", told)
    code = "voluntary"
    if point:
        article, paragraph, letter = point.groups()
        code = _ground_code(article, paragraph, letter)
    elif found := [code for word, code in GROUND_WORDS.items() if word in told]:
        code = found[0]
    return Ground(code, day or event.day, point.group() if point else "")


def _ground_code(article: str, paragraph: str, letter: str) -> str:
    if article == "47":
        return {"2": "monitoring", "3": "education_acts", "4": "third"}[paragraph]
    return GROUNDS.get(letter if article != "32" else paragraph, "voluntary")


GROUND_WORDS: Final = {
    "monitor": "monitoring",
    "substitution": "substitution",
    "ost": "substitution",
    "aftercare": "aftercare",
    "relapse": "aftercare",
    "use": "use",
}


def child_born(event: Event) -> date | None:
    """When the youngest child was born: told as a day, or as months of age."""
    found = [_born(event, key, value) for key, value in event.details.items()]
    return max((born for born in found if born is not None), default=None)


def _born(event: Event, key: str, value: Any) -> date | None:
    if "child" not in key and key not in ("born", "age_months"):
        return None
    if isinstance(value, list | tuple):
        inner = [_born(event, key, one) for one in value]
        return max((born for born in inner if born is not None), default=None)
    if isinstance(value, Mapping):
        return child_born(Event(event.kind, event.at, value))
    if value is True:
        return event.day if "36" in key else None
    if isinstance(value, int):
        return add_months(event.day, -value)
    return read_day(value)


def is_suspended(event: Event) -> bool:
    """Whether a prison sentence is suspended (án treo)."""
    return bool(event.get("suspended", "suspended_sentence", "probation", "an_treo"))

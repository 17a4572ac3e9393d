"""What is due as a calendar file (RFC 5545), without the name of anybody."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from django.utils.translation import gettext

from lanh.access.models import User
from lanh.common.clock import HANOI
from lanh.owed.queries import owed
from lanh.owed.registry import Due
from lanh.owed.rules import is_nameless
from lanh.web.parts.words import said

OCTETS = 75  # of a line, before it is folded


def calendar(holder: User, at: datetime, address: str) -> str:
    """Every dated thing that is due to the person today, each on its day."""
    today = at.astimezone(HANOI).date()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lanh//Lanh//VI",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(gettext('Deadlines in Lành'))}",
    ]
    for due in owed(holder, today):
        if due.due is not None:
            lines += _event(due, due.due, at, address)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(due: Due, day: date, at: datetime, address: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_key(due)}@lanh"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(summary(due))}"
    yield f"URL:{address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def summary(due: Due) -> str:
    """What is due, where the sentence can name nobody; else only that something is."""
    told = said(due.what) if is_nameless(due.what.facts) else gettext("Something due")
    return gettext("{what} (late)").format(what=told) if due.late else told


def _key(due: Due) -> str:
    """The same for the same thing, so that a calendar moves it and adds none."""
    told = f"{due.url_name} {due.url_args} {due.query}"
    return sha256(told.encode()).hexdigest()[:32]


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """No line longer than 75 octets; no letter is cut in two."""
    parts: list[str] = []
    part = ""
    for letter in line:
        if len((part + letter).encode()) > OCTETS - (1 if parts else 0):
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])

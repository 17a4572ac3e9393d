"""What happened on one person's file, as it is told to the clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from lanh.common.clock import HANOI
from lanh.law.errors import BadCase
from lanh.law.words import words

KINDS: Final = frozenset(words()["event"])


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, when, and what is known of it."""

    kind: str
    at: datetime
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date:
        return self.at.astimezone(HANOI).date()

    def get(self, *names: str) -> Any:
        """The first of these details that is known, else None."""
        for name in names:
            if name in self.details:
                return self.details[name]
        return None

    def words(self) -> str:
        """All its details as one text, for the few rules that read what is said."""
        return " ".join(f"{key} {value}" for key, value in self.details.items()).lower()


def read_events(rows: Iterable[Mapping[str, Any]]) -> list[Event]:
    """Events from their JSON, in order of time; BadCase names a bad one."""
    events = [_event(row) for row in rows]
    return sorted(events, key=lambda event: event.at)


def read_moment(text: str) -> datetime:
    """An instant with its zone; without one it is the office's."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as fault:
        raise BadCase(f"not a moment: {text!r}") from fault
    return moment if moment.tzinfo else moment.replace(tzinfo=HANOI)


def read_day(value: Any) -> date | None:
    """A detail as a day, where it is one."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _event(row: Mapping[str, Any]) -> Event:
    kind = row.get("kind")
    if kind not in KINDS:
        raise BadCase(f"no event is called {kind!r}")
    if "at" not in row:
        raise BadCase(f"{kind}: when was it? `at` is missing")
    return Event(str(kind), read_moment(str(row["at"])), dict(row.get("details", {})))

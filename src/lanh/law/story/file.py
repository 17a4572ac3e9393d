"""One person's file as the events up to a moment leave it.

`happened` folds events into a `Story`; the other modules of this folder read it and say
what follows. Nothing here reads a clock: the moment is handed in (`Now`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from lanh.law.days import Swaps
from lanh.law.events import Event
from lanh.law.rules import Rule
from lanh.law.terms import add_months, day_of

NEW_LAW: Final = date(2026, 7, 1)
OLD, NEW = "L73", "L120"
VOLUNTARY: Final = frozenset(
    {"voluntary_home", "voluntary_private", "voluntary_public"}
)
COMPULSORY: Final = frozenset({"compulsory_adult", "compulsory_minor"})
REHAB: Final = VOLUNTARY | COMPULSORY


@dataclass(frozen=True, slots=True)
class Now:
    """The moment that is asked about, and the office's table of days."""

    at: datetime
    swaps: Swaps

    @property
    def day(self) -> date:
        return day_of(self.at)


@dataclass(slots=True)
class Term:
    """A time that runs on a person: management, rehabilitation, aftercare.

    `end` is its last day, None where the law sets none; `other_end` the last day under
    the other reading. `closed` is the day on which it stopped before or at its end.
    """

    kind: str
    law: str
    start: date
    end: date | None
    rule: Rule
    months: int = 0
    attempt: int = 1
    other_end: date | None = None
    decided: Event | None = None
    closed: date | None = None
    reason: str = ""
    paused: date | None = None
    credited: int = 0
    executed: bool = True

    def runs_on(self, day: date) -> bool:
        """Whether the person is under it on `day`."""
        if day < self.start or (self.closed is not None and day > self.closed):
            return False
        return self.closed is not None or self.end is None or day <= self.end

    def over_by(self, day: date) -> bool:
        """Whether its last day has passed without anything that closed it before."""
        return self.closed is None and self.end is not None and day > self.end

    def left_on(self, day: date) -> int:
        """Days from `day` to its end; 0 where it has none."""
        return 0 if self.end is None else max(0, (self.end - day).days)


@dataclass(frozen=True, slots=True)
class Ground:
    """Why compulsory rehabilitation may be applied, and the day of the last act."""

    code: str
    day: date
    article: str = ""


@dataclass(slots=True)
class Story:
    """What the events say, kept by what the law asks about."""

    born: date | None = None
    sex: str = ""
    stable: bool = True
    prior: int = 0
    last: dict[str, Event] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    tested: Event | None = None
    pending: str = ""
    pending_since: date | None = None
    result: Event | None = None
    addicted: bool = False
    grounds: list[Ground] = field(default_factory=list)
    stages: int = 0
    violations: list[Event] = field(default_factory=list)
    duties: list[Event] = field(default_factory=list)
    custody: Event | None = None
    prison: date | None = None
    evading: bool = False
    evasion_over: date | None = None
    earlier_law_attempts: int = 0
    early: dict[str, Event] = field(default_factory=dict)

    def age_on(self, day: date) -> int | None:
        """Full years; a person is 18 from 00:00 of the 18th birthday."""
        if self.born is None:
            return None
        return day.year - self.born.year - (birthday(self.born, day.year) > day)

    def is_minor(self, day: date) -> bool:
        """12 to under 18, as both laws set apart; unknown age counts as adult."""
        age = self.age_on(day)
        return age is not None and age < 18

    def of_age_on(self) -> date | None:
        """The 18th birthday."""
        return None if self.born is None else birthday(self.born, self.born.year + 18)

    def latest(self, *kinds: str) -> Term | None:
        """The last term of these kinds; of any kind where none is named."""
        for term in reversed(self.terms):
            if not kinds or term.kind in kinds:
                return term
        return None

    def open_term(self, day: date, *kinds: str) -> Term | None:
        """The last term of these kinds that still runs on `day`."""
        term = self.latest(*kinds)
        return term if term is not None and term.closed is None else None

    def rehab(self) -> Term | None:
        """The last spell of rehabilitation."""
        return self.latest(*REHAB)

    def decision(self) -> Event | None:
        """The last decision that sends the person to a facility."""
        court, police = (
            self.last.get("court_decision"),
            self.last.get("provincial_police_decision"),
        )
        found = [event for event in (court, police) if event is not None]
        return max(found, key=lambda event: event.at, default=None)


def law_on(day: date) -> str:
    """The drug law of that day; the two never both have force."""
    return NEW if day >= NEW_LAW else OLD


def birthday(born: date, year: int) -> date:
    """The birthday in that year; 29 February falls on its month's last day."""
    return add_months(born, 12 * (year - born.year))


def law_number(code: str) -> str:
    """As answers name a law: 73/2021, 120/2025."""
    return {OLD: "73/2021", NEW: "120/2025"}[code]


def side(story: Story, day: date) -> str:
    """Which of two rules applies, for adults or for 12 to under 18."""
    return "minor" if story.is_minor(day) else "adult"


def running(story: Story, day: date) -> Iterator[Term]:
    """Every term that runs on `day`."""
    return (term for term in story.terms if term.runs_on(day))

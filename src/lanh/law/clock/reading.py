"""The clock: from events and a moment, everything that the law says about the file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from lanh.law.clock import (
    aftercare,
    dossier,
    duties,
    laws,
    lists,
    serving,
    status,
    users,
    voluntary,
)
from lanh.law.days import NO_SWAPS, Swaps
from lanh.law.events import Event
from lanh.law.findings import Finding, What
from lanh.law.story.file import Now, Story, Term, running
from lanh.law.story.happened import tell

ROOMS = (users, voluntary, dossier, serving, aftercare, lists, laws, duties)


@dataclass(frozen=True, slots=True)
class Reading:
    """One file at one moment: its story and what follows from it."""

    story: Story
    now: Now
    findings: Sequence[Finding]

    def get(self, what: What | str, of: str) -> Finding | None:
        """The finding of exactly that name."""
        for found in self.findings:
            if found.what == what and found.of == of:
                return found
        return None

    @property
    def status(self) -> Finding:
        """The person's status."""
        return next(
            f for f in self.findings if (f.what, f.of) == (What.STATUS, "person")
        )

    def terms(self) -> Sequence[Term]:
        """What runs on the person on that day."""
        return list(running(self.story, self.now.day))


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction changed: the finding before and after, None for none."""

    what: What
    of: str
    before: Finding | None
    after: Finding | None


def read(events: Iterable[Event], at: datetime, swaps: Swaps = NO_SWAPS) -> Reading:
    """What the law says at `at` about a file on which these events happened.

    Events after the moment are not looked at, so that nothing that is added later
    changes an answer about an earlier moment. `events` come in any order.
    """
    known = sorted((e for e in events if e.at <= at), key=lambda event: event.at)
    story, now = tell(known), Now(at, swaps)
    return Reading(story, now, tuple(_findings(story, now)))


def _findings(story: Story, now: Now) -> Iterator[Finding]:
    yield status.person(story, now)
    for room in ROOMS:
        yield from room.findings(story, now)


def changes(before: Reading, after: Reading) -> Sequence[Change]:
    """What differs, after a past event was corrected, in the order of the answers."""
    old = {(found.what, found.of): found for found in before.findings}
    new = {(found.what, found.of): found for found in after.findings}
    return [
        Change(*key, old.get(key), new.get(key))
        for key in [*old, *(key for key in new if key not in old)]
        if old.get(key) != new.get(key)
    ]

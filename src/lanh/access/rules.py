"""Rules of posts, accounts and walls. Pure: values and days are passed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lanh.access.errors import (
    AccountDisabled,
    AccountEnabled,
    EndsBeforeItBegan,
    NameTaken,
    NoReasonGiven,
    NotOneself,
    PostEnded,
    PostHeld,
    TooManyFilters,
)
from lanh.common.span import Span
from lanh.common.words import _

# What the trail says was done, after the name of who did it.
VERBS: Final[Mapping[str, str]] = {
    "access.enrol": _("opened the account"),
    "access.enrol_many": _("opened many accounts at once"),
    "access.admit": _("opened the account and gave its first post"),
    "access.appoint": _("gave a post"),
    "access.appoint_many": _("gave many posts at once"),
    "access.end_post": _("ended a post"),
    "access.renew_password": _("gave a new one-time password"),
    "access.change_password": _("changed the password"),
    "access.choose_language": _("chose a language"),
    "access.save_filter": _("saved a filter of a list"),
    "access.delete_filter": _("deleted a filter of a list"),
    "access.disable": _("disabled the account"),
    "access.enable": _("enabled the account"),
    "access.log_in": _("logged in"),
    "access.log_out": _("logged out"),
    "access.fail_log_in": _("was not let in"),
    "access.miss": _("asked for what is not there or not theirs"),
    "access.change_second_factor": _("changed the second factor"),
    "audit.read": _("read it"),
}


@dataclass(frozen=True, slots=True)
class Wall:
    """Rooms that nobody outside may look into, and the sectors whose posts may."""

    code: str
    vi: str
    en: str
    rooms: frozenset[str]
    sectors: frozenset[str]

    def words(self, language: str) -> str:
        return self.vi if language.startswith("vi") else self.en


def crossings(
    relations: Iterable[tuple[str, str]], *, walls: Mapping[str, Wall]
) -> list[tuple[str, str]]:
    """The relations (from room, to room) that go into a walled room from outside it.

    Source: HOUSE.md, 'No relation crosses a wall'. From a walled room to one that
    stands behind no wall (places, access, files) is no crossing.
    """
    around = {room: wall.code for wall in walls.values() for room in wall.rooms}
    return [
        (source, target)
        for source, target in relations
        if target in around and around[target] != around.get(source)
    ]


def check_not_oneself(*, by: str, holder: str) -> None:
    """Nobody gives himself a post, or takes away or restores his own account.

    Source: catalogue 2.25: an administrator sees no data, which an administrator who
    could appoint himself would.
    """
    if by == holder:
        raise NotOneself


def check_post_is_free(*, name: str, held: Iterable[Span], since: date) -> None:
    """A person holds a post once at a time. held: when this very post was, or is."""
    for span in held:
        if span.overlaps(Span(since)):
            raise PostHeld(name=name, since=span.since)


def check_can_end(
    *, name: str, since: date, held_until: date | None, until: date
) -> None:
    """A post ends once, after the day it began."""
    if held_until is not None:
        raise PostEnded(name=name, until=held_until)
    if until <= since:
        raise EndsBeforeItBegan(since=since, until=until)


def check_can_disable(*, name: str, active: bool) -> None:
    if not active:
        raise AccountDisabled(name=name)


def check_can_enable(*, name: str, active: bool) -> None:
    if active:
        raise AccountEnabled(name=name)


def check_name_is_free(*, username: str, taken: bool) -> None:
    """One log-in name, one person."""
    if taken:
        raise NameTaken(username=username)


def check_reason(why: str) -> None:
    """Nobody loses a post without a reason. Source: HOUSE.md, habit 5."""
    if not why.strip():
        raise NoReasonGiven


# As many as stand beside one another over a list.
MOST_FILTERS: Final = 12


def check_room_for_filter(number: int) -> None:
    """Chips over a list are read at a glance."""
    if number >= MOST_FILTERS:
        raise TooManyFilters(number=number)

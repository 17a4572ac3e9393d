"""What holds for the records of every register. Pure: values and days are passed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from lanh.common.words import Worded
from lanh.registers.records.errors import (
    CannotUndo,
    ChangedMeanwhile,
    LastDayTooEarly,
    NoReason,
    NotDoneYet,
    NothingChanged,
    NothingChosen,
    OthersMeanwhile,
    StruckOut,
    WrongStep,
)

Status = TypeVar("Status", bound=Worded)
Step = TypeVar("Step", bound=Worded)


@dataclass(frozen=True)
class Life(Generic[Status, Step]):
    """The whole life of a kind of record: from (status, step) to the next status.

    Nothing else changes a status.
    """

    table: Mapping[tuple[Status, Step], Status]

    def after(self, status: Status, step: Step) -> Status:
        """KeyError for a step that `check_step` refuses."""
        return self.table[status, step]

    def before(self, status: Status) -> Status | None:
        """Where taking the last step back leads to; None where nothing led here."""
        came = (now for (now, _step), after in self.table.items() if after == status)
        return next(came, None)

    def led_to(self, status: Status) -> Step | None:
        """The step that leads there."""
        steps = (step for (_now, step), after in self.table.items() if after == status)
        return next(steps, None)


def check_step(*, life: Life[Status, Step], status: Status, step: Step) -> None:
    """The record's life allows the step."""
    if (status, step) not in life.table:
        raise WrongStep(step=step, status=status)


def check_is_done(*, day: date, today: date) -> None:
    """A register tells what was done; forms may estimate, a register does not."""
    if today < day:
        raise NotDoneYet(day=day, today=today)


def check_ends(*, first: date, last: date | None) -> None:
    """What lasts several days ends on the first of them or later; None: still open."""
    if last is not None and last < first:
        raise LastDayTooEarly(first=first, last=last)


def check_reason(why: str) -> None:
    """Nothing is dropped or changed in silence. Source: HOUSE.md, habit 5."""
    if not why.strip():
        raise NoReason


def check_version(*, seen: int, now: int) -> None:
    """The second of two writers is told. Source: HOUSE.md, 'Two databases'."""
    if seen != now:
        raise ChangedMeanwhile


def check_changed(changes: Mapping[str, object]) -> None:
    """A correction corrects something."""
    if not changes:
        raise NothingChanged


def check_can_undo(
    *, life: Life[Status, Step], status: Status, is_own_of_today: bool
) -> None:
    """One's own last act, on its day, before anybody built on it.

    Source: HOUSE.md, 'Undo'. Whoever acts next leaves the last line, so that the one
    before can no longer undo; figures are closed at the end of a day at the earliest.
    """
    if life.before(status) is None or not is_own_of_today:
        raise CannotUndo(status=status)


def check_stands(*, struck: bool) -> None:
    """What was struck out is over. Source: HOUSE.md, habit 5."""
    if struck:
        raise StruckOut


def check_same_number(*, seen: int, now: int) -> None:
    """An act on many does what was shown, no more and no less."""
    if not now:
        raise NothingChosen
    if seen != now:
        raise OthersMeanwhile(seen=seen, now=now)

"""A demo is a list of acts in the order of time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from lanh.common import clock
from lanh.common.clock import HANOI


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done at a moment; `what` tells the one who waits."""

    at: datetime
    what: str
    do: Callable[[], object]


def moment(day: date, hour: int = 8, minute: int = 0) -> datetime:
    """A moment of the office's day."""
    return datetime.combine(day, time(hour, minute), HANOI)


def perform(acts: Iterable[Act]) -> Iterator[Act]:
    """Do all in the order of time, the clock standing at each; yields what was done."""
    # Stable: acts of one moment stay in the order in which they were planned.
    for act in sorted(acts, key=lambda act: act.at):
        with clock.stopped_at(act.at):
            act.do()
        yield act

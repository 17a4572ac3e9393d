"""The one clock of the house. Views, jobs and the trail read it; rules and actions are
handed the day. Only `demo`, tests and the front door of a demo may set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

_stopped: ContextVar[datetime | None] = ContextVar("stopped", default=None)
# A demo that is served keeps one day for every thread; a context variable would be
# forgotten by the next one.
_served: list[date] = []


def now() -> datetime:
    """This moment, aware, in UTC."""
    stopped = _stopped.get()
    if stopped is not None:
        return stopped
    if _served:
        here = datetime.now(HANOI)
        return datetime.combine(_served[0], here.timetz()).astimezone(UTC)
    return datetime.now(UTC)


def today() -> date:
    """This day where the office stands (UTC+7)."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day it was, at that moment, where the office stands."""
    return moment.astimezone(HANOI).date()


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Inside this block every `now()` is `moment`."""
    token = _stopped.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _stopped.reset(token)


def serve_day(day: date | None) -> None:
    """From here on this process shows `day`, its hours running: the demo's today.

    None: the real day again.
    """
    _served[:] = [day] if day else []


def is_fixed() -> bool:
    """Whether pages show a day that is not the real one, and must say so."""
    return bool(_served) or _stopped.get() is not None

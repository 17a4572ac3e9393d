"""One form, one act, however often it is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from lanh.audit import rules
from lanh.audit.models import Line, Sending


@dataclass(slots=True)
class Sent:
    """A form that is being answered.

    kept: an act has come of it; twice: none, for one had come of it before.
    """

    key: str
    kept: bool = False
    twice: bool = False


_sent: ContextVar[Sent | None] = ContextVar("sent", default=None)


@contextmanager
def sending(*, key: str) -> Iterator[Sent]:
    """The first act inside this block is kept together with `key`, and only once."""
    sent = Sent(key)
    token = _sent.set(sent)
    try:
        yield sent
    finally:
        _sent.reset(token)


def mark_sent(*, line: Line) -> None:
    """The act's line and its form are kept together; refused for the second of two.

    Called under the lock of the trail's head: the second of two that are sent at once
    waits there until the first is kept, and then finds it.
    """
    sent = _sent.get()
    if sent is None or sent.kept:
        return
    before = Sending.objects.filter(key=sent.key).first()
    sent.twice = before is not None
    rules.check_sent_once(line=before.line if before else None)
    Sending.objects.create(key=sent.key, line=line.number, at=line.at)
    sent.kept = True


def lead_to(*, key: str, address: str) -> None:
    """Where the answer leads, for the one who sends the same form again."""
    Sending.objects.filter(key=key).update(led_to=address[:500])

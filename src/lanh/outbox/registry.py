"""Who does what a message asks; `project` fills this at start."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

Handler = Callable[[Mapping[str, Any]], object]

_HANDLERS: Final[dict[str, Handler]] = {}


def handle(kind: str, function: Handler) -> None:
    """From here on `function(payload)` answers messages of that kind.

    It is called at least once, so a second call with the same payload must do no harm.
    """
    _HANDLERS[kind] = function


def handler(kind: str) -> Handler:
    """KeyError where nothing answers that kind: kept as the message's error."""
    return _HANDLERS[kind]


_WAKERS: Final[list[Callable[[], object]]] = []


def wake_with(waker: Callable[[], object]) -> None:
    """How the worker is told that something waits; `project` says it at start."""
    _WAKERS[:] = [waker]


@contextmanager
def unwoken() -> Iterator[None]:
    """Inside this block nobody is told: whoever fills an instance delivers himself."""
    held, _WAKERS[:] = [*_WAKERS], []
    try:
        yield
    finally:
        _WAKERS[:] = held


def wake() -> None:
    """Tell the worker. Were this lost in a crash, the message goes with the next."""
    for waker in _WAKERS:
        waker()

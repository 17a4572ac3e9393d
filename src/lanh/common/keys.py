"""Keys of rows. Random, except where a demo year must come out the same each time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import Random
from uuid import UUID, uuid4

_seeded: ContextVar[Random | None] = ContextVar("seeded", default=None)


def new_key() -> UUID:
    """A key that nobody can guess; the default of every model's `id`."""
    seeded = _seeded.get()
    return uuid4() if seeded is None else UUID(int=seeded.getrandbits(128), version=4)


def luck(seed: object) -> Random:
    """Chance that comes out the same each time: for `demo` only, never for a secret."""
    return Random(str(seed))  # noqa: S311 (repeatable is what is wanted here)


@contextmanager
def seeded(number: int) -> Iterator[None]:
    """Inside this block keys follow from `number`: for `demo` only."""
    token = _seeded.set(luck(number))
    try:
        yield
    finally:
        _seeded.reset(token)

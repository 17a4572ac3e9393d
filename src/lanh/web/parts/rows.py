"""What a list shows of its rows: lines of cells, heads, chips."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.functional import Promise

Said = str | Promise
Value = str | int | Decimal | date | Promise | None
# In an address: rows that were ticked, or all that was found; and what only passes.
PICK, EVERY = "pick", "every"
PASSING = frozenset({PICK, EVERY, "page", "export"})


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is shown; `key`: what its box to tick sends."""

    key: str
    name: Value
    cells: "Sequence[Cell]"


@dataclass(frozen=True, slots=True)
class Cell:
    value: Value
    label: Said
    number: bool
    address: str
    below: Value
    shape: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head. `sorted`: 'ascending', 'descending' or nothing (aria-sort)."""

    label: Said
    number: bool
    address: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address without it."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A filter that its owner has named; `here`: the one that is on."""

    name: str
    address: str
    here: bool
    delete: str


def keys_in(picked: Sequence[str]) -> list[UUID]:
    """Those that are keys at all: an address can be typed."""
    keys: list[UUID] = []
    for one in picked:
        with suppress(ValueError):
            keys.append(UUID(one))
    return keys

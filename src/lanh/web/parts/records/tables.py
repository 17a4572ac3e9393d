"""A small table on a record's page: what else is told of it, a line each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

Said = str | Promise


@dataclass(frozen=True, slots=True)
class Row:
    """The first cell names the row and leads to `address`, if any. shape, state: where
    it stands (ok, half, none, info, warn, bad), told last."""

    cells: Sequence[object]
    address: str = ""
    shape: str = ""
    state: Said = ""


@dataclass(frozen=True, slots=True)
class Table:
    """heads: of the cells, and of the state where rows have one. empty: a sentence for
    when there are no rows."""

    name: str
    heading: Said
    heads: Sequence[Said]
    rows: Iterable[Row] = field(default_factory=list)
    empty: Said = ""

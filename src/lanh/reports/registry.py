"""Who knows of rows that stand in no definition; `project` fills this at start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from lanh.common.period import Period
from lanh.places.models import Place


@dataclass(frozen=True, slots=True)
class LineText:
    """A target as the form shows it to the unit that follows it.

    key: its own there. value, expected, wanted: as of the day asked, None where there
    is none. share: of `wanted` attained. allotted: what was given out below, None where
    nothing is summed. base, printed: the number is the share `printed` of `base`, as
    the plan says.
    """

    key: UUID
    text: str
    unit: str
    comparator: str
    wanted: Decimal | None
    expected: Decimal | None
    value: Decimal | None
    share: Decimal | None
    is_behind: bool
    allotted: Decimal | None = None
    base: Decimal | None = None
    printed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Following:
    """Whose lines: of which unit and period, up to which day, for which plan's duty."""

    place: Place
    period: Period
    as_of: date
    asked_by: UUID | None


Source = Callable[[Following], Iterable[LineText]]

_SOURCES: Final[dict[str, Source]] = {}


def register(name: str, source: Source) -> None:
    """From here on `source` answers for forms whose text names it."""
    _SOURCES[name] = source


def lines(name: str, following: Following) -> list[LineText]:
    """Nothing where the form asks for none, or nobody answers."""
    source = _SOURCES.get(name)
    return list(source(following)) if source else []

"""A fact, and a unit's place in the tree, as they are handed in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from lanh.common.words import Worded, _
from lanh.rollup.errors import ValueDoesNotFit

LARGEST: Final = Decimal(10) ** 14
FINEST: Final = Decimal("0.0001")

# How a fact counts, as one number (`tally`) that is quicker to add up than four: in
# units, millions and millions of millions. What does not apply has none, for it is what
# remains. The weightier tally is the larger.
BLANK: Final = 1
WITHHELD: Final = 10**6
ESTIMATED: Final = 10**12
# A figure of a unit as one number (`series`): the figure's in millions, and the unit's.
A_FIGURE: Final = 10**6
# Moments as whole seconds (`second`), upwards, from here on: half as long to compare.
SECONDS_FROM: Final = datetime(2000, 1, 1, tzinfo=UTC)


class Reason(Worded):
    """Why a fact has no value. None of them is zero (HOUSE, 'Facts')."""

    BLANK = "blank", _("left blank")
    NOT_APPLICABLE = "na", _("does not apply")
    WITHHELD = "withheld", _("withheld")


class Origin(StrEnum):
    """Where a fact comes from: an accepted form, or a register at a period's end."""

    SUBMISSION = "submission"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class FactRow:
    """One figure as one place reported it, and when it became known.

    place: key of the unit that reported. slice: canonical text such as
    `sex=f;theme=drug`, "" for the total. regime, first, last: the period, both days
    counted. Either `value` or a `reason`, never both. known_from: aware moment from
    which the figure was known. sequence: its number in commit order, from 1.
    A correction is a new row; of two rows with one known_from the later number holds.
    """

    place: str
    element: str
    slice: str
    regime: str
    first: date
    last: date
    value: int | Decimal | None
    reason: str
    estimate: bool
    known_from: datetime
    sequence: int
    origin: str

    def __post_init__(self) -> None:
        if self.known_from.tzinfo is None:
            raise ValueError(f"known_from needs its zone: {self.known_from}")
        if self.last < self.first:
            raise ValueError(f"ends before it begins: {self.first} → {self.last}")
        if (self.value is None) != bool(self.reason):
            raise ValueError(f"a value or a reason: {self.value!r}, {self.reason!r}")
        if self.reason:
            Reason(self.reason)
        Origin(self.origin)
        if self.value is not None:
            check_fits(self.value)


class TreeRow(NamedTuple):
    """A unit under its parent from one day up to, and without, another.

    A unit has as many rows as it had parents; the root's parent is "".
    """

    place: str
    parent: str
    since: date
    until: date | None


def check_fits(value: int | Decimal) -> None:
    """Parquet keeps DECIMAL(18, 4): what does not fit is refused, never rounded."""
    exact = Decimal(value)
    if abs(exact) >= LARGEST or exact != exact.quantize(FINEST):
        raise ValueDoesNotFit(value=str(value))

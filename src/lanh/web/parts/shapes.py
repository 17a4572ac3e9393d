"""Small things that parts draw: a tab, a moment of a time line, a bar of progress."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self

from django.utils.functional import Promise
from django.utils.translation import gettext

from lanh.common.numbers import write_number

Said = str | Promise


@dataclass(frozen=True, slots=True)
class Tab:
    address: str
    label: Said
    here: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A point on a time line. `state`: '' past, 'today', 'next', 'next near'."""

    at: date
    heading: Said
    lines: Sequence[Said] = ()
    state: str = ""
    aside: Said = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """A bar: what is done, where it should be today, the gap, in % of the target."""

    done: str
    expected: str
    gap: str
    late: bool
    sentence: str

    @classmethod
    def of(
        cls, value: Decimal | int, wanted: Decimal | int, share: Decimal | None = None
    ) -> Self:
        """`share`: the part of the target expected by today, 0 to 1; None: no pace.

        >>> Pace.of(19, 27, Decimal("0.893")).gap
        '18.9'
        """
        done = min(Decimal(100), Decimal(value) * 100 / Decimal(wanted or 1))
        due = None if share is None else share * 100
        late = due is not None and done < due
        gap = due - done if late and due is not None else Decimal(0)
        return cls(
            done=f"{done:.1f}",
            expected="" if due is None else f"{due:.1f}",
            gap=f"{gap:.1f}",
            late=late,
            sentence=_pace_words(value, wanted, share),
        )


def _pace_words(
    value: Decimal | int, wanted: Decimal | int, share: Decimal | None
) -> str:
    if share is None:
        return gettext("{value} of {wanted}").format(
            value=write_number(value), wanted=write_number(wanted)
        )
    return gettext("{value} of {wanted}; expected by today {expected}").format(
        value=write_number(value),
        wanted=write_number(wanted),
        expected=write_number(round(Decimal(wanted) * share, 1)),
    )

"""Giving a target out in shares: what must add up, and proposals that do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Final, TypeVar

from lanh.common.numbers import write_number
from lanh.common.words import Worded, _
from lanh.plans.errors import (
    HolderElsewhere,
    HolderTwice,
    MoreThanTheTarget,
    NoShareGiven,
    NothingToAllot,
    ShareBelowZero,
    ShareOfAnother,
    SharesTouched,
    TakenOverMeanwhile,
)
from lanh.plans.rules.content import Comparator

Key = TypeVar("Key")
# What can be added up from parts; a change against an earlier year cannot.
ALLOTTED: Final = (
    Comparator.EQUAL,
    Comparator.AT_LEAST,
    Comparator.MORE,
    Comparator.AT_MOST,
    Comparator.LESS,
    Comparator.RANGE,
)
# 'At least 40' may be given out as 45; 'at most 40' and '40' may not.
OPEN_UPWARDS: Final = (Comparator.AT_LEAST, Comparator.MORE)
_ZERO: Final = Decimal(0)


class Way(Worded):
    """By what a proposal spreads a target over places."""

    EQUALLY = "equally", _("equally")
    LAST_YEAR = "last_year", _("by last year's figures")
    CASELOAD = "caseload", _("by another figure")


@dataclass(frozen=True, slots=True)
class Balance:
    """The shares held against the target.

    whole: what is to be given out, None where the same aim holds for each part (a
    share in %), which is never summed. rest: still to be given, below zero where more
    was given than is asked for.
    """

    whole: Decimal | None
    given: Decimal
    rest: Decimal | None

    @property
    def is_over(self) -> bool:
        return self.rest is not None and self.rest < 0


def whole(
    comparator: Comparator | None,
    value: Decimal | None,
    upper: Decimal | None,
    unit: str,
) -> Decimal | None:
    """What the shares are to come to; None where they are not summed.

    >>> whole(Comparator.RANGE, Decimal(15), Decimal(20), "lớp")
    Decimal('20')
    """
    if unit == "%" or comparator not in ALLOTTED:
        return None
    return upper if upper is not None else value


def balance(total: Decimal | None, shares: Iterable[Decimal]) -> Balance:
    """
    >>> balance(Decimal(40), [Decimal(15), Decimal(20)]).rest
    Decimal('5')
    """
    given = sum(shares, _ZERO)
    return Balance(total, given, None if total is None else total - given)


def check_can_be_allotted(comparator: Comparator | None, value: Decimal | None) -> None:
    """Words, and a change against an earlier year, have no parts."""
    if comparator not in ALLOTTED or value is None:
        raise NothingToAllot


def check_shares_untouched(*, seen: int, now: int, name: str) -> None:
    """The second writer is told. Source: HOUSE.md, 'Two databases, one behaviour'."""
    if seen != now:
        raise SharesTouched(name=name)


def check_shares(shares: Sequence[tuple[str, Decimal]]) -> None:
    """Each holder has one share, and none is below zero. `shares`: holder, value."""
    check_any_share(len(shares))
    names = [holder for holder, _value in shares]
    for holder, value in shares:
        check_holder_once(holder, times=names.count(holder))
        check_not_negative(holder, value)


def check_lies_below(holder: str, *, below: bool, place: str) -> None:
    """Shares go to the units right below and the agencies of the plan's place, so that
    none is counted in another."""
    if not below:
        raise HolderElsewhere(holder=holder, place=place)


def check_share_of(holder: str, *, place: str, mine: bool) -> None:
    """A plan takes over what was given to its own place."""
    if not mine:
        raise ShareOfAnother(holder=holder, place=place)


def check_taken_untouched(*, seen: str, now: str) -> None:
    """The second writer is told. Source: HOUSE.md, 'Two databases, one behaviour'."""
    if seen != now:
        raise TakenOverMeanwhile


def check_any_share(n: int) -> None:
    if not n:
        raise NoShareGiven


def check_holder_once(holder: str, *, times: int) -> None:
    if times > 1:
        raise HolderTwice(holder=holder)


def check_not_negative(holder: str, value: Decimal) -> None:
    if value < 0:
        raise ShareBelowZero(holder=holder, value=write_number(value))


def check_sum(comparator: Comparator | None, held: Balance) -> None:
    """No more is given out than is aimed at, unless the aim is 'at least'.

    Source: issue 'Step 2', 'Plans to the end' (sum check and the unallotted rest).
    """
    if held.is_over and comparator not in OPEN_UPWARDS:
        over = -(held.rest or _ZERO)
        raise MoreThanTheTarget(
            given=write_number(held.given),
            over=write_number(over),
            value=write_number(held.whole or _ZERO),
        )


def spread(total: Decimal, weights: Mapping[Key, Decimal | None]) -> dict[Key, Decimal]:
    """The total in whole parts that follow the weights and come to it exactly.

    Who has no weight gets no part. What rounding leaves goes to the largest fractions,
    of equal ones to the first (largest remainder). A total that is not whole is spread
    in hundredths.

    >>> spread(Decimal(10), {"a": Decimal(1), "b": Decimal(1), "c": Decimal(1)})
    {'a': Decimal('4'), 'b': Decimal('3'), 'c': Decimal('3')}
    >>> spread(Decimal(10), {"a": Decimal(3), "b": None, "c": Decimal(1)})
    {'a': Decimal('8'), 'c': Decimal('2')}
    """
    known = {key: weight for key, weight in weights.items() if weight}
    all_of_them = sum(known.values(), _ZERO)
    if total <= 0 or all_of_them <= 0:
        return {}
    step = Decimal(1) if total == total.to_integral_value() else Decimal("0.01")
    exact = {key: total / step * weight / all_of_them for key, weight in known.items()}
    parts = {key: part.to_integral_value(ROUND_FLOOR) for key, part in exact.items()}
    left = int(total / step - sum(parts.values()))
    # Rounded, so that thirds reckoned in decimals count as equal.
    by_fraction = sorted(exact, key=lambda key: round(parts[key] - exact[key], 9))
    for key in by_fraction[:left]:
        parts[key] += 1
    return {key: part * step for key, part in parts.items()}

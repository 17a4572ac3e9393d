"""Changing an issued plan by a document; telling what stood on a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from lanh.common.words import Worded, _
from lanh.plans.errors import (
    AmendedBefore,
    AmendmentWithoutPaper,
    IssuedAlready,
    NothingAmended,
    NotIssuedYet,
    PlanIsClosed,
    PlanTouched,
)


class PlanState(Worded):
    """Source: catalogue 2.4 (statuses)."""

    DRAFT = "draft", _("not signed yet")
    ISSUED = "issued", _("issued")
    AMENDED = "amended", _("amended")
    CLOSED = "closed", _("closed")


class ChangeKind(Worded):
    CHANGED = "changed", _("changed")
    ADDED = "added", _("added")
    ENDED = "ended", _("no longer pursued")


# What a document can change in a target, and in an activity.
OF_TARGET: Final = ("comparator", "value", "upper", "unit")
OF_ACTIVITY: Final = ("first", "last", "time", "lead")


def stood(
    now: Mapping[str, Any], changes: Iterable[tuple[date, Mapping[str, Any]]], day: date
) -> dict[str, Any]:
    """The fields as they stood on the day.

    changes: the day from which each holds, and the fields as they were before it, in
    the order in which they were made. What began to hold after `day` is undone, from
    the last one back.

    >>> year = [(date(2026, 7, 1), {"value": 40}), (date(2026, 10, 1), {"value": 50})]
    >>> [stood({"value": 60}, year, date(2026, m, 1))["value"] for m in (6, 7, 11)]
    [40, 50, 60]
    """
    fields = dict(now)
    for since, was in reversed(list(changes)):
        if since > day:
            fields |= was
    return fields


def difference(
    was: Mapping[str, Any], now: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Only the fields that differ, before and after.

    >>> difference({"value": "40", "upper": None}, {"value": "45", "upper": None})
    ({'value': '40'}, {'value': '45'})
    """
    changed = [name for name in now if was.get(name) != now[name]]
    return {n: was.get(n) for n in changed}, {n: now[n] for n in changed}


def check_can_be_amended(state: PlanState) -> None:
    """A document changes what was issued; a closed plan rests."""
    check_is_issued(state)
    check_not_closed(state)


def check_is_issued(state: PlanState) -> None:
    if state is PlanState.DRAFT:
        raise NotIssuedYet


def check_unsigned(state: PlanState, *, number: str) -> None:
    """A plan gets its number once."""
    if state is not PlanState.DRAFT:
        raise IssuedAlready(number=number)


def check_not_closed(state: PlanState) -> None:
    if state is PlanState.CLOSED:
        raise PlanIsClosed


def check_plan_untouched(*, seen: int, now: int) -> None:
    """The second writer is told. Source: HOUSE.md, 'Two databases, one behaviour'."""
    if seen != now:
        raise PlanTouched(seen=seen, now=now)


def check_document(*, number: str, why: str) -> None:
    """Nothing in an issued plan changes without a document and a reason.

    Source: catalogue 2.4, S09 ('amendment of targets keeps the old value').
    """
    if not number.strip() or not why.strip():
        raise AmendmentWithoutPaper


def check_order(since: date, *, earliest: date) -> None:
    """Amendments follow each other: none reaches back behind the one before it."""
    if since < earliest:
        raise AmendedBefore(since=since, earliest=earliest)


def check_something_changes(n: int) -> None:
    if not n:
        raise NothingAmended

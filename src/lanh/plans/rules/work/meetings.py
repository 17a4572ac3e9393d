"""Meetings on a plan: when the next one is due, and what can be decided."""

import re
from datetime import date, timedelta
from typing import Final

from lanh.common.text import fold
from lanh.common.words import Worded, _
from lanh.plans.errors import (
    DecisionDueTooEarly,
    DecisionMissing,
    MeetingIsKept,
    MeetingToCome,
    NoSuchRhythm,
)
from lanh.plans.rules.work.tasks import months_on


class MeetingKind(Worded):
    """What a meeting is for. Source: catalogue 2.4, meeting."""

    REGULAR = "giao_ban", _("regular meeting")
    REVIEW = "so_ket", _("interim review")
    FINAL = "tong_ket", _("final review")


# What a plan may ask for, in months; 0: it asks for none.
RHYTHMS: Final = (0, 1, 3, 6, 12)
_EVERY: Final = re.compile(
    r"(?:dinh ky|moi)\W{1,3}(?P<months>0?[136]|12|hang thang|hang quy|sau)\b(?: thang)?"
    r"[^.;]{0,60}?\b(?:giao ban|so ket|hop)\b"
)
_SAID: Final = {"hang thang": 1, "hang quy": 3, "sau": 6}


def asked_for(text: str) -> int:
    """How often the document asks for a meeting, in months; 0 where it does not.

    >>> asked_for("định kỳ 6 tháng và 12 tháng tổ chức giao ban"), asked_for("sơ kết")
    (6, 0)
    """
    found = _EVERY.search(fold(text))
    if found is None:
        return 0
    said = found["months"]
    return _SAID.get(said) or int(said)


def next_meeting(
    *, months: int, first: date, held: date | None, last: date
) -> date | None:
    """The last day for the next one: so many months after the last meeting, or after
    the plan began, and no later than the plan. None where less than half of that time
    is left: a review held on 20 December is the year's.

    >>> begun, last = date(2026, 1, 1), date(2026, 12, 31)
    >>> next_meeting(months=6, first=begun, held=None, last=last)
    datetime.date(2026, 6, 30)
    >>> next_meeting(months=6, first=begun, held=date(2026, 12, 20), last=last)
    """
    since = held or first - timedelta(days=1)
    after = months_on(since, months)
    if after <= last:
        return after
    is_near = (last - since) * 2 < after - since
    return None if held is not None and is_near else last


def check_rhythm(months: int) -> None:
    if months not in RHYTHMS:
        raise NoSuchRhythm(months=months)


def check_held(*, day: date, today: date) -> None:
    """A meeting is recorded when it was held."""
    if day > today:
        raise MeetingToCome(day=day, today=today)


def check_not_kept(*, kind: MeetingKind, day: date, kept: bool) -> None:
    """The same meeting is recorded once."""
    if kept:
        raise MeetingIsKept(kind=kind, day=day)


def check_decision(*, words: str) -> None:
    if not words.strip():
        raise DecisionMissing


def check_decision_due(*, day: date, due: date) -> None:
    """What a meeting decides is done after it."""
    if due < day:
        raise DecisionDueTooEarly(due=due, day=day)

"""What an item says, checked. Fields are kept as JSON in the layout of the labels, so
that corrections can be handed out as labels again."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from lanh.common.refusal import Refused
from lanh.common.words import Worded, _
from lanh.plans.errors import (
    EndsBeforeItBegins,
    HeadIncomplete,
    NotADate,
    NotADeadline,
    UpperBelowValue,
    UpperWithoutRange,
    ValueMissing,
    WordsMissing,
)
from lanh.plans.rules.life import ItemKind

Fields = Mapping[str, Any]


class Comparator(Worded):
    """How a figure is to be compared with what was aimed at."""

    EQUAL = "=", _("exactly")
    AT_LEAST = ">=", _("at least")
    MORE = ">", _("more than")
    AT_MOST = "<=", _("at most")
    LESS = "<", _("less than")
    RANGE = "range", _("from … to")
    INCREASE = "increase", _("an increase by")
    DECREASE = "decrease", _("a decrease by")
    BASELINE = "vs_baseline", _("against an earlier year")


class Cadence(Worded):
    """How often a report is due."""

    WEEKLY = "weekly", _("each week")
    MONTHLY = "monthly", _("each month")
    QUARTERLY = "quarterly", _("each quarter")
    SEMIANNUAL = "semiannual", _("each half-year")
    ANNUAL = "annual", _("each year")
    ONCE = "once", _("once")
    PERIODIC = "periodic", _("from time to time")


TWO_NUMBERS: Final = (Comparator.RANGE, Comparator.INCREASE, Comparator.DECREASE)
_DATED = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_YEARLY = re.compile(r"--\d{2}-\d{2}")


def checked(kind: ItemKind, words: str, fields: Fields) -> dict[str, Any]:
    """The fields of an item, in order and nothing else; refused where they lie."""
    check_words(words)
    return _CHECKED[kind](fields)


def check_words(words: str) -> None:
    """Every item is tied to words. Source: PRODUCT.md, 'What none has', 1."""
    if not words.strip():
        raise WordsMissing


def number(given: object) -> Decimal | None:
    """A JSON number exactly; None where there is none.

    >>> number(41.13), number(None)
    (Decimal('41.13'), None)
    """
    try:
        found = None if given in (None, "") else Decimal(str(given))
    except InvalidOperation:
        return None
    return found if found is None or found.is_finite() else None


def plain(exact: Decimal | None) -> int | float | None:
    """Back to a JSON number: whole ones without a point.

    >>> plain(Decimal("1650")), plain(Decimal("41.13"))
    (1650, 41.13)
    """
    if exact is None:
        return None
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def check_measure(comparator: Comparator, value: Decimal | None) -> None:
    """Only a comparison with an earlier year stands without a number."""
    if value is None and comparator is not Comparator.BASELINE:
        raise ValueMissing(comparator=comparator)


def check_upper(
    comparator: Comparator, value: Decimal | None, upper: Decimal | None
) -> None:
    """The second number belongs to a range."""
    if upper is not None and comparator not in TWO_NUMBERS:
        raise UpperWithoutRange(comparator=comparator, upper=str(upper))


def check_order(value: Decimal | None, upper: Decimal | None) -> None:
    """A range begins with its smaller number."""
    if value is not None and upper is not None and upper < value:
        raise UpperBelowValue(value=str(value), upper=str(upper))


def measure(given: Fields) -> dict[str, Any]:
    """One quantity of a target. `span`: where the reader found it, untouched."""
    comparator = Comparator(given.get("comparator") or Comparator.EQUAL)
    value, upper = number(given.get("value")), number(given.get("upper"))
    check_measure(comparator, value)
    check_upper(comparator, value, upper)
    check_order(value, upper)
    return {
        "comparator": comparator.value,
        "value": plain(value),
        "upper": plain(upper),
        "unit": _text(given.get("unit")),
        "of": _text(given.get("of")),
        "baseline": _text(given.get("baseline")),
        "direction": _text(given.get("direction")),
        "span": given.get("span"),
    }


def output(given: Fields) -> dict[str, Any]:
    """One thing that an activity delivers."""
    value, upper = number(given.get("value")), number(given.get("upper"))
    check_measure(Comparator.EQUAL, value)
    check_order(value, upper)
    unit = _text(given.get("unit"))
    return {"value": plain(value), "upper": plain(upper), "unit": unit}


def day(given: object) -> date | None:
    """A whole day; None where it is left out or is none."""
    try:
        return date.fromisoformat(given) if isinstance(given, str) and given else None
    except ValueError:
        return None


def check_days(first: date | None, last: date | None) -> None:
    """What begins ends later."""
    if first and last and last < first:
        raise EndsBeforeItBegins(first=first, last=last)


def check_dated(dated: str) -> None:
    """A document's date, whose day or month may be blank until it is signed."""
    if dated and not _DATED.fullmatch(dated):
        raise NotADate(dated=dated)


def check_deadline(deadline: str) -> None:
    """A day, or a month and day of each year."""
    if deadline and not (_YEARLY.fullmatch(deadline) or day(deadline)):
        raise NotADeadline(deadline=deadline)


def check_head(head: Fields) -> None:
    """What a plan cannot be without, once it is made."""
    words = {"issuer": _("issuer"), "subject": _("subject"), "start": _("first day")}
    words["end"] = _("last day")
    missing = [word for name, word in words.items() if not head.get(name)]
    if missing:
        raise HeadIncomplete(what=missing[0])


def _head(given: Fields) -> dict[str, Any]:
    period = given.get("period") or given
    first, last = day(period.get("start")), day(period.get("end"))
    check_days(first, last)
    check_dated(_text(given.get("date")))
    return {
        "type": _text(given.get("type")),
        "number": _text(given.get("number")),
        "date": _text(given.get("date")),
        "issuer": _text(given.get("issuer")),
        "subject": _text(given.get("subject")),
        "start": first.isoformat() if first else "",
        "end": last.isoformat() if last else "",
    }


def _target(given: Fields) -> dict[str, Any]:
    return {"measures": [measure(one) for one in given.get("measures") or ()]}


def _activity(given: Fields) -> dict[str, Any]:
    time = given.get("time") or {}
    first, last = day(time.get("start")), day(time.get("end"))
    check_days(first, last)
    return {
        "content": _text(given.get("content")),
        "lead": _texts(given.get("lead")),
        "coordinating": _texts(given.get("coordinating")),
        "time": {
            "text": _text(time.get("text")),
            "start": first.isoformat() if first else "",
            "end": last.isoformat() if last else "",
        },
        "place": _text(given.get("place")),
        "outputs": [output(one) for one in given.get("outputs") or ()],
    }


def _assignment(given: Fields) -> dict[str, Any]:
    return {
        "agencies": _texts(given.get("agencies")),
        "tasks": _texts(given.get("tasks")),
    }


def _duty(given: Fields) -> dict[str, Any]:
    check_deadline(_text(given.get("deadline")))
    return {
        "from": _text(given.get("from")),
        "to": _text(given.get("to")),
        "cadence": Cadence(given.get("cadence") or Cadence.PERIODIC).value,
        "deadline": _text(given.get("deadline")),
    }


_CHECKED: Final[Mapping[ItemKind, Callable[[Fields], dict[str, Any]]]] = {
    ItemKind.HEAD: _head,
    ItemKind.TARGET: _target,
    ItemKind.ACTIVITY: _activity,
    ItemKind.ASSIGNMENT: _assignment,
    ItemKind.DUTY: _duty,
}


def _text(given: object) -> str:
    return " ".join(str(given).split()) if given is not None else ""


def _texts(given: Iterable[object] | None) -> list[str]:
    return [text for text in map(_text, given or ()) if text]


def readable(kind: ItemKind, words: str, given: Fields) -> dict[str, Any]:
    """What a reader found, as far as it can stand; the rest is left to the person.

    A reader is a guess: one measure that contradicts itself must not stop the others.
    """
    if kind is ItemKind.TARGET:
        given = {"measures": [m for m in given.get("measures") or () if _stands(m)]}
    try:
        return checked(kind, words or "?", given)
    except (Refused, ValueError):
        return checked(kind, words or "?", {})


def _stands(given: Fields) -> bool:
    try:
        measure(given)
    except (Refused, ValueError):
        return False
    return True

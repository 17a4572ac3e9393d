"""How drafts and plans are told on pages."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.common.numbers import write_number
from lanh.plans.models import Draft, DraftItem, Target
from lanh.plans.rules.content import Cadence, Comparator
from lanh.plans.rules.life import DraftState, ItemKind, ItemState
from lanh.web.parts.words import day, words
from lanh.web.plans.forms.fields import written

TAKEN: Final = _("{n} sure items were accepted.")
PATTERNS: Final[Mapping[Comparator, Any]] = {
    Comparator.EQUAL: "{figure}",
    Comparator.AT_LEAST: _("at least {figure}"),
    Comparator.MORE: _("more than {figure}"),
    Comparator.AT_MOST: _("at most {figure}"),
    Comparator.LESS: _("less than {figure}"),
    Comparator.RANGE: _("{value} to {figure}"),
    Comparator.INCREASE: _("up by {figure}"),
    Comparator.DECREASE: _("down by {figure}"),
}
MARKS: Final[Mapping[ItemKind, str]] = {
    ItemKind.HEAD: "",
    ItemKind.TARGET: "",
    ItemKind.ACTIVITY: "k-act",
    ItemKind.ASSIGNMENT: "k-who",
    ItemKind.DUTY: "k-who",
}
SHAPES: Final[Mapping[DraftState, str]] = {
    DraftState.WAITING: "none",
    DraftState.READING: "half",
    DraftState.READY: "info",
    DraftState.REFUSED: "bad",
    DraftState.CONFIRMED: "ok",
    DraftState.DROPPED: "none",
}


def quantity(value: Any, unit: str) -> str:
    """'1.650 người', '41,13%'."""
    number = write_number(Decimal(str(value)))
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()


def aim(measure: Mapping[str, Any]) -> str:
    """A measure as an office says it: 'at least 40 sessions', '15 to 20 people'."""
    comparator = Comparator(measure.get("comparator") or Comparator.EQUAL)
    unit = measure.get("unit") or ""
    if comparator is Comparator.BASELINE:
        more = measure.get("direction") != "less"
        than = (
            gettext("more than in {year}") if more else gettext("less than in {year}")
        )
        return than.format(year=measure.get("baseline") or "?") + f" {unit}".rstrip()
    value, upper = measure.get("value"), measure.get("upper")
    if upper is not None and comparator is not Comparator.RANGE:
        low, figure = write_number(Decimal(str(value))), quantity(upper, unit)
        return str(PATTERNS[comparator]).format(figure=f"{low} - {figure}")
    first = write_number(Decimal(str(value)))
    figure = quantity(value if upper is None else upper, unit)
    return str(PATTERNS[comparator]).format(value=first, figure=figure)


def aim_of(target: Target) -> str:
    """The same of a plan's target, its unit aside unless it is a percentage; nothing
    for one in words only."""
    if target.compared is None:
        return ""
    names = ("comparator", "value", "upper", "baseline", "direction")
    measure = {name: getattr(target, name) for name in names}
    return aim(measure | {"unit": "%" if target.unit == "%" else ""})


def dated(said: str) -> str:
    """'16/01/2026', '01/2026': a document's date, as far as it was written."""
    return "/".join(reversed(said.split("-")))


def headline(item: DraftItem) -> str:
    """What was understood of an item, in one line, to be held against the words."""
    return _HEADLINES[item.what](item) or item.words


def details(item: DraftItem) -> list[str]:
    """What else was understood of it."""
    return [one for one in _DETAILS[item.what](item.fields) if one]


def mark(item: DraftItem) -> str:
    """The class of an item's words in the document."""
    if item.stage is ItemState.DROPPED:
        return "k-off"
    doubtful = item.is_open and item.sureness.value == "1"
    return "k-bad" if doubtful else MARKS[item.what]


def days(first: date | None, last: date | None) -> str:
    """'01/04/2026 to 30/06/2026'."""
    if first is None or last is None:
        return day(first or last) if first or last else ""  # type: ignore[arg-type]  # one is there
    return gettext("{first} to {last}").format(first=day(first), last=day(last))


def deadline(said: str, kind: str = "") -> str:
    """'before 10/06 each year', 'by 20/12/2026'; kind: before or by, where known."""
    if said.startswith("--"):
        told = gettext("{day} each year").format(day=f"{said[5:7]}/{said[2:4]}")
    else:
        told = day(date.fromisoformat(said)) if said else ""
    sentence = {"before": gettext("before {day}"), "by": gettext("by {day}")}.get(kind)
    return sentence.format(day=told) if sentence and told else told


def why_refused(draft: Draft) -> str:
    """The refusal's sentence in the reader's language."""
    if not draft.refusal:
        return ""
    sentence, facts = draft.refusal["sentence"], draft.refusal["facts"]
    return gettext(sentence).format(**{k: gettext(fact) for k, fact in facts.items()})


def _target_line(item: DraftItem) -> str:
    measures = item.fields["measures"]
    told = (f"{m['of']}: {aim(m)}" if m["of"] else aim(m) for m in measures)
    return "; ".join(told)


def _duty_line(item: DraftItem) -> str:
    fields = item.fields
    return " → ".join(one for one in (fields["from"], fields["to"]) if one)


def _head_details(fields: Mapping[str, Any]) -> list[str]:
    first, last = fields["start"], fields["end"]
    period = days(*(date.fromisoformat(d) if d else None for d in (first, last)))
    return [fields["number"], dated(fields["date"]), fields["issuer"], period]


def _activity_details(fields: Mapping[str, Any]) -> list[str]:
    time = fields["time"]
    found = [date.fromisoformat(time[k]) if time[k] else None for k in ("start", "end")]
    outputs = "; ".join(written(one) for one in fields["outputs"])
    partners = len(fields["coordinating"])
    together = gettext("together with {n}").format(n=partners) if partners else ""
    return [outputs, ", ".join(fields["lead"]), together, days(*found) or time["text"]]


def _assignment_details(fields: Mapping[str, Any]) -> list[str]:
    return [gettext("{n} tasks").format(n=len(fields["tasks"]))]


def _duty_details(fields: Mapping[str, Any]) -> list[str]:
    return [words(Cadence(fields["cadence"])), deadline(fields["deadline"])]


_HEADLINES: Final[Mapping[ItemKind, Callable[[DraftItem], str]]] = {
    ItemKind.HEAD: lambda item: str(item.fields["subject"]),
    ItemKind.TARGET: _target_line,
    ItemKind.ACTIVITY: lambda item: item.words,
    ItemKind.ASSIGNMENT: lambda item: "; ".join(item.fields["agencies"]),
    ItemKind.DUTY: _duty_line,
}
_DETAILS: Final[Mapping[ItemKind, Callable[[Mapping[str, Any]], list[str]]]] = {
    ItemKind.HEAD: _head_details,
    ItemKind.TARGET: lambda fields: [],
    ItemKind.ACTIVITY: _activity_details,
    ItemKind.ASSIGNMENT: _assignment_details,
    ItemKind.DUTY: _duty_details,
}

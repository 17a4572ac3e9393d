"""Forms as they are written: rows, open columns, rules, and by when they are due."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any, Final, Literal

from lanh.common.period import Length, Period, Regime
from lanh.elements.catalogue import DEFINITIONS, Dimension, Element, Term, elements
from lanh.elements.errors import BadDefinition
from lanh.elements.slices import slice_key

DueKind = Literal["before", "by"]
DUE_KINDS: Final = ("before", "by")


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell that a form asks for.

    group: the codes of the dimensions that part it, () for the total of the row.
    """

    element: Element
    chosen: Mapping[str, str]
    group: tuple[str, ...] = ()

    @property
    def slice(self) -> str:
        return slice_key(self.chosen)

    @property
    def name(self) -> str:
        """`events.sessions{theme=drug}`, as rules and addresses spell it."""
        return f"{self.element.code}{{{self.slice}}}" if self.slice else self.whole

    @property
    def whole(self) -> str:
        """The name of the total of its row."""
        return self.element.code


@dataclass(frozen=True, slots=True)
class Row:
    """One element, and the groups of columns that are open for it."""

    element: Element
    groups: tuple[tuple[Dimension, ...], ...]

    def slots(self, first: date) -> Iterator[Slot]:
        """The total, then each part, for a period that begins on `first`."""
        yield Slot(self.element, {})
        for group in self.groups:
            codes = tuple(dimension.code for dimension in group)
            for values in product(*(dimension.in_use(first) for dimension in group)):
                chosen = dict(zip(codes, (v.code for v in values), strict=True))
                yield Slot(self.element, chosen, codes)


@dataclass(frozen=True, slots=True)
class Due:
    """By when a report for one period is owed, and up to which day it counts.

    `kind` 'before' the day (trước ngày) or 'by' it (chậm nhất ngày).
    """

    day: date
    kind: DueKind
    cut_off: date


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often, and by which day of the period's last month."""

    length: Length
    day: int
    kind: DueKind
    cut_off_days: int = 0

    def due(self, period: Period) -> Due:
        day = period.last.replace(day=self.day)
        early = day - timedelta(days=self.cut_off_days)
        cut_off = min(period.last, early) if self.cut_off_days else period.last
        return Due(day, self.kind, cut_off)


def decree_09(year: int) -> list[Period]:
    return [
        *(Period.decree_09_quarter(year, quarter) for quarter in (1, 2, 3, 4)),
        *(Period.decree_09_half(year, half) for half in (1, 2)),
        Period.decree_09_year(year),
    ]


def so_far(year: int) -> list[Period]:
    """From 1 January on, quarter by quarter."""
    return [Period.so_far_in_plan(year, quarter) for quarter in (1, 2, 3, 4)]


CALENDARS: Final[Mapping[Regime, Callable[[int], list[Period]]]] = {
    Regime.DECREE_09: decree_09,
    Regime.PLAN: so_far,
}


@dataclass(frozen=True, slots=True)
class RuleText(Term):
    """A rule as it is written; `rulebook` makes of it what is checked.

    code: V01 … of catalogue 5c, which several rules may share. each: for every
    'cell', 'part' or 'group' of the form, else once. check: the name of a check that
    needs more than the figures of the form. vi, en: what the officer reads, with the
    way out.
    """

    level: Literal["error", "warn"]
    says: str = ""
    each: str = ""
    check: str = ""
    by: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class FormText(Term):
    """A form as its text says.

    lines: who knows of further rows that stand in no definition, such as the targets
    of a plan; asked by `reports.registry`.
    """

    version: int
    regime: Regime
    cadences: Mapping[Length, Cadence]
    rows: tuple[Row, ...]
    rules: tuple[RuleText, ...]
    narratives: tuple[Term, ...] = ()
    lines: str = ""
    text: str = field(default="", repr=False)

    # A term is equal to another of the same words; two versions of a form are not.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def slots(self, first: date) -> list[Slot]:
        """Every cell, in the order of the form, for a period that begins on `first`."""
        return [slot for row in self.rows for slot in row.slots(first)]

    def periods(self, year: int) -> list[Period]:
        """Those of the year for which it is owed, in the order of their last days."""
        owed = [p for p in CALENDARS[self.regime](year) if p.length in self.cadences]
        return sorted(
            owed, key=lambda period: (period.last, period.last - period.first)
        )

    def due(self, period: Period) -> Due:
        """KeyError where the form is not owed for periods of that length or regime."""
        if period.regime != self.regime:
            raise KeyError(f"{self.code} follows {self.regime}, not {period.regime}")
        return self.cadences[period.length].due(period)


@cache
def forms() -> Mapping[str, FormText]:
    """The newest text of every form, by its code."""
    read = [
        read_form(path.read_text("utf-8"))
        for path in sorted((DEFINITIONS / "forms").glob("*.toml"))
    ]
    return {form.code: form for form in read}


def read_form(text: str) -> FormText:
    """The form that the text is, its rows checked; its rules are by `rulebook`."""
    entry = tomllib.loads(text)
    rows = tuple(_row(entry["code"], row) for row in entry["row"])
    if len({row.element.code for row in rows}) < len(rows):
        raise BadDefinition(f"{entry['code']}: an element has two rows")
    return FormText(
        code=entry["code"],
        vi=entry["vi"],
        en=entry["en"],
        version=entry["version"],
        regime=Regime(entry["regime"]),
        cadences={Length(c["length"]): _cadence(c) for c in entry["cadence"]},
        rows=rows,
        rules=tuple(_rule(rule) for rule in entry.get("rule", [])),
        lines=entry.get("lines", ""),
        narratives=tuple(Term(**section) for section in entry.get("narrative", [])),
        text=text,
    )


def _row(form: str, entry: Mapping[str, Any]) -> Row:
    element = elements().get(entry["element"])
    if element is None:
        raise BadDefinition(f"{form}: no element called {entry['element']}")
    groups = [tuple(group.split("*")) for group in entry.get("columns", [])]
    unknown = {code for group in groups for code in group} - set(element.by)
    if unknown:
        raise BadDefinition(f"{form}: {element.code} has no parts by {sorted(unknown)}")
    dimensions = [tuple(element.dimension(c) for c in group) for group in groups]
    return Row(element, tuple(dimensions))


def _cadence(entry: Mapping[str, Any]) -> Cadence:
    if entry["kind"] not in DUE_KINDS:
        raise BadDefinition(f"due {' or '.join(DUE_KINDS)}, not {entry['kind']!r}")
    return Cadence(
        Length(entry["length"]),
        entry["day"],
        entry["kind"],
        entry.get("cut_off_days", 0),
    )


def _rule(entry: Mapping[str, Any]) -> RuleText:
    if ("says" in entry) == ("check" in entry) or entry["level"] not in LEVELS:
        raise BadDefinition(f"{entry['id']}: says or checks; an error or a warning")
    return RuleText(
        code=entry["id"],
        vi=entry["vi"],
        en=entry["en"],
        level=entry["level"],
        says=entry.get("says", ""),
        each=entry.get("each", ""),
        check=entry.get("check", ""),
        by=tuple(entry.get("by", ())),
    )


LEVELS: Final = ("error", "warn")

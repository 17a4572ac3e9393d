"""What would become of each row: new, the same as what stands, wrong, no record."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from lanh.access import queries as access
from lanh.common.refusal import Refused
from lanh.common.text import fold
from lanh.common.words import _
from lanh.intake.models import Import
from lanh.intake.registry import Field, kind_of
from lanh.intake.rules import cells as rules
from lanh.intake.rules.heads import Heads, body, is_aside
from lanh.intake.rules.life import Outcome
from lanh.intake.rules.tables import Cell, Row, Table, shown
from lanh.places.models import Place


@dataclass
class Judged:
    """A row and what becomes of it. reasons: from a field's name ('' for the row) to
    (sentence, facts). record: of a good one, not kept yet."""

    number: int
    row: Row
    outcome: Outcome = Outcome.GOOD
    reasons: dict[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    record: Any = None

    def refused(self, where: str, refusal: Refused) -> None:
        self.outcome = Outcome.WRONG
        self.reasons[where] = (refusal.sentence, refusal.facts)


class Judge:
    """Judges the rows of one file. What it looks up it asks the database once."""

    def __init__(self, handed_in: Import, *, today: date) -> None:
        self.handed_in, self.today = handed_in, today
        self.kind = kind_of(handed_in.code)
        self.columns = _by_field(handed_in.columns)
        self.of = _of(handed_in, today)
        self._read: dict[tuple[str, Hashable], Any] = {}
        self._may: dict[tuple[Place, date], Refused | None] = {}
        self._places = _places(handed_in, today)
        self._standing = self._told_of_standing()
        self._rows: dict[tuple[Any, ...], int] = {}

    def rows(self, table: Table, heads: Heads) -> Iterator[Judged]:
        for number, row in body(table, heads):
            judged = Judged(number, row)
            if is_aside(row):
                judged.outcome = Outcome.ASIDE
            else:
                self._judge(judged)
            yield judged

    def _judge(self, judged: Judged) -> None:
        facts = self._facts(judged)
        if judged.outcome is Outcome.WRONG:
            return
        try:
            record = self.kind.make(facts, self.of)
            self.kind.check(record, self.today)
            self._check_may(record)
        except Refused as refusal:
            judged.refused("", refusal)
        except ValidationError as broken:
            judged.outcome = Outcome.WRONG
            judged.reasons[""] = (" ".join(broken.messages), {})
        else:
            judged.record = record
            self._compare(judged)

    def _facts(self, judged: Judged) -> dict[str, Any]:
        """Every field's value; places last, for a name may be of different days."""
        facts: dict[str, Any] = {}
        for one in sorted(self.kind.fields, key=lambda f: f.is_place):
            cell = self._cell(one, judged.row)
            try:
                if one.required:
                    rules.check_is_there(cell)
                facts[one.name] = (
                    self._place(cell, facts) if one.is_place else self._value(one, cell)
                )
            except Refused as refusal:
                judged.refused(one.name, refusal)
        return facts

    def _cell(self, one: Field, row: Row) -> Cell:
        held = [row[n] for n in self.columns.get(one.name, []) if n < len(row)]
        if one.joined and held:
            return "".join(shown(cell) or "-" for cell in held)
        cell = held[0] if held else None
        return cell if shown(cell) else self.handed_in.fixed.get(one.name)

    def _value(self, one: Field, cell: Cell) -> Any:
        """The cell's value; equal cells are read once."""
        key = one.name, (type(cell).__name__, cell)
        if key not in self._read:
            try:
                self._read[key] = one.read(cell)
            except Refused as refusal:
                self._read[key] = refusal
        value = self._read[key]
        if isinstance(value, Refused):
            raise value
        return value

    def _place(self, cell: Cell, facts: Mapping[str, Any]) -> Place | None:
        if not shown(cell):
            return None
        named = self._places.get(fold(shown(cell)), [])
        rules.check_is_place(shown(cell), named)
        day = facts.get("day") or self.today
        in_force = (place for place in named if day in place.span)
        return next(in_force, named[0])

    def _check_may(self, record: Any) -> None:
        """May the person record there, on that day; asked once for each."""
        at = record.place, record.day
        if at not in self._may:
            self._may[at] = self._asked(*at)
        refusal = self._may[at]
        if refusal is not None:
            raise refusal

    def _asked(self, place: Place, day: date) -> Refused | None:
        try:
            self.kind.may(self.handed_in.by, place, day, today=self.today)
        except Refused as refusal:
            return refusal
        return None

    def _compare(self, judged: Judged) -> None:
        """Against what stands, and against the rows above."""
        kind = self.kind
        key = tuple(getattr(judged.record, name) for name in kind.same)
        told = tuple(getattr(judged.record, name) for name in kind.told)
        if key in self._standing:
            same = self._standing[key] == told
            judged.outcome = Outcome.SAME if same else Outcome.DIFFERS
        elif key in self._rows:
            judged.outcome = Outcome.SAME
            judged.reasons[""] = (SAME_AS_ROW, {"row": self._rows[key]})
        self._rows.setdefault(key, judged.number)

    def _told_of_standing(self) -> dict[tuple[Any, ...], tuple[Any, ...]]:
        kind = self.kind
        rows = kind.standing() if kind.standing else kind.noun.objects.all()
        within = access.reach(self.handed_in.by, kind.needs, today=self.today)
        held = rows if kind.everywhere else rows.filter(within)
        names = held.order_by().values_list(*kind.same, *kind.told)
        cut = len(kind.same)
        return {one[:cut]: one[cut:] for one in names.iterator(chunk_size=5_000)}


SAME_AS_ROW = _("The same as row {row} of this file.")


def _by_field(columns: Mapping[str, str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for column, name in sorted(columns.items(), key=lambda one: int(one[0])):
        found.setdefault(name, []).append(int(column))
    return found


def _of(handed_in: Import, today: date) -> Any:
    """What the whole file belongs to, or None."""
    asked = kind_of(handed_in.code).of
    rows = asked(handed_in.by, today) if asked and handed_in.of else None
    return rows.filter(pk=handed_in.of).first() if rows is not None else None


def _places(handed_in: Import, today: date) -> dict[str, list[Place]]:
    """The units where the person may record, by code, name, and name without kind."""
    needs = kind_of(handed_in.code).needs
    within = access.reach(handed_in.by, needs, today=today, to="")
    found: dict[str, list[Place]] = {}
    for place in Place.objects.filter(within).order_by("code", "since"):
        whole = fold(place.name)
        bare = whole
        for kind in KINDS_OF_UNIT:
            bare = bare.removeprefix(kind)
        for name in {whole, bare, place.code}:
            found.setdefault(name, []).append(place)
    return found


KINDS_OF_UNIT = ("xa ", "phuong ", "dac khu ", "thi tran ", "tinh ", "thanh pho ")

"""What is wrong in a report, or wants an explanation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lanh.elements import rulebook
from lanh.elements.catalogue import Kind, elements
from lanh.elements.forms import FormText, RuleText
from lanh.elements.slices import slice_key
from lanh.elements.tree import Ask, Shift
from lanh.reports import rules
from lanh.reports.models import Cell, Line, Submission
from lanh.reports.queries import figures
from lanh.reports.queries.figures import Key
from lanh.reports.rules import Blank


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that does not hold, at one place of the form.

    cells: those it speaks of, the one to look at first; row: its number in the form.
    left, right: what was compared. is_explained: a warning that has its note.
    """

    rule: RuleText
    cells: tuple[Cell, ...]
    row: int
    left: Decimal | None
    right: Decimal | None
    group: str = ""
    is_explained: bool = False

    @property
    def is_error(self) -> bool:
        return self.rule.level == "error"


@dataclass(frozen=True, slots=True)
class Gap:
    """A rule that does not hold at one target of the plan; its cause explains it."""

    rule: RuleText
    line: Line
    row: int
    left: Decimal
    right: Decimal

    @property
    def is_error(self) -> bool:
        return self.rule.level == "error"

    @property
    def is_explained(self) -> bool:
        return bool(self.line.cause.strip())


def gaps(submission: Submission) -> list[Gap]:
    """What V31 finds at the lines, which stand below the rows of the form."""
    form, found = submission.written, []
    for line in submission.lines.all():
        pairs = {
            "allotted": rules.gap_of_allotted(line.wanted, line.allotted),
            "share_of_base": rules.gap_of_share(line.wanted, line.base, line.printed),
        }
        row = len(form.rows) + line.number
        for check, pair in pairs.items():
            if pair:
                found += [Gap(r, line, row, *pair) for r in _checked(form, check)]
    return found


def findings(submission: Submission, cells: Iterable[Cell]) -> list[Finding]:
    """Everything that is found, in the order of the form, errors before warnings.

    cells: as they stand, or as they have just been typed.
    """
    at = {(cell.element, cell.slice): cell for cell in cells}
    numbers = row_numbers(submission.written)
    found = [
        *_broken(submission, at, numbers),
        *_differing(submission, at, numbers),
        *_blank(submission, at, numbers),
        *_unusual(submission, at, numbers),
    ]
    return sorted(found, key=lambda f: (not f.is_error, f.cells[0].place_in_form))


def row_numbers(form: FormText) -> dict[str, int]:
    """The number of each row, as the form prints it."""
    return {row.element.code: n for n, row in enumerate(form.rows, 1)}


def _broken(
    submission: Submission, at: Mapping[Key, Cell], numbers: Mapping[str, int]
) -> Iterator[Finding]:
    ask = asking(submission, at)
    first = submission.duty.first
    for broken in rulebook.broken(submission.written, first, ask):
        keys = [
            (figure.code, slice_key(dict(figure.chosen)))
            for figure in broken.check.figures
        ]
        cells = tuple(at[key] for key in dict.fromkeys(keys) if key in at)
        if cells:
            yield Finding(
                broken.check.rule,
                cells,
                numbers[cells[0].element],
                broken.left,
                broken.right,
                broken.check.group,
                is_explained=bool(cells[0].note.strip()),
            )


def asking(submission: Submission, at: Mapping[Key, Cell]) -> Ask:
    """Where the rules of this report find figures.

    A cell of the form; a part that is closed in this period takes no part and is 0; an
    element that the form does not ask for, from its register; earlier periods from
    facts.
    """
    asked = {row.element.code for row in submission.written.rows}
    elsewhere: dict[tuple[Key, Shift], Decimal | None] = {}

    def ask(code: str, chosen: Mapping[str, str], shift: Shift, /) -> Decimal | None:
        key = code, slice_key(chosen)
        if shift is Shift.NONE and code in asked:
            return at[key].value if key in at else Decimal(0)
        if (key, shift) not in elsewhere:
            elsewhere[key, shift] = _elsewhere(submission, key, shift)
        return elsewhere[key, shift]

    return ask


def _elsewhere(submission: Submission, key: Key, shift: Shift) -> Decimal | None:
    duty = submission.duty
    if shift is Shift.NONE:
        held = figures.behind(duty, key, as_of=submission.filled_on)
        return None if held is None else Decimal(held.number)
    earlier = {
        Shift.PREVIOUS: duty.period.before(),
        Shift.YEAR_BEFORE: duty.period.year_before(),
    }.get(shift)
    if earlier is None:
        return None
    known = figures.known(duty.place, earlier).get(key)
    if known is None and elements()[key[0]].kind is Kind.STOCK:
        # A balance (V21) needs what was there before the first report of all.
        alone = figures.is_alone(duty.place)
        held = figures.counted(
            duty.place, key, period=earlier, as_of=earlier.last, alone=alone
        )
        known = None if held is None else Decimal(held.number)
    return known


def _differing(
    submission: Submission, at: Mapping[Key, Cell], numbers: Mapping[str, int]
) -> Iterator[Finding]:
    for rule in _checked(submission.written, "differs"):
        for cell in at.values():
            if cell.differs:
                told = bool(cell.difference and cell.note.strip())
                row = numbers[cell.element]
                yield Finding(
                    rule, (cell,), row, cell.value, cell.prefill, is_explained=told
                )


def _blank(
    submission: Submission, at: Mapping[Key, Cell], numbers: Mapping[str, int]
) -> Iterator[Finding]:
    """The totals only: a part that is not known is shown as what the parts leave."""
    for rule in _checked(submission.written, "blank"):
        for cell in at.values():
            if cell.reason == Blank.BLANK and not cell.slice and not cell.differs:
                told = bool(cell.note.strip())
                row = numbers[cell.element]
                yield Finding(rule, (cell,), row, None, None, is_explained=told)


def _unusual(
    submission: Submission, at: Mapping[Key, Cell], numbers: Mapping[str, int]
) -> Iterator[Finding]:
    for rule in _checked(submission.written, "unusual"):
        for key, earlier in figures.history(submission.duty).items():
            cell = at.get(key)
            if cell is None or cell.value is None:
                continue
            usual = rules.usual(cell.value, earlier)
            if usual is not None:
                told = bool(cell.note.strip())
                row = numbers[cell.element]
                yield Finding(rule, (cell,), row, cell.value, usual, is_explained=told)


def _checked(form: FormText, name: str) -> list[RuleText]:
    return [rule for rule in form.rules if rule.check == name]

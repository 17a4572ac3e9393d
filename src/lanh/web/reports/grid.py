"""The form as a page shows it: sections, groups and lines, each with its figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext

from lanh.common.numbers import read_number, write_number
from lanh.elements.catalogue import Dimension, Element
from lanh.reports.models import Cell, Question, Submission
from lanh.reports.queries import figures
from lanh.reports.queries.figures import Before
from lanh.reports.queries.findings import Finding, findings
from lanh.web.reports import words


@dataclass
class Line:
    """One cell in its row. typed: what stands in the field, a number or not."""

    cell: Cell
    label: str
    before: Before
    typed: str = ""
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    question: Question | None = None

    @property
    def number(self) -> int:
        return self.cell.place_in_form

    @property
    def name(self) -> str:
        """The cell in words, outside of its section."""
        return words.cell(self.cell)

    @property
    def so_far(self) -> Decimal | None:
        """The year up to this period and with it."""
        if self.before.so_far is None or self.cell.value is None:
            return self.cell.value
        return self.before.so_far + self.cell.value


@dataclass
class Group:
    """The parts of a row by one dimension, or its total (no dimension)."""

    dimension: Dimension | None
    lines: list[Line] = field(default_factory=list)


@dataclass
class Section:
    """One row of the form with all its columns."""

    number: int
    element: Element
    groups: list[Group] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [line for group in self.groups for line in group.lines]

    @property
    def is_blank(self) -> bool:
        """Whether 'nothing to report' would write anything."""
        return any(line.cell.reason == "blank" for line in self.lines)


@dataclass
class Grid:
    """The whole form, and what was found in it."""

    sections: list[Section]
    found: list[Finding]

    @property
    def lines(self) -> list[Line]:
        return [line for section in self.sections for line in section.lines]

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.found if finding.is_error]

    @property
    def unexplained(self) -> list[Finding]:
        return [f for f in self.found if not f.is_error and not f.is_explained]

    @property
    def filled(self) -> tuple[int, int]:
        """How many cells the registers filled, and of how many."""
        lines = self.lines
        return sum(line.cell.prefill is not None for line in lines), len(lines)

    @property
    def summary(self) -> list[tuple[int, str, bool]]:
        """(cell, sentence, whether it is an error), errors first."""
        return [
            (f.cells[0].place_in_form, words.found(f), f.is_error)
            for f in [*self.errors, *self.unexplained]
        ]


@dataclass(frozen=True, slots=True)
class Typed:
    """What came in with the form: numbers, blanks, and what is no number."""

    values: Mapping[str, Decimal | None]
    wrong: Mapping[str, str]


def typed(sent: Mapping[str, str], cells: Iterable[Cell]) -> Typed:
    """The fields of the form, by the names of cells; those that are not there stay."""
    values: dict[str, Decimal | None] = {}
    wrong: dict[str, str] = {}
    for cell in cells:
        text = sent.get(cell.name)
        if text is None:
            continue
        try:
            values[cell.name] = read_number(text) if text.strip() else None
        except ValueError:
            wrong[cell.name] = text
    return Typed(values, wrong)


def grid(
    submission: Submission,
    wrong: Mapping[str, str] | None = None,
    thread: Iterable[Question] = (),
) -> Grid:
    """The report as it stands; `wrong`: what was typed and is no number; thread: what
    was asked about its cells."""
    cells = list(submission.cells.all())
    before = figures.before(submission.duty)
    found = findings(submission, cells)
    at = {(cell.element, cell.slice): cell for cell in cells}
    sections = []
    for number, row in enumerate(submission.written.rows, 1):
        section = Section(number, row.element)
        for slot in row.slots(submission.duty.first):
            cell = at[slot.element.code, slot.slice]
            line = _line(cell, before, wrong or {})
            _group(section, slot.group).lines.append(line)
        sections.append(section)
    made = Grid(sections, found)
    _mark(made)
    open_ = {q.cell_id: q for q in thread if q.closed_at is None}
    for line in made.lines:
        line.question = open_.get(line.cell.pk)
    return made


def _line(
    cell: Cell, before: Mapping[tuple[str, str], Before], wrong: Mapping[str, str]
) -> Line:
    number = "" if cell.value is None else write_number(cell.value)
    line = Line(
        cell,
        words.part(cell),
        before.get((cell.element, cell.slice), Before()),
        typed=wrong.get(cell.name, number),
    )
    if cell.name in wrong:
        line.errors.append(gettext("This is no number. It has not been saved."))
    return line


def _group(section: Section, codes: tuple[str, ...]) -> Group:
    dimension = section.element.dimension(codes[0]) if codes else None
    if not section.groups or section.groups[-1].dimension != dimension:
        section.groups.append(Group(dimension))
    return section.groups[-1]


def _mark(made: Grid) -> None:
    """Each finding at each cell that it speaks of."""
    lines = {line.cell.pk: line for line in made.lines}
    for finding in [*made.errors, *made.unexplained]:
        for cell in finding.cells[: 2 if finding.is_error else 1]:
            line = lines[cell.pk]
            told = line.errors if finding.is_error else line.warnings
            told.append(words.found(finding))

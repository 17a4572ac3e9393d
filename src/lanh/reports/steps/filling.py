"""Cells of a report: laid out, typed in, filled from the registers again."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from lanh.elements.catalogue import Kind
from lanh.reports import rules
from lanh.reports.models import Cell, Line, Narrative, Submission
from lanh.reports.queries import duties, figures
from lanh.reports.rules import Blank

# What a line takes as it is told.
TAKEN: Final = (
    *("text", "unit", "comparator", "wanted", "expected", "value", "share"),
    *("is_behind", "allotted", "base", "printed"),
)


def lay_out(*, submission: Submission, as_of: date) -> None:
    """Every cell that the form asks for, filled with what the registers hold."""
    duty, form = submission.duty, submission.written
    slots = form.slots(duty.first)
    filled = figures.prefill(duty, slots, as_of=as_of)
    cells = []
    for number, slot in enumerate(slots):
        held = filled.get((slot.element.code, slot.slice))
        cells.append(
            Cell(
                submission=submission,
                place_in_form=number,
                element=slot.element.code,
                slice=slot.slice,
                value=held,
                reason="" if held is not None else Blank.BLANK.value,
                prefill=held,
                estimate=duty.is_estimated and slot.element.kind is not Kind.STOCK,
            )
        )
    Cell.objects.bulk_create(cells)
    Narrative.objects.bulk_create(
        Narrative(submission=submission, section=section.code)
        for section in form.narratives
    )
    lay_lines(submission=submission, as_of=as_of)


def lay_lines(*, submission: Submission, as_of: date) -> None:
    """The targets that the unit follows, as they stand; what was said to one stays."""
    said = {line.asked: line.cause for line in submission.lines.all()}
    submission.lines.all().delete()
    Line.objects.bulk_create(
        Line(
            submission=submission,
            number=number,
            asked=text.key,
            cause=said.get(text.key, ""),
            **{field: getattr(text, field) for field in TAKEN},
        )
        for number, text in enumerate(figures.lines(submission, as_of=as_of), 1)
    )


def give_causes(*, submission: Submission, causes: Mapping[int, str]) -> int:
    """Why targets are behind, by the numbers of lines; how many changed."""
    changed = [
        line
        for line in submission.lines.filter(number__in=causes)
        if line.cause != causes[line.number]
    ]
    for line in changed:
        line.cause = causes[line.number]
    Line.objects.bulk_update(changed, ["cause"])
    return len(changed)


def type_in(*, submission: Submission, values: Mapping[str, Decimal | None]) -> int:
    """Numbers, or None for blank; a cell that does not apply stays so while blank.

    The number of cells that changed.
    """
    held = {cell.name: cell for cell in submission.cells.all()}
    changed = []
    for name, value in values.items():
        cell = held.get(name) or duties.cell_called(name, submission=submission)
        rules.check_size(value)
        rules.check_decimals(value)
        if cell.value != value:
            cell.value = value
            cell.reason = rules.reason_of(value, applies=True)
            changed.append(cell)
    Cell.objects.bulk_update(changed, ["value", "reason"])
    return len(changed)


def write_zeros(
    *, submission: Submission, element: str, unclear: Collection[str]
) -> int:
    """0 in every blank cell of the element ('': of all), but for those named."""
    blank = submission.cells.filter(reason=Blank.BLANK.value)
    blank = blank.filter(element=element) if element else blank
    keys = [cell.pk for cell in blank if cell.name not in unclear]
    return blank.filter(pk__in=keys).update(value=Decimal(0), reason="")


def tell(*, submission: Submission, narratives: Mapping[str, str]) -> int:
    """What was written in the sections; the number of sections that changed."""
    changed = [
        section
        for section in submission.narratives.filter(section__in=narratives)
        if section.text != narratives[section.section]
    ]
    for section in changed:
        section.text = narratives[section.section]
    Narrative.objects.bulk_update(changed, ["text"])
    return len(changed)


def fill_again(*, submission: Submission, as_of: date) -> int:
    """The registers' figures as of that day, in every cell that still held theirs."""
    duty = submission.duty
    slots = submission.written.slots(duty.first)
    filled = figures.prefill(duty, slots, as_of=as_of)
    lay_lines(submission=submission, as_of=as_of)
    changed = []
    for cell in submission.cells.all():
        held = filled.get((cell.element, cell.slice))
        if held == cell.prefill:
            continue
        if cell.value == cell.prefill and cell.reason != Blank.NOT_APPLICABLE:
            cell.value = held
            cell.reason = rules.reason_of(held, applies=True)
        cell.prefill = held
        changed.append(cell)
    Cell.objects.bulk_update(changed, ["value", "reason", "prefill"])
    return len(changed)

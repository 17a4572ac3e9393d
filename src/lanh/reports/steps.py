"""What is done inside an act: cells of a new report, facts of an accepted one."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from lanh.common.period import Period
from lanh.elements.catalogue import Kind
from lanh.elements.forms import Due
from lanh.law.days import last_on_time
from lanh.places.models import Place
from lanh.reports import rules
from lanh.reports.models import Cell, Duty, Fact, FactHead, Narrative, Submission
from lanh.reports.queries import closing, duties, figures
from lanh.reports.rules import Blank, Origin


def owe(*, form: str, period: Period, province: Place, due: Due) -> list[Duty]:
    """A duty for each unit under the province that has none yet."""
    owing = Duty.objects.filter(form=form).during(period).values("place")
    units = duties.units(province, day=period.last).exclude(pk__in=owing)
    owed = [
        Duty(
            place=unit,
            form=form,
            regime=period.regime.value,
            first=period.first,
            last=period.last,
            cut_off=due.cut_off,
            due=due.day,
            due_kind=due.kind,
            last_day=last_on_time(due.kind, due.day),
        )
        for unit in units.order_by("path")
    ]
    return Duty.objects.bulk_create(owed)


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


def ask(*, submission: Submission, questions: Mapping[str, str]) -> int:
    """A question at each cell named; earlier ones are taken away. Their number."""
    submission.cells.exclude(question="").update(question="")
    asked = {name: text.strip() for name, text in questions.items() if text.strip()}
    for name, text in asked.items():
        cell = duties.cell_called(name, submission=submission)
        cell.question = text
        cell.save(update_fields=["question"])
    return len(asked)


def keep_facts(
    *, submission: Submission, cells: Iterable[Cell], at: datetime
) -> tuple[int, int]:
    """A fact for every cell, zero and blank alike; the first and last sequence."""
    duty = submission.duty
    return _number_facts(
        Fact(
            place=duty.place,
            element=cell.element,
            slice=cell.slice,
            regime=duty.regime,
            first=duty.first,
            last=duty.last,
            value=cell.value,
            reason=cell.reason,
            estimate=cell.estimate,
            known_from=at,
            origin=Origin.SUBMISSION.value,
            submission=submission,
        )
        for cell in cells
    )


def close(*, province: Place, period: Period, at: datetime) -> tuple[int, int]:
    """A fact for every figure that no form asks for; the first and last sequence."""
    return _number_facts(
        Fact(
            place=place,
            element=element,
            slice=slice,
            regime=period.regime.value,
            first=period.first,
            last=period.last,
            value=number,
            known_from=at,
            origin=Origin.CLOSING.value,
        )
        for place, (element, slice), number in closing.figures(province, period)
    )


def queue_for_facts() -> FactHead:
    """Only one at a time may decide which facts follow; held until commit."""
    head, _new = FactHead.objects.select_for_update().get_or_create(pk=1)
    return head


def _number_facts(unnumbered: Iterable[Fact]) -> tuple[int, int]:
    """Keep facts under the next numbers; the first and the last that was given.

    Concurrent writers: PostgreSQL makes them queue for the head row until the one
    before has committed, and SQLite lets one writer in at a time, so a sequence is
    given in the order of commits. Whoever reads up to one has therefore read all.
    """
    facts, head = list(unnumbered), queue_for_facts()
    first = head.sequence + 1
    for fact in facts:
        head.sequence += 1
        fact.sequence = head.sequence
    Fact.objects.bulk_create(facts)
    head.save(update_fields=["sequence"])
    return first, head.sequence

"""What a unit does with its report until it is sent."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.common.clock import HANOI
from lanh.reports import rules
from lanh.reports.models import Duty, Submission
from lanh.reports.queries import duties, findings
from lanh.reports.rules import Difference, Step
from lanh.reports.steps import filling, sending


@transaction.atomic(durable=True)
def start(*, by: User, duty: Duty, today: date) -> Submission:
    """The form is opened, filled with what the registers hold up to its cut-off."""
    duty = Duty.objects.select_for_update().get(pk=duty.pk)
    duties.check_can_start(by, duty=duty, today=today)
    as_of = min(today, duty.cut_off)
    submission = Submission(
        duty=duty, form=duties.form_in_use(duty.form), filled_on=as_of
    )
    submission.full_clean()
    submission.save()
    submission.hands.add(by)
    filling.lay_out(submission=submission, as_of=as_of)
    record(
        by=by,
        verb="reports.start",
        subject=submission.subject,
        form=str(submission.form),
        as_of=as_of.isoformat(),
    )
    return submission


@transaction.atomic(durable=True)
def save_cells(
    *,
    by: User,
    submission: Submission,
    version: int,
    values: Mapping[str, Decimal | None],
    narratives: Mapping[str, str],
    today: date,
    causes: Mapping[int, str] | None = None,
) -> Submission:
    """What was typed is kept; a cell that is not named stays as it is.

    values: by the names of cells; None where the officer left it blank. causes: why
    targets are behind, by the numbers of their lines.
    """
    submission = sending.take(
        Step.SAVE, by=by, submission=submission, version=version, today=today
    )
    changed = filling.type_in(submission=submission, values=values)
    told = filling.tell(submission=submission, narratives=narratives)
    told += filling.give_causes(submission=submission, causes=causes or {})
    record(
        by=by,
        verb="reports.save",
        subject=submission.subject,
        cells=changed,
        sections=told,
        version=submission.version,
    )
    return submission


@transaction.atomic(durable=True)
def explain(
    *,
    by: User,
    submission: Submission,
    version: int,
    cell: str,
    value: Decimal | None,
    applies: bool,
    difference: Difference | None,
    note: str,
    estimate: bool,
    today: date,
) -> Submission:
    """One cell: its figure, why it differs from the register, and what else to say.

    applies: False where the row has no meaning for this unit, which is not a blank.
    """
    submission = sending.take(
        Step.SAVE, by=by, submission=submission, version=version, today=today
    )
    spoken = duties.cell_called(cell, submission=submission)
    rules.check_size(value)
    rules.check_decimals(value)
    spoken.value = value if applies else None
    spoken.reason = rules.reason_of(value, applies=applies)
    spoken.difference = difference.value if difference else ""
    spoken.note, spoken.estimate = note, estimate
    spoken.full_clean()
    spoken.save()
    record(
        by=by,
        verb="reports.explain",
        subject=submission.subject,
        cell=cell,
        version=submission.version,
    )
    return submission


@transaction.atomic(durable=True)
def nothing_to_report(
    *,
    by: User,
    submission: Submission,
    version: int,
    element: str,
    today: date,
    values: Mapping[str, Decimal | None] | None = None,
    unclear: Collection[str] = (),
) -> Submission:
    """Every blank cell of the section is 0; of the whole form where `element` is ''.

    values: what stood in the page when the button was pressed, kept first. unclear:
    the names of cells in which something was typed that is no number; these stay blank.
    """
    submission = sending.take(
        Step.SAVE, by=by, submission=submission, version=version, today=today
    )
    if element:
        duties.cell_called(element, submission=submission)
    filling.type_in(submission=submission, values=values or {})
    written = filling.write_zeros(
        submission=submission, element=element, unclear=unclear
    )
    record(
        by=by,
        verb="reports.nothing",
        subject=submission.subject,
        element=element,
        cells=written,
        version=submission.version,
    )
    return submission


@transaction.atomic(durable=True)
def refill(
    *, by: User, submission: Submission, version: int, today: date
) -> Submission:
    """The registers are asked anew; what was typed by hand stays as it is."""
    submission = sending.take(
        Step.SAVE, by=by, submission=submission, version=version, today=today
    )
    submission.filled_on = min(today, submission.duty.cut_off)
    submission.save(update_fields=["filled_on"])
    changed = filling.fill_again(submission=submission, as_of=submission.filled_on)
    record(
        by=by,
        verb="reports.refill",
        subject=submission.subject,
        cells=changed,
        as_of=submission.filled_on.isoformat(),
        version=submission.version,
    )
    return submission


@transaction.atomic(durable=True)
def send(*, by: User, submission: Submission, version: int, at: datetime) -> Submission:
    """The report leaves its unit. Late is marked and stops nothing (V32)."""
    today = at.astimezone(HANOI).date()
    submission = sending.take(
        Step.SEND, by=by, submission=submission, version=version, today=today
    )
    found = findings.findings(submission, submission.cells.all())
    gaps = findings.gaps(submission)
    rules.check_sendable(
        errors=[finding.row for finding in found if finding.is_error],
        unexplained=[
            finding.row
            for finding in found
            if not finding.is_error and not finding.is_explained
        ]
        + [gap.row for gap in gaps if not gap.is_explained],
    )
    sending.mark_sent(submission=submission, at=at, today=today)
    record(
        by=by,
        verb="reports.send",
        subject=submission.subject,
        late=submission.is_late,
        version=submission.version,
    )
    return submission

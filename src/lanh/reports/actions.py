"""What a person does with forms, duties and reports."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.audit.rules import seal_of
from lanh.common.actor import Operator
from lanh.common.clock import HANOI
from lanh.common.period import Period
from lanh.elements.forms import forms
from lanh.law.days import last_on_time
from lanh.outbox import steps as outbox
from lanh.places.models import Place
from lanh.reports import rules, steps
from lanh.reports.models import Duty, FormVersion, Review, Submission
from lanh.reports.queries import closing, duties, findings
from lanh.reports.rules import LIFE, Decision, Difference, Step


@transaction.atomic(durable=True)
def load_forms(*, by: Operator) -> list[FormVersion]:
    """The texts of the house become versions; those that have not changed stay."""
    loaded = []
    for code, form in forms().items():
        latest = FormVersion.objects.filter(code=code).order_by("-version").first()
        if latest is not None and latest.text == form.text:
            continue
        held = latest.version if latest else 0
        rules.check_version_is_raised(form=code, version=form.version, latest=held)
        version = FormVersion(code=code, version=form.version, text=form.text)
        version.full_clean()
        version.save()
        loaded.append(version)
    record(
        by=by,
        verb="reports.load_forms",
        subject="forms",
        loaded=", ".join(str(version) for version in loaded),
    )
    return loaded


@transaction.atomic(durable=True)
def open_period(
    *, by: User | Operator, form: str, period: Period, province: Place, today: date
) -> list[Duty]:
    """Every unit under the province owes the form; the new duties, none twice."""
    if isinstance(by, User):
        duties.check_can_open(by, province=province, today=today)
    due = duties.due(duties.form_in_use(form).written, period)
    owed = steps.owe(form=form, period=period, province=province, due=due)
    record(
        by=by,
        verb="reports.open_period",
        subject=f"place:{province.pk}",
        form=form,
        period=period.key,
        duties=len(owed),
        digest=seal_of(duty.pk for duty in owed),
    )
    return owed


@transaction.atomic(durable=True)
def close_period(
    *, by: User | Operator, period: Period, province: Place, at: datetime
) -> int:
    """What no form asks for is taken from the registers and frozen; how many facts."""
    today = at.astimezone(HANOI).date()
    if isinstance(by, User):
        duties.check_can_open(by, province=province, today=today)
    rules.check_is_over(last=period.last, today=today)
    # Before it is asked whether somebody was here already.
    steps.queue_for_facts()
    closed = period in closing.closed(province)
    rules.check_not_closed(closed=closed, last=period.last, place=province.name)
    first, last = steps.close(province=province, period=period, at=at)
    outbox.put(kind="facts.publish", payload={"through": last})
    record(
        by=by,
        verb="reports.close_period",
        subject=f"place:{province.pk}",
        period=period.key,
        first=first,
        last=last,
    )
    return last - first + 1


@transaction.atomic(durable=True)
def extend(*, by: User, duty: Duty, until: date, why: str, today: date) -> Duty:
    """One unit is given a later day, once."""
    duty = Duty.objects.select_for_update().get(pk=duty.pk)
    duties.check_can_open(by, province=duty.place, today=today)
    rules.check_reason(why)
    rules.check_extension(due=duty.due, until=until, extended_to=duty.extended_to)
    duty.extended_to = until
    duty.last_day = last_on_time(rules.due_kind(duty.due_kind), until)
    duty.full_clean()
    duty.save()
    record(
        by=by,
        verb="reports.extend",
        subject=f"duty:{duty.pk}",
        why=why,
        until=until.isoformat(),
    )
    return duty


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
    steps.lay_out(submission=submission, as_of=as_of)
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
) -> Submission:
    """What was typed is kept; a cell that is not named stays as it is.

    values: by the names of cells; None where the officer left it blank.
    """
    submission = _taken(
        Step.SAVE, by=by, submission=submission, version=version, today=today
    )
    changed = steps.type_in(submission=submission, values=values)
    told = steps.tell(submission=submission, narratives=narratives)
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
    submission = _taken(
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
    submission = _taken(
        Step.SAVE, by=by, submission=submission, version=version, today=today
    )
    if element:
        duties.cell_called(element, submission=submission)
    steps.type_in(submission=submission, values=values or {})
    written = steps.write_zeros(submission=submission, element=element, unclear=unclear)
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
    submission = _taken(
        Step.SAVE, by=by, submission=submission, version=version, today=today
    )
    submission.filled_on = min(today, submission.duty.cut_off)
    submission.save(update_fields=["filled_on"])
    changed = steps.fill_again(submission=submission, as_of=submission.filled_on)
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
    submission = _taken(
        Step.SEND, by=by, submission=submission, version=version, today=today
    )
    found = findings.findings(submission, submission.cells.all())
    rules.check_sendable(
        errors=[finding.row for finding in found if finding.is_error],
        unexplained=[
            finding.row
            for finding in found
            if not finding.is_error and not finding.is_explained
        ],
    )
    submission.sent_at, submission.sent_on = at, today
    _keep(submission)
    record(
        by=by,
        verb="reports.send",
        subject=submission.subject,
        late=submission.is_late,
        version=submission.version,
    )
    return submission


@transaction.atomic(durable=True)
def send_back(
    *,
    by: User,
    submission: Submission,
    version: int,
    comment: str,
    questions: Mapping[str, str],
    at: datetime,
) -> Submission:
    """The reviewer asks; the unit may change the report and send it again.

    questions: by the names of cells. Those that were asked before are answered.
    """
    today = at.astimezone(HANOI).date()
    rules.check_asks(comment=comment, questions=questions)
    submission = _taken(
        Step.RETURN, by=by, submission=submission, version=version, today=today
    )
    asked = steps.ask(submission=submission, questions=questions)
    _keep(submission)
    _review(Decision.RETURNED, by=by, submission=submission, comment=comment, at=at)
    record(
        by=by,
        verb="reports.return",
        subject=submission.subject,
        why=comment,
        cells=asked,
        version=submission.version,
    )
    return submission


@transaction.atomic(durable=True)
def accept(
    *, by: User, submission: Submission, version: int, comment: str, at: datetime
) -> Submission:
    """The office stands by these figures from now on: every cell becomes a fact."""
    today = at.astimezone(HANOI).date()
    submission = _taken(
        Step.ACCEPT, by=by, submission=submission, version=version, today=today
    )
    submission.accepted_at = at
    _keep(submission)
    _review(Decision.ACCEPTED, by=by, submission=submission, comment=comment, at=at)
    first, last = steps.keep_facts(
        submission=submission, cells=submission.cells.all(), at=at
    )
    outbox.put(kind="facts.publish", payload={"through": last})
    record(
        by=by,
        verb="reports.accept",
        subject=submission.subject,
        why=comment,
        first=first,
        last=last,
    )
    return submission


def _taken(
    step: Step, *, by: User, submission: Submission, version: int, today: date
) -> Submission:
    """The report as it is now, locked, one step on and one version later.

    Read again under lock: two people may have opened the same page.
    """
    locked = Submission.objects.select_for_update(of=("self",))
    fresh = locked.select_related("duty__place", "form").get(pk=submission.pk)
    duties.check_can_take(step, by=by, submission=fresh, today=today)
    rules.check_version(seen=version, now=fresh.version)
    fresh.state = LIFE[fresh.stage, step]
    fresh.version += 1
    if step is Step.SAVE:
        fresh.save(update_fields=["version"])
    return fresh


def _keep(submission: Submission) -> None:
    submission.full_clean()
    submission.save()


def _review(
    decision: Decision, *, by: User, submission: Submission, comment: str, at: datetime
) -> None:
    Review(
        submission=submission,
        reviewer=by,
        at=at,
        decision=decision.value,
        comment=comment,
    ).save()

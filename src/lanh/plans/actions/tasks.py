"""What agencies and the office that hands work out do with tasks."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.places.models import Agency
from lanh.plans import queries, steps
from lanh.plans.models import NamedAgency, Plan, Task, TaskNote
from lanh.plans.rules.content import Cadence
from lanh.plans.rules.work import tasks as rules
from lanh.plans.rules.work.tasks import TaskStep
from lanh.plans.steps import Sent


@transaction.atomic(durable=True)
def hand_out(*, by: User, plan: Plan, today: date) -> int:
    """What the plan assigns and was not handed out yet becomes tasks; how many."""
    queries.check_can_direct(by, plan=plan, today=today)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    tasks = steps.hand_out(plan=plan, today=today)
    unknown = queries.unknown_names(plan).count()
    rules.check_something_handed_out(new=len(tasks), unknown=unknown)
    record(by=by, verb="tasks.hand_out", subject=plan.subject, tasks=len(tasks))
    return len(tasks)


@transaction.atomic(durable=True)
def pick_agency(
    *, by: User, named: NamedAgency, agency: Agency, today: date
) -> NamedAgency:
    """A person says whom a printed name of an assignment means; the work is handed to
    that agency at once."""
    named = NamedAgency.objects.select_for_update(of=("self",)).get(pk=named.pk)
    plan = queries.plan_naming(named)
    queries.check_can_direct(by, plan=plan, today=today)
    known = named.agency.name if named.agency else ""
    rules.check_to_be_picked(printed=named.printed, known=known)
    rules.check_agency_stands(agency=agency.name, until=agency.until, today=today)
    named.agency, named.every_commune, named.picked_by = agency, False, by
    named.full_clean()
    named.save()
    tasks = steps.hand_out(plan=plan, today=today)
    record(
        by=by,
        verb="tasks.pick_agency",
        subject=plan.subject,
        agency=agency.code,
        tasks=len(tasks),
    )
    return named


@transaction.atomic(durable=True)
def add_task(
    *,
    by: User,
    plan: Plan,
    agency: Agency,
    words: str,
    due: date,
    cadence: Cadence | None,
    today: date,
) -> Task:
    """A task of the plan that no assignment names."""
    queries.check_can_direct(by, plan=plan, today=today)
    rules.check_words(words)
    rules.check_in_plan(due=due, first=plan.first, last=plan.last)
    rules.check_agency_stands(agency=agency.name, until=agency.until, today=today)
    task = Task(plan=plan, agency=agency, words=words.strip(), due=due)
    task.cadence = cadence.value if cadence else ""
    task.full_clean()
    task.save()
    record(by=by, verb="tasks.add", subject=task.subject, agency=agency.code)
    return task


@transaction.atomic(durable=True)
def tell(
    *,
    by: User,
    task: Task,
    version: int,
    words: str,
    sent: Sequence[Sent],
    at: datetime,
    today: date,
) -> TaskNote:
    """How it stands, with papers that show it."""
    task = _locked(TaskStep.TELL, by=by, task=task, seen=version, today=today)
    rules.check_note(step=TaskStep.TELL, words=words)
    steps.go_on(task=task, step=TaskStep.TELL)
    note = steps.note(
        task=task, step=TaskStep.TELL, words=words, by=by, at=at, sent=sent
    )
    record(by=by, verb="tasks.tell", subject=task.subject, files=len(sent))
    return note


@transaction.atomic(durable=True)
def finish(
    *,
    by: User,
    task: Task,
    version: int,
    words: str,
    sent: Sequence[Sent],
    at: datetime,
    today: date,
) -> Task:
    """The agency says that it is done; what comes again opens for its next day."""
    task = _locked(TaskStep.FINISH, by=by, task=task, seen=version, today=today)
    rules.check_note(step=TaskStep.FINISH, words=words)
    steps.go_on(task=task, step=TaskStep.FINISH)
    task.done_by, task.done_on = by, today
    steps.note(task=task, step=TaskStep.FINISH, words=words, by=by, at=at, sent=sent)
    steps.next_turn(task=task)
    record(by=by, verb="tasks.finish", subject=task.subject, files=len(sent))
    return task


@transaction.atomic(durable=True)
def verify(
    *, by: User, task: Task, version: int, words: str, at: datetime, today: date
) -> Task:
    """Another person has seen that it is done."""
    task = _locked(TaskStep.VERIFY, by=by, task=task, seen=version, today=today)
    rules.check_other_hands(done_by=task.done_by_id, by=by.pk)
    steps.go_on(task=task, step=TaskStep.VERIFY)
    task.verified_by = by
    steps.note(task=task, step=TaskStep.VERIFY, words=words, by=by, at=at)
    record(by=by, verb="tasks.verify", subject=task.subject)
    return task


@transaction.atomic(durable=True)
def give_back(
    *, by: User, task: Task, version: int, words: str, at: datetime, today: date
) -> Task:
    """It is not done yet, or not shown: the agency is told why."""
    task = _locked(TaskStep.RETURN, by=by, task=task, seen=version, today=today)
    rules.check_note(step=TaskStep.RETURN, words=words)
    steps.go_on(task=task, step=TaskStep.RETURN)
    steps.note(task=task, step=TaskStep.RETURN, words=words, by=by, at=at)
    record(by=by, verb="tasks.return", subject=task.subject, why=words)
    return task


@transaction.atomic(durable=True)
def extend(
    *,
    by: User,
    task: Task,
    version: int,
    due: date,
    words: str,
    at: datetime,
    today: date,
) -> Task:
    """Once, to a later day of the plan, with the reason."""
    task = _locked(TaskStep.EXTEND, by=by, task=task, seen=version, today=today)
    rules.check_not_extended(first=task.first_due, due=task.due)
    rules.check_note(step=TaskStep.EXTEND, words=words)
    rules.check_later(new=due, due=task.due)
    rules.check_in_plan(due=due, first=task.plan.first, last=task.plan.last)
    steps.go_on(task=task, step=TaskStep.EXTEND)
    task.first_due, task.due = task.due, due
    steps.note(task=task, step=TaskStep.EXTEND, words=words, by=by, at=at)
    details = {"due": due.isoformat(), "why": words}
    record(by=by, verb="tasks.extend", subject=task.subject, **details)
    return task


@transaction.atomic(durable=True)
def set_day(
    *,
    by: User,
    task: Task,
    version: int,
    due: date,
    cadence: Cadence | None,
    at: datetime,
    today: date,
) -> Task:
    """The day that the plan left open, and how often it comes again; before anybody
    has begun."""
    task = _locked(TaskStep.DATE, by=by, task=task, seen=version, today=today)
    rules.check_in_plan(due=due, first=task.plan.first, last=task.plan.last)
    steps.go_on(task=task, step=TaskStep.DATE)
    task.due, task.cadence = due, cadence.value if cadence else ""
    steps.note(task=task, step=TaskStep.DATE, words="", by=by, at=at)
    record(by=by, verb="tasks.set_day", subject=task.subject, due=due.isoformat())
    return task


@transaction.atomic(durable=True)
def cancel_task(
    *,
    by: User,
    task: Task,
    version: int,
    document: str,
    words: str,
    at: datetime,
    today: date,
) -> Task:
    """A document takes the task back; it stays to be seen."""
    task = _locked(TaskStep.CANCEL, by=by, task=task, seen=version, today=today)
    rules.check_document(document)
    steps.go_on(task=task, step=TaskStep.CANCEL)
    task.document = document.strip()
    steps.note(task=task, step=TaskStep.CANCEL, words=words, by=by, at=at)
    record(by=by, verb="tasks.cancel", subject=task.subject, document=document)
    return task


def _locked(step: TaskStep, *, by: User, task: Task, seen: int, today: date) -> Task:
    """The task as it is now, where this person may take the step."""
    queries.check_can(step, by=by, task=task, today=today)
    fresh = steps.locked_task(task=task, seen=seen)
    rules.check_step(state=fresh.stage, step=step)
    return fresh

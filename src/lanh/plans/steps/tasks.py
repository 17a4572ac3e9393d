"""Handing tasks out, and moving one on."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from lanh.access.models import User
from lanh.common.text import fold
from lanh.files import steps as files
from lanh.places import queries as places
from lanh.places.models import Agency
from lanh.plans.models import Assignment, Meeting, NamedAgency, Plan, Task, TaskNote
from lanh.plans.rules.work import tasks as rules
from lanh.plans.rules.work.tasks import LIFE, TaskState, TaskStep

# A file as it was sent: its name and its bytes.
Sent = tuple[str, bytes]


def hand_out(*, plan: Plan, today: date) -> list[Task]:
    """Each sentence of an assignment becomes a task of each agency that is meant; what
    was handed out before is left as it is."""
    known = {
        (task.assignment_id, task.number, task.agency_id)
        for task in plan.tasks.exclude(assignment=None)
    }
    rows = [
        task
        for assignment in plan.assignments.prefetch_related("named__agency")
        for task in _of(assignment, plan, today)
        if (task.assignment_id, task.number, task.agency_id) not in known
    ]
    for row in rows:
        row.reckon()
    return Task.objects.bulk_create(rows, batch_size=500)


def _of(assignment: Assignment, plan: Plan, today: date) -> Iterator[Task]:
    told = dict.fromkeys(
        agency
        for named in assignment.named.all()
        for agency in _agencies(named, plan, today)
    )
    for number, words in enumerate(assignment.sentences, start=1):
        due = rules.due_in(words, first=plan.first, last=plan.last)
        for agency in told:
            yield Task(
                plan=plan,
                assignment=assignment,
                agency=agency,
                number=number,
                words=words,
                due=due,
            )


def _agencies(named: NamedAgency, plan: Plan, today: date) -> Sequence[Agency]:
    if named.every_commune:
        return list(places.committees(plan.place, day=today))
    return [named.agency] if named.agency else []


def decide(*, meeting: Meeting, agency: Agency, words: str, due: date) -> Task:
    """A decision of the meeting is a task at once."""
    task = Task(plan=meeting.plan, meeting=meeting, agency=agency, due=due)
    task.words, task.number = words.strip(), meeting.decisions.count() + 1
    task.full_clean()
    task.save()
    return task


def next_turn(*, task: Task) -> Task | None:
    """What comes again opens for its next day, once."""
    due = rules.next_due(task.due, task.rhythm, task.plan.last)
    turns = Task.objects.filter(
        assignment=task.assignment_id, meeting=task.meeting_id, agency=task.agency_id
    )
    later = turns.filter(plan=task.plan_id, number=task.number, turn__gt=task.turn)
    if due is None or later.filter(folded=fold(task.words)).exists():
        return None
    after = Task(plan=task.plan, assignment=task.assignment, meeting=task.meeting)
    after.agency, after.number, after.turn = task.agency, task.number, task.turn + 1
    after.words, after.due, after.cadence = task.words, due, task.cadence
    after.full_clean()
    after.save()
    return after


def locked_task(*, task: Task, seen: int) -> Task:
    """The task as it is now, if nobody has told of it since it was seen."""
    fresh = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    rules.check_untouched(seen=seen, now=fresh.version)
    return fresh


def go_on(*, task: Task, step: TaskStep) -> None:
    """One step on in the task's life; whose it is to take is checked before."""
    rules.check_step(state=task.stage, step=step)
    task.state = LIFE[task.stage, step].value
    task.version += 1
    if task.stage is TaskState.RETURNED:
        task.done_by = task.done_on = None


def note(
    *,
    task: Task,
    step: TaskStep,
    words: str,
    by: User,
    at: datetime,
    sent: Sequence[Sent] = (),
) -> TaskNote:
    """The task is kept as it stands, with what was told and its evidence."""
    task.full_clean()
    task.save()
    told = TaskNote(task=task, at=at, by=by, step=step.value, state=task.state)
    told.words = words.strip()
    told.save()
    told.files.set(
        [files.keep(name=name, content=content, at=at) for name, content in sent]
    )
    return told

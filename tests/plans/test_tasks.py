"""Agencies tell of their tasks, another person verifies."""

from datetime import date, timedelta
from typing import Any

import pytest

from lanh.access import actions as access
from lanh.access.errors import NotPermitted
from lanh.access.roles import Role
from lanh.common.period import Period
from lanh.elements import registry
from lanh.files import queries as files
from lanh.places import actions as places
from lanh.places.imports.agencies import patterns
from lanh.places.models import Agency
from lanh.plans import actions, queries
from lanh.plans.errors import (
    DueOutsidePlan,
    ExtendedAlready,
    ExtensionNotLater,
    NoDocumentNamed,
    NotByTheSamePerson,
    NoteMissing,
    NotYourTask,
    TaskTouched,
    WrongTaskStep,
)
from lanh.plans.models import NamedAgency, Plan, Task
from lanh.plans.rules.content import Cadence
from lanh.plans.rules.work.tasks import TaskState, TaskStep
from tests.cast import OPERATOR, TODAY, Cast, person
from tests.plans.paper import NOW, handed_out, said_done, told_to

pytestmark = pytest.mark.both

LATER = date(2026, 7, 31)


def mine(plan: Plan) -> Task:
    """The task of Mai's committee."""
    return told_to(plan, "98001-committee")


def agency(code: str) -> Agency:
    return Agency.objects.get(code=code)


def unknown(plan: Plan) -> NamedAgency:
    return queries.unknown_names(plan).get()


def tell(cast: Cast, task: Task, words: str = "Đã có lịch", **changed: Any) -> Task:
    said: dict[str, Any] = {"task": task, "version": task.version, "sent": []}
    said |= {"at": NOW, "today": TODAY} | changed
    actions.tell(by=said.pop("by", cast.officer), words=words, **said)
    task.refresh_from_db()
    return task


def verified(cast: Cast, task: Task) -> Task:
    return actions.verify(
        by=cast.drafter,
        task=task,
        version=task.version,
        words="",
        at=NOW,
        today=TODAY,
    )


def extended(cast: Cast, task: Task, due: date = LATER, words: str = "Mưa lũ") -> Task:
    return actions.extend(
        by=cast.specialist,
        task=task,
        version=task.version,
        due=due,
        words=words,
        at=NOW,
        today=TODAY,
    )


def sent_back(cast: Cast, task: Task, words: str = "Thiếu danh sách") -> Task:
    return actions.give_back(
        by=cast.drafter,
        task=task,
        version=task.version,
        words=words,
        at=NOW,
        today=TODAY,
    )


def cancelled(cast: Cast, task: Task, document: str = "12/TB-UBND") -> Task:
    return actions.cancel_task(
        by=cast.specialist,
        task=task,
        version=task.version,
        document=document,
        words="",
        at=NOW,
        today=TODAY,
    )


# ── its life ──────────────────────────────────────────────────────────────────────────


def test_a_task_is_told_about_with_papers_done_and_verified(cast: Cast) -> None:
    task = mine(handed_out(cast))
    paper = ("bien-ban.txt", "Biên bản buổi truyền thông".encode())
    task = tell(cast, task, sent=[paper])
    assert task.stage is TaskState.IN_PROGRESS
    (note,) = queries.notes(task)
    (kept,) = note.files.all()
    assert files.content(kept) == paper[1]
    assert queries.evidence(cast.drafter, pk=kept.pk, today=TODAY) == kept
    assert queries.evidence(cast.outsider, pk=kept.pk, today=TODAY) is None
    task = verified(cast, said_done(cast, task))
    assert (task.done_by, task.verified_by) == (cast.officer, cast.drafter)


def test_who_says_done_does_not_verify_it(cast: Cast) -> None:
    task = said_done(cast, told_to(handed_out(cast), "98-health"), by=cast.specialist)
    with pytest.raises(NotByTheSamePerson):
        actions.verify(
            by=cast.specialist,
            task=task,
            version=task.version,
            words="",
            at=NOW,
            today=TODAY,
        )
    verify: dict[str, Any] = {"task": task, "today": TODAY}
    assert not queries.can(TaskStep.VERIFY, by=cast.specialist, **verify)
    assert queries.can(TaskStep.VERIFY, by=cast.drafter, **verify)


def test_an_agency_verifies_nothing_of_its_own(cast: Cast) -> None:
    task = said_done(cast, mine(handed_out(cast)))
    with pytest.raises(NotPermitted):
        actions.verify(
            by=cast.officer,
            task=task,
            version=task.version,
            words="",
            at=NOW,
            today=TODAY,
        )


def test_another_agency_tells_nothing_of_the_task(cast: Cast) -> None:
    other = told_to(handed_out(cast), "98002-committee")
    dua = person("dua", "Sùng A Dua", Role.COMMUNE_OFFICER, cast.ban_may)
    with pytest.raises(NotYourTask, match="xã Bản Mây"):
        tell(cast, other)
    assert tell(cast, other, by=dua).stage is TaskState.IN_PROGRESS
    with pytest.raises(NotYourTask):
        tell(cast, other, by=cast.specialist)


def test_where_nobody_logs_in_the_office_tells(cast: Cast) -> None:
    task = told_to(handed_out(cast), "98-health")
    assert tell(cast, task, by=cast.specialist).stage is TaskState.IN_PROGRESS
    with pytest.raises(NotYourTask):
        tell(cast, task, by=cast.leader)


def test_a_task_is_sent_back_and_taken_up_again(cast: Cast) -> None:
    task = sent_back(cast, said_done(cast, mine(handed_out(cast))))
    assert (task.stage, task.done_by) == (TaskState.RETURNED, None)
    with pytest.raises(WrongTaskStep, match="sent back"):
        verified(cast, task)
    assert tell(cast, task).stage is TaskState.IN_PROGRESS


def test_nothing_is_told_sent_back_or_put_off_in_silence(cast: Cast) -> None:
    task = mine(handed_out(cast))
    with pytest.raises(NoteMissing):
        tell(cast, task, " ")
    with pytest.raises(NoteMissing):
        extended(cast, task, words="")
    with pytest.raises(NoteMissing):
        sent_back(cast, said_done(cast, task), words="")


def test_the_second_who_tells_is_told(cast: Cast) -> None:
    task = mine(handed_out(cast))
    seen = task.version
    tell(cast, task)
    with pytest.raises(TaskTouched):
        tell(cast, task, version=seen)


def test_a_task_is_extended_once_to_a_later_day_of_the_plan(cast: Cast) -> None:
    task = mine(handed_out(cast))
    with pytest.raises(ExtensionNotLater):
        extended(cast, task, due=task.due)
    with pytest.raises(DueOutsidePlan):
        extended(cast, task, due=date(2027, 1, 31))
    task = extended(cast, task)
    assert (task.first_due, task.due) == (date(2026, 6, 9), LATER)
    with pytest.raises(ExtendedAlready):
        extended(cast, task, due=date(2026, 8, 31))


def test_a_task_is_cancelled_by_a_document(cast: Cast) -> None:
    task = mine(handed_out(cast))
    with pytest.raises(NoDocumentNamed):
        cancelled(cast, task, document="")
    task = cancelled(cast, task)
    assert task.document == "12/TB-UBND"
    with pytest.raises(WrongTaskStep, match="cancelled"):
        tell(cast, task)


def test_what_comes_again_opens_for_its_next_day(cast: Cast) -> None:
    task = mine(handed_out(cast))
    task = actions.set_day(
        by=cast.specialist,
        task=task,
        version=task.version,
        due=date(2026, 6, 30),
        cadence=Cadence.QUARTERLY,
        at=NOW,
        today=TODAY,
    )
    task = said_done(cast, task)
    after = Task.objects.get(plan=task.plan, agency=task.agency, turn=2)
    assert (after.due, after.stage) == (date(2026, 9, 30), TaskState.OPEN)
    # Sent back and done again, it does not open twice.
    said_done(cast, sent_back(cast, task))
    assert Task.objects.filter(plan=task.plan, agency=task.agency).count() == 2


def test_the_day_is_set_before_anybody_has_begun(cast: Cast) -> None:
    task = tell(cast, mine(handed_out(cast)))
    with pytest.raises(WrongTaskStep):
        actions.set_day(
            by=cast.specialist,
            task=task,
            version=task.version,
            due=LATER,
            cadence=None,
            at=NOW,
            today=TODAY,
        )


# ── who sees it, and what is due ──────────────────────────────────────────────────────


def test_a_task_is_seen_by_its_agency_the_issuer_and_those_above(cast: Cast) -> None:
    plan = handed_out(cast)
    own = mine(plan)
    assert set(queries.tasks(cast.officer, today=TODAY)) == {own}
    assert set(queries.tasks(cast.leader, today=TODAY)) == set(plan.tasks.all())
    assert not queries.tasks(cast.outsider, today=TODAY).exists()
    assert queries.task(cast.outsider, pk=own.pk, today=TODAY) is None


def test_the_work_of_a_merged_commune_is_the_new_commune_s(cast: Cast) -> None:
    plan = handed_out(cast)
    merged = places.merge(
        by=OPERATOR,
        places=[cast.suoi_lanh, cast.ban_may],
        into=places.NewUnit(code="98003", name="xã Suối Mây"),
        parent=cast.lanh_son,
        on=TODAY,
        document="Nghị quyết thử",
    )
    places.load_agencies(by=OPERATOR, patterns=patterns())
    access.appoint(
        by=OPERATOR,
        holder=cast.outsider,
        role=Role.COMMUNE_OFFICER,
        place=merged,
        since=TODAY,
        today=TODAY,
    )
    assert queries.my_tasks(cast.outsider, today=TODAY).count() == 2
    assert tell(cast, mine(plan), by=cast.outsider).stage is TaskState.IN_PROGRESS


def dues(cast: Cast, who: Any, day: date) -> list[str]:
    return [str(due.what.facts) for due in queries.due_tasks(who, day)]


def test_a_task_is_due_from_thirty_days_before_until_it_is_done(cast: Cast) -> None:
    task = mine(handed_out(cast))
    assert dues(cast, cast.officer, task.due - timedelta(31)) == []
    for days in (30, 7, 0, -3):
        (due,) = queries.due_tasks(cast.officer, task.due - timedelta(days))
        assert due.due == task.due
    said_done(cast, task)
    assert dues(cast, cast.officer, task.due) == []


def test_the_office_is_told_what_to_verify_and_who_is_late(cast: Cast) -> None:
    plan = handed_out(cast)
    said_done(cast, mine(plan))
    late = date(2026, 6, 10)
    names = [due.url_name for due in queries.due_tasks(cast.drafter, late)]
    assert names == ["plans:tasks", "plans:overdue"]
    (task,) = queries.overdue(cast.drafter, today=late)
    assert task.agency.place == cast.ban_may
    assert not queries.overdue(cast.officer, today=late).exists()


def test_tasks_due_and_done_on_time_are_counted_by_agency(cast: Cast) -> None:
    plan = handed_out(cast)
    said_done(cast, mine(plan))
    cancelled(cast, told_to(plan, "98-health"))

    def count(element: str, **asked: Any) -> object:
        year = Period.decree_09_year(2026)
        said: dict[str, Any] = {"place": cast.lanh_son, "as_of": date(2026, 12, 31)}
        return registry.count(element, period=year, **(said | asked)).number

    assert (count("tasks.due"), count("tasks.done")) == (2, 1)
    assert count("tasks.due", agency="98002-committee") == 1
    assert count("tasks.done", agency="98002-committee") == 0
    assert count("tasks.due", alone=True) == 0
    with pytest.raises(KeyError):
        count("tasks.due", theme="drug")

"""What a person does in this register."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.common.keys import new_key
from lanh.places.models import Place
from lanh.registers.records import queries as record_queries
from lanh.registers.records import rules as record_rules
from lanh.registers.records import steps as record_steps
from lanh.registers.surveys import queries, rules, steps
from lanh.registers.surveys.models import AnswerSheet, Question, Survey
from lanh.registers.surveys.rules import LIFE, Status, Step


class Design(TypedDict):
    """pass_mark: % of right answers that make one aware."""

    title: str
    group: str
    place: Place
    day: date
    last_day: date
    frame: str
    method: str
    wanted: int
    pass_mark: int
    questions: list[Question]


class Answered(TypedDict):
    """answers: one letter for each question, '-' for none."""

    title: str
    place: Place
    day: date
    answers: str
    sex: NotRequired[str]
    age: NotRequired[int | None]


# ── the survey ────────────────────────────────────────────────────────────────────────


@transaction.atomic(durable=True)
def design(*, by: User, today: date, **facts: Unpack[Design]) -> Survey:
    """A survey is thought out: of whom, how, with which questions."""
    survey = Survey(**facts)
    record_queries.check_can_record(by, record=survey, today=today)
    record_rules.check_ends(first=survey.day, last=survey.last_day)
    record_steps.keep(row=survey)
    told = record_steps.told(record=survey)
    record(by=by, verb="surveys.design", subject=survey.subject, why="", **told)
    return survey


@transaction.atomic(durable=True)
def redesign(
    *, by: User, survey: Survey, version: int, today: date, **facts: Any
) -> Survey:
    """The design is changed while nobody was asked yet."""
    survey = record_steps.fresh(record=survey)
    queries.check_can_redesign(by, survey=survey, today=today)
    record_rules.check_version(seen=version, now=survey.version)
    told = record_steps.change(record=survey, facts=facts)
    record_queries.check_can_record(by, record=survey, today=today)
    record_rules.check_ends(first=survey.day, last=survey.last_day)
    record_steps.keep(row=survey)
    record(by=by, verb="surveys.redesign", subject=survey.subject, why="", **told)
    return survey


@transaction.atomic(durable=True)
def open_field(*, by: User, survey: Survey, today: date) -> Survey:
    """From now on people are asked, and the questions stand."""
    survey = _take(Step.OPEN, by=by, survey=survey, today=today)
    rules.check_questions(survey.questions)
    record_steps.keep(row=survey)
    record(by=by, verb="surveys.open", subject=survey.subject, why="")
    return survey


@transaction.atomic(durable=True)
def close(*, by: User, survey: Survey, today: date, why: str = "") -> Survey:
    """No more sheets come in. why: where fewer came than were wanted."""
    survey = _take(Step.CLOSE, by=by, survey=survey, today=today)
    sheets = queries.sheets_of(survey).count()
    rules.check_sample(sheets=sheets, wanted=survey.wanted, why=why)
    survey.closed_on = today
    record_steps.keep(row=survey)
    record(by=by, verb="surveys.close", subject=survey.subject, why=why, sheets=sheets)
    return survey


@transaction.atomic(durable=True)
def weigh(
    *, by: User, survey: Survey, today: date, weights: Mapping[str, int]
) -> Survey:
    """What came of it is computed and kept. weights: people of each commune that
    answered, by its code; none: every sheet counts alike."""
    survey = _take(Step.WEIGH, by=by, survey=survey, today=today)
    told = steps.computed(survey=survey, weights=weights)
    record_steps.keep(row=survey)
    record(by=by, verb="surveys.weigh", subject=survey.subject, why="", **told)
    return survey


@transaction.atomic(durable=True)
def publish(*, by: User, survey: Survey, today: date) -> Survey:
    """The figures stand, and are told outside the office."""
    survey = _take(Step.PUBLISH, by=by, survey=survey, today=today)
    record_steps.keep(row=survey)
    record(by=by, verb="surveys.publish", subject=survey.subject, why="")
    return survey


@transaction.atomic(durable=True)
def correct(
    *, by: User, survey: Survey, version: int, why: str, today: date, **facts: str
) -> Survey:
    """Its words (title, frame, method) are mended; figures are not touched."""
    survey = record_steps.fresh(record=survey)
    record_queries.check_can_record(by, record=survey, today=today)
    record_rules.check_reason(why)
    record_rules.check_version(seen=version, now=survey.version)
    words = {name: facts[name] for name in facts if name in Survey.WORDS}
    told = record_steps.change(record=survey, facts=words)
    record_steps.keep(row=survey)
    record(by=by, verb="surveys.correct", subject=survey.subject, why=why, **told)
    return survey


@transaction.atomic(durable=True)
def undo(*, by: User, survey: Survey, today: date) -> Survey:
    """One's own last step is taken back, on the day it was done."""
    survey = record_steps.fresh(record=survey)
    queries.check_can_undo(by, survey=survey, today=today)
    was = survey.stage
    survey.status = LIFE.before(was) or was
    survey.version += 1
    if was is Status.CLOSED:
        survey.closed_on = None
    steps.uncomputed(survey=survey)
    record_steps.keep(row=survey)
    record(by=by, verb="surveys.undo", subject=survey.subject, was_status=was)
    return survey


# ── answer sheets ─────────────────────────────────────────────────────────────────────


@transaction.atomic(durable=True)
def enter(
    *, by: User, survey: Survey, today: date, **facts: Unpack[Answered]
) -> AnswerSheet:
    """One anonymous sheet came in."""
    sheet = AnswerSheet(survey=record_steps.fresh(record=survey), **facts)
    queries.check_can_enter(by, sheet=sheet, today=today)
    rules.check_number_is_new(sheet.title, entered=queries.is_entered(sheet))
    record_steps.keep(row=steps.judged(sheet=sheet, today=today))
    told = record_steps.told(record=sheet)
    record(by=by, verb="surveys.enter", subject=sheet.subject, why="", **told)
    return sheet


@transaction.atomic(durable=True)
def correct_sheet(
    *, by: User, sheet: AnswerSheet, version: int, why: str, today: date, **facts: Any
) -> AnswerSheet:
    """It was typed wrongly; the trail keeps old and new."""
    sheet = record_steps.fresh(record=sheet)
    queries.check_can_mend(by, sheet=sheet, today=today)
    record_rules.check_reason(why)
    record_rules.check_version(seen=version, now=sheet.version)
    told = record_steps.change(record=sheet, facts=facts)
    queries.check_can_enter(by, sheet=sheet, today=today)
    rules.check_number_is_new(sheet.title, entered=queries.is_entered(sheet))
    record_steps.keep(row=steps.judged(sheet=sheet, today=today))
    record(by=by, verb="surveys.correct_sheet", subject=sheet.subject, why=why, **told)
    return sheet


@transaction.atomic(durable=True)
def strike(*, by: User, sheet: AnswerSheet, why: str, today: date) -> AnswerSheet:
    """A sheet that should not stand counts no more; it stays readable."""
    sheet = record_steps.fresh(record=sheet)
    queries.check_can_mend(by, sheet=sheet, today=today)
    record_rules.check_reason(why)
    record_steps.struck(entry=sheet)
    record(by=by, verb="surveys.strike", subject=sheet.subject, why=why)
    return sheet


@transaction.atomic(durable=True)
def enter_many(
    *, by: User, survey: Survey, sheets: Sequence[AnswerSheet], today: date
) -> list[AnswerSheet]:
    """Unsaved sheets of one survey, kept together: for imports and the demo.

    Every rule of `enter` holds; one line tells how many, and the hash of ids.
    """
    batch, survey = new_key().hex, record_steps.fresh(record=survey)
    found = steps.many(by=by, survey=survey, sheets=sheets, today=today, batch=batch)
    AnswerSheet.objects.bulk_create(found, batch_size=500)
    told = record_steps.counted(records=found)
    record(by=by, verb="surveys.enter_many", subject=f"batch:{batch}", why="", **told)
    return found


def _take(step: Step, *, by: User, survey: Survey, today: date) -> Survey:
    """The survey as it is now, locked and one step on."""
    survey = record_steps.fresh(record=survey)
    queries.check_can_take(step, by=by, survey=survey, today=today)
    survey.status = LIFE.after(survey.stage, step)
    survey.version += 1
    return survey

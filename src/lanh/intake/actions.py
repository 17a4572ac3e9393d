"""What a person does with a spreadsheet, and what the worker does for them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.common.actor import Worker
from lanh.files import steps as files
from lanh.intake import steps
from lanh.intake.models import Import
from lanh.intake.queries import imports as queries
from lanh.intake.registry import kind_of
from lanh.intake.rules import life
from lanh.intake.rules.life import Outcome, Status
from lanh.outbox import steps as outbox
from lanh.places.models import Place


@transaction.atomic(durable=True)
def hand_in(
    *,
    by: User,
    kind: str,
    place: Place,
    name: str,
    content: bytes,
    at: datetime,
    today: date,
    of: UUID | None = None,
) -> Import:
    """A spreadsheet is handed in; the worker reads it next (`jobs.read`).

    kind: an importable's code. of: what all its rows belong to, such as a survey.
    """
    queries.check_may_hand_in(by, kind_of(kind), at=place, today=today)
    stored = files.keep_spreadsheet(name=name, content=content, at=at)
    handed_in = Import(code=kind, of=of, place=place, by=by, file=stored)
    handed_in.handed_in_at = at
    handed_in.full_clean()
    handed_in.save()
    outbox.put(kind=steps.TO_READ, payload={"import": str(handed_in.pk)})
    record(
        by=by,
        verb="intake.hand_in",
        subject=_of(handed_in),
        sha256=stored.sha256,
        kind=kind,
        place=place.code,
    )
    return handed_in


@transaction.atomic(durable=True)
def tell(*, by: Worker, found: steps.Looked) -> Import:
    """The file was read: what would become of its rows waits for a person."""
    handed_in = found.handed_in
    now = steps.locked(handed_in=handed_in)
    life.check_status(now.stage, among=[Status.READING])
    life.check_version(seen=handed_in.version, now=now.version)
    handed_in.status = Status.CHECKED
    told = steps.tell(found=found)
    record(by=by, verb="intake.tell", subject=_of(handed_in), why="", **told)
    return handed_in


@transaction.atomic(durable=True)
def refuse(*, by: Worker, handed_in: Import, why: Mapping[str, Any]) -> Import:
    """The file could not be read; the sentence says why."""
    handed_in = steps.locked(handed_in=handed_in)
    handed_in.status, handed_in.refusal = Status.REFUSED, dict(why)
    handed_in.save()
    record(by=by, verb="intake.refuse", subject=_of(handed_in))
    return handed_in


@transaction.atomic(durable=True)
def rematch(
    *,
    by: User,
    handed_in: Import,
    version: int,
    sheet: str,
    columns: Mapping[str, str],
    fixed: Mapping[str, str],
    today: date,
) -> Import:
    """Columns are set by hand, and the rows judged anew. columns: from a column's
    number to a field; fixed: what a field says for all rows."""
    handed_in = steps.locked(handed_in=handed_in)
    queries.check_can(by, handed_in, Status.CHECKED, today=today, version=version)
    single = [
        n for n in columns.values() if not kind_of(handed_in.code).field(n).joined
    ]
    life.check_named_once(single)
    moved = sheet != handed_in.sheet
    handed_in.sheet, handed_in.columns = sheet, {} if moved else dict(columns)
    handed_in.fixed, handed_in.status = dict(fixed), Status.READING
    handed_in.version += 1
    handed_in.save()
    outbox.put(kind=steps.TO_READ, payload={"import": str(handed_in.pk)})
    record(by=by, verb="intake.rematch", subject=_of(handed_in))
    return handed_in


@transaction.atomic(durable=True)
def order(
    *, by: User, handed_in: Import, version: int, good_only: bool, today: date
) -> Import:
    """It is to be taken in, whole or its good part; the worker does it."""
    handed_in = steps.locked(handed_in=handed_in)
    queries.check_can(by, handed_in, Status.CHECKED, today=today, version=version)
    good, wrong = handed_in.number(Outcome.GOOD), handed_in.number(Outcome.WRONG)
    life.check_takes(good=good, wrong=wrong, good_only=good_only)
    handed_in.status, handed_in.good_only = Status.TAKING, good_only
    handed_in.by, handed_in.done = by, 0
    handed_in.version += 1
    handed_in.save()
    steps.remember(handed_in=handed_in)
    outbox.put(kind=steps.TO_TAKE, payload={"import": str(handed_in.pk)})
    subject = _of(handed_in)
    record(by=by, verb="intake.order", subject=subject, good=good, wrong=wrong)
    return handed_in


@transaction.atomic(durable=True)
def take_in(*, by: User, handed_in: Import, at: datetime) -> Import:
    """All its records, kept hidden chunk by chunk, are seen from now on: one flag."""
    run, handed_in = handed_in.run, steps.locked(handed_in=handed_in)
    life.check_status(handed_in.stage, among=[Status.TAKING])
    life.check_version(seen=run, now=handed_in.run)
    handed_in.status, handed_in.shown, handed_in.taken_at = Status.TAKEN, True, at
    handed_in.save()
    told = steps.counted(handed_in=handed_in)
    record(by=by, verb="intake.take_in", subject=handed_in.subject, why="", **told)
    return handed_in


@transaction.atomic(durable=True)
def give_back(*, by: Worker, handed_in: Import) -> Import:
    """What stands has changed since it was looked at: a person looks again."""
    run, handed_in = handed_in.run, steps.locked(handed_in=handed_in)
    life.check_status(handed_in.stage, among=[Status.TAKING])
    life.check_version(seen=run, now=handed_in.run)
    handed_in.status, handed_in.done = Status.READING, 0
    handed_in.version += 1
    handed_in.save()
    outbox.put(kind=steps.TO_READ, payload={"import": str(handed_in.pk)})
    record(by=by, verb="intake.give_back", subject=_of(handed_in))
    return handed_in


@transaction.atomic(durable=True)
def undo(*, by: User, handed_in: Import, today: date) -> Import:
    """A whole import is taken back, while nobody relies on it."""
    handed_in = steps.locked(handed_in=handed_in)
    queries.check_can_undo(by, handed_in, today=today)
    told = steps.counted(handed_in=handed_in)
    handed_in.status, handed_in.shown = Status.UNDONE, False
    handed_in.version += 1
    handed_in.save()
    outbox.put(kind=steps.TO_SWEEP, payload={"import": str(handed_in.pk)})
    record(by=by, verb="intake.undo", subject=handed_in.subject, why="", **told)
    return handed_in


@transaction.atomic(durable=True)
def drop(*, by: User, handed_in: Import, today: date) -> Import:
    """It is not to be taken in after all."""
    handed_in = steps.locked(handed_in=handed_in)
    waiting = (Status.CHECKED, Status.READING, Status.REFUSED)
    queries.check_can(by, handed_in, *waiting, today=today)
    handed_in.status = Status.DROPPED
    handed_in.version += 1
    handed_in.save()
    record(by=by, verb="intake.drop", subject=_of(handed_in))
    return handed_in


def _of(handed_in: Import) -> str:
    """How the trail names the file; its records are named by their batch."""
    return f"import:{handed_in.pk}"

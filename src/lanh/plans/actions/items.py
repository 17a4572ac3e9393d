"""What a person does with one thing that was read in a document."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.plans import steps
from lanh.plans.models import Draft, DraftItem
from lanh.plans.rules import content, life, source
from lanh.plans.rules.life import DraftStep, ItemKind, ItemState


@transaction.atomic(durable=True)
def accept_item(
    *, by: User, item: DraftItem, version: int, at: datetime, today: date
) -> DraftItem:
    """The item says what the document says."""
    item = _item(by=by, item=item, version=version, today=today)
    _settle(item, ItemState.ACCEPTED, by=by, at=at)
    record(by=by, verb="plans.accept", subject=item.draft.subject, item=item.number)
    return item


@transaction.atomic(durable=True)
def accept_sure(*, by: User, draft: Draft, at: datetime, today: date) -> int:
    """All open items that the reader is sure of are taken together; how many."""
    draft = steps.taken(step=DraftStep.REVIEW, by=by, draft=draft, today=today)
    sure = list(draft.items.still_open().sure())
    for item in sure:
        _settle(item, ItemState.ACCEPTED, by=by, at=at)
    numbers = ",".join(str(item.number) for item in sure)
    record(
        by=by,
        verb="plans.accept_sure",
        subject=draft.subject,
        items=len(sure),
        sha256=sha256(numbers.encode()).hexdigest(),
    )
    return len(sure)


@transaction.atomic(durable=True)
def edit_item(
    *,
    by: User,
    item: DraftItem,
    version: int,
    words: str,
    fields: Mapping[str, Any],
    at: datetime,
    today: date,
) -> DraftItem:
    """The item is written as the document says, where the reader did not see it so."""
    item = _item(by=by, item=item, version=version, today=today)
    item.fields = content.checked(item.what, words, fields)
    item.words = words.strip()
    _settle(item, ItemState.EDITED, by=by, at=at)
    record(by=by, verb="plans.edit", subject=item.draft.subject, item=item.number)
    return item


@transaction.atomic(durable=True)
def drop_item(
    *, by: User, item: DraftItem, version: int, at: datetime, today: date
) -> DraftItem:
    """The item is no part of the plan."""
    item = _item(by=by, item=item, version=version, today=today)
    _settle(item, ItemState.DROPPED, by=by, at=at)
    record(by=by, verb="plans.drop", subject=item.draft.subject, item=item.number)
    return item


@transaction.atomic(durable=True)
def restore_item(
    *, by: User, item: DraftItem, version: int, at: datetime, today: date
) -> DraftItem:
    """Undo: the item is open again, with the fields that it has now."""
    item = _item(by=by, item=item, version=version, today=today)
    _settle(item, ItemState.OPEN, by=by, at=at)
    record(by=by, verb="plans.restore", subject=item.draft.subject, item=item.number)
    return item


@transaction.atomic(durable=True)
def add_item(
    *,
    by: User,
    draft: Draft,
    kind: ItemKind,
    path: str,
    words: str,
    fields: Mapping[str, Any],
    at: datetime,
    today: date,
) -> DraftItem:
    """What the reader overlooked."""
    draft = steps.taken(step=DraftStep.REVIEW, by=by, draft=draft, today=today)
    item = DraftItem(draft=draft, kind=kind.value, path=path, words=words.strip())
    item.fields = content.checked(kind, words, fields)
    item.number = steps.next_number(draft=draft)
    item.begins, item.ends = source.located(draft.text, item.words)
    item.full_clean()
    _settle(item, ItemState.EDITED, by=by, at=at)
    record(by=by, verb="plans.add", subject=draft.subject, item=item.number, kind=kind)
    return item


def _item(*, by: User, item: DraftItem, version: int, today: date) -> DraftItem:
    """The item as it is now, if nobody has touched it since it was seen."""
    draft = steps.taken(step=DraftStep.REVIEW, by=by, draft=item.draft, today=today)
    fresh = DraftItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    name = fresh.touched_by.name if fresh.touched_by else ""
    life.check_untouched(
        number=fresh.number, seen=version, now=fresh.version, name=name
    )
    fresh.draft = draft
    return fresh


def _settle(item: DraftItem, state: ItemState, *, by: User, at: datetime) -> None:
    item.state, item.version = state.value, item.version + 1
    item.touched_by, item.touched_at = by, at
    item.save()

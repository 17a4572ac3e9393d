"""What a person does with a document, and with the plan that it becomes."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.common.actor import Worker
from lanh.outbox import steps as outbox
from lanh.places.models import Place
from lanh.plans import queries, steps
from lanh.plans.models import Draft, DraftItem, Plan, Target
from lanh.plans.rules import content, life, linking, source
from lanh.plans.rules.life import LIFE, DraftStep, ItemKind, ItemState


@transaction.atomic(durable=True)
def upload(
    *, by: User, place: Place, name: str, content: bytes, at: datetime, today: date
) -> Draft:
    """A document is handed in; the worker reads it next (`jobs.read`)."""
    queries.check_can_draft(by, place=place, today=today)
    queries.check_not_open(content, place=place)
    stored = steps.keep_document(name=name, content=content, at=at)
    draft = Draft(
        place=place, file=stored, name=stored.name, handed_in_by=by, handed_in_at=at
    )
    draft.full_clean()
    draft.save()
    outbox.put(kind=steps.TO_READ, payload={"draft": str(draft.pk)})
    # Not the name: should it turn out to be secret, the trail could not forget it.
    record(
        by=by,
        verb="plans.upload",
        subject=draft.subject,
        place=place.code,
        sha256=stored.sha256,
        size=stored.size,
    )
    return draft


@transaction.atomic(durable=True)
def fill(
    *, by: Worker, draft: Draft, text: str, reading: Mapping[str, Any], at: datetime
) -> Draft:
    """The document was read: its items wait for a person."""
    draft = _locked(draft)
    _go(draft, DraftStep.TAKE)
    draft.text, draft.reading, draft.read_at = text, dict(reading), at
    draft.save()
    items = steps.write_items(draft=draft)
    record(by=by, verb="plans.fill", subject=draft.subject, items=len(items))
    return draft


@transaction.atomic(durable=True)
def refuse(
    *, by: Worker, draft: Draft, sentence: str, facts: Mapping[str, str]
) -> Draft:
    """The document cannot be read: nothing of it is kept but the reason."""
    draft = _locked(draft)
    _go(draft, DraftStep.REFUSE)
    draft.refusal = {"sentence": sentence, "facts": dict(facts)}
    steps.forget(draft=draft)
    record(by=by, verb="plans.refuse", subject=draft.subject, why=sentence)
    return draft


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
    draft = _mine(DraftStep.REVIEW, by=by, draft=draft, today=today)
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
    draft = _mine(DraftStep.REVIEW, by=by, draft=draft, today=today)
    item = DraftItem(draft=draft, kind=kind.value, path=path, words=words.strip())
    item.fields = content.checked(kind, words, fields)
    item.number = steps.next_number(draft=draft)
    item.begins, item.ends = source.located(draft.text, item.words)
    item.full_clean()
    _settle(item, ItemState.EDITED, by=by, at=at)
    record(by=by, verb="plans.add", subject=draft.subject, item=item.number, kind=kind)
    return item


@transaction.atomic(durable=True)
def confirm(*, by: User, draft: Draft, at: datetime, today: date) -> Plan:
    """Every item was looked at: the plan is made of those that were kept."""
    draft = _mine(DraftStep.CONFIRM, by=by, draft=draft, today=today)
    left = queries.left(draft)
    life.check_all_looked_at(still_open=left.open, unsure=left.unsure)
    kept = list(draft.items.settled())
    counts = steps.counted(items=kept)
    life.check_something_is_left(
        targets=counts[ItemKind.TARGET], activities=counts[ItemKind.ACTIVITY]
    )
    head = steps.head(items=kept)
    content.check_head(head)
    queries.check_not_kept(place=draft.place, number=head["number"], dated=head["date"])
    draft.save()
    plan = steps.make_plan(draft=draft, head=head, items=kept, by=by, at=at)
    record(
        by=by,
        verb="plans.confirm",
        subject=plan.subject,
        draft=str(draft.pk),
        targets=counts[ItemKind.TARGET],
        activities=counts[ItemKind.ACTIVITY],
        assignments=counts[ItemKind.ASSIGNMENT],
        duties=counts[ItemKind.DUTY],
    )
    return plan


@transaction.atomic(durable=True)
def drop_draft(*, by: User, draft: Draft, why: str, today: date) -> Draft:
    """The document is not made into a plan: its file and words are taken away."""
    draft = _mine(DraftStep.DROP, by=by, draft=draft, today=today)
    life.check_reason(why)
    steps.forget(draft=draft)
    record(by=by, verb="plans.drop_draft", subject=draft.subject, why=why)
    return draft


@transaction.atomic(durable=True)
def link_target(
    *,
    by: User,
    target: Target,
    seen: str,
    indicator: str,
    slice: str,
    at: datetime,
    today: date,
) -> Target:
    """From now on the target's figure is that of the indicator.

    seen: the indicator that it had when it was looked at (`Target.linked`).
    """
    queries.check_can_link(by, plan=target.plan, today=today)
    known = queries.known_indicators()
    linking.check_indicator(indicator, known)
    linking.check_slice(slice, code=indicator, known=known[indicator].codes)
    target = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    linking.check_link_untouched(seen=seen, now=target.linked)
    target.indicator, target.slice = indicator, slice
    target.linked_by, target.linked_at = by, at
    target.full_clean()
    target.save()
    details = {"target": str(target.pk), "indicator": target.linked}
    record(by=by, verb="plans.link", subject=target.plan.subject, **details)
    return target


@transaction.atomic(durable=True)
def unlink_target(*, by: User, target: Target, seen: str, today: date) -> Target:
    """The target stands without figures again."""
    queries.check_can_link(by, plan=target.plan, today=today)
    target = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    linking.check_link_untouched(seen=seen, now=target.linked)
    was, target.indicator, target.slice = target.linked, "", ""
    target.linked_by = target.linked_at = None
    target.full_clean()
    target.save()
    details = {"target": str(target.pk), "indicator": was}
    record(by=by, verb="plans.unlink", subject=target.plan.subject, **details)
    return target


def _locked(draft: Draft) -> Draft:
    """The draft as it is now: two people may have opened the same page."""
    # Without its words, which each click on a long document would fetch.
    fresh = Draft.objects.defer("text", "reading").select_for_update()
    return fresh.get(pk=draft.pk)


def _go(draft: Draft, step: DraftStep) -> None:
    life.check_step(state=draft.stage, step=step)
    draft.state = LIFE[draft.stage, step].value


def _mine(step: DraftStep, *, by: User, draft: Draft, today: date) -> Draft:
    """The draft, locked and one step on, where this person may take the step."""
    fresh = _locked(draft)
    queries.check_can_take(step, by=by, draft=fresh, today=today)
    fresh.state = LIFE[fresh.stage, step].value
    return fresh


def _item(*, by: User, item: DraftItem, version: int, today: date) -> DraftItem:
    """The item as it is now, if nobody has touched it since it was seen."""
    draft = _mine(DraftStep.REVIEW, by=by, draft=item.draft, today=today)
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

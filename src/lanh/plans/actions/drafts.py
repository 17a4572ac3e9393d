"""What a person does with a document."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.common.actor import Worker
from lanh.outbox import steps as outbox
from lanh.places.models import Place
from lanh.plans import queries, steps
from lanh.plans.models import Draft, Plan
from lanh.plans.rules import content, life
from lanh.plans.rules.life import DraftStep, ItemKind


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
    draft = steps.locked(draft=draft)
    steps.go(draft=draft, step=DraftStep.TAKE)
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
    draft = steps.locked(draft=draft)
    steps.go(draft=draft, step=DraftStep.REFUSE)
    draft.refusal = {"sentence": sentence, "facts": dict(facts)}
    steps.forget(draft=draft)
    record(by=by, verb="plans.refuse", subject=draft.subject, why=sentence)
    return draft


@transaction.atomic(durable=True)
def confirm(*, by: User, draft: Draft, at: datetime, today: date) -> Plan:
    """Every item was looked at: the plan is made of those that were kept."""
    draft = steps.taken(step=DraftStep.CONFIRM, by=by, draft=draft, today=today)
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
    plan = steps.make_plan(draft=draft, items=kept, by=by, at=at, today=today)
    steps.hand_in(plan=plan)
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
    draft = steps.taken(step=DraftStep.DROP, by=by, draft=draft, today=today)
    life.check_reason(why)
    steps.forget(draft=draft)
    record(by=by, verb="plans.drop_draft", subject=draft.subject, why=why)
    return draft

"""A draft under review."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Max

from lanh.access.models import User
from lanh.plans import queries
from lanh.plans.models import Draft, DraftItem
from lanh.plans.rules import life
from lanh.plans.rules.life import LIFE, DraftStep, ItemKind


def next_number(*, draft: Draft) -> int:
    """The number behind the last."""
    last: int | None = draft.items.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def counted(*, items: Sequence[DraftItem]) -> dict[ItemKind, int]:
    """How many there are of each kind."""
    return {kind: sum(i.what is kind for i in items) for kind in ItemKind}


def head(*, items: Sequence[DraftItem]) -> dict[str, Any]:
    """The fields of the head; empty where a person has left it out."""
    found = [item.fields for item in items if item.what is ItemKind.HEAD]
    return found[0] if found else {}


def locked(*, draft: Draft) -> Draft:
    """The draft as it is now: two people may have opened the same page."""
    # Without its words, which each click on a long document would fetch.
    fresh = Draft.objects.defer("text", "reading").select_for_update()
    return fresh.get(pk=draft.pk)


def go(*, draft: Draft, step: DraftStep) -> None:
    life.check_step(state=draft.stage, step=step)
    draft.state = LIFE[draft.stage, step].value


def taken(*, step: DraftStep, by: User, draft: Draft, today: date) -> Draft:
    """The draft, locked and one step on, where this person may take the step."""
    fresh = locked(draft=draft)
    queries.check_can_take(step, by=by, draft=fresh, today=today)
    fresh.state = LIFE[fresh.stage, step].value
    return fresh

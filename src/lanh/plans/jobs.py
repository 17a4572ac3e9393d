"""What the worker does for this room."""

from collections.abc import Mapping
from typing import Any

from lanh.common import clock
from lanh.common.actor import Worker
from lanh.common.refusal import Refused
from lanh.common.words import Worded
from lanh.files import queries as files
from lanh.plans import actions, steps
from lanh.plans.models import Draft
from lanh.plans.rules.life import DraftState


def read(payload: Mapping[str, Any]) -> None:
    """Read a draft's document; a draft that is past that is left alone.

    It may be called twice (the worker was stopped in the middle): reading is
    deterministic and begins anew.
    """
    draft = Draft.objects.select_related("file").filter(pk=payload["draft"]).first()
    if draft is None or draft.stage not in (DraftState.WAITING, DraftState.READING):
        return
    steps.begin(draft=draft)
    try:
        text, reading = _read(draft)
    except Refused as refusal:
        actions.refuse(
            by=Worker(),
            draft=draft,
            sentence=refusal.sentence,
            facts={name: _plain(fact) for name, fact in refusal.facts.items()},
        )
    else:
        actions.fill(
            by=Worker(), draft=draft, text=text, reading=reading, at=clock.now()
        )


def _read(draft: Draft) -> tuple[str, dict[str, Any]]:
    content = files.content(draft.file) if draft.file else b""
    return content.decode(), {}


def _plain(fact: object) -> str:
    return fact.words if isinstance(fact, Worded) else str(fact)

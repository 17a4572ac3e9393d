"""What the worker does for this room."""

from collections.abc import Mapping
from typing import Any

from lanh import reader
from lanh.common import clock
from lanh.common.actor import Worker
from lanh.common.refusal import Refused
from lanh.common.words import Worded, _
from lanh.files import queries as files
from lanh.plans import actions, steps
from lanh.plans.models import Draft
from lanh.reader import Reading
from lanh.reader.sources import text_of


def read(payload: Mapping[str, Any]) -> None:
    """Read a draft's document; a draft that is past that is left alone.

    It may be called twice (the worker was stopped in the middle): reading is
    deterministic and begins anew.
    """
    draft = Draft.objects.select_related("file").filter(pk=payload["draft"]).first()
    if draft is None or not steps.begin(draft=draft):
        return
    try:
        reading = _read(draft)
    except Refused as refusal:
        actions.refuse(
            by=Worker(),
            draft=draft,
            sentence=refusal.sentence,
            facts={name: _plain(name, fact) for name, fact in refusal.facts.items()},
        )
    else:
        actions.fill(
            by=Worker(),
            draft=draft,
            text=reading.text,
            reading=reading.to_json(),
            at=clock.now(),
        )


def _read(draft: Draft) -> Reading:
    content = files.content(draft.file) if draft.file else b""
    text, name = text_of(content, name=draft.name)
    steps.tell_progress(draft=draft, done=1, total=2)
    return reader.read(text, name=name)


def _plain(name: str, fact: object) -> str:
    """A fact as it may be kept: the refused document's own name is not."""
    if name == "name":
        return _("The document")
    return fact.words if isinstance(fact, Worded) else str(fact)

"""A document on its way to a draft."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from lanh.files import rules as file_rules
from lanh.files import steps as files
from lanh.files.models import StoredFile
from lanh.plans.models import (
    Draft,
    DraftItem,
)
from lanh.plans.rules import content
from lanh.plans.rules.life import DraftState, ItemKind
from lanh.reader.sources import text_of

# The outbox message that asks the worker to read a draft.
TO_READ = "plans.read"


def keep_document(*, name: str, content: bytes, at: datetime) -> StoredFile:
    """The file, if it can be read; of a secret paper nothing is kept, not its name."""
    file_rules.sniff(content)
    text_of(content, name=files.shown_name(name))
    return files.keep(name=name, content=content, at=at)


def begin(*, draft: Draft) -> bool:
    """The worker has taken the draft up; False where it is past that already.

    In one statement: two workers may have been handed the same message.
    """
    unread = [DraftState.WAITING.value, DraftState.READING.value]
    found = Draft.objects.filter(pk=draft.pk, state__in=unread)
    return bool(found.update(state=DraftState.READING.value))


def tell_progress(*, draft: Draft, done: int, total: int) -> None:
    """How far the worker is: shown, never relied on."""
    Draft.objects.filter(pk=draft.pk, state=DraftState.READING.value).update(
        done=min(done, total), total=total
    )


def forget(*, draft: Draft) -> None:
    """A refused or dropped document leaves neither file, name, words nor items."""
    stored, draft.file = draft.file, None
    draft.name = draft.text = ""
    draft.reading, draft.done, draft.total = {}, 0, 0
    draft.save()
    draft.items.all().delete()
    if stored is not None:
        files.let_go(stored=stored)


# From the key of a reading to the kind of its items and the field that holds words.
READ: Mapping[str, tuple[ItemKind, str]] = {
    "targets": (ItemKind.TARGET, "text"),
    "activities": (ItemKind.ACTIVITY, "title"),
    "assignments": (ItemKind.ASSIGNMENT, "words"),
    "reporting": (ItemKind.DUTY, "text"),
}


# What of the head a plan stands on; who signed it does not make it doubtful.
_TELLING = {"number", "date", "issuer", "subject", "period"}


def write_items(*, draft: Draft) -> list[DraftItem]:
    """Every item of the draft's reading, in the order of the document."""
    found = [_head(draft.reading), *_items(draft.reading)]
    found.sort(key=lambda item: (item.kind != ItemKind.HEAD, item.begins or 0))
    for number, item in enumerate(found, start=1):
        item.draft, item.number = draft, number
        if item.ends is not None and item.ends > len(draft.text):
            item.begins = item.ends = None
        item.full_clean(exclude=["draft"])
    return DraftItem.objects.bulk_create(found, batch_size=200)


def _head(reading: Mapping[str, Any]) -> DraftItem:
    head = reading.get("document") or {}
    spans = head.get("spans") or {}
    sure = [s for k, s in (head.get("certainties") or {}).items() if k in _TELLING]
    begins, ends = _span(spans.get("subject"))
    words = head.get("subject") or head.get("issuer") or "?"
    return DraftItem(
        kind=ItemKind.HEAD.value,
        words=words,
        begins=begins,
        ends=ends,
        certainty=min(sure, default=0.5),
        fields=content.readable(ItemKind.HEAD, words, head),
        as_read=head,
    )


def _items(reading: Mapping[str, Any]) -> Iterator[DraftItem]:
    for key, (kind, words) in READ.items():
        for entry in reading.get(key) or ():
            begins, ends = _span(entry.get("span"))
            said = entry.get(words) or _said(entry)
            yield DraftItem(
                kind=kind.value,
                path=(entry.get("path") or "")[:60],
                words=said,
                begins=begins,
                ends=ends,
                certainty=entry.get("certainty", 0.5),
                fields=content.readable(kind, said, entry),
                as_read=entry,
            )


def _said(entry: Mapping[str, Any]) -> str:
    """Words for an entry that has no text of its own."""
    agencies = "; ".join(entry.get("agencies") or ())
    told = agencies or " → ".join(filter(None, (entry.get("from"), entry.get("to"))))
    return told or "?"


def _span(given: Any) -> tuple[int | None, int | None]:
    if not given:
        return None, None
    begins, ends = given
    return (begins, ends) if 0 <= begins < ends else (None, None)

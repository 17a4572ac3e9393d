"""What an act of this room must do on the way: no transaction, no line of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.db.models import Max

from lanh.access.models import User
from lanh.common.numbers import write_number
from lanh.files import rules as file_rules
from lanh.files import steps as files
from lanh.files.models import StoredFile
from lanh.plans.models import (
    Activity,
    Assignment,
    Draft,
    DraftItem,
    Plan,
    ReportDuty,
    Target,
)
from lanh.plans.rules import content, source
from lanh.plans.rules.life import DraftState, ItemKind
from lanh.reader.sources import text_of

# From the key of a reading to the kind of its items and the field that holds words.
READ: Mapping[str, tuple[ItemKind, str]] = {
    "targets": (ItemKind.TARGET, "text"),
    "activities": (ItemKind.ACTIVITY, "title"),
    "assignments": (ItemKind.ASSIGNMENT, "words"),
    "reporting": (ItemKind.DUTY, "text"),
}
# The outbox message that asks the worker to read a draft.
TO_READ = "plans.read"
# What of the head a plan stands on; who signed it does not make it doubtful.
_TELLING = {"number", "date", "issuer", "subject", "period"}


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


def make_plan(
    *,
    draft: Draft,
    head: Mapping[str, Any],
    items: Sequence[DraftItem],
    by: User,
    at: datetime,
) -> Plan:
    """The plan with everything that was kept of the draft."""
    plan = Plan(
        place=draft.place,
        draft=draft,
        file=draft.file,
        type=head["type"],
        number=head["number"],
        dated=head["date"],
        issuer=head["issuer"],
        subject_line=head["subject"],
        first=date.fromisoformat(head["start"]),
        last=date.fromisoformat(head["end"]),
        text=draft.text,
        made_by=by,
        made_at=at,
    )
    plan.full_clean()
    plan.save()
    for item in items:
        for part in _PARTS[item.what](item):
            part.plan, part.number = plan, item.number
            part.words, part.path = item.words, item.path
            part.begins, part.ends = item.begins, item.ends
            part.full_clean()
            part.save()
    return plan


def _targets(item: DraftItem) -> list[Target]:
    measures = item.fields["measures"] or [{}]
    return [_target(item, part, one) for part, one in enumerate(measures)]


def _target(item: DraftItem, part: int, measure: Mapping[str, Any]) -> Target:
    value = content.number(measure.get("value"))
    words, span = _place(item, measure, value)
    return Target(
        part=part,
        clause=" ".join(source.clause(words, span).split()),
        following=" ".join(source.following(words, span).split()),
        comparator=measure.get("comparator", ""),
        value=value,
        upper=content.number(measure.get("upper")),
        unit=measure.get("unit", "")[:100],
        of=measure.get("of", "")[:400],
        baseline=measure.get("baseline", "")[:20],
        direction=measure.get("direction", "")[:4],
    )


def _place(
    item: DraftItem, measure: Mapping[str, Any], value: Decimal | None
) -> tuple[str, tuple[int, int] | None]:
    """The item's words and where its figure stands: as the reader found it, if
    the words are still the document's, else the first number that is the same."""
    begins, found = item.begins, measure.get("span")
    if begins is not None and found:
        words = item.draft.text[begins : item.ends]
        if words.split() == item.words.split():
            return words, (found[0] - begins, found[1] - begins)
    number = None if value is None else write_number(value)
    return item.words, source.figure(item.words, number) if number else None


def _activity(item: DraftItem) -> list[Activity]:
    fields, time = item.fields, item.fields["time"]
    return [
        Activity(
            content=fields["content"],
            lead=fields["lead"],
            coordinating=fields["coordinating"],
            time=time["text"][:300],
            first=content.day(time["start"]),
            last=content.day(time["end"]),
            where=fields["place"],
            outputs=fields["outputs"],
        )
    ]


def _assignment(item: DraftItem) -> list[Assignment]:
    fields = item.fields
    return [Assignment(agencies=fields["agencies"], tasks=fields["tasks"])]


def _duty(item: DraftItem) -> list[ReportDuty]:
    fields = item.fields
    return [
        ReportDuty(
            sender=fields["from"],
            receiver=fields["to"],
            cadence=fields["cadence"],
            deadline=fields["deadline"],
        )
    ]


_PARTS: Final[Mapping[ItemKind, Callable[[DraftItem], Sequence[Any]]]] = {
    ItemKind.HEAD: lambda _item: [],
    ItemKind.TARGET: _targets,
    ItemKind.ACTIVITY: _activity,
    ItemKind.ASSIGNMENT: _assignment,
    ItemKind.DUTY: _duty,
}

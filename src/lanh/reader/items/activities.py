"""Activities: items with lines of their own on who, when, where; else with a doer,
a time limit or something to deliver."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lanh.reader.grammar.agencies import agencies
from lanh.reader.grammar.fields import Part, fields_in
from lanh.reader.grammar.letters import cleaned, trimmed
from lanh.reader.grammar.sentences import clauses
from lanh.reader.grammar.times import When, limit, when
from lanh.reader.grammar.verbs import begins_with_verb
from lanh.reader.items.delivered import outputs
from lanh.reader.items.partners import is_shared, partners
from lanh.reader.items.targets import is_aim
from lanh.reader.items.told import head_agency, told
from lanh.reader.layout.outline import Entry
from lanh.reader.reading import Activity, Assignment, Output, Time

_SECTIONS = {"tasks", "body", "assign", "money"}
_TELLING = {"lead", "coordinating", "time", "place"}
_LOST_STOP = re.compile(r"(?<=(?:19|20)\d\d)\s+(?=[A-ZĐ][^\s,;.]+\s[^\s,;.]+)")


@dataclass(frozen=True)
class _Stated:
    """What a sentence states of itself."""

    delivers: bool
    limited: bool
    shared: bool


_Words = tuple[Entry, int, int]


@dataclass
class _Gathered:
    """An item and the lines under it that say what they are."""

    owner: Entry
    fields: dict[str, _Words] = field(default_factory=dict)

    def take(self, entry: Entry, said: Sequence[Part]) -> None:
        for part in said:
            words = (entry, entry.start + part.start, entry.start + part.end)
            self.fields.setdefault(part.name, words)

    @property
    def title_end(self) -> int:
        """Where the item's own words end, before a field inside them."""
        text = self.owner.text
        inside = fields_in(text)
        first = inside[0].label if inside else len(text)
        if len(inside) == 1 and text[:first].endswith("("):
            first = len(text)
        return trimmed(text, 0, len(text[:first].rstrip(" (")))[1]


def activities(
    entries: Sequence[Entry], year: int | None, handed_out: Sequence[Assignment]
) -> list[Activity]:
    """In order; `year` is the plan's, for times that leave it out."""
    found = []
    for gathered in _gathered(entries):
        if _TELLING & set(gathered.fields):
            found.append(_with_fields(gathered, year))
        elif not any(_holds(gathered.owner, row) for row in handed_out):
            activity = _from_sentence(gathered.owner, year)
            if activity:
                found.append(activity)
    return found


def _holds(entry: Entry, row: Assignment) -> bool:
    """Whether the row was read from this very item."""
    return not entry.is_heading and entry.span[0] <= row.span[0] < entry.span[1]


def _gathered(entries: Sequence[Entry]) -> Iterator[_Gathered]:
    current: _Gathered | None = None
    for entry in entries:
        if entry.block.kind != "text":
            continue
        said = fields_in(entry.text)
        plus = entry.block.mark is not None and entry.block.mark.kind == "plus"
        if said and said[0].label == 0 and current:
            current.take(entry, said)
            continue
        if plus and current and "content" in current.fields:
            continue
        if current:
            yield current
        current = _Gathered(entry)
        current.take(entry, said)
    if current:
        yield current


def _with_fields(gathered: _Gathered, year: int | None) -> Activity:
    owner, fields = gathered.owner, gathered.fields
    own = owner.own
    end = gathered.title_end
    title = owner.text[:end]
    span = owner.block.span(owner.start, owner.start + end)
    if owner.is_heading and own is not None:
        title, span = own.title or "", own.span
    time = _words(fields, "time")
    lead = agencies(_words(fields, "lead") or "")
    helping = agencies(_words(fields, "coordinating") or "")
    if not lead and not helping and not owner.is_heading:
        lead, helping = partners(owner)
    return Activity(
        path=owner.path,
        title=title,
        content=_words(fields, "content"),
        lead=lead,
        coordinating=helping,
        time=_time(time, when(time, year)) if time else None,
        place=_words(fields, "place"),
        outputs=_delivered(owner, fields),
        span=span,
        certainty=0.95,
    )


def _delivered(owner: Entry, fields: dict[str, _Words]) -> tuple[Output, ...]:
    """From the line on content or product; without one, from the item itself."""
    said = fields.get("content") or fields.get("product")
    if said:
        return outputs(said[0].block, said[1], said[2])
    mark = owner.block.mark
    first = mark.length if mark else 0
    inside = min((w[1] for w in fields.values() if w[0] is owner), default=None)
    return outputs(owner.block, first, inside or len(owner.block.text))


def _words(fields: dict[str, _Words], name: str) -> str | None:
    if name not in fields:
        return None
    entry, start, end = fields[name]
    return cleaned(entry.block.text[start:end]) or None


def _time(words: str, found: When | None) -> Time:
    return Time(words, found.start if found else None, found.end if found else None)


def _from_sentence(entry: Entry, year: int | None) -> Activity | None:
    if entry.section not in _SECTIONS or entry.start >= entry.end:
        return None
    head = head_agency(entry)
    delivered = () if is_aim(entry) else outputs(entry.block, entry.start, entry.end)
    found = limit(entry.text, year)
    stated = _Stated(bool(delivered), bool(found), is_shared(entry))
    if not _is_activity(entry, head, stated):
        return None
    lead, helping = (agencies(head), ()) if head else partners(entry)
    start, end = _opening(entry)
    title = entry.block.text[start:end]
    words = entry.text[slice(*found.at)] if found else ""
    return Activity(
        path=entry.path,
        title=title,
        content=entry.text if entry.text != title else None,
        lead=lead,
        coordinating=helping,
        time=_time(words, found) if found else None,
        place=None,
        outputs=delivered,
        span=entry.span,
        certainty=0.7,
    )


def _is_activity(entry: Entry, head: str | None, stated: _Stated) -> bool:
    if head:
        return stated.delivers
    if entry.section == "assign":
        if told(entry) is not None:
            return False
        numbered = bool(entry.above) and entry.above[-1].title is None
        return begins_with_verb(entry.text) and (numbered or stated.delivers)
    return stated.delivers or stated.limited or stated.shared


def _opening(entry: Entry) -> tuple[int, int]:
    """The words up to the first full stop or semicolon."""
    whole = (entry.start, entry.end)
    start, end = next(clauses(entry.block.text, *whole), whole)
    for lost in _LOST_STOP.finditer(entry.block.text, start, end):
        if begins_with_verb(entry.block.text[lost.end() : end]):
            return start, lost.start()
    return start, end

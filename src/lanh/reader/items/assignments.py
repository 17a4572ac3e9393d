"""Who does what: the part that hands out the work."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lanh.reader.grammar.agencies import agencies, is_agency
from lanh.reader.grammar.sentences import tasks
from lanh.reader.items.told import told
from lanh.reader.layout.outline import Entry, Head
from lanh.reader.reading import Assignment

_LOOKS_ELSEWHERE = {"results", "targets", "purpose", "forecast", "preamble"}
_LENGTH = 80


def assignments(entries: Sequence[Entry]) -> list[Assignment]:
    """A row for each agency heading, or item that begins with an agency, in order."""
    rows: list[Assignment] = []
    at: dict[Head, int] = {}
    for entry in entries:
        head = _head(entry)
        if head is not None:
            if head not in at:
                at[head] = len(rows)
                rows.append(_opened(entry, head))
            rows[at[head]] = _with_tasks(rows[at[head]], entry, entry.start)
        elif _hands_out(entry, bool(at)):
            row = _spoken(entry)
            if row:
                rows.append(row)
    return [row for row in rows if row.agencies]


def _head(entry: Entry) -> Head | None:
    """The heading above (or of) the entry that names who is told."""
    if entry.section in _LOOKS_ELSEWHERE or entry.block.kind != "text":
        return None
    for head in reversed(entry.above):
        if head.title is not None and is_agency(head.title):
            return head
    return None


def _opened(entry: Entry, head: Head) -> Assignment:
    place = entry.above.index(head) + 1
    path = replace(entry, above=entry.above[:place]).path
    who = agencies(head.title or "")
    sure = 0.95 if entry.section == "assign" else 0.8
    return Assignment(path, who, (), (), head.span, sure)


def _with_tasks(row: Assignment, entry: Entry, start: int) -> Assignment:
    text = entry.block.text
    if entry.is_heading and start >= entry.end:
        return row
    found = [(a, b) for a, b in tasks(text, start, entry.end) if b - a > 2]
    return replace(
        row,
        tasks=(*row.tasks, *(text[a:b][:_LENGTH].strip() for a, b in found)),
        task_spans=(*row.task_spans, *(entry.block.span(a, b) for a, b in found)),
    )


def _hands_out(entry: Entry, after_others: bool) -> bool:
    if entry.block.kind != "text" or entry.is_heading:
        return False
    numbered = entry.section == "body" and entry.own is not None and after_others
    return entry.section in {"assign", "closing"} or numbered


def _spoken(entry: Entry) -> Assignment | None:
    spoken = told(entry)
    if spoken is None:
        return None
    if entry.closing and re.match(r"(?:các|những)\s", spoken.who, re.IGNORECASE):
        return None
    who = agencies(spoken.who)
    span = entry.block.span(spoken.start, spoken.end)
    row = Assignment(entry.path, who, (), (), span, 0.75)
    return _with_tasks(row, entry, spoken.after)

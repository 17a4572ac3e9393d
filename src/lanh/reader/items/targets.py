"""Targets: what the plan aims at, in figures or in words."""

import re
from collections.abc import Sequence

from lanh.common.text import fold
from lanh.reader.grammar.fields import field_of
from lanh.reader.items.measured import measures
from lanh.reader.layout.outline import Entry
from lanh.reader.reading import Item

_AIMS = re.compile(r"\b(phan dau|phan dau den|dat chi tieu|chi tieu dat)\b")
_OPENS_A_LIST = re.compile(
    r"(sau|sau đây|như sau|cụ thể|cụ thể như sau|dưới đây|là)\s*:?$|:\s*$",
    re.IGNORECASE,
)


def targets(entries: Sequence[Entry]) -> list[Item]:
    """Each item of the parts on aims; elsewhere what is aimed at in figures."""
    found = []
    for entry in entries:
        item = _target(entry)
        if item:
            found.append(item)
    return found


def _target(entry: Entry) -> Item | None:
    start, end = entry.start, entry.end
    field = field_of(entry.text)
    if entry.block.kind != "text" or start >= end:
        return None
    if entry.is_heading and not _has_body(entry):
        return None
    if field and field.name != "content":
        return None
    start += field.start if field else 0
    if entry.section == "targets":
        return _item(entry, start, end) if _is_aim(entry) else None
    return _item(entry, start, end) if is_aim(entry) else None


def is_aim(entry: Entry) -> bool:
    """Whether an item outside the parts on aims says what share is aimed at."""
    if entry.section not in {"tasks", "body"} or not _AIMS.search(fold(entry.text)):
        return False
    return any(m.unit == "%" for m in measures(entry, entry.start, entry.end))


def _has_body(entry: Entry) -> bool:
    own = entry.own
    return own is not None and entry.span[0] >= own.span[1]


def _is_aim(entry: Entry) -> bool:
    """Words that only open a list are none."""
    whole = entry.block.text.rstrip(" *")
    return not (whole.endswith(":") and _OPENS_A_LIST.search(whole))


def _item(entry: Entry, start: int, end: int) -> Item:
    mark = entry.block.mark
    measured = measures(entry, start, end)
    sure = 0.95 if mark and measured else 0.9 if mark else 0.75
    return Item(
        path=entry.path,
        text=entry.block.text[start:end],
        measures=measured,
        span=entry.block.span(start, end),
        certainty=sure if entry.section == "targets" else 0.7,
    )

"""Who an item speaks to: the agency in its heading, or the one it begins with."""

import re
from dataclasses import dataclass

from lanh.reader.grammar.agencies import (
    is_agency,
    starts_with_agency,
    subject,
    without_lead_in,
)
from lanh.reader.grammar.letters import cleaned
from lanh.reader.layout.outline import Entry

# "Căn cứ Kế hoạch này, các cơ quan …": what comes before the comma names no doer.
_ADJUNCT = re.compile(
    r"(?:căn cứ|trên cơ sở|định kỳ|hằng|hàng|trước ngày|để|nhằm|trong quá trình"
    r"|theo|từ)\b[^;.]{3,160}?[,;:]\s+",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:đề\s+nghị|giao(?:\s+cho)?|đối\s+với|yêu\s+cầu)\s*:?\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """`who` as printed, at [start, end) of the block; the tasks begin at `after`."""

    who: str
    start: int
    end: int
    after: int


def head_agency(entry: Entry) -> str | None:
    """The agency of the nearest heading that names one."""
    for head in reversed(entry.above):
        if head.title is not None and is_agency(head.title):
            return without_lead_in(cleaned(head.title))
    return None


def told(entry: Entry) -> Told | None:
    """The doer that the entry's own words begin with, or None."""
    text, start = entry.block.text, entry.start
    for at in _starts(text, start, entry.end):
        lead = _TOLD.match(text, at)
        begin = lead.end() if lead else at
        if not starts_with_agency(text[begin : entry.end]):
            continue
        found = _colon(text, begin, entry.end) or _subject(text, begin, entry.end)
        if found:
            return found
    return None


def _starts(text: str, start: int, end: int) -> list[int]:
    starts = [start]
    adjunct = _ADJUNCT.match(text, start, end)
    while adjunct:
        starts.append(adjunct.end())
        adjunct = _ADJUNCT.match(text, adjunct.end(), end)
        if len(starts) > 4:
            break
    for comma in list(re.finditer(r"[,;:]\s+", text[start : min(end, start + 260)]))[
        :6
    ]:
        if len(starts) > 1 or _ADJUNCT.match(text, start, end):
            starts.append(start + comma.end())
    return starts


def _colon(text: str, begin: int, end: int) -> Told | None:
    """ "UBND các huyện: …" and "Chi cục X, là cơ quan …"."""
    stop = text.find(":", begin, min(end, begin + 200))
    if stop < 0 or not is_agency(text[begin:stop]):
        return None
    return Told(cleaned(text[begin:stop]), begin, stop, stop + 1)


def _subject(text: str, begin: int, end: int) -> Told | None:
    found = subject(text[begin:end])
    if not found:
        return None
    who, verb = found
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", who)
    return Told(cleaned(bare), begin, begin + len(bare), begin + verb)

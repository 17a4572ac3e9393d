"""Parts against their whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from lanh.common.numbers import write_number
from lanh.common.words import _
from lanh.reader.findings.finding import Finding, Grade, Spans
from lanh.reader.findings.seen import Seen
from lanh.reader.grammar.quantities import Quantity
from lanh.reader.grammar.sentences import sentences
from lanh.reader.layout.blocks import Block
from lanh.reader.layout.outline import Entry

_NOT_WHOLE = _("The parts make {parts}, but the whole is given as {whole}.")
_TOO_MUCH = _("A part, {part}, is more than its whole, {whole}.")
_OPENS = re.compile(
    r"(?:trong\s+đó|trong\s+số\s+đó|gồm|bao\s+gồm|cụ\s+thể|chia\s+ra|xử\s+lý)"
    r"(?:\s+có)?\s*:?\s*|:\s*",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"gồm|cụ\s+thể|chia\s+ra|xử\s+lý|:", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:lượt\s+)?(người|học\s*viên|bệnh\s*nhân|đối\s*tượng|nữ|nam|trẻ\s*em"
    r"|cán\s*bộ|học\s*sinh|lao\s*động|hội\s*viên|nạn\s*nhân|em|cháu)"
)
_AREAS = re.compile(r"(xã|phường|thị trấn|đơn vị|đặc khu)")
_INSPECTED = re.compile(r"kiểm tra\s*$", re.IGNORECASE)
_DETECTED = re.compile(r"phát hiện\s*$", re.IGNORECASE)
_WHERE = re.compile(r"(?<!\w)(?:tại|ở|thuộc)\s*$", re.IGNORECASE)


@dataclass
class _Tree:
    """A whole with the parts that are listed behind it."""

    whole: Quantity
    complete: bool
    parts: list[Quantity] = field(default_factory=list)


def summing(seen: Seen) -> Iterator[Finding]:
    for entry, found in seen.quantities:
        counted = [q for q in found if q.value is not None and q.unit != "%"]
        for start, end in sentences(entry.block.text, entry.start, entry.end):
            inside = [q for q in counted if start <= q.start < end]
            for tree in _trees(entry.block.text, inside):
                yield from _judged(entry.block, tree)
            yield from _detected(entry.block, inside)
        yield from _against(entry.block, counted)
    yield from _continued(seen)


def family(unit: str | None) -> str:
    """Units that add up: people, areas, else the noun itself."""
    bare = (unit or "").lower()
    if _PEOPLE.match(bare):
        return "people"
    if _AREAS.match(bare):
        return "areas"
    return " ".join(bare.removeprefix("lượt ").split()[:2])


def _trees(text: str, found: Sequence[Quantity]) -> Iterator[_Tree]:
    """Wholes with their parts: a list, or brackets behind the figure."""
    first = found[0].start if found else 0
    depths = [_depth(text, first, q.start) for q in found]
    for place, (before, quantity) in enumerate(pairwise(found), start=1):
        opens = _opening(text[before.end : quantity.start])
        if opens and _adds(before, quantity):
            parts = list(_listed(text, found, depths, place, ":" in opens))
            yield _Tree(before, bool(_COMPLETE.search(opens)), parts)
    yield from _bracketed(text, found)


def _lead(text: str, q: Quantity) -> str:
    """The words right before a figure."""
    return text[max(0, q.start - 40) : q.start]


def _opening(between: str) -> str | None:
    """The words that open a list of parts, if these do."""
    if len(between) > 170 or re.search(r"[.;]\s", between):
        return None
    found = [m.group() for m in _OPENS.finditer(between)]
    return found[-1] if found else None


def _listed(
    text: str, found: Sequence[Quantity], depths: Sequence[int], first: int, colon: bool
) -> Iterator[Quantity]:
    """The quantities of one list: same family, same depth, until another list opens."""
    kind, depth = family(found[first].unit), depths[first]
    for place in range(first, len(found)):
        quantity = found[place]
        if depths[place] < depth:
            return
        if place > first:
            between = text[found[place - 1].end : quantity.start]
            if re.search(r"trong\s+đó|[.]\s", between):
                return
            if depths[place] == depth and _separate(between, colon):
                return
        if depths[place] > depth or _WHERE.search(_lead(text, quantity)):
            continue
        if family(quantity.unit) != kind:
            return
        yield quantity


def _separate(between: str, colon: bool) -> bool:
    """A semicolon begins another matter, unless a colon opened the list."""
    if not colon:
        return ";" in between
    return bool(re.search(r";\s[^;,]{0,60}\sđã\s", between))


def _bracketed(text: str, found: Sequence[Quantity]) -> Iterator[_Tree]:
    """ "600 người (nơi này 300 người; nơi kia 300 người)"."""
    for place, whole in enumerate(found):
        opens = re.match(r"\s*\(", text[whole.end :])
        if not opens:
            continue
        stop = text.find(")", whole.end)
        inside = [q for q in found[place + 1 :] if q.start < stop]
        parts = [q for q in inside if _adds(whole, q)]
        if len(parts) > 1 and not _OPENS.search(text[whole.end : parts[0].start]):
            yield _Tree(whole, True, parts)


def _depth(text: str, start: int, place: int) -> int:
    return text.count("(", start, place) - text.count(")", start, place)


def _adds(whole: Quantity, part: Quantity) -> bool:
    return family(whole.unit) == family(part.unit)


def _judged(block: Block, tree: _Tree) -> Iterator[Finding]:
    whole = tree.whole.value or Decimal(0)
    parts = [q for q in tree.parts if q is not tree.whole]
    total = sum((q.value or Decimal(0) for q in parts), Decimal(0))
    spans = tuple(block.span(*q.number) for q in (tree.whole, *parts))
    if len(parts) < 2:
        if parts and total > whole:
            yield _more(total, whole, spans)
        return
    if total != whole:
        words = " + ".join(write_number(q.value or 0) for q in parts)
        facts = {"parts": write_number(total), "whole": write_number(whole)}
        sure = tree.complete or total > whole
        grade = Grade.ERROR if sure else Grade.DOUBTFUL
        reckoned = f"{words} = {facts['parts']} ≠ {facts['whole']}"
        yield Finding("sum", grade, _NOT_WHOLE, spans, facts, reckoned)
        if total > whole:
            yield _more(total, whole, spans)


def _against(block: Block, found: Sequence[Quantity]) -> Iterator[Finding]:
    """ "1.650 lượt người/4.011 người": the first is part of the second."""
    for q in found:
        if q.base is None or q.value is None or q.value <= q.base:
            continue
        if family(q.unit) == family(_unit_of(q.of)):
            span = block.span(q.start, q.end)
            yield _more(q.value, q.base, (span,))


def _more(part: Decimal, whole: Decimal, spans: Spans) -> Finding:
    facts = {"part": write_number(part), "whole": write_number(whole)}
    return Finding("range", Grade.ERROR, _TOO_MUCH, spans, facts)


def _detected(block: Block, found: Sequence[Quantity]) -> Iterator[Finding]:
    """What was found in an inspection is not more than what was inspected."""
    wholes = [q for q in found if _INSPECTED.search(_lead(block.text, q))]
    parts = [q for q in found if _DETECTED.search(_lead(block.text, q))]
    for whole in wholes:
        for part in parts:
            one, two = part.value or Decimal(0), whole.value or Decimal(0)
            if family(part.unit) == family(whole.unit) and one > two:
                yield _more(
                    one, two, (block.span(*whole.number), block.span(*part.number))
                )


def _unit_of(of: str | None) -> str:
    return re.sub(r"^[\d.,\s]+", "", of or "")


def _continued(seen: Seen) -> Iterator[Finding]:
    """A sentence "Trong đó, …" holds parts of what the one before it counted."""
    for entry, found in seen.quantities:
        spans = list(sentences(entry.block.text, entry.start, entry.end))
        for (a, b), (c, d) in pairwise(spans):
            if re.match(r"trong\s+đó", entry.block.text[c:d], re.IGNORECASE):
                wholes = [q for q in found if a <= q.start < b]
                parts = [q for q in found if c <= q.start < d]
                yield from _parallel(entry, wholes, parts)


def _parallel(
    entry: Entry, wholes: Sequence[Quantity], parts: Sequence[Quantity]
) -> Iterator[Finding]:
    left = list(wholes)
    for part in parts:
        whole = next((w for w in left if _says_the_same(entry.block, w, part)), None)
        if whole is None:
            continue
        left = left[left.index(whole) + 1 :]
        one, two = part.value or Decimal(0), whole.value or Decimal(0)
        if one > two:
            block = entry.block
            yield _more(one, two, (block.span(*whole.number), block.span(*part.number)))


def _says_the_same(block: Block, one: Quantity, two: Quantity) -> bool:
    if "%" in (one.unit, two.unit) or family(one.unit) != family(two.unit):
        return False
    words = [_lead(block.text, q).split()[-1:] for q in (one, two)]
    money = family(one.unit) == "đồng"
    return words[0] == words[1] or money

"""Days that are none, ranges the wrong way round, shares beyond the whole."""

import re
from collections.abc import Iterator
from decimal import Decimal

from lanh.common.words import _
from lanh.reader.findings.finding import Finding, Grade
from lanh.reader.findings.seen import Seen
from lanh.reader.grammar.quantities import number
from lanh.reader.grammar.times import real_day
from lanh.reader.layout.blocks import Block

_NO_DAY = _("{day} is no day of the calendar.")
_NO_MONTH = _("There is no month {month}.")
_REVERSED = _("A range goes from {low} to {high}: the second is smaller.")
_BEYOND = _("{share}% is more than the whole.")
_MONTH = re.compile(
    r"(?<!ngày\s)(?<!\d\s)(?<!\d)tháng\s+(\d{1,2})(?!\s*tháng|[\d]|/\d{1,2}/)",
    re.IGNORECASE,
)
_N = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_RANGE = re.compile(
    rf"(?<![\w/.,\-])(?:(?P<lead>từ|giai\s+đoạn|đủ|khoảng)\s+)?(?P<a>{_N})\s*"
    rf"(?P<pa>%|tuổi)?"
    rf"\s*(?P<join>-|–|—|đến|tới)\s*(?:dưới\s+|hết\s+|năm\s+)?(?P<b>{_N})(?![\w/\-]"
    rf"|[.,]\d)",
    re.IGNORECASE,
)
_QUARTERS = re.compile(
    r"quý\s+(I{1,3}V?|IV)\s*(?:,|và|-|–|đến)\s*(?:quý\s+)?(I{1,3}V?|IV)\b",
    re.IGNORECASE,
)
_HORIZON = re.compile(
    r"đến\s+năm\s+(\d{4})[^.;]{0,40}?(?:định\s+hướng|tầm\s+nhìn)\s+(?:đến\s+)?"
    r"(?:năm\s+)?(\d{4})",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "IIIV": 0, "IIV": 0}
_SHARE = re.compile(r"(?<![\d.,])(\d{1,4}(?:[.,]\d+)?)\s?%")
_GROWS = re.compile(r"(tăng|vượt|gấp|bằng|so với|đạt)[^,;.]{0,60}$", re.IGNORECASE)


def dating(seen: Seen) -> Iterator[Finding]:
    for day in seen.days:
        if real_day(day.year or 2024, day.month, day.day) is None:
            words = day.block.text[day.start : day.end]
            yield Finding("range", Grade.ERROR, _NO_DAY, (day.span,), {"day": words})
    for block in seen.body:
        yield from _months(block)
        yield from _ranges(block)
        yield from _shares(block)
    yield from _signing(seen)


def _signing(seen: Seen) -> Iterator[Finding]:
    """The document's own day, which stands outside the body where it is broken."""
    span = seen.reading.document.spans.get("place")
    if span is None:
        return
    words = re.sub(r"[*\s]+", " ", seen.reading.text[slice(*span)])
    said = re.search(r"ngày\s*(\d*)\s*tháng\s*(\d+)\s*năm\s*(\d{4})", words)
    if not said:
        return
    day, month, year = int(said[1] or 1), int(said[2]), int(said[3])
    if real_day(year, month, day) is None:
        facts = {"day": said.group().removeprefix("ngày ")}
        yield Finding("range", Grade.ERROR, _NO_DAY, (span,), facts)


def _months(block: Block) -> Iterator[Finding]:
    for found in _MONTH.finditer(block.text):
        if not 1 <= int(found.group(1)) <= 12:
            span = block.span(*found.span(1))
            facts = {"month": found.group(1)}
            yield Finding("range", Grade.ERROR, _NO_MONTH, (span,), facts)


def _ranges(block: Block) -> Iterator[Finding]:
    for found in _RANGE.finditer(block.text):
        low, high = number(found["a"]), number(found["b"])
        years = len(found["a"]) == len(found["b"]) == 4
        stated = found["lead"] or found["join"] in {"đến", "tới"} or years
        counted = re.match(r"\s?(?:%|[^\W\d])", block.text[found.end() :])
        wrong = low > high or (found["pa"] == "tuổi" and low == high)
        if wrong and (stated or counted):
            yield _reversed(block, found.span("a"), found.span("b"))
    for pattern in (_QUARTERS, _HORIZON):
        for found in pattern.finditer(block.text):
            if _worth(found.group(1)) > _worth(found.group(2)):
                yield _reversed(block, found.span(1), found.span(2))


def _worth(words: str) -> int:
    return int(words) if words.isdigit() else _ROMAN.get(words.upper(), 0)


def _reversed(block: Block, low: tuple[int, int], high: tuple[int, int]) -> Finding:
    facts = {"low": block.text[slice(*low)], "high": block.text[slice(*high)]}
    spans = (block.span(*low), block.span(*high))
    return Finding("range", Grade.ERROR, _REVERSED, spans, facts)


def _shares(block: Block) -> Iterator[Finding]:
    for found in _SHARE.finditer(block.text):
        share = Decimal(found.group(1).replace(",", "."))
        lead = block.text[max(0, found.start() - 70) : found.start()]
        if share > 100:
            grade = Grade.DOUBTFUL if _GROWS.search(lead) else Grade.ERROR
            span = block.span(*found.span(1))
            yield Finding("range", grade, _BEYOND, (span,), {"share": found.group(1)})

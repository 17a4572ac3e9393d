"""Counts against what is listed behind them, and years against their span."""

import re
from collections.abc import Iterator

from lanh.common.words import _
from lanh.reader.findings.finding import Finding, Grade
from lanh.reader.findings.seen import Seen
from lanh.reader.grammar.letters import CAPITAL, LETTER
from lanh.reader.layout.blocks import Block

_OTHER = _("{count} are announced, but {listed} are listed.")
_SPAN = _("{count} years are announced, but {low} to {high} are {years}.")
_FIVE = re.compile(
    r"(?<!\d)(\d{1,2})\s+năm[^.;\d]{0,90}?giai\s+đoạn\s+(\d{4})\s*[-–—]\s*(\d{4})"
)
_NUMBERED = re.compile(r"(?<![\d.,/])(\d{1,2})\s+[^\d.;:()]{2,40}:\s*(?=[(⁽]\s?[1¹])")
_MARK = re.compile(r"[(⁽]\s?[\d¹²³⁴⁵⁶⁷⁸⁹]\s?[)⁾]")
_WORD = re.compile(
    rf"(?<![\d.,/])(\d{{1,2}})\s+([{LETTER}]+)\s*:\s*((?:\2\s[^,;.:]+(?:,\s*|;\s*"
    rf"|\s+và\s+)?)+)",
    re.IGNORECASE,
)
_NAME = rf"[{CAPITAL}][{LETTER}]*(?:\s+[{CAPITAL}][{LETTER}]*)*"
_PLACE = rf"(?:P|TT|TX|X|TP|xã|phường|thị trấn|huyện)\.?\s+{_NAME}"
_NAMED = re.compile(
    rf"(?<![\d.,/])(\d{{1,2}})\s+(?:xã|phường|huyện|thị trấn)[^\d.;:()]{{0,30}}?"
    rf"(?:là|gồm|:)\s*(?P<names>{_PLACE}(?:(?:,\s*|\s+và\s+|\s+thuộc\s+){_PLACE})+)"
)


def counting(seen: Seen) -> Iterator[Finding]:
    for block in seen.body:
        yield from _spans(block)
        yield from _marks(block)
        yield from _words(block)
        yield from _names(block)


def _spans(block: Block) -> Iterator[Finding]:
    for found in _FIVE.finditer(block.text):
        count, low, high = (int(found.group(n)) for n in (1, 2, 3))
        if count != high - low + 1:
            spans = tuple(block.span(*found.span(n)) for n in (1, 2, 3))
            facts = {
                "count": str(count),
                "low": str(low),
                "high": str(high),
                "years": str(high - low + 1),
            }
            yield Finding("count", Grade.ERROR, _SPAN, spans, facts)


def _marks(block: Block) -> Iterator[Finding]:
    for found in _NUMBERED.finditer(block.text):
        listed = len(_MARK.findall(block.text[found.end() :]))
        yield from _unlike(block, found, listed)


def _words(block: Block) -> Iterator[Finding]:
    """ "03 giảm: giảm cung, giảm cầu, giảm tác hại"."""
    for found in _WORD.finditer(block.text):
        listed = len(
            re.findall(
                rf"(?<!\w){re.escape(found.group(2))}\s", found.group(3), re.IGNORECASE
            )
        )
        yield from _unlike(block, found, listed)


def _names(block: Block) -> Iterator[Finding]:
    """ "3 phường, xã là P. A, P. B thuộc TP. C": what they belong to is none."""
    for found in _NAMED.finditer(block.text):
        names = re.sub(rf"\s+thuộc\s+{_PLACE}", "", found["names"])
        small = rf"(?<!\w)(?:P|TT|X|xã|phường|thị trấn)\.?\s+{_NAME}"
        of_communes = re.search(r"xã|phường|thị trấn", found.group())
        listed = len(re.findall(small if of_communes else _PLACE, names))
        yield from _unlike(block, found, listed)


def _unlike(block: Block, found: re.Match[str], listed: int) -> Iterator[Finding]:
    if listed > 1 and int(found.group(1)) != listed:
        facts = {"count": found.group(1), "listed": str(listed)}
        span = block.span(*found.span(1))
        yield Finding("count", Grade.ERROR, _OTHER, (span,), facts)

"""What comes before what: cited papers, the signing, deadlines, activities."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lanh.common.words import _
from lanh.reader.findings.finding import Finding, Grade
from lanh.reader.findings.seen import Seen
from lanh.reader.grammar.citations import Mention
from lanh.reader.layout.blocks import Block

_LATER = _("{number} of {day} is later than this document ({signed}).")
_LATER_YEAR = _("{number} bears the year {year}, later than this document ({signed}).")
_CARRIES_OUT = _("{number} of {day} carries out {other}, which is later ({later}).")
_OVERDUE = _("The deadline {day} was over when the document was signed ({signed}).")
_OVER = _("{words} was over when the document was signed ({signed}).")
_ENDS = _("The half-year report is due on {one}, after the yearly one on {two}.")
_RISES = _(
    "{one} is dated {day}, before {two} of {other}, though its number is higher."
)
_THROUGH = re.compile(
    r"(thực hiện|triển khai|hướng dẫn|cụ thể hóa|sửa đổi|thi hành)"
    r"(\s+(có hiệu quả|nghiêm túc|nội dung))?\s*$",
    re.IGNORECASE,
)


def ordering(seen: Seen) -> Iterator[Finding]:
    signed = seen.signed or (f"{seen.year}" if seen.year else "")
    if signed:
        yield from _citations(seen, signed)
        yield from _deadlines(seen, signed)
        yield from _activities(seen, signed)
        yield from _signing(seen, signed)
    yield from _carrying_out(seen)
    yield from _reports(seen)
    yield from _rising(seen)


def _signing(seen: Seen, signed: str) -> Iterator[Finding]:
    """A plan is not signed after its time is over."""
    period = seen.reading.document.period
    if seen.signed and period and later(signed, period.end):
        spans = [*_signing_span(seen)]
        title = seen.reading.document.spans.get("subject")
        spans += [title] if title else []
        facts = {"words": f"{period.start[:4]}-{period.end[:4]}", "signed": signed}
        yield Finding("order", Grade.ERROR, _OVER, tuple(spans), facts)


def later(one: str, two: str) -> bool:
    """Whether day `one` is after `two`, as finely as both are printed."""
    size = min(len(one), len(two))
    return one[:size] > two[:size]


def _signing_span(seen: Seen) -> tuple[tuple[int, int], ...]:
    span = seen.reading.document.spans.get("date")
    return (span,) if span and seen.signed else ()


def _citations(seen: Seen, signed: str) -> Iterator[Finding]:
    at = _signing_span(seen)
    for block, said in seen.mentions:
        name = said.number or said.name or ""
        if said.date and later(said.date, signed):
            span = block.span(*(said.date_at or said.number_at))
            facts = {"number": name, "day": said.date, "signed": signed}
            yield Finding("order", Grade.ERROR, _LATER, (span, *at), facts)
        year = re.search(r"/(\d{4})/", said.number or "")
        if year and later(year.group(1), signed):
            span = block.span(*said.number_at)
            facts = {"number": name, "year": year.group(1), "signed": signed}
            yield Finding("order", Grade.ERROR, _LATER_YEAR, (span, *at), facts)


def _deadlines(seen: Seen, signed: str) -> Iterator[Finding]:
    at = _signing_span(seen)
    for duty in seen.reading.reporting:
        due = duty.deadline or ""
        if due and not due.startswith("-") and later(signed, due):
            spans = (_day_in(seen, duty.span, due), *at)
            facts = {"day": due, "signed": signed}
            yield Finding("order", Grade.ERROR, _OVERDUE, spans, facts)


def _day_in(seen: Seen, span: tuple[int, int], day: str) -> tuple[int, int]:
    """Where the day stands inside the words."""
    for found in seen.days:
        if span[0] <= found.span[0] < span[1] and found.key == day:
            return found.span
    return span


def _activities(seen: Seen, signed: str) -> Iterator[Finding]:
    at = _signing_span(seen)
    for activity in seen.reading.activities:
        time = activity.time
        if time and time.end and later(signed, time.end):
            where = _words_after(seen, activity.span[0], time.text)
            facts = {"words": time.text, "signed": signed}
            yield Finding("order", Grade.ERROR, _OVER, (where, *at), facts)


def _words_after(seen: Seen, start: int, words: str) -> tuple[int, int]:
    at = seen.reading.text.find(words, start)
    return (at, at + len(words)) if at >= 0 else (start, start + 1)


def _carrying_out(seen: Seen) -> Iterator[Finding]:
    """A paper that carries out another is not older than it."""
    known = {m.number: m.date for _b, m in seen.mentions if m.number and m.date}
    before: tuple[Block, Mention] | None = None
    for block, said in seen.mentions:
        day = said.date or known.get(said.number or "")
        if before and before[0] is block and before[1].date and day:
            between = block.text[before[1].end : said.start]
            if (
                ";" not in between
                and _THROUGH.search(between)
                and later(day, before[1].date)
            ):
                spans = tuple(
                    block.span(*(m.date_at or m.number_at)) for m in (before[1], said)
                )
                facts = {
                    "number": before[1].number or "",
                    "day": before[1].date,
                    "other": said.number or "",
                    "later": day,
                }
                yield Finding("order", Grade.ERROR, _CARRIES_OUT, spans, facts)
        before = (block, said)


def _reports(seen: Seen) -> Iterator[Finding]:
    """The half-year report is due before the yearly one."""
    duties = seen.reading.reporting
    for half in duties:
        for whole in duties:
            kinds = (half.cadence, whole.cadence)
            if kinds != ("semiannual", "annual") or half.to != whole.to:
                continue
            one, two = half.deadline or "", whole.deadline or ""
            if one.startswith("--") and two.startswith("--") and one > two:
                facts = {"one": one[2:], "two": two[2:]}
                yield Finding(
                    "order", Grade.ERROR, _ENDS, (half.span, whole.span), facts
                )


def _rising(seen: Seen) -> Iterator[Finding]:
    """Numbers of one office in one year rise with their days."""
    rows: dict[tuple[str, str, str], dict[int, tuple[str, tuple[int, int], str]]] = {}
    for block, said in seen.mentions:
        parts = re.fullmatch(r"(\d+)([/-][^\d/]+(?:/[^\d/]+)?)", said.number or "")
        if not parts or not said.date or not parts.group(2).endswith("UBND"):
            continue
        key = (said.kind, parts.group(2), said.date[:4])
        row = (said.date, block.span(said.start, said.end), said.number or "")
        rows.setdefault(key, {}).setdefault(int(parts.group(1)), row)
    for group in rows.values():
        numbers = sorted(group)
        for low, high in pairwise(numbers):
            (day, span, one), (later_day, later_span, two) = group[low], group[high]
            if day > later_day and len(group) > 2:
                facts = {"one": two, "day": later_day, "two": one, "other": day}
                spans = (span, later_span)
                yield Finding("order", Grade.DOUBTFUL, _RISES, spans, facts)

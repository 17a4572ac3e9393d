"""The head and foot of a document put together."""

import re
from collections.abc import Sequence

from lanh.reader.grammar.times import when
from lanh.reader.layout.blocks import Block
from lanh.reader.layout.foot import addressees, recipients, signers
from lanh.reader.layout.head import (
    Found,
    day_of,
    kind_of_number,
    number_of,
    subject_of,
    title_at,
)
from lanh.reader.layout.issuer import issuer_of
from lanh.reader.layout.lines import Piece, pieces
from lanh.reader.layout.outline import Entry
from lanh.reader.reading import Document, Period

_SPAN_OF_YEARS = re.compile(
    r"(?P<a>(?:19|20)\d\d)\s*(?:[-–—]|đến(?:\s+năm)?)\s*(?P<b>(?:19|20)\d\d)"
)
_YEAR = re.compile(r"năm\s*((?:19|20)\d\d)", re.IGNORECASE)
_PART = re.compile(
    r"(?P<half>(?:0?6|sáu)\s+tháng\s+(?:đầu|cuối)\s+năm)|quý\s+(?P<quarter>IV"
    r"|I{1,3}|[1-4])\b",
    re.IGNORECASE,
)


def document(
    text: str, body: Sequence[Block], entries: Sequence[Entry], foot: int
) -> Document:
    """Every field of the head that the text states."""
    first = next((e.block.start for e in entries if e.own), foot)
    head, below = pieces(text, 0, min(first, foot))[:80], pieces(text, foot)
    title = title_at(head)
    subject = subject_of(head, title[1] if title else None)
    place, day = day_of(head)
    after = subject.span[1] if subject else 0
    preamble = [b for b in body if after <= b.start < first]
    issuer = issuer_of(head, preamble, below, body, place.value if place else None)
    named = {"number": number_of(head), "date": day, "place": place}
    found = {**named, "issuer": issuer, "subject": subject}
    kind = _kind(title, head, named["number"])
    return Document(
        type=kind,
        **{name: one.value if one else None for name, one in found.items()},
        period=_period(subject.value if subject else "", preamble, kind == "bao_cao"),
        signers=tuple(signers(below)),
        recipients=tuple(recipients(below)),
        addressees=tuple(addressees(head)) if kind == "cong_van" else None,
        spans={name: one.span for name, one in found.items() if one},
        certainties={name: one.sure for name, one in found.items() if one},
    )


def _kind(
    title: tuple[str, int] | None, head: Sequence[Piece], number: Found | None
) -> str | None:
    if title:
        return title[0]
    said = kind_of_number(number.value) if number else None
    if said:
        return said
    letter = any(
        re.match(r"(V/v|Về việc|Kính gửi)", p.text, re.IGNORECASE) for p in head
    )
    return "cong_van" if letter else None


def _period(subject: str, preamble: Sequence[Block], looks_back: bool) -> Period | None:
    """The years of the title; without any, those of the words before the first part."""
    for words in (subject, *(b.text for b in reversed(preamble))):
        span = _SPAN_OF_YEARS.search(words)
        if span and span["a"] <= span["b"]:
            return Period(f"{span['a']}-01-01", f"{span['b']}-12-31")
        years = _YEAR.findall(words)
        if years:
            return _of_year(words, years[0] if looks_back else years[-1])
    return None


def _of_year(words: str, year: str) -> Period:
    part = _PART.search(words)
    if part and part["quarter"]:
        found = when(part.group(), int(year))
        if found and found.start and found.end:
            return Period(found.start, found.end)
    if part and part["half"]:
        first = re.search(r"đầu", part["half"])
        return (
            Period(f"{year}-01-01", f"{year}-06-30")
            if first
            else Period(f"{year}-07-01", f"{year}-12-31")
        )
    return Period(f"{year}-01-01", f"{year}-12-31")

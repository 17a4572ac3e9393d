"""Other documents: one number has one day, one day and sign have one number."""

import re
from collections import defaultdict
from collections.abc import Iterator

from lanh.common.words import _
from lanh.reader.findings.finding import Finding, Grade
from lanh.reader.findings.seen import Seen
from lanh.reader.grammar.citations import Mention
from lanh.reader.grammar.near import near
from lanh.reader.layout.blocks import Block

_TWO_DAYS = _("{number} is cited with two days, {one} and {two}.")
_TWO_NUMBERS = _(
    "{one} and {two} differ in one figure only and may be the same document."
)
_OTHER_YEAR = _("{number} bears the year {one}, but is dated in {two}.")
_BY_KIND = re.compile(r"\d+")
Cited = tuple[Block, Mention]


def citing(seen: Seen) -> Iterator[Finding]:
    numbered = [(b, m) for b, m in seen.mentions if m.number]
    yield from _days(numbered)
    yield from _years(numbered)
    yield from _near_numbers(numbered)


def _days(cited: list[Cited]) -> Iterator[Finding]:
    first: dict[tuple[str, str], Cited] = {}
    for block, said in cited:
        if not said.date or not said.number:
            continue
        key = (said.kind, said.number.lower())
        known = first.setdefault(key, (block, said))
        if known[1].date != said.date and known[1].date:
            spans = (_day_span(*known), _day_span(block, said))
            facts = {"number": said.number, "one": known[1].date, "two": said.date}
            yield Finding("citation", Grade.ERROR, _TWO_DAYS, spans, facts)


def _day_span(block: Block, said: Mention) -> tuple[int, int]:
    return block.span(*(said.date_at or said.number_at))


def _years(cited: list[Cited]) -> Iterator[Finding]:
    for block, said in cited:
        year = re.search(r"/(\d{4})/", said.number or "")
        if year and said.date and year.group(1) != said.date[:4]:
            spans = (block.span(*said.number_at), _day_span(block, said))
            facts = {
                "number": said.number or "",
                "one": year.group(1),
                "two": said.date[:4],
            }
            yield Finding("same", Grade.ERROR, _OTHER_YEAR, spans, facts)


def _near_numbers(cited: list[Cited]) -> Iterator[Finding]:
    """36-CT/TW and 86-CT/TW: one figure apart, same day or no day beside one."""
    signs: dict[tuple[str, str], list[Cited]] = defaultdict(list)
    for block, said in cited:
        signs[(said.kind, _BY_KIND.sub("#", said.number or "", count=1))].append(
            (block, said)
        )
    for group in signs.values():
        for place, (block, said) in enumerate(group):
            for other_block, other in group[:place]:
                if _may_be_one(said, other):
                    spans = (
                        other_block.span(*other.number_at),
                        block.span(*said.number_at),
                    )
                    facts = {"one": other.number or "", "two": said.number or ""}
                    grade = Grade.ERROR if said.date else Grade.DOUBTFUL
                    yield Finding("citation", grade, _TWO_NUMBERS, spans, facts)


def _may_be_one(one: Mention, two: Mention) -> bool:
    if not near(one.number or "", two.number or ""):
        return False
    if one.date and two.date:
        return one.date == two.date
    return (one.date is None) != (two.date is None)

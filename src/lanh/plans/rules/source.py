"""The document beside its items: where words stand, and how a page lays them out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

Span = tuple[int, int]
_FIGURE: Final = re.compile(r"(?<![\d.,])\d")
_LINE: Final = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line that the same items rest on, from the character `since` on;
    `ends` names the items that end here."""

    since: int
    words: str
    items: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Lines of the document, and the items that begin in them."""

    lines: tuple[tuple[Piece, ...], ...]
    items: tuple[int, ...]


def located(text: str, words: str) -> Span | tuple[None, None]:
    """Where the words stand, however the lines are broken; nowhere is (None, None).

    >>> located("I. MỤC TIÊU\\n100%  số\\nxã", "100% số xã")
    (12, 23)
    """
    parts = [re.escape(part) for part in words.split()]
    found = re.search(r"\s+".join(parts), text) if parts else None
    return found.span() if found else (None, None)


def rows(text: str, items: Sequence[tuple[int, Span]]) -> list[Row]:
    """The document in rows: a row ends where the next item's first line begins.

    `items`: a number for each item and its span. Lines without an item go with the row
    before them, so that what was not read can be read in its place. Every line is in
    exactly one row, every item in the row where it begins.
    """
    lines = [match.span() for match in _LINE.finditer(text) if match[0].strip()]
    starting: dict[int, list[int]] = {}
    for number, (begins, _ends) in items:
        line = _line_of(lines, begins)
        starting.setdefault(line, []).append(number)
    edges = sorted({0, *starting, len(lines)}) if lines else []
    return [
        Row(
            tuple(tuple(pieces(text, line, items)) for line in lines[first:last]),
            tuple(starting.get(first, ())),
        )
        for first, last in pairwise(edges)
    ]


def pieces(text: str, line: Span, items: Iterable[tuple[int, Span]]) -> Iterator[Piece]:
    """One line, cut where an item begins or ends.

    >>> [p.words for p in pieces("in 90 tờ rơi", (0, 12), [(1, (3, 5))])]
    ['in ', '90', ' tờ rơi']
    """
    first, last = line
    here = [(n, b, e) for n, (b, e) in items if b < last and e > first]
    cuts = {first, last}
    for _number, begins, ends in here:
        cuts |= {max(begins, first), min(ends, last)}
    for since, until in pairwise(sorted(cuts)):
        yield Piece(
            since,
            text[since:until],
            tuple(n for n, b, e in here if b <= since and until <= e),
            tuple(n for n, _b, e in here if e == until),
        )


def figure(words: str, written: str) -> Span | None:
    """Where a number stands in the words, not inside a longer one; zeros may lead it.

    >>> figure("15 xã, 05 diễn đàn", "5"), figure("1.650 lượt", "650")
    ((7, 9), None)
    """
    found = re.search(rf"(?<![\d.,])0*{re.escape(written)}(?![\d]|[.,]\d)", words)
    return found.span() if found else None


def following(words: str, span: Span | None) -> str:
    """A figure and the words behind it, up to the next figure or the clause's end.

    >>> following("90% xã và 70% người dân; 3 lớp", (0, 2))
    '90% xã và '
    """
    if span is None:
        return words
    ends = [words.find(mark, span[1]) for mark in (";", ". ", "\n")]
    another = _FIGURE.search(words, span[1])
    ends += [another.start()] if another else []
    return words[span[0] : min((e for e in ends if e >= 0), default=len(words))]


def clause(words: str, span: Span | None) -> str:
    """The part of an item around one of its figures: between full stops or semicolons.

    >>> clause("80% xã có câu lạc bộ; 90% người được hỏi.", (22, 25))
    '90% người được hỏi'
    """
    if span is None:
        return words
    before = max(words.rfind(mark, 0, span[0]) for mark in (";", ". ", "\n"))
    after = [words.find(mark, span[1]) for mark in (";", ". ", "\n")]
    end = min((place for place in after if place >= 0), default=len(words))
    return words[before + 1 : end].strip(" .;\n")


def _line_of(lines: Sequence[Span], place: int) -> int:
    """The line that holds the place, or the first behind it."""
    for number, (_since, until) in enumerate(lines):
        if place < until:
            return number
    return max(0, len(lines) - 1)

"""A text as blocks: paragraphs with their broken lines joined, and rows of tables."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lanh.reader.grammar.letters import SMALL
from lanh.reader.layout.marks import Mark, mark_of

_ASIDE = re.compile(
    r"[\s\d\-–—_=*.·•|~#]*|trang\s*\d+(\s*/\s*\d+)?|page\s*\d+.*|!\[.*\]\(.*\)"
    r"|<!--.*-->",
    re.IGNORECASE,
)
_DROPPED = frozenset("*\u00ad\u200b\u200c\u200d\ufeff")
_ENDS = re.compile(r"[.;:!?…/][\"”’)\]*\s]*$")
_SMALL = re.compile(rf"[{SMALL}(,;%]|\d+[\s.,%]")
_LONE = re.compile(
    r"[*#\s]*(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-Ha-hđ])\s*[.)/]\s*\**"
    r"|[*#\s]*(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:[IVX]+|\d+|(?:THỨ|thứ)\s+\S+)[.:]?\s*\**"
)
_RULE = re.compile(r"\|?[\s:\-|]+\|?$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a row of a table, joined to one line.

    `text` has single blanks and no stars; `at[i]` is where its character i stands in
    the source. `kind` is "text", "row" (cells between bars) or "aside" (page
    numbers, rules: shown, never read).
    """

    text: str
    kind: str
    start: int
    end: int
    at: "array[int]" = field(repr=False, compare=False)
    mark: Mark | None = None
    gap: bool = True

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Where [start, end) of the block's own text stands in the source."""
        end = len(self.text) if end is None else end
        if start >= end or not self.at:
            return self.start, self.start
        return self.at[start], self.at[min(end, len(self.at)) - 1] + 1


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    end: int
    gap: bool


def blocks(text: str) -> list[Block]:
    """The blocks of a text in order, with their places in it."""
    lines = list(_lines(text))
    page = _Page(_width(lines), _is_wrapped(lines))
    groups: list[list[_Line]] = []
    for line in lines:
        above = _above(groups, line)
        if above is not None and _goes_on(above, line, page):
            above.append(line)
        else:
            groups.append([line])
    return [_block(text, group) for group in groups]


def _above(groups: list[list[_Line]], line: _Line) -> list[_Line] | None:
    """The paragraph that a line may go on with: a page number between is no end."""
    if not groups:
        return None
    aside = len(groups) > 1 and is_aside(groups[-1][0].text)
    return groups[-2] if aside and line.text[:1].islower() else groups[-1]


@dataclass(frozen=True, slots=True)
class _Page:
    """`width` at which lines are broken, 0 where each paragraph is one line;
    `wrapped` where blank lines part the paragraphs and lines are broken inside."""

    width: int
    wrapped: bool


def _lines(text: str) -> Iterator[_Line]:
    at, gap = 0, True
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare and not _RULE.fullmatch(bare):
            start = at + len(raw) - len(raw.lstrip())
            yield _Line(bare, start, start + len(bare), gap)
            gap = False
        else:
            gap = True
        at += len(raw)


def _width(lines: Sequence[_Line]) -> int:
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 30)
    if len(lengths) < 8 or lengths[-1] > 160:
        return 0
    return lengths[len(lengths) * 9 // 10]


def _is_wrapped(lines: Sequence[_Line]) -> bool:
    inside = [
        a
        for a, b in pairwise(lines)
        if not b.gap and _SMALL.match(b.text) and not _ENDS.search(a.text)
    ]
    return len(inside) > 5 and len(inside) > 0.15 * len(lines)


def _goes_on(group: list[_Line], line: _Line, page: _Page) -> bool:
    """Whether `line` belongs to the paragraph that the group began."""
    last = _last_read(group)
    if last is None or _is_row(last.text) or _is_row(line.text):
        return False
    if is_aside(line.text) or _is_form(last.text) or _is_form(line.text):
        return False
    if _LONE.fullmatch(last.text):
        return not line.gap
    if mark_of(line.text) or line.text.startswith("#"):
        return False
    if _is_shouted(last.text) != _is_shouted(line.text):
        return False
    unfinished = not _ENDS.search(last.text)
    if unfinished and _SMALL.match(line.text):
        return True
    return not line.gap and _is_broken(group, last, page, unfinished)


def _is_broken(group: list[_Line], last: _Line, page: _Page, unfinished: bool) -> bool:
    """Whether a line that begins with a capital still goes on with the one above."""
    if _is_shouted(last.text):
        return page.wrapped and mark_of(group[0].text) is not None
    if page.wrapped and unfinished:
        return (
            len(group) > 1 or mark_of(group[0].text) is not None or len(last.text) > 60
        )
    return bool(page.width) and len(last.text) >= 0.8 * page.width


def _last_read(group: list[_Line]) -> _Line | None:
    return None if is_aside(group[-1].text) else group[-1]


def is_aside(line: str) -> bool:
    """Whether a line is a page number, a rule or a picture: nothing to read."""
    return bool(_ASIDE.fullmatch(line)) and not _LONE.fullmatch(line)


def _is_row(line: str) -> bool:
    return line.count("|") >= 2 or line.startswith("|")


def _is_form(line: str) -> bool:
    """Lines of a letterhead never run on."""
    return bool(re.match(r"(số|so)\s*:|cộng hòa|độc lập|kính gửi", line, re.IGNORECASE))


def _is_shouted(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _block(text: str, group: list[_Line]) -> Block:
    kept: list[str] = []
    at = array("l")
    bullet = group[0].text.startswith("* ")
    for line in group:
        if kept:
            kept.append(" ")
            at.append(line.start - 1)
        for place in range(line.start, line.end):
            letter = text[place]
            if letter in _DROPPED and not (letter == "*" and not kept and bullet):
                continue
            if letter.isspace():
                if kept and kept[-1] == " ":
                    continue
                letter = " "
            kept.append(letter)
            at.append(place)
    joined = "".join(kept)
    first = group[0]
    kind = _kind(joined, first.text)
    mark = mark_of(joined) if kind == "text" else None
    return Block(joined, kind, first.start, group[-1].end, at, mark, first.gap)


def _kind(joined: str, first: str) -> str:
    if is_aside(first):
        return "aside"
    return "row" if _is_row(joined) else "text"

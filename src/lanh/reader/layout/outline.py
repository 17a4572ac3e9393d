"""Headings and the path of every item: numbers are kept as printed, jumps included."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lanh.reader.grammar.agencies import is_agency
from lanh.reader.grammar.fields import field_of
from lanh.reader.grammar.letters import CAPITAL, trimmed
from lanh.reader.grammar.verbs import begins_with_verb
from lanh.reader.layout.blocks import Block
from lanh.reader.layout.marks import Mark

_RANK = {
    "article": 0,
    "part": 0.5,
    "capital": 1,
    "roman": 2,
    "number": 3,
    "nested": 4,
    "letter": 6,
}
_COLON = re.compile(r"\s?:\s*(?=\S)")
_BEGINS_ANEW = re.compile(rf"[-–+]?\s*[{CAPITAL}\d“\"]")
# What the last paragraphs begin with, after the last numbered item.
CLOSES = re.compile(
    r"(?:trên đây là|giao |đề nghị |yêu cầu |nhận được |trong quá trình |căn cứ "
    r"|kế hoạch này |(?:ủy ban nhân dân|ubnd|sở|ban chỉ đạo)[^.;]{0,80}"
    r"(?:yêu cầu|đề nghị))",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"(như|gồm|như sau|sau đây|sau|là|trong đó|cụ thể)\s*$")


@dataclass(frozen=True, slots=True)
class Head:
    """A numbered step above an item; `title` is None for a numbered paragraph."""

    label: str
    kind: str
    level: int
    title: str | None
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A block with the steps above it and where its own words are in it.

    `above` ends with the block's own step where it is numbered. `start`, `end` bound
    the words that are left when mark and run-in title are taken off.
    """

    block: Block
    above: tuple[Head, ...]
    start: int
    end: int
    section: str = ""
    closing: bool = False

    @property
    def own(self) -> Head | None:
        mark = self.block.mark
        return self.above[-1] if mark and mark.numbered and self.above else None

    @property
    def is_heading(self) -> bool:
        return self.own is not None and self.own.title is not None

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def span(self) -> tuple[int, int]:
        return self.block.span(self.start, self.end)

    @property
    def path(self) -> str | None:
        return path_of(self.above)


def path_of(above: Sequence[Head]) -> str | None:
    """Labels from the outermost in, joined with dots: "II.1.1", not "II.1.1.1".

    A nested number already holds the number above it.
    """
    labels = [head.label for head in above]
    kept = [
        label
        for place, label in enumerate(labels)
        if not any(later.startswith(label + ".") for later in labels[place + 1 :])
    ]
    return ".".join(kept) or None


@dataclass
class _Stack:
    heads: list[Head] = field(default_factory=list)

    def push(self, mark: Mark, title: str | None, span: tuple[int, int]) -> None:
        rank = _rank(mark, self.heads)
        while self.heads and _rank_of(self.heads[-1]) >= rank:
            self.heads.pop()
        kind = mark.kind if rank != 7 else "inner"
        self.heads.append(Head(mark.label, kind, len(self.heads) + 1, title, span))


def _rank(mark: Mark, heads: Sequence[Head]) -> float:
    if mark.kind == "nested":
        return _RANK["number"] + mark.label.count(".") * 0.5
    if mark.kind == "number" and heads and heads[-1].kind in {"letter", "inner"}:
        number = next((h for h in reversed(heads) if h.kind == "number"), None)
        follows = number is not None and int(mark.label) == int(number.label) + 1
        if mark.label == "1" or (heads[-1].kind == "inner" and not follows):
            return 7
    return _RANK[mark.kind]


def _rank_of(head: Head) -> float:
    if head.kind == "nested":
        return _RANK["number"] + head.label.count(".") * 0.5
    return 7 if head.kind == "inner" else _RANK[head.kind]


def outline(found: Sequence[Block]) -> list[Entry]:
    """Each block of the body with its place in the document."""
    stack, entries = _Stack(), []
    for place, block in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        mark = block.mark
        if mark is None or not mark.numbered:
            start, end = trimmed(
                block.text, mark.length if mark else 0, len(block.text)
            )
            entries.append(Entry(block, tuple(stack.heads), start, end))
            continue
        title_end, body = _title(block, mark, following)
        start, stop = trimmed(block.text, mark.length, title_end)
        title = block.text[start:stop] if title_end else None
        whole = block.span(mark.length)
        stack.push(mark, title, block.span(start, stop) if title_end else whole)
        begin, end = trimmed(block.text, body, len(block.text))
        entries.append(Entry(block, tuple(stack.heads), begin, end))
    return entries


def _title(block: Block, mark: Mark, following: Block | None) -> tuple[int, int]:
    """Where the title ends (0: it is a paragraph, no heading) and the body begins."""
    text, whole = block.text, len(block.text)
    run_in = _COLON.search(text, mark.length)
    if run_in and _is_title(text[mark.length : run_in.start()], text[run_in.end() :]):
        return run_in.start(), run_in.end()
    if mark.kind in {"roman", "part", "capital", "article"}:
        most = 0 if mark.kind == "article" else 250
        long = whole > most and text.rstrip().endswith((".", "./."))
        return (0, mark.length) if long else (whole, whole)
    if _introduces(block, mark, following):
        return whole, whole
    return 0, mark.length


def _is_title(words: str, rest: str) -> bool:
    """Whether the words before a colon are a title rather than half a sentence."""
    if len(words) > 180 or ". " in words or _UNFINISHED.search(words):
        return False
    if is_agency(words):
        return True
    if not _BEGINS_ANEW.match(rest) and (len(words) > 60 or begins_with_verb(words)):
        return False
    return len(words) <= 120 and ";" not in words and not re.search(r"\d+\s?%", words)


def _introduces(block: Block, mark: Mark, following: Block | None) -> bool:
    """Whether a numbered line opens a list or text of its own."""
    if following is None or len(block.text) > 320 or CLOSES.match(following.text):
        return False
    below = following.mark
    text = block.text.rstrip()
    stopped = text.endswith((".", ";")) and not text.endswith("...")
    sentences = len(re.findall(r"[.;]\s", text[mark.length :].rstrip(" .;")))
    if below is None or below.kind == "none":
        short = len(text) <= 110 and ";" not in text
        return (short or not stopped) and following.kind in {"text", "row"}
    if not below.numbered:
        return (
            sentences == 0
            or not stopped
            or field_of(following.text[below.length :]) is not None
        )
    deeper = _rank(below, ()) > _rank(mark, ())
    return deeper and (sentences == 0 or not stopped)

"""Sentences and the tasks in them."""

import re
from collections.abc import Iterator

from lanh.reader.grammar.letters import CAPITAL, trimmed
from lanh.reader.grammar.verbs import begins_with_verb

_END = re.compile(
    rf"(?<!\.\.)(?<!\b[A-ZĐ])(?<!TP)(?<!TX)(?<!TT)(?<!Đ/c)[.!?…]+[\"”)]?\s+(?=[\"“"
    rf"(⁽¹²³⁴⁵⁾\-–]*\s*[{CAPITAL}\d])"
)
_SPLIT = re.compile(r";\s*")
_NUMBERED = re.compile(r"[⁽(][¹²³⁴⁵⁶⁷⁸⁹\d][⁾)]\s*")


def sentences(
    text: str, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """[from, to) of each sentence in order, ends trimmed.

    >>> text = "Mở lớp tại TP. An Bình. Cấp thẻ."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Mở lớp tại TP. An Bình', 'Cấp thẻ']
    """
    end = len(text) if end is None else end
    at = start
    for stop in _END.finditer(text, start, end):
        if _is_inside_brackets(text, start, stop.start()):
            continue
        yield from _kept(text, at, stop.start())
        at = stop.end()
    yield from _kept(text, at, end)


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences, cut again at each semicolon."""
    for a, b in sentences(text, start, end):
        at = a
        for stop in _SPLIT.finditer(text, a, b):
            if not _is_inside_brackets(text, a, stop.start()):
                yield from _kept(text, at, stop.start())
                at = stop.end()
        yield from _kept(text, at, b)


def tasks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each task: a sentence, or what follows a semicolon with a verb of its own."""
    for a, b in sentences(text, start, end):
        at = a
        for stop in _SPLIT.finditer(text, a, b):
            inside = _is_inside_brackets(text, a, stop.start())
            if not inside and begins_with_verb(text[stop.end() : b]):
                yield from _kept(text, at, stop.start())
                at = stop.end()
        yield from _kept(text, at, b)


def _kept(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = trimmed(text, start, end)
    number = _NUMBERED.match(text, start)
    if number and number.end() < end:
        start = number.end()
    if start < end:
        yield start, end


def _is_inside_brackets(text: str, start: int, place: int) -> bool:
    return text.count("(", start, place) > text.count(")", start, place)

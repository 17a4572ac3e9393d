"""The lines of letterhead and foot, where two columns may share a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GAP = re.compile(r"\s{3,}|\t+|\s*\|\s*")
_SCRIBBLE = re.compile(r"\s\*[^\s*]{1,4}\*(?=\s*$)")
_STARS = re.compile(r"[*_#`]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One column's part of a line: its words without stars, and where it stands."""

    text: str
    start: int
    end: int
    line: int
    column: int


def pieces(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The parts of each line in [start, end), left column first."""
    return list(_pieces(text, start, len(text) if end is None else end))


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for number, raw in enumerate(text[start:end].splitlines(keepends=True)):
        place = 0
        cuts = [
            *((g.start(), g.end()) for g in _GAP.finditer(raw)),
            (len(raw), len(raw)),
        ]
        column = 0
        for stop, after in cuts:
            words = " ".join(_STARS.sub("", _SCRIBBLE.sub("", raw[place:stop])).split())
            if words:
                said = raw[place:stop]
                begin = at + place + len(said) - len(said.lstrip())
                end = at + place + len(said.rstrip())
                yield Piece(words, begin, end, number, column)
            column += int(bool(words) or place > 0)
            place = after
        at += len(raw)

"""Born-digital PDF as text: lines from positions, columns kept apart by blanks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lanh.reader.sources.archive import check_document, check_unlocked

_WIDE = 2.2  # a gap of so many letters parts two columns
_APART = 1.75  # lines so many heights apart are two paragraphs


@dataclass(frozen=True, slots=True)
class _Run:
    words: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


def pdf_text(content: bytes, name: str) -> str:
    """The text of all pages; empty where a scan has none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as broken:
        check_unlocked("assword" in str(broken), name)
        return check_document(None, name)
    try:
        return "\n\n".join(_page(document[number]) for number in range(len(document)))
    finally:
        document.close()


def _page(page: Any) -> str:
    textpage = page.get_textpage()
    runs = list(_runs(textpage))
    textpage.close()
    page.close()
    lines = _lines(runs)
    said: list[str] = []
    for place, line in enumerate(lines):
        if place and _is_apart(lines[place - 1], line):
            said.append("")
        said.append(_joined(line))
    return "\n".join(said)


def _runs(textpage: Any) -> Iterator[_Run]:
    for number in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(number)
        words = textpage.get_text_bounded(left, bottom, right, top)
        words = re.sub(r"[\r\n\ufffe\x02]+", " ", words).strip()
        if words:
            yield _Run(words, left, bottom, right, top)


def _lines(runs: list[_Run]) -> list[list[_Run]]:
    """Runs at one height are one line, whichever was written first."""
    lines: list[list[_Run]] = []
    for run in sorted(runs, key=lambda r: (-r.middle, r.left)):
        last = lines[-1] if lines else None
        if last and abs(last[0].middle - run.middle) < 0.55 * _height(last):
            last.append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda r: r.left) for line in lines]


def _height(line: list[_Run]) -> float:
    return max(run.top - run.bottom for run in line)


def _is_apart(above: list[_Run], below: list[_Run]) -> bool:
    drop = above[0].middle - below[0].middle
    return drop > _APART * max(_height(above), _height(below))


def _joined(line: list[_Run]) -> str:
    """The words of a line; wide gaps stay wide."""
    said = line[0].words
    for before, run in pairwise(line):
        letter = (before.right - before.left) / max(len(before.words), 1)
        gap = run.left - before.right
        said += ("    " if gap > _WIDE * letter else " ") + run.words
    return said

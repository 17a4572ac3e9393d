"""The body as it runs down the page: lines with their labels, and tables.

The pages of `web` show the same flow, so that what is read on the screen is what is
printed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from lanh.writer.letters import label
from lanh.writer.paper import (
    USUAL,
    Block,
    Dash,
    Item,
    Numbering,
    Paragraph,
    Run,
    Section,
    Table,
    Words,
    plain,
    runs,
)

END = "./."


class Role(StrEnum):
    HEADING = "heading"
    ITEM = "item"
    DASH = "dash"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its label (`I.`, `1.`, `a)`, `-`) apart from its words."""

    role: Role
    words: Words
    label: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """As it is read, label included."""
        return f"{self.label} {plain(self.words)}" if self.label else plain(self.words)

    @property
    def bold(self) -> bool:
        """Headings are bold down to those with a letter, which are upright.

        Source: Decree 30/2020, annex I, part II.6.
        """
        return self.role is Role.HEADING and not self.label.endswith(")")


Flow = tuple[Line | Table, ...]


def flow(
    body: Iterable[Block], numbering: tuple[Numbering, ...] = USUAL, *, end: bool = True
) -> Flow:
    """The body in reading order; with `end`, the last line closes with './.'."""
    lines = tuple(_walk(body, numbering, 0, ""))
    return _ended(lines) if end and lines else lines


def _walk(
    body: Iterable[Block], numbering: tuple[Numbering, ...], depth: int, above: str
) -> Iterator[Line | Table]:
    number = 0
    for block in body:
        match block:
            case Paragraph(words):
                yield Line(Role.TEXT, words, depth=depth)
            case Dash(words):
                yield Line(Role.DASH, words, "-", depth)
            case Table():
                yield block
            case Section() | Item():
                number += 1
                here = label(numbering[depth], number, above)
                yield _opening(block, here, depth)
                yield from _walk(block.body, numbering, depth + 1, here)


def _opening(block: Section | Item, here: str, depth: int) -> Line:
    if isinstance(block, Section):
        return Line(Role.HEADING, block.title, here, depth)
    return Line(Role.ITEM, block.words, here, depth)


def _ended(lines: Flow) -> Flow:
    last = lines[-1]
    if isinstance(last, Table):
        return (*lines, Line(Role.TEXT, END))
    *before, final = runs(last.words)
    final = replace(final, text=final.text.rstrip(" .;") + END)
    return (*lines[:-1], replace(last, words=(*before, final)))


def listed(items: Iterable[Words]) -> Iterator[tuple[Run, ...]]:
    """Items of one list: each ends with ';', the last with '.'."""
    given = [runs(words) for words in items]
    for at, item in enumerate(given):
        *before, final = item
        mark = "." if at == len(given) - 1 else ";"
        yield (*before, replace(final, text=final.text.rstrip(" .;") + mark))

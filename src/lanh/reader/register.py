"""What a register of documents needs: the head, and each naming of another document.

Less than a reading: no work list, so that a long document costs little.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lanh.reader.grammar.citations import mentions
from lanh.reader.items.cited import with_names
from lanh.reader.layout.document import document
from lanh.reader.pipeline import Laid, lay_out
from lanh.reader.reading import Document, Span


@dataclass(frozen=True, slots=True)
class Named:
    """One naming of another document; a law without a number has its `name`.

    before: the words of the paragraph that stand in front of it; between: those since
    the name before it in the same paragraph, None for the first. date, year: as
    printed, ISO; None where the text does not say.
    """

    kind: str
    number: str | None
    date: str | None
    name: str | None
    year: str | None
    before: str
    between: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Headed:
    """A document's head, and every other document that it names, in order."""

    text: str
    document: Document
    named: tuple[Named, ...]


def head_of(text: str) -> Headed:
    """The head of a text and the documents that it names, each time that it does."""
    laid = lay_out(text)
    head = document(laid.text, laid.body, laid.entries, laid.foot)
    return Headed(text, head, tuple(_named(laid, head.number)))


def _named(laid: Laid, own: str | None) -> Iterator[Named]:
    for block in laid.body:
        end: int | None = None
        for said in with_names(mentions(block.text), block.text):
            if said.number and own and said.number == own:
                continue
            yield Named(
                kind=said.kind,
                number=said.number,
                date=said.date,
                name=said.name,
                year=said.year,
                before=block.text[: said.start],
                between=None if end is None else block.text[end : said.start],
                span=block.span(said.start, said.end),
            )
            end = said.end

"""Running text: legal bases, headings, paragraphs, dash items."""

from typing import TYPE_CHECKING

from lanh.writer.flow import Flow, Line, Role, listed
from lanh.writer.ink import BODY, INDENT, LINE, element, space, write_words
from lanh.writer.paper import Run, Table, Words
from lanh.writer.tables import write_table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def write_bases(document: "Document", bases: tuple[Words, ...]) -> None:
    """The 'Căn cứ …' lines in italics, each ended by ';' and the last by '.'.

    Source: Decree 30/2020, annex I, part II.6.
    """
    for words in listed(bases):
        _body(document, words, italic=True)


def write_addressees(document: "Document", addressees: tuple[str, ...]) -> None:
    """'Kính gửi:' with one addressee behind it, or with a list below."""
    if len(addressees) == 1:
        line = document.add_paragraph()
        write_words(line, f"Kính gửi: {addressees[0].rstrip('.')}.")
        space(line, before=12, after=12, align="center")
    elif addressees:
        line = space(document.add_paragraph(), before=12, after=3)
        _indent(write_words(line, "Kính gửi:"), first=INDENT, left=INDENT * 2)
        for words in listed(addressees):
            line = space(document.add_paragraph(), after=3)
            _indent(write_words(line, ("- ", *words)), first=0, left=INDENT * 4)
        space(line, after=12)


def write_flow(document: "Document", body: Flow, width: float) -> None:
    """The body; a heading stays with what it heads, the end with the signature."""
    for at, part in enumerate(body):
        if isinstance(part, Table):
            write_table(document, part, width)
        else:
            _line(document, part, last=at == len(body) - 1)


def _line(document: "Document", line: Line, *, last: bool) -> None:
    label = (Run(f"{line.label} "),) if line.label else ()
    words = (line.words,) if isinstance(line.words, str) else line.words
    written = _body(document, (*label, *words), bold=line.bold)
    if line.role is Role.HEADING or last:
        written.paragraph_format.keep_with_next = True
    if line.role is Role.HEADING:
        # The outline of the document, without the look of Word's own headings.
        level = element("outlineLvl", val=line.depth)
        written._p.get_or_add_pPr().insert_element_before(level, "w:rPr")


def _body(
    document: "Document", words: Words, *, bold: bool = False, italic: bool = False
) -> "Paragraph":
    line = write_words(
        document.add_paragraph(), words, size=BODY, bold=bold, italic=italic
    )
    space(line, after=6, line=LINE, align="both")
    line.paragraph_format.widow_control = True
    return _indent(line, first=INDENT, left=0)


def _indent(line: "Paragraph", *, first: float, left: float) -> "Paragraph":
    from docx.shared import Mm

    line.paragraph_format.left_indent = Mm(left)
    line.paragraph_format.first_line_indent = Mm(first)
    return line

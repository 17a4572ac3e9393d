"""The foot of a paper: who signs, who receives it, and the heads of its annexes."""

from typing import TYPE_CHECKING

from lanh.writer.ink import WIDTH, frame, space, thin, write_words
from lanh.writer.letters import enclosed_with, roman
from lanh.writer.paper import Annex, Paper

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

SIDES = (WIDTH * 0.48, WIDTH * 0.52)
# Room for the signature and the seal over it, in points.
SIGNING = 78


def write_foot(document: "Document", paper: Paper) -> None:
    """Receivers at the left, at the level of the signer's post at the right."""
    grid = frame(document, SIDES, rows=1)
    left, right = grid.rows[0].cells
    _receivers(left, paper)
    _signature(right, paper)
    # Word wants a paragraph behind a last table; it must not open a blank page.
    thin(document.add_paragraph())


def _receivers(cell: "_Cell", paper: Paper) -> None:
    line = write_words(cell.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True)
    space(line, before=6)
    first = "Như trên" if paper.addressees else ""
    names = [name for name in (first, *paper.recipients) if name]
    for name in names:
        bare = name.rstrip(" .;")
        space(write_words(cell.add_paragraph(), f"- {bare};", size=11))
    line = write_words(cell.add_paragraph(), f"- Lưu: {paper.archive}.", size=11)
    space(line)


def _signature(cell: "_Cell", paper: Paper) -> None:
    """Posts in capitals, room for the pen, the name without any title."""
    line = cell.paragraphs[0]
    for at, text in enumerate(paper.signature.lines):
        line = line if at == 0 else cell.add_paragraph()
        space(write_words(line, text, bold=True), before=0 if at else 6, align="center")
    line = write_words(cell.add_paragraph(), paper.signature.name, bold=True)
    space(line, before=SIGNING, align="center")


def write_annex_head(
    document: "Document", paper: Paper, annex: Annex, number: int
) -> None:
    """'Phụ lục' with its number where there are several, its title, its paper."""
    sole = len(paper.annexes) == 1
    line = document.add_paragraph()
    write_words(line, "Phụ lục" if sole else f"Phụ lục {roman(number)}", bold=True)
    space(line, align="center")
    title = write_words(document.add_paragraph(), annex.title.upper(), bold=True)
    space(title, align="center")
    tie = write_words(document.add_paragraph(), enclosed_with(paper), italic=True)
    space(tie, after=12, align="center")

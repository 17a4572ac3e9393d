"""The head of a paper: who issues it, its number, place and day, name and subject."""

from typing import TYPE_CHECKING

from lanh.writer.ink import WIDTH, frame, space, stroke, width_of, write_words
from lanh.writer.letters import date_line, number_line, subject_line
from lanh.writer.paper import Kind, Paper

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

# The sizes belong together: 12 for names in capitals, 13 for the motto and the day.
# Source: Decree 30/2020, annex I, part II.1 to II.4.
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
SMALL, LARGE, NAME = 12, 13, 14
# The state's name at 12 points is 88 mm wide and stands on one line.
SIDES = (WIDTH - 91.0, 91.0)
# How far a long subject keeps from the margins.
ASIDE = 12.0


def write_head(document: "Document", paper: Paper) -> None:
    """Two rows side by side without lines, then name and subject of the paper."""
    grid = frame(document, SIDES, rows=2)
    (issuer, state), (number, place) = (row.cells for row in grid.rows)
    _issuer(issuer, paper)
    _state(state)
    _number(number, paper)
    line = write_words(place.paragraphs[0], date_line(paper), size=LARGE, italic=True)
    space(line, before=6, align="center")
    if paper.kind is Kind.LETTER:
        space(document.add_paragraph())
    else:
        _name(document, paper)


def _issuer(cell: "_Cell", paper: Paper) -> None:
    """The agency above in plain capitals, the issuer in bold over a rule line."""
    lines = [(text, False) for text in _capitals(paper.parent)]
    lines += [(text, True) for text in _capitals(paper.issuer)]
    for at, (text, bold) in enumerate(lines):
        line = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        space(write_words(line, text, size=SMALL, bold=bold), align="center")
    stroke(
        cell.add_paragraph(), length=width_of(lines[-1][0], SMALL) * 0.4, room=SIDES[0]
    )


def _state(cell: "_Cell") -> None:
    """A rule line as long as the motto stands under it."""
    first = write_words(cell.paragraphs[0], STATE, size=SMALL, bold=True)
    space(first, align="center")
    second = write_words(cell.add_paragraph(), MOTTO, size=LARGE, bold=True)
    space(second, align="center")
    stroke(cell.add_paragraph(), length=width_of(MOTTO, LARGE), room=SIDES[1])


def _number(cell: "_Cell", paper: Paper) -> None:
    line = write_words(cell.paragraphs[0], number_line(paper), size=LARGE)
    space(line, before=6, align="center")
    if paper.kind is Kind.LETTER:
        line = write_words(cell.add_paragraph(), subject_line(paper), size=SMALL)
        space(line, before=6, align="center")


def _name(document: "Document", paper: Paper) -> None:
    from docx.shared import Mm

    name = document.add_paragraph()
    write_words(name, paper.kind.title.upper(), size=NAME, bold=True)
    space(name, before=18, align="center")
    subject = write_words(document.add_paragraph(), paper.subject, bold=True)
    space(subject, align="center")
    side = subject.paragraph_format
    side.left_indent = side.right_indent = Mm(ASIDE)
    long = min(width_of(paper.subject, NAME), WIDTH - 2 * ASIDE)
    stroke(document.add_paragraph(), length=long * 0.4, room=WIDTH)
    space(document.add_paragraph(), after=0, line=0.5)


def _capitals(name: str) -> list[str]:
    """A name in capitals: broken where its writer broke it, else into even lines."""
    given = [" ".join(line.split()).upper() for line in name.splitlines()]
    return [even for line in given if line for even in _even(line, SIDES[0])]


def _even(line: str, room: float) -> list[str]:
    """The line, or as few lines as the room in mm allows, made alike in width.

    >>> _even("ỦY BAN NHÂN DÂN TỈNH HÒA GIANG LÀNH SƠN", 74)
    ['ỦY BAN NHÂN DÂN TỈNH', 'HÒA GIANG LÀNH SƠN']
    """
    lines = _wrapped(line, room)
    while room > 1 and len(narrower := _wrapped(line, room - 1)) == len(lines):
        lines, room = narrower, room - 1
    return lines


def _wrapped(line: str, room: float) -> list[str]:
    lines: list[str] = []
    for word in line.split():
        if lines and width_of(f"{lines[-1]} {word}", SMALL) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines

"""The lowest layer: fonts, spacing, borders and fields of a .docx, over python-docx.

Measures follow Decree 30/2020/NĐ-CP, annex I, as LAW.md section 5 lists them.
"""

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lanh.writer.paper import Words, runs

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.table import Table
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY = 14
PAGE = (210.0, 297.0)
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
WIDTH = PAGE[0] - LEFT - RIGHT
INDENT = 12.7
LINE = 1.15

# Widths of bold Times, in thousandths of the size; a mark adds nothing to its letter.
_WIDTHS = {
    "AĐCDNRUVXY": 722, "BEKLTZ": 667, "FPJ": 611, "GHOQ": 778, "I": 389, "M": 944,
    "S": 556, "W": 1000, "agovyx0123456789": 500, "bdđhknpqu": 556, "ceszr": 444,
    "fjt-": 333, "il": 278, "m": 833, "w": 722, " ,.": 250,
}  # fmt: skip
_WIDTH_OF = {letter: width for letters, width in _WIDTHS.items() for letter in letters}


def width_of(text: str, size: float) -> float:
    """How wide the bold words are, in mm."""
    bare = unicodedata.normalize("NFD", text)
    letters = (letter for letter in bare if not unicodedata.combining(letter))
    return sum(_WIDTH_OF.get(x, 500) for x in letters) / 1000 * size * 25.4 / 72


def element(name: str, **attributes: object) -> Any:
    """An element of WordprocessingML, its attributes in the same namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def face(style_or_run: Any) -> None:
    """Times New Roman for every script, whatever the template's theme says."""
    from docx.oxml.ns import qn

    properties = style_or_run._element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    sides = ("ascii", "hAnsi", "eastAsia", "cs")
    properties.insert(0, element("rFonts", **dict.fromkeys(sides, FONT)))


def write_words(
    paragraph: "Paragraph",
    words: Words,
    *,
    size: float = BODY,
    bold: bool = False,
    italic: bool = False,
) -> "Paragraph":
    """Add the words; a run's own weight and slant come on top of the paragraph's."""
    from docx.shared import Pt

    for run in runs(words):
        written = paragraph.add_run(run.text)
        written.font.size = Pt(size)
        written.bold = bold or run.bold or None
        written.italic = italic or run.italic or None
    return paragraph


def space(
    paragraph: "Paragraph",
    *,
    before: float = 0,
    after: float = 0,
    line: float = 1.0,
    align: str = "left",
) -> "Paragraph":
    """Points before and after, lines, and `left`, `center`, `right` or `both`."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = line
    paragraph.alignment = WD_ALIGN_PARAGRAPH.from_xml(align)
    return paragraph


def thin(paragraph: "Paragraph") -> None:
    """A paragraph that is there for Word's sake and takes no room."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    shape = space(paragraph).paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)


def stroke(paragraph: "Paragraph", *, length: float, room: float) -> None:
    """Make the paragraph a rule line of that length in the middle of `room`, in mm.

    A border of an empty line moves with the text above it and prints alike
    everywhere; a drawn shape does neither.
    """
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Mm, Pt

    shape = paragraph.paragraph_format
    side = max(0.0, (room - length) / 2)
    shape.left_indent = shape.right_indent = Mm(side)
    shape.space_before, shape.space_after = Pt(3), Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    edges = element("pBdr")
    edges.append(element("top", val="single", sz=6, space=1, color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        edges, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def number_pages(section: "Section", *, restart: bool = False) -> None:
    """Arabic, centred in the top margin, hidden on the first page.

    Source: Decree 30/2020, annex I, part I.7.
    """
    from docx.shared import Pt

    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    line = space(section.header.paragraphs[0], align="center")
    code = element("instrText")
    code.text = "PAGE"
    field = (
        element("fldChar", fldCharType="begin"),
        code,
        element("fldChar", fldCharType="end"),
    )
    for part in field:
        run = line.add_run()
        run.font.size = Pt(BODY)
        run._r.append(part)
    if restart:
        numbers = element("pgNumType", start=1)
        section._sectPr.insert_element_before(numbers, "w:cols", "w:titlePg")


def lay_out(section: "Section", *, landscape: bool = False) -> None:
    """A4 and its margins; lying on its side, the binding edge turns with it."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    wide, high = reversed(PAGE) if landscape else PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(10)


def frame(document: "Document", widths: tuple[float, ...], rows: int) -> "Table":
    """A table without lines that only puts things side by side; widths in mm."""
    table: Table = document.add_table(rows=rows, cols=len(widths))
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=0, type="dxa"))
    table._tbl.tblPr.append(margins)
    set_widths(table, widths)
    return table


def set_widths(table: "Table", widths: Sequence[float]) -> None:
    """Fixed widths in mm; no row breaks over two pages.

    Trap: Word goes by the cells, LibreOffice by the grid, so both are told.
    """
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)

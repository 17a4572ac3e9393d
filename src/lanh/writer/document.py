"""A paper as the bytes of a .docx file: the same paper, the same bytes."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from lanh.writer.flow import flow
from lanh.writer.foot import write_annex_head, write_foot
from lanh.writer.head import write_head
from lanh.writer.ink import (
    LEFT,
    PAGE,
    RIGHT,
    WIDTH,
    element,
    face,
    lay_out,
    number_pages,
    thin,
)
from lanh.writer.paper import Paper
from lanh.writer.prose import write_addressees, write_bases, write_flow

if TYPE_CHECKING:
    from docx.document import Document

# What a zip and its properties would otherwise take from the clock.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
UNUSED = {"stylesWithEffects", "customXml", "thumbnail", "numbering", "webSettings"}
STYLES = {
    "Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Header",
    "HeaderChar", "Footer", "FooterChar",
}  # fmt: skip


def write(paper: Paper) -> bytes:
    """The paper as .docx, laid out as Decree 30/2020/NĐ-CP, annex I, prescribes.

    >>> from lanh.writer import Kind, Paragraph, Signature
    >>> notice = Paper(
    ...     kind=Kind.NOTICE, issuer="Ủy ban nhân dân xã Suối Lành", symbol="UBND",
    ...     place="Suối Lành", subject="Lịch truyền thông", year=2026,
    ...     body=(Paragraph("Buổi truyền thông dời sang thứ Sáu."),),
    ...     signature=Signature("Chủ tịch"), recipients=("Các thôn, bản",),
    ... )
    >>> write(notice) == write(notice), write(notice)[:2]
    (True, b'PK')
    """
    from docx import Document as new_document

    document = new_document()
    _begin(document, paper)
    write_head(document, paper)
    write_addressees(document, paper.addressees)
    write_bases(document, paper.bases)
    write_flow(document, flow(paper.body, paper.numbering), WIDTH)
    write_foot(document, paper)
    _annexes(document, paper)
    return _packed(document)


def _begin(document: "Document", paper: Paper) -> None:
    """Page, face and language; the properties say only what the paper says."""
    from docx.shared import Pt

    _lighten(document)
    lay_out(document.sections[0])
    number_pages(document.sections[0])
    normal = document.styles["Normal"]
    face(normal)
    normal.font.size = Pt(14)
    normal.element.rPr.append(element("lang", val="vi-VN", eastAsia="vi-VN"))
    told = document.core_properties
    told.title = f"{paper.kind.title}: {paper.subject}"
    told.author = told.last_modified_by = " ".join(paper.issuer.split())
    told.comments, told.language = "", "vi-VN"
    told.created = told.modified = datetime(*LONG_AGO)  # noqa: DTZ001 (a .docx has no zone)


def _lighten(document: "Document") -> None:
    """Drop what the template brings along and no paper uses: nine tenths of it.

    Compatibility 15 keeps Word from laying the pages out as Word 2007 did.
    """
    from docx.oxml.ns import qn

    for root in (document.part, document.part.package):
        for key, tie in list(root.rels.items()):
            if tie.reltype.rpartition("/")[2] in UNUSED:
                root.rels.pop(key)
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in STYLES:
            styles.remove(style)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _annexes(document: "Document", paper: Paper) -> None:
    """Each on pages of its own, which are numbered from 1."""
    for number, annex in enumerate(paper.annexes, start=1):
        section = document.add_section()
        thin(document.paragraphs[-1])
        lay_out(section, landscape=annex.landscape)
        number_pages(section, restart=True)
        write_annex_head(document, paper, annex, number)
        wide = (PAGE[1] if annex.landscape else PAGE[0]) - LEFT - RIGHT
        write_flow(document, flow(annex.body, paper.numbering, end=False), wide)


def _packed(document: "Document") -> bytes:
    """Stored, not squeezed: the bytes must not hang on a compressor's version."""
    loose = BytesIO()
    document.save(loose)
    packed = BytesIO()
    with ZipFile(loose) as given, ZipFile(packed, "w", ZIP_STORED) as made:
        for name in given.namelist():
            entry = ZipInfo(name, LONG_AGO)
            entry.create_system = 3
            made.writestr(entry, given.read(name))
    return packed.getvalue()

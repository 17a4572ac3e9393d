"""Word documents (.docx) as text: numbers of lists, tables, text boxes, headers."""

from collections.abc import Iterator
from typing import Any

from lanh.reader.sources.archive import Archive, check_document
from lanh.reader.sources.numbering import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LETTERHEAD = ("CỘNG HÒA", "CỘNG HOÀ", "Nơi nhận", "Độc lập", "Kính gửi")


def word_text(content: bytes, name: str) -> str:
    """The text: a paragraph a line, a row of a table a line with bars."""
    archive = Archive(content, name)
    inside = "word/document.xml" in archive
    check_document(True if inside else None, name)
    body = _xml(archive, "word/document.xml").find(f"{_W}body")
    numbering = Numbering(
        _xml(archive, "word/numbering.xml")
        if "word/numbering.xml" in archive
        else None,
        _xml(archive, "word/styles.xml") if "word/styles.xml" in archive else None,
    )
    lines = [*_headers(archive), *_lines(check_document(body, name), numbering)]
    return "\n\n".join(lines) + "\n"


def _xml(archive: Archive, part: str) -> Any:
    from docx.oxml import parse_xml

    try:
        return parse_xml(archive.read(part))
    except (SyntaxError, ValueError):
        return check_document(None, archive.name)


def _headers(archive: Archive) -> Iterator[str]:
    """What stands in the first page's header, where a letterhead may be."""
    for number in (1, 2, 3):
        part = f"word/header{number}.xml"
        if part in archive:
            plain = Numbering(None, None)
            for line in _lines(_xml(archive, part), plain):
                if sum(letter.isalpha() for letter in line) > 3:
                    yield line


def _lines(parent: Any, numbering: Numbering) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, numbering)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, numbering)
        elif child.tag == f"{_W}sdt":
            inner = child.find(f"{_W}sdtContent")
            if inner is not None:
                yield from _lines(inner, numbering)


def _paragraph(paragraph: Any, numbering: Numbering) -> Iterator[str]:
    for box in _boxes(paragraph):
        yield from _lines(box, numbering)
    words = _words(paragraph).strip()
    if words:
        yield from (numbering.label(paragraph) + words).split("\n")


def _boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield box


def _words(paragraph: Any) -> str:
    """The words of a paragraph without its text boxes and what was struck out."""
    kept: list[str] = []
    for node in paragraph.iter(
        f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"
    ):
        if _is_aside(node, paragraph):
            continue
        if node.tag == f"{_W}t":
            kept.append(node.text or "")
        elif node.tag == f"{_W}tab":
            kept.append("\t" if node.getparent().tag == f"{_W}r" else "")
        else:
            kept.append("-" if node.tag.endswith("noBreakHyphen") else "\n")
    return "".join(kept)


def _is_aside(node: Any, paragraph: Any) -> bool:
    for above in node.iterancestors():
        if above is paragraph:
            return False
        if above.tag in {f"{_W}del", f"{_W}txbxContent", _FALLBACK}:
            return True
    return False


def _table(table: Any, numbering: Numbering) -> Iterator[str]:
    rows = [
        [list(_lines(cell, numbering)) for cell in row.findall(f"{_W}tc")]
        for row in table.findall(f"{_W}tr")
    ]
    whole = "\n".join(line for row in rows for cell in row for line in cell)
    layout = max((len(row) for row in rows), default=0) <= 2 and any(
        words in whole for words in _LETTERHEAD
    )
    for row in rows:
        if layout:
            yield "\n".join(_side_by_side(row))
        elif any(row):
            cells = (" ".join(" ".join(cell).replace("|", "/").split()) for cell in row)
            yield "| " + " | ".join(cells) + " |"


def _side_by_side(row: list[list[str]]) -> Iterator[str]:
    """Letterhead and foot: the columns' lines beside each other."""
    if len(row) < 2:
        yield from (line for cell in row for line in cell)
        return
    left, right = row[0], row[1]
    for place in range(max(len(left), len(right))):
        a = left[place] if place < len(left) else ""
        b = right[place] if place < len(right) else ""
        yield f"{a}\t|\t{b}" if b else a

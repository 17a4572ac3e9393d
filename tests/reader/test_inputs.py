"""One document, however it comes: text, Word, PDF, old Word."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from lanh.reader import Reading, read
from lanh.reader.errors import Encrypted, NoDocument, ReaderMissing
from tests.reader.papers import PLAIN, office, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def letterhead() -> bytes:
    """A .docx as offices make it: letterhead in a table, numbers by Word itself."""
    from docx import Document

    paper = Document()
    cells = paper.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text = "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 41/KH-UBND"
    cells[1].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    cells[1].text += "Lam Sơn, ngày 12 tháng 01 năm 2026"
    for line in ("KẾ HOẠCH", "Phòng, chống ma túy năm 2026", "I. CHỈ TIÊU"):
        paper.add_paragraph(line)
    for line in ("Ít nhất 90% xã, phường mở được hội nghị.", "Mở 24 lớp tập huấn."):
        paper.add_paragraph(line, style="List Number")
    paper.add_paragraph("II. NHIỆM VỤ")
    table = paper.add_table(rows=0, cols=4)
    for row in (
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"),
        ("1", "Mở lớp tập huấn", "Sở Y tế", "Quý II/2026"),
    ):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def seen(reading: Reading) -> dict[str, Any]:
    """What must be the same in every shape of the document."""
    said = reading.to_json()
    head = {k: said["document"][k] for k in ("number", "date", "place", "subject")}
    targets = [(t["path"], t["text"]) for t in said["targets"]]
    return {
        **head,
        "targets": targets,
        "outline": [h["title"] for h in said["outline"]],
    }


def test_word_numbers_its_lists_and_the_reader_with_it() -> None:
    reading = read(letterhead(), name="kế hoạch.docx")
    assert reading.document.issuer == "Ủy ban nhân dân tỉnh Lam Sơn"
    assert reading.document.date == "2026-01-12"
    assert [t.path for t in reading.targets] == ["I.1", "I.2"]


def test_a_row_of_a_table_of_tasks_is_an_activity() -> None:
    (activity,) = read(letterhead(), name="kế hoạch.docx").activities
    assert (activity.title, activity.path) == ("Mở lớp tập huấn", "II.1")
    assert activity.lead == ("Sở Y tế",)
    assert activity.time
    assert activity.time.start == "2026-04-01"


def test_plain_text_and_word_read_the_same() -> None:
    assert seen(read(PLAIN)) == seen(read(word(PLAIN), name="kế hoạch.docx"))


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["pdf", "doc"])
def test_what_the_office_program_makes_of_it_reads_the_same(
    tmp_path: Path, shape: str
) -> None:
    made = office(word(PLAIN), shape, tmp_path)
    assert seen(read(made)) == seen(read(PLAIN))


@pytest.mark.slow
def test_a_letterhead_in_two_columns_of_a_pdf(tmp_path: Path) -> None:
    head = read(office(letterhead(), "pdf", tmp_path)).document
    assert (head.number, head.date) == ("41/KH-UBND", "2026-01-12")
    assert head.issuer == "Ủy ban nhân dân tỉnh Lam Sơn"


def test_a_broken_pdf_is_no_document() -> None:
    with pytest.raises(NoDocument):
        read(b"%PDF-1.7\nnothing of the kind", name="kế hoạch.pdf")


def test_an_old_document_needs_the_office_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", _nothing)
    with pytest.raises(ReaderMissing, match="LibreOffice"):
        read(OLE + b"\0" * 512, name="kế hoạch.doc")


def test_what_the_office_program_cannot_open_is_no_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: "/bin/false")
    monkeypatch.setattr(subprocess, "run", _nothing)
    with pytest.raises(NoDocument):
        read(OLE + b"\0" * 512, name="kế hoạch.doc")


def test_a_locked_office_file_is_refused() -> None:
    with pytest.raises(Encrypted):
        read(OLE + "EncryptedPackage".encode("utf-16-le"), name="kế hoạch.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_the_encodings_that_offices_send(encoding: str) -> None:
    assert seen(read(PLAIN.encode(encoding), name="a.txt")) == seen(read(PLAIN))


def _nothing(*_words: object, **_more: object) -> None:
    return None

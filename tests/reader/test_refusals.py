"""What the reader will not read, with one sentence each."""

import io
import zipfile
from pathlib import Path

import pytest

from lanh.reader import read
from lanh.reader.command import REFUSED
from lanh.reader.errors import (
    Encrypted,
    FileMissing,
    NoDocument,
    NothingInFile,
    StampedSecret,
    TooLarge,
    UnsafeFile,
)
from lanh.reader.sources import LIMIT
from tests.reader.papers import PLAIN, command, word


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="kế hoạch\\.txt"):
        read(tmp_path / "kế hoạch.txt")


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"12 3 -- 4"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NothingInFile):
        read(content, name="trống.txt")


@pytest.mark.parametrize(
    "content",
    [
        b"\x7fELF\x02\x01\x01\0\0\0",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        bytes(range(256)) * 40,
        b"PK\x03\x04 no archive at all",
    ],
)
def test_what_is_no_document(content: bytes) -> None:
    with pytest.raises(NoDocument):
        read(content, name="ảnh.txt")


def test_an_archive_that_is_no_word_document() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "Kế hoạch")
    with pytest.raises(NoDocument):
        read(packed.getvalue(), name="kế hoạch.docx")


@pytest.mark.parametrize("size", [LIMIT, 50 * 1024**2])
def test_a_file_of_50_megabytes_however_they_are_counted(
    tmp_path: Path, size: int
) -> None:
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(size)
    with pytest.raises(TooLarge, match="the limit is 50 MB"):
        read(path)


@pytest.mark.parametrize(
    ("stamp", "degree"),
    [
        ("MẬT", "MẬT"),
        ("M Ậ T", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TÔI MẬT", "TỐI MẬT"),
        ("TÓI MÂT", "TỐI MẬT"),
        ("**TUYỆT MẬT**", "TUYỆT MẬT"),
        ("TUYÊT MẶT", "TUYỆT MẬT"),
        ("[Tuyệt mật]", "TUYỆT MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("ỦY BAN NHÂN DÂN TỈNH X\t|\tTỐI MẬT", "TỐI MẬT"),
        ("ỦY BAN NHÂN DÂN TỈNH X TUYỆT MẬT", "TUYỆT MẬT"),
    ],
)
def test_a_secrecy_stamp_on_the_first_page(stamp: str, degree: str) -> None:
    with pytest.raises(StampedSecret, match=degree):
        read(f"{stamp}\n\n{PLAIN}".encode(), name="kế hoạch.txt")


@pytest.mark.parametrize(
    "words",
    ["Bảo mật thông tin", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "tài liệu mật của bên khác"],
)
def test_words_about_secrets_are_no_stamp(words: str) -> None:
    assert read(f"{PLAIN}\n\n{words}".encode(), name="kế hoạch.txt").targets


def test_a_stamp_in_a_word_document_stops_it_too() -> None:
    with pytest.raises(StampedSecret):
        read(word("MẬT\n" + PLAIN), name="kế hoạch.docx")


def test_macros_are_refused() -> None:
    with pytest.raises(UnsafeFile, match="macros"):
        read(word(PLAIN, extra={"word/vbaProject.bin": b"x"}), name="kế hoạch.docm")


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    bomb = {"word/media/image1.xml": b"\0" * (8 * 1024 * 1024)}
    with pytest.raises(UnsafeFile, match="enormous"):
        read(word(PLAIN, extra=bomb), name="kế hoạch.docx")


def test_entities_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(UnsafeFile):
        read(word(PLAIN, extra={"word/numbering.xml": bomb}), name="kế hoạch.docx")


def test_a_locked_file_is_refused() -> None:
    content = bytearray(word(PLAIN))
    # Bit 0 of the flags says "encrypted", in each local and central header.
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(mark, at + 4)
    with pytest.raises(Encrypted):
        read(bytes(content), name="kế hoạch.docx")


def test_the_command_says_one_sentence_stores_nothing_and_exits_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "mật.txt"
    secret.write_text("TỐI MẬT\n" + PLAIN, "utf-8")
    out = tmp_path / "ra"
    assert command("read", secret, "--json", "--out", out) == REFUSED
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "TỐI MẬT" in said.err
    assert not out.exists()


def test_the_command_reads_the_others_where_one_is_refused(tmp_path: Path) -> None:
    plan = tmp_path / "kế hoạch.txt"
    plan.write_text(PLAIN, "utf-8")
    out = tmp_path / "ra"
    assert command("read", tmp_path / "không có.txt", plan, "--out", out) == REFUSED
    assert [path.name for path in out.iterdir()] == ["kế hoạch.json"]

"""What is kept is what it says, small enough, and the same when it is read."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from lanh.common.refusal import Refused
from lanh.files import jobs, queries, rules, steps
from lanh.files.errors import (
    ContentChanged,
    DocumentLocked,
    EmptyFile,
    FileTooLarge,
    HoldsMacros,
    NotADocument,
    SwellsUp,
)
from lanh.files.models import StoredFile
from lanh.files.rules import Kind

NOW = datetime(2026, 5, 20, 2, tzinfo=UTC)
PLAN = "KẾ HOẠCH\nPhòng, chống ma túy năm 2026".encode()


@pytest.fixture(autouse=True)
def _uploads(tmp_path: Path, settings: Settings) -> None:
    settings.UPLOADS = tmp_path


def word(**parts: bytes) -> bytes:
    """A Word document, as far as its outside goes, with more parts inside."""
    usual = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}
    return archive(usual | {name.replace("__", "/"): c for name, c in parts.items()})


def archive(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return made.getvalue()


def kept(content: bytes = PLAN, name: str = "ke-hoach.txt") -> StoredFile:
    with transaction.atomic():
        return steps.keep(name=name, content=content, at=NOW)


@pytest.mark.django_db
def test_what_is_kept_is_read_as_it_was() -> None:
    stored = kept()
    assert queries.content(StoredFile.objects.get()) == PLAN
    assert stored.what is Kind.TEXT


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PLAN, Kind.TEXT),
        ("Kế hoạch".encode("utf-16"), Kind.TEXT),
        (word(), Kind.WORD),
        (b"%PDF-1.7 ...", Kind.PDF),
    ],
)
def test_the_content_says_what_it_is_and_not_the_name(
    content: bytes, kind: Kind
) -> None:
    assert rules.sniff(content) is kind


@pytest.mark.django_db
def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    stored = kept(name="../../etc/ke hoach.txt")
    assert stored.name == "ke hoach.txt"
    assert tmp_path in stored.path.parents


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyFile):
        rules.sniff(b"")


def test_fifty_megabytes_are_taken_and_not_one_byte_more() -> None:
    rules.check_size(50_000_000)
    with pytest.raises(FileTooLarge, match="51 MB"):
        rules.check_size(50_000_001)


@pytest.mark.parametrize(
    "content",
    [b"\x7fELF\x00\x01", b"PK\x03\x04 cut off", archive({"a.txt": b"a"}), b"\xe1\xbb"],
)
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(NotADocument):
        rules.sniff(content)


def test_a_locked_or_old_document_is_told_apart() -> None:
    with pytest.raises(DocumentLocked):
        rules.sniff(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512)


def test_a_document_with_a_program_inside_is_refused() -> None:
    with pytest.raises(HoldsMacros):
        rules.sniff(word(word__vbaProject=b"Sub AutoOpen()"))


def test_a_bomb_dressed_as_a_document_is_refused_unopened() -> None:
    bomb = word(word__media1=b"\x00" * (rules.LARGEST_UNPACKED + 1))
    assert len(bomb) < 1_000_000
    with pytest.raises(SwellsUp, match="201 MB"):
        rules.sniff(bomb)


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(HoldsMacros):
        kept(word(word__vbaProject=b"x"))
    assert not StoredFile.objects.exists()
    assert not list(tmp_path.rglob("*"))


@pytest.mark.django_db
def test_a_changed_file_is_told() -> None:
    stored = kept()
    stored.path.write_bytes(PLAN + b"!")
    with pytest.raises(ContentChanged, match="2026-05-20"):
        queries.content(stored)


@pytest.mark.django_db(transaction=True)
def test_letting_go_takes_row_and_content() -> None:
    stored = kept()
    path = stored.path
    with transaction.atomic():
        steps.let_go(stored=stored)
        assert path.exists(), "until the act is done, it may still fail"
    assert not path.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_the_sweep_takes_what_no_row_names() -> None:
    stored = kept()
    path = stored.path
    later = datetime.now(UTC) + timedelta(days=2)
    assert jobs.sweep(at=later) == 0
    StoredFile.objects.all().delete()
    assert jobs.sweep(at=datetime.now(UTC)) == 0, "an act may still be under way"
    assert jobs.sweep(at=later) == 1
    assert not path.exists()


@given(st.binary(max_size=200))
def test_any_bytes_are_kept_or_refused_and_nothing_else(content: bytes) -> None:
    with suppress(Refused):
        assert rules.sniff(content) in list(Kind)

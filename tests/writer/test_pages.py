"""The pages as a printer gets them, by LibreOffice and poppler; not in `make test`."""

import shutil
import subprocess
from pathlib import Path

import pytest

from lanh.writer import Paper, write
from tests.writer.papers import letter, long_report, report

pytestmark = pytest.mark.slow


def pages(paper: Paper, folder: Path) -> list[str]:
    """The text of each page."""
    for tool in ("soffice", "pdftotext"):
        assert shutil.which(tool), f"install {tool} (LibreOffice, poppler-utils)"
    (folder / "paper.docx").write_bytes(write(paper))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "paper.docx"],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=120,
    )
    text = subprocess.run(
        ["pdftotext", "-layout", "paper.pdf", "-"],
        cwd=folder,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return text.removesuffix("\f").split("\f")


def test_the_signature_stands_beside_the_receivers_and_never_alone(
    tmp_path: Path,
) -> None:
    first, last = pages(report(), tmp_path)
    assert "Tổng cộng" in first
    assert "II. KIẾN NGHỊ" in last
    signing = next(line for line in last.splitlines() if "Nơi nhận:" in line)
    assert "TM. ỦY BAN NHÂN DÂN" in signing


def test_a_long_table_repeats_its_head_and_pages_carry_numbers(tmp_path: Path) -> None:
    first, second, *others = pages(long_report(), tmp_path)
    assert first.lstrip()[0] != "1"
    assert second.split()[0] == "2"
    assert "Cần đạt" in second
    assert "Phụ lục I\n" in "".join(others)


def test_the_name_of_the_state_stands_on_one_line(tmp_path: Path) -> None:
    (page,) = pages(letter(), tmp_path)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page.splitlines()[0]

"""Invented papers for the tests of the reader."""

import argparse
import io
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lanh.reader import command as commands

PLAIN = """\
ỦY BAN NHÂN DÂN
TỈNH LAM SƠN

Số: 41/KH-UBND

Lam Sơn, ngày 12 tháng 01 năm 2026

KẾ HOẠCH

Phòng, chống ma túy năm 2026

I. CHỈ TIÊU

- Ít nhất 90% xã, phường mở được hội nghị về tác hại của ma túy.

- Mở 24 lớp tập huấn cho 1.250 lượt người.

II. TỔ CHỨC THỰC HIỆN

1. Công an tỉnh: Chủ trì triển khai Kế hoạch này; tổng hợp, báo cáo UBND tỉnh trước \
ngày 15/12/2026.
"""


def command(*words: object) -> int:
    """Run `lanh WORDS…` of the reader."""
    parser = argparse.ArgumentParser()
    commands.add(parser.add_subparsers())
    options = parser.parse_args([str(word) for word in words])
    return int(options.run(options))


def word(text: str, extra: Mapping[str, bytes] | None = None) -> bytes:
    """A .docx with a paragraph for each line that holds words."""
    from docx import Document

    paper = Document()
    for line in text.splitlines():
        if line.strip():
            paper.add_paragraph(line)
    packed = io.BytesIO()
    paper.save(packed)
    if extra:
        kept = {
            name: content
            for name, content in _parts(packed.getvalue()).items()
            if name not in extra
        }
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in {**kept, **extra}.items():
                archive.writestr(name, content)
    return packed.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def office(content: bytes, shape: str, folder: Path) -> Path:
    """The .docx as another shape, made by LibreOffice in a profile of its own."""
    source = folder / "source.docx"
    source.write_bytes(content)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
         shape, "--outdir", str(folder), str(source)],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return folder / f"source.{shape}"

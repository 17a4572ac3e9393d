"""Old Word documents (.doc): LibreOffice makes .docx of them, where it is there."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from lanh.reader.errors import ReaderMissing
from lanh.reader.sources.archive import check_document, check_unlocked
from lanh.reader.sources.word import word_text

_SECONDS = 60
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def office_text(content: bytes, name: str) -> str:
    """The text of an OLE file."""
    check_unlocked(_ENCRYPTED in content, name)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    check_installed(program, name)
    with tempfile.TemporaryDirectory(prefix="lanh-") as folder:
        made = _converted(str(program), content, Path(folder))
    return word_text(check_document(made, name), name)


def check_installed(program: str | None, name: str) -> None:
    if program is None:
        raise ReaderMissing(name=name, program="LibreOffice")


def _converted(program: str, content: bytes, folder: Path) -> bytes | None:
    """A profile of its own in the folder: nothing of the user's is read or kept."""
    source = folder / "source.doc"
    source.write_bytes(content)
    profile = (folder / "profile").as_uri()
    words = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    words += ["--convert-to", "docx", "--outdir", str(folder), str(source)]
    try:
        subprocess.run(words, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 (a fixed program on our own copy)
    except (subprocess.TimeoutExpired, OSError):
        return None
    made = folder / "source.docx"
    return made.read_bytes() if made.is_file() else None

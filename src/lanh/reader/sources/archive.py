"""Office files are archives: opened with bounds, so that none can fill the memory."""

import io
import zipfile
import zlib
from typing import TypeVar

from lanh.reader.errors import Danger, Encrypted, NoDocument, UnsafeFile

# A 200-page plan has some 2 MB of XML; a bomb has gigabytes.
_PART_LIMIT = 64 * 1024 * 1024
_PARTS_LIMIT = 2000
_RATIO = 500
# What zipfile raises for files that are none, or cut short, or packed in a way that it
# does not know (which it says with NotImplementedError).
_NOT_READABLE = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    NotImplementedError,
    zlib.error,
)
T = TypeVar("T")


class Archive:
    """The parts of an office file, each read within bounds."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self._zip = check_document(_opened(content), name)
        check_safe(self._zip, name)

    def __contains__(self, part: str) -> bool:
        return part in self._zip.namelist()

    def read(self, part: str) -> bytes:
        """The bytes of a part; never more than the bound, whatever it claims."""
        content = check_document(self._read(part), self.name)
        strange = len(content) > _PART_LIMIT or b"<!DOCTYPE" in content[:2048]
        check_harmless(Danger.STRANGE if strange else None, self.name)
        return content

    def _read(self, part: str) -> bytes | None:
        try:
            with self._zip.open(part) as stream:
                return stream.read(_PART_LIMIT + 1)
        except _NOT_READABLE:
            return None


def check_document(content: T | None, name: str) -> T:
    """What was read; refused where it is no document."""
    if content is None:
        raise NoDocument(name=name)
    return content


def _opened(content: bytes) -> zipfile.ZipFile | None:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except _NOT_READABLE:
        return None


def check_safe(archive: zipfile.ZipFile, name: str) -> None:
    """No macros, no bombs, no password."""
    parts = archive.infolist()
    check_unlocked(any(part.flag_bits & 1 for part in parts), name)
    check_harmless(_danger(parts), name)


def _danger(parts: list[zipfile.ZipInfo]) -> Danger | None:
    if len(parts) > _PARTS_LIMIT:
        return Danger.MANY
    for part in parts:
        if part.filename.lower().endswith(("vbaproject.bin", "vbadata.xml")):
            return Danger.MACROS
        packed = max(part.compress_size, 1)
        bomb = part.file_size > 1024**2 and part.file_size / packed > _RATIO
        if bomb or part.file_size > _PART_LIMIT:
            return Danger.BOMB
    return None


def check_unlocked(locked: bool, name: str) -> None:
    if locked:
        raise Encrypted(name=name)


def check_harmless(what: Danger | None, name: str) -> None:
    if what:
        raise UnsafeFile(name=name, what=what)

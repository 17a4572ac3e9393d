"""Files as text: what they are is told from their bytes, never from their name."""

from pathlib import Path

from lanh.reader.errors import FileMissing, NothingInFile, TooLarge
from lanh.reader.sources.archive import check_document
from lanh.reader.sources.plain import decoded
from lanh.reader.sources.secrecy import check_not_secret

MEGABYTE = 1_000_000
LIMIT = 50 * MEGABYTE  # the same as `files` keeps; a file of that size is refused


def text_of(what: Path | bytes, *, name: str = "") -> tuple[str, str]:
    """The text of a file and the name that it is known by."""
    if isinstance(what, Path):
        name = name or what.name
        check_there(what, name)
        check_size(what.stat().st_size, name)
        what = what.read_bytes()
    check_size(len(what), name)
    text = _text(what, name)
    check_words(text, name)
    check_not_secret(text, name)
    return text, name


def check_there(path: Path, name: str) -> None:
    if not path.is_file():
        raise FileMissing(name=name)


def check_size(size: int, name: str) -> None:
    if size >= LIMIT:
        raise TooLarge(name=name, size=-(-size // MEGABYTE), limit=LIMIT // MEGABYTE)


def check_words(text: str, name: str) -> None:
    if not any(letter.isalpha() for letter in text):
        raise NothingInFile(name=name)


def _text(content: bytes, name: str) -> str:
    if content.startswith(b"PK\x03\x04"):
        from lanh.reader.sources.word import word_text

        return word_text(content, name)
    if content[:1024].lstrip().startswith(b"%PDF-"):
        from lanh.reader.sources.pdf import pdf_text

        return pdf_text(content, name)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        from lanh.reader.sources.office import office_text

        return office_text(content, name)
    return check_document(decoded(content), name)

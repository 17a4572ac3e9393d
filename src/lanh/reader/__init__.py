"""A plan document in, a structured plan out, each item tied to its words."""

from pathlib import Path

from lanh.reader.findings import Finding, Grade
from lanh.reader.layout.blocks import Block, blocks
from lanh.reader.pipeline import check_text, read_text
from lanh.reader.reading import Reading
from lanh.reader.sources import text_of

__all__ = ["Block", "Finding", "Grade", "Reading", "blocks", "check", "read"]


def read(what: str | Path | bytes, *, name: str = "") -> Reading:
    """Read a document: a text, the path of a file, or a file's bytes with its name.

    Raises a `Refused` of `lanh.reader.errors` where a file cannot or must not be read.
    Spans count characters of `Reading.text`.
    """
    if isinstance(what, str):
        return read_text(what, name)
    text, known_as = text_of(what, name=name)
    return read_text(text, known_as)


def check(what: str | Path | bytes, *, name: str = "") -> tuple[Reading, list[Finding]]:
    """Read a document and tell what is wrong in it; nothing is repaired."""
    if isinstance(what, str):
        return check_text(what, name)
    text, known_as = text_of(what, name=name)
    return check_text(text, known_as)

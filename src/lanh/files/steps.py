"""Keeping and letting go, inside somebody's act (that act writes the line)."""

import os
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath

from django.db import transaction

from lanh.files import rules
from lanh.files.models import StoredFile


def keep(
    *, name: str, content: bytes, at: datetime, keep_until: date | None = None
) -> StoredFile:
    """Sniff, bound and keep; refused where `rules.sniff` refuses.

    `name` is only shown. If the act is rolled back, the content is left without a row
    and `jobs.sweep` takes it away.
    """
    return _kept(rules.sniff(content), name, content, at, keep_until)


def keep_spreadsheet(*, name: str, content: bytes, at: datetime) -> StoredFile:
    """The same of a spreadsheet; refused where `rules.sniff_spreadsheet` refuses."""
    return _kept(rules.sniff_spreadsheet(content), name, content, at, None)


def _kept(
    kind: rules.Kind, name: str, content: bytes, at: datetime, keep_until: date | None
) -> StoredFile:
    stored = StoredFile(
        name=shown_name(name) or f"{kind}{kind.ending}",
        kind=kind.value,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        kept_at=at,
        keep_until=keep_until,
    )
    stored.full_clean()
    _write(stored.path, content)
    stored.save()
    return stored


def let_go(*, stored: StoredFile) -> None:
    """The row goes now, the content when the act is committed."""
    path = stored.path
    stored.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def shown_name(name: str) -> str:
    """The last part of the name, without what would break a line or a header.

    >>> shown_name("C:\\\\Tai lieu\\\\ke hoach\\n.docx")
    'ke hoach.docx'
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(c for c in last if c.isprintable() and c not in '"<>')[-200:].strip()


def _write(path: Path, content: bytes) -> None:
    """All of it or nothing, on the disk and not only in its cache."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_suffix(".part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:  # a full disk, most of all: the half that was written goes
        unfinished.unlink(missing_ok=True)
        raise

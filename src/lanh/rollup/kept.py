"""Answers that were given before, kept for as long as the files stand that they are of.

A published file never changes, so a page that is opened again asks nothing anew.
"""

from collections.abc import Hashable, Iterable
from pathlib import Path
from threading import Lock
from typing import Any, Final

Rows = list[tuple[Any, ...]]
# So many answers a process keeps, none of more rows: some tens of megabytes at most.
ANSWERS: Final = 200
ROWS: Final = 500


class Kept:
    """The answers that were asked for last; threads share them."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, Rows] = {}
        self._lock = Lock()

    def find(self, key: Hashable) -> Rows | None:
        with self._lock:
            rows = self._answers.pop(key, None)
            if rows is not None:
                self._answers[key] = rows
        return None if rows is None else list(rows)

    def keep(self, key: Hashable, rows: Rows) -> None:
        if key is None or len(rows) > ROWS:
            return
        with self._lock:
            self._answers[key] = list(rows)
            if len(self._answers) > ANSWERS:
                del self._answers[next(iter(self._answers))]


def key_of(text: str, paths: Iterable[Path]) -> Hashable:
    """The question, and the very files: a folder that was restored from a backup may
    use a name again. None where a file is gone, which the engine then tells."""
    try:
        stats = [path.stat() for path in paths]
    except FileNotFoundError:
        return None
    return text, tuple((one.st_ino, one.st_size, one.st_mtime_ns) for one in stats)

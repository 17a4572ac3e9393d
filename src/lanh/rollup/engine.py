"""DuckDB as it is used here: in memory, bounded, one for each process."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Final

from lanh.rollup.errors import DamagedFile

_connected: dict[int, Any] = {}
_connecting = Lock()


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of the machine sums may take."""

    memory: str = "512MB"
    threads: int = 2


DEFAULT: Final = Bounds()


@contextmanager
def cursor(bounds: Bounds = DEFAULT) -> Iterator[Any]:
    """A cursor of this process's one DuckDB; the first caller's bounds hold.

    After a fork the child opens its own: DuckDB's threads do not survive one.
    """
    with _connecting:
        if os.getpid() not in _connected:
            _connected.clear()
            _connected[os.getpid()] = connect(bounds)
        own = _connected[os.getpid()].cursor()
    try:
        yield own
    finally:
        own.close()


def connect(bounds: Bounds) -> Any:
    """A DuckDB that loads no extension from outside and keeps nothing."""
    import duckdb  # here, for it takes a quarter of a second

    return duckdb.connect(
        ":memory:",
        config={
            "memory_limit": bounds.memory,
            "threads": bounds.threads,
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "temp_directory": str(Path(tempfile.gettempdir()) / f"lanh-{os.getpid()}"),
        },
    )


@contextmanager
def opening(files: Iterable[Path]) -> Iterator[None]:
    """Inside this block a published file that cannot be read is told by its name."""
    import duckdb

    try:
        yield
    except (duckdb.IOException, duckdb.InvalidInputException) as error:
        for path in files:
            check_whole(path, first_line(error) if path.name in str(error) else "")
        raise


def check_whole(path: Path, cause: str) -> None:
    """A published file is as it was written; `cause` says in what it is not."""
    if cause:
        raise DamagedFile(file=path.name, cause=cause)


def check_size(path: Path, size: int) -> None:
    """Its length at least, which costs nothing to look at; `check` reads the rest."""
    try:
        found = path.stat().st_size
    except FileNotFoundError:
        found = 0
    check_whole(path, "" if found == size else f"{found} bytes, not {size}")


def first_line(error: BaseException) -> str:
    """What an engine says, without its picture of the statement."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def text(value: str) -> str:
    """The text as SQL writes it.

    >>> text("Ea H'leo")
    "'Ea H''leo'"
    """
    return "'" + value.replace("'", "''") + "'"


def day(value: date) -> str:
    """The day as both engines read it."""
    return f"DATE '{value.isoformat()}'"


def stamp(moment: datetime) -> str:
    """The moment in UTC as Parquet and manifest keep it; its text order is time order.

    >>> stamp(datetime(2026, 6, 10, 8, 30, tzinfo=UTC))
    '2026-06-10 08:30:00.000000'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def files(paths: Iterable[Path]) -> str:
    """Those Parquet files as one table, for DuckDB's FROM."""
    listed = ", ".join(text(str(path)) for path in paths)
    return f"read_parquet([{listed}])"


def rows(values: Iterable[Iterable[str]]) -> str:
    """Rows of SQL values, to stand after VALUES."""
    return ",\n".join(f"({', '.join(row)})" for row in values)

"""The one file that says which files count: readers open what it names."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Self

from lanh.common.period import Period
from lanh.rollup.errors import DamagedManifest, NewerLayout

LAYOUT: Final = 2
NAME: Final = "manifest.json"


class Role(StrEnum):
    """What the rows of a file are to a reader.

    DELTA: appended as they came; may supersede others. CURRENT: compacted, each the
    last that is known. PAST: compacted, each superseded at its `known_until`.
    """

    DELTA = "delta"
    CURRENT = "current"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Part:
    """One published Parquet file, with what a reader needs to leave it closed.

    known_from, known_to: first and last moment at which its rows became known;
    known_until: when the last of them was superseded ("" where some still hold);
    all as UTC text `2026-06-10 08:30:00.000000`, so that text order is time order.
    total: the sum of all its values, for checks against the database.
    """

    name: str
    role: Role
    year: int
    rows: int
    size: int
    sha256: str
    first_sequence: int
    last_sequence: int
    known_from: str
    known_to: str
    known_until: str
    first_element: str
    last_element: str
    total: str
    periods: tuple[str, ...]

    @property
    def spans(self) -> tuple[Period, ...]:
        """The periods that its rows are for."""
        return tuple(Period.parse(key) for key in self.periods)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is published. number: how often that was done. tree: the file of the map,
    "" before the first, with the hash of what it was made of. places, figures: files of
    the numbers that stand for them in map and facts. Files and parts of before stay on
    disk, named in `retired`, until the next compaction, for readers that still
    hold the manifest of before."""

    number: int = 0
    published_through: int = 0
    tree: str = ""
    tree_sha256: str = ""
    tree_of: str = ""
    places: str = ""
    places_sha256: str = ""
    figures: str = ""
    figures_sha256: str = ""
    parts: tuple[Part, ...] = ()
    retired: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts)

    @property
    def known_to(self) -> str:
        """When the latest of all facts became known; "" where there are none."""
        return max((part.known_to for part in self.parts), default="")

    @property
    def beside(self) -> dict[str, str]:
        """The files that stand beside the parts, with their hashes."""
        every = {
            self.tree: self.tree_sha256,
            self.places: self.places_sha256,
            self.figures: self.figures_sha256,
        }
        return {name: digest for name, digest in every.items() if name}

    def names(self) -> set[str]:
        """Every file that somebody may still open."""
        return {part.name for part in self.parts} | {*self.beside} | {*self.retired}

    def with_parts(self, parts: Iterable[Part]) -> Self:
        """The manifest with new parts beside the old."""
        every = (*self.parts, *parts)
        through = max((p.last_sequence for p in every), default=0)
        return replace(
            self, parts=every, published_through=max(through, self.published_through)
        )


def read(folder: Path) -> Manifest:
    """The manifest of the folder, an empty one where nothing was published yet."""
    try:
        text = json.loads((folder / NAME).read_text("utf-8"))
    except FileNotFoundError:
        return Manifest()
    except (OSError, ValueError) as error:
        raise DamagedManifest(folder=str(folder), cause=str(error)) from error
    check_layout(folder, text)
    return _read(text)


def check_layout(folder: Path, text: Any) -> None:
    """A layout that this code was not written for is not guessed at."""
    found = text.get("layout") if isinstance(text, dict) else None
    if found != LAYOUT:
        raise NewerLayout(folder=str(folder), found=str(found), known=LAYOUT)


def publish(folder: Path, manifest: Manifest) -> Manifest:
    """Make it the one that counts, in one rename; returns it with its number."""
    numbered = replace(manifest, number=manifest.number + 1)
    fresh = folder / f"{NAME}.new"
    with fresh.open("w", encoding="utf-8") as out:
        json.dump({"layout": LAYOUT, **asdict(numbered)}, out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(folder / NAME)
    sync_folder(folder)
    return numbered


def hash_of(path: Path) -> str:
    """The SHA-256 of the file, in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def sync_file(path: Path) -> None:
    """What was written to it survives a power cut from here on."""
    with path.open("rb") as written:
        os.fsync(written.fileno())


def sync_folder(folder: Path) -> None:
    """Names in a folder survive a power cut only once the folder itself is synced."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(text: dict[str, Any]) -> Manifest:
    parts = tuple(
        Part(**{**p, "role": Role(p["role"]), "periods": tuple(p["periods"])})
        for p in text["parts"]
    )
    rest = {k: v for k, v in text.items() if k not in {"layout", "parts", "retired"}}
    return Manifest(**rest, parts=parts, retired=tuple(text["retired"]))

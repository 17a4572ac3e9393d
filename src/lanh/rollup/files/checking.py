"""Whether published files are what the manifest says of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lanh.rollup import engine
from lanh.rollup.files.manifest import Part, hash_of

LOOK: Final = "SELECT count(*), coalesce(sum(value), 0)::VARCHAR FROM {file}"


def told(folder: Path, part: Part) -> Iterator[str]:
    """What is wrong with the file, a sentence each: bytes, then rows and sum."""
    path = folder / part.name
    if not path.exists():
        yield f"{part.name}: gone"
    elif hash_of(path) != part.sha256:
        yield f"{part.name}: its bytes are not those that were published"
    else:
        with engine.cursor() as cursor, engine.opening([path]):
            found = cursor.execute(LOOK.format(file=engine.files([path]))).fetchone()
        if found != (part.rows, part.total):
            yield f"{part.name}: {found[0]} rows, sum {found[1]}, not as listed"

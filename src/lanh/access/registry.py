"""The walls of the house, read once from `walls.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lanh.access.roles import Sector
from lanh.access.rules import Wall

TEXT = Path(__file__).parent / "walls.toml"


@cache
def walls() -> Mapping[str, Wall]:
    """Every wall by its code."""
    return read_walls(tomllib.loads(TEXT.read_text("utf-8")))


def read_walls(text: Mapping[str, Any]) -> Mapping[str, Wall]:
    """The walls of a text; ValueError: an unknown sector, a room behind two walls."""
    found = {
        code: Wall(
            code=code,
            vi=entry["vi"],
            en=entry["en"],
            rooms=frozenset(entry["rooms"]),
            sectors=frozenset(Sector(sector) for sector in entry["sectors"]),
        )
        for code, entry in text.items()
    }
    rooms = [room for wall in found.values() for room in wall.rooms]
    if len(set(rooms)) < len(rooms):
        raise ValueError("a room stands behind one wall")
    return found


def wall_around(room: str) -> Wall | None:
    """The wall that the room stands behind."""
    return next((wall for wall in walls().values() if room in wall.rooms), None)

"""What each room did in the three years: one file a room, found by its name here.

A file holds `acts(size, map_, staff)`, which yields the room's acts in any order.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Protocol, cast

from lanh.demo.act import Act
from lanh.demo.posts import Staff
from lanh.demo.province import Map
from lanh.demo.size import Size


class Room(Protocol):
    """A file of this folder."""

    __name__: str

    def acts(self, size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
        """What the room did, each act at its moment."""


def rooms() -> Iterator[Room]:
    """Every file of this folder, in the order of names."""
    found = (one for one in walk_packages(__path__, f"{__name__}.") if not one.ispkg)
    for name in sorted(one.name for one in found):
        yield cast(Room, import_module(name))

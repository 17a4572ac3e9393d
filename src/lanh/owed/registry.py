"""Who knows of something due; `project` fills this at start."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from lanh.access.models import User
from lanh.common.refusal import Fact


@dataclass(frozen=True, slots=True)
class Said:
    """A marked sentence with `{named}` places, and what stands in them."""

    sentence: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be done.

    due: its last day, None where none is set. late: the source's word for it.
    url_name, url_args: the page that does it; act: the words of its button.
    query: what follows the '?' of that page, such as a filter. asked: a question that
    somebody wrote, shown as it is.
    """

    what: Said
    due: date | None
    url_name: str
    act: Said
    why: Said | None = None
    late: bool = False
    url_args: tuple[object, ...] = ()
    query: str = ""
    asked: str = ""


Source = Callable[[User, date], Iterable[Due]]

_SOURCES: Final[dict[str, Source]] = {}


def register(name: str, source: Source) -> None:
    """From here on `source(for_user, today)` is asked; a name is given once."""
    _SOURCES[name] = source


def sources() -> Mapping[str, Source]:
    return _SOURCES

"""What can be taken in from spreadsheets; registers say it (`project/wiring`)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.text import fold
from lanh.elements.catalogue import dimensions
from lanh.intake.rules.cells import (
    read_choice,
    read_day,
    read_text,
    read_whole,
    read_yes,
)
from lanh.intake.rules.tables import Cell

Read = Callable[[Cell], Any]


@dataclass(frozen=True)
class Field:
    """One fact of a record, as a column tells it.

    label: marked words. heads: how offices write it above a column. read: the cell's
    value, refused with a sentence. is_place: read by name among the user's places.
    choices: from a code to its words in Vietnamese and English, where it is a code.
    joined: several columns, in their order, are one text.
    """

    name: str
    label: str
    heads: tuple[str, ...]
    read: Read = field(default=lambda cell: read_text(cell, 300))
    required: bool = True
    is_place: bool = False
    choices: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    joined: bool = False


@dataclass(frozen=True)
class Importable:
    """A kind of record that is taken in. Declared by a register in its `imports.py`.

    needs: the permission at the place of each record. make: facts (and what the file
    is `of`) → an unsaved record. check: the rules that a single act keeps; refuses.
    may: (by, place, days, today) refuses where the person may not record. same: the
    attributes that say it is the same thing; told: those compared besides. standing:
    the rows it may be the same as, of all places where it is `everywhere`. of: (user,
    today) → what the whole file belongs to.
    """

    code: str
    label: str
    needs: Permission
    noun: type[Any]
    fields: Sequence[Field]
    make: Callable[[Mapping[str, Any], Any], Any]
    check: Callable[[Any, date], None]
    may: Callable[..., None]
    same: tuple[str, ...]
    told: tuple[str, ...] = ()
    standing: Callable[[], Any] | None = None
    of: Callable[[User, date], Any] | None = None
    everywhere: bool = False
    page: str = ""

    def field(self, name: str) -> Field:
        """KeyError for no field of it."""
        return {field.name: field for field in self.fields}[name]


_KINDS: Final[dict[str, Importable]] = {}


def register(*kinds: Importable) -> None:
    for kind in kinds:
        _KINDS[kind.code] = kind


def kinds() -> Mapping[str, Importable]:
    return _KINDS


def kind_of(code: str) -> Importable:
    """KeyError for what nobody takes in."""
    return _KINDS[code]


# ── fields that registers declare ─────────────────────────────────────────────────────


def text(name: str, label: str, *heads: str, most: int = 300, **more: Any) -> Field:
    return Field(name, label, heads, lambda cell: read_text(cell, most), **more)


def day(name: str, label: str, *heads: str, **more: Any) -> Field:
    return Field(name, label, heads, read_day, **more)


def whole(name: str, label: str, *heads: str, **more: Any) -> Field:
    return Field(name, label, heads, read_whole, **more)


def yes(name: str, label: str, *heads: str) -> Field:
    return Field(name, label, heads, read_yes, required=False)


def place(name: str, label: str, *heads: str) -> Field:
    return Field(name, label, heads, is_place=True)


def coded(name: str, label: str, dimension: str, *heads: str, **more: Any) -> Field:
    """A code of the definitions, written as code or in words of either language.

    also: other words that offices write for a code.
    """
    values = dimensions()[dimension].values
    return choice(name, label, {v.code: (v.vi, v.en) for v in values}, *heads, **more)


def choice(
    name: str,
    label: str,
    words: Mapping[str, tuple[str, str]],
    *heads: str,
    also: Mapping[str, str] | None = None,
    **more: Any,
) -> Field:
    known = {fold(said): code for said, code in (also or {}).items()}
    known |= {fold(vi): code for code, (vi, _en) in words.items()}
    known |= {fold(en): code for code, (_vi, en) in words.items()}
    known |= {fold(code): code for code in words}
    told = [vi for vi, _en in words.values()]
    return Field(
        name,
        label,
        heads,
        lambda cell: read_choice(cell, known, told),
        choices=words,
        **more,
    )

"""What a kind of paper is made of, read once from the texts in `templates/`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lanh.elements.catalogue import elements
from lanh.elements.errors import BadDefinition
from lanh.elements.slices import read_slice
from lanh.papers.rules.binding import bound
from lanh.writer import Kind

TEMPLATES = Path(__file__).parent.parent / "templates"
# Words that every template may name, besides its figures.
FRAME = frozenset(
    {"period", "next", "plan", "issuer", "first", "last", "as_of", "trend"}
)
AIMS = ("aims", "aims_reached", "aims_on_course", "aims_behind", "aims_unknown")


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that the paper asks for. by: also for each value of that dimension."""

    key: str
    element: str
    slice: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sentence to be composed.

    clauses: joined with commas, each said when all its figures have a number.
    compare: the figure that is set against the same period last year; `level` is said
        instead where the two are equal. each: the figure that is told by its breakdown,
        `lead` once and `item` for each value.
    missing: said where nothing else is. zero: said instead where the first figure is
        0. estimate: said only where a figure is one.
    """

    clauses: tuple[str, ...] = ()
    missing: str = ""
    compare: str = ""
    level: tuple[str, ...] = ()
    each: str = ""
    lead: str = ""
    item: str = ""
    zero: str = ""
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the paper. under: the heading it shares with its neighbours.

    own: a person writes it. table: the progress table stands at its end.
    """

    code: str
    title: str = ""
    under: str = ""
    own: bool = False
    table: bool = False
    sentences: tuple[Pattern, ...] = ()

    @property
    def heading(self) -> str:
        """The title as lists and refusals name it."""
        return self.title.replace(" {NEXT}", "")


@dataclass(frozen=True, slots=True)
class Template:
    """`subject` has {period}, {next} and {plan}, for which `with_plan` stands."""

    code: str
    kind: Kind
    vi: str
    en: str
    subject: str
    with_plan: str
    figures: tuple[Asked, ...]
    parts: tuple[Part, ...]

    def words(self, language: str) -> str:
        return self.vi if language.startswith("vi") else self.en

    def part(self, code: str) -> Part:
        return next(part for part in self.parts if part.code == code)


@cache
def templates() -> Mapping[str, Template]:
    """Every template by its code."""
    texts = [p.read_text("utf-8") for p in sorted(TEMPLATES.glob("*.toml"))]
    found = [read_template(tomllib.loads(text)) for text in texts]
    return {template.code: template for template in found}


def read_template(entry: Mapping[str, Any]) -> Template:
    """One text, checked: BadDefinition for a figure or a word that does not exist."""
    kinds = {kind.code: kind for kind in Kind}
    template = Template(
        code=entry["code"],
        kind=kinds[entry["kind"]],
        vi=entry["vi"],
        en=entry["en"],
        subject=entry["subject"],
        with_plan=entry["with_plan"],
        figures=tuple(Asked(**asked) for asked in entry["figure"]),
        parts=tuple(_part(part) for part in entry["part"]),
    )
    for asked in template.figures:
        _check_asked(asked)
    for part in template.parts:
        _check_words(part, keys_of(template.figures))
    return template


def keys_of(figures: Iterable[Asked]) -> frozenset[str]:
    """All keys that sentences may name: the figures', and what follows from them."""
    ends = ("", "_before", "_change")
    own = {f"{asked.key}{end}" for asked in figures for end in ends}
    return frozenset(own) | frozenset(AIMS)


def _part(entry: Mapping[str, Any]) -> Part:
    sentences = tuple(_pattern(said) for said in entry.get("sentence", ()))
    rest = {name: value for name, value in entry.items() if name != "sentence"}
    return Part(**rest, sentences=sentences)


def _pattern(entry: Mapping[str, Any]) -> Pattern:
    lists = {name: tuple(entry.get(name, ())) for name in ("clauses", "level")}
    return Pattern(**{**entry, **lists})


def _check_asked(asked: Asked) -> None:
    element = elements().get(asked.element)
    if element is None:
        raise BadDefinition(f"{asked.key}: no element called {asked.element}")
    dimensions = [*read_slice(asked.slice), *([asked.by] if asked.by else [])]
    unknown = set(dimensions) - set(element.breakdowns)
    if unknown:
        raise BadDefinition(f"{asked.key}: {asked.element} has no {sorted(unknown)}")


def _check_words(part: Part, keys: frozenset[str]) -> None:
    for said in part.sentences:
        named = {k for text in (*said.clauses, *said.level) for k in bound(text)}
        named |= {key for key in (said.compare, said.each) if key}
        unknown = named - keys - FRAME
        if unknown:
            raise BadDefinition(f"{part.code}: no figure called {sorted(unknown)}")

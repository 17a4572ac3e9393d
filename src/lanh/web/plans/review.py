"""A draft laid out for its review: the document and its items, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lanh.plans.models import Draft, DraftItem
from lanh.plans.queries import Left
from lanh.plans.rules import source
from lanh.plans.rules.life import ItemKind
from lanh.web.plans import words


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as its card shows it. `errors`: why the last press did nothing."""

    item: DraftItem
    headline: str
    details: list[str]
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of the document; where an item rests on them, its mark and its anchors."""

    words: str
    mark: str | None
    begins: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    lines: list[list[Marked]]
    items: list[Shown]


@dataclass(frozen=True, slots=True)
class Review:
    """The whole page. `nowhere`: items whose words are not in the document."""

    draft: Draft
    left: Left
    rows: list[ShownRow]
    nowhere: list[Shown]

    @property
    def kinds(self) -> list[ItemKind]:
        """What can be added by hand."""
        return [kind for kind in ItemKind if kind is not ItemKind.HEAD]


def card(item: DraftItem, errors: Sequence[str] = ()) -> Shown:
    return Shown(item, words.headline(item), words.details(item), list(errors))


def laid_out(draft: Draft, items: Sequence[DraftItem], left: Left) -> Review:
    """Every line of the document once, every item beside the line where it begins."""
    known = {item.number: item for item in items}
    placed = [
        (item.number, (item.begins, item.ends))
        for item in items
        if item.begins is not None and item.ends is not None
    ]
    begins = {number: span[0] for number, span in placed}
    rows = []
    for row in source.rows(draft.text, placed):
        lines = [
            [_marked(piece, known, begins) for piece in line] for line in row.lines
        ]
        rows.append(ShownRow(lines, [card(known[number]) for number in row.items]))
    nowhere = [card(item) for item in items if item.number not in begins]
    return Review(draft, left, rows, nowhere)


def _marked(
    piece: source.Piece, known: dict[int, DraftItem], begins: dict[int, int]
) -> Marked:
    if not piece.items:
        return Marked(piece.words, None, (), piece.ends)
    inner = max(piece.items, key=lambda number: begins[number])
    starting = tuple(n for n in piece.items if begins[n] >= piece.since)
    return Marked(piece.words, words.mark(known[inner]), starting, piece.ends)

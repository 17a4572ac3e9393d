"""What stands in a handed-in file: its sheets, heads, and which column is what."""

from collections.abc import Iterable, Mapping
from functools import partial

from django.utils.translation import gettext, override

from lanh.common.refusal import Refused
from lanh.files import queries as files
from lanh.files.rules import Kind, decoded
from lanh.intake.models import Import, Remembered
from lanh.intake.registry import Field, Importable
from lanh.intake.rules import heads as of_heads
from lanh.intake.rules.heads import Guess, Heads, Wanted, bare
from lanh.intake.rules.tables import Cell, Table, check_found, opened


def tables(handed_in: Import) -> Mapping[str, Table]:
    """The sheets that hold anything, by name; refused where none does."""
    content = files.content(handed_in.file)
    is_text = handed_in.file.what is Kind.CSV
    return opened(content, decoded(content) if is_text else None)


def wanted(kind: Importable) -> list[Wanted]:
    """The fields as a guess sees them: by their heads and by our own labels."""
    return [
        Wanted(
            field.name,
            tuple(dict.fromkeys(bare(head) for head in _heads(field))),
            partial(_fits, field),
            field.joined,
        )
        for field in kind.fields
    ]


def best(found: Mapping[str, Table], kind: Importable) -> tuple[Table, Heads]:
    """The sheet whose heads name most fields; refused where no sheet has heads."""
    fields = wanted(kind)
    named = [
        (len(of_heads.guess(heads, [], fields)), -number, table, heads)
        for number, table in enumerate(found.values())
        if (heads := of_heads.find(table, fields)) is not None
    ]
    check_found(named)
    _named, _number, table, heads = max(named, key=lambda one: one[:2])
    return table, heads


def guessed(table: Table, heads: Heads, kind: Importable) -> Mapping[int, Guess]:
    rows = [row for _number, row in of_heads.body(table, heads)][: of_heads.SAMPLE]
    return of_heads.guess(heads, rows, wanted(kind))


def remembered(handed_in: Import, signature: str) -> Remembered | None:
    """How the columns of such a table were set the last time at this place."""
    known = Remembered.objects.filter(place=handed_in.place, code=handed_in.code)
    return known.filter(signature=signature).first()


def _heads(field: Field) -> Iterable[str]:
    yield from field.heads
    yield field.label
    with override("vi"):
        yield gettext(field.label)


def _fits(field: Field, cell: Cell) -> bool:
    if field.is_place:
        return isinstance(cell, str)
    try:
        field.read(cell)
    except Refused:
        return False
    return True

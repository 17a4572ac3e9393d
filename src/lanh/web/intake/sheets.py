"""What goes out: the wrong rows with their reasons, and an empty table to fill."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from lanh.common import clock
from lanh.intake.models import Import
from lanh.intake.registry import Importable
from lanh.intake.rules.life import Outcome
from lanh.web.intake.words import reason
from lanh.web.parts.exporting import Sheet


def wrong(handed_in: Import) -> Sheet:
    """The wrong rows as they were, beside each column that has errors their reasons.

    Corrected, it can be handed in as it is: the columns of reasons are not taken.
    """
    rows = list(handed_in.told.filter(outcome=Outcome.WRONG.value))
    told = {int(n) for row in rows for n in row.reasons if n}
    heads: list[str] = []
    for number, head in enumerate(handed_in.heads):
        heads.append(head)
        if number in told:
            heads.append(gettext("Wrong: {head}").format(head=head))
    heads.append(gettext("Wrong: {head}").format(head=gettext("the row")))

    def lines() -> Iterator[Sequence[object]]:
        for row in rows:
            yield list(
                _with_reasons(row.cells, row.reasons, told, len(handed_in.heads))
            )

    title = gettext("Wrong rows of {file}").format(file=handed_in.file.name)
    return Sheet("sai", title, clock.now(), heads, lines())


def _with_reasons(
    cells: list[str], reasons: dict[str, list[object]], told: set[int], width: int
) -> Iterator[object]:
    for number in range(width):
        yield cells[number] if number < len(cells) else ""
        if number in told:
            yield reason(reasons[str(number)]) if str(number) in reasons else ""
    yield reason(reasons[""]) if "" in reasons else ""


def empty(kind: Importable) -> Sheet:
    """The heads that are surely known, and nothing below them."""
    heads = [gettext(field.label) for field in kind.fields]
    return Sheet("mau", gettext(kind.label), clock.now(), heads, [])

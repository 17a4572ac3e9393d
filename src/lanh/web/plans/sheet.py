"""The document of a plan, its parts marked where they stand."""

from collections.abc import Iterator, Sequence
from itertools import chain

from lanh.plans.models import Plan, Target
from lanh.plans.models.plan import FromDocument
from lanh.plans.rules import source
from lanh.web.plans.review import Marked


def parts_of(plan: Plan) -> list[FromDocument]:
    """Every part of the plan that was read in its document."""
    return list(
        chain(
            plan.targets.all(),
            plan.activities.all(),
            plan.assignments.all(),
            plan.duties.all(),
        )
    )


def lines(text: str, parts: Sequence[FromDocument]) -> list[list[Marked]]:
    """Line by line; an anchor `w7` stands where the part with number 7 begins."""
    spans: dict[int, source.Span] = {}
    marks: dict[int, str] = {}
    for part in parts:
        if part.begins is not None and part.ends is not None:
            spans[part.number] = (part.begins, part.ends)
            marks[part.number] = "" if isinstance(part, Target) else "k-act"
    placed = list(spans.items())
    return [
        list(_marked(line, spans, marks))
        for row in source.rows(text, placed)
        for line in row.lines
    ]


def _marked(
    line: Sequence[source.Piece], spans: dict[int, source.Span], marks: dict[int, str]
) -> Iterator[Marked]:
    for piece in line:
        inner = max(piece.items, key=lambda n: spans[n][0], default=None)
        mark = None if inner is None else marks[inner]
        begins = tuple(n for n in piece.items if spans[n][0] >= piece.since)
        yield Marked(piece.words, mark, begins, piece.ends)

"""Quantities of an item as the measures and outputs of a reading."""

from collections.abc import Callable
from decimal import Decimal

from lanh.reader.grammar.quantities import Quantity, quantities
from lanh.reader.layout.outline import Entry
from lanh.reader.reading import Measure

Plain = int | float


def plain_number(value: Decimal | None) -> Plain | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def measures(entry: Entry, start: int, end: int) -> tuple[Measure, ...]:
    """The quantities between two places of the entry's block."""
    text = entry.block.text[start:end]
    return tuple(
        measure(q, lambda a, b: entry.block.span(start + a, start + b))
        for q in quantities(text)
    )


def measure(q: Quantity, span: Callable[[int, int], tuple[int, int]]) -> Measure:
    return Measure(
        comparator=q.comparator,
        value=plain_number(q.value),
        unit=q.unit,
        of=q.of,
        span=span(q.start, q.end),
        certainty=round(0.95 * q.sure, 2),
        upper=plain_number(q.upper),
        baseline=q.baseline,
        direction=q.direction,
    )

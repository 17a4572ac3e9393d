"""A small country for facts: two provinces, five communes, one of which moves.

VN ─┬─ son ─── suoi, may, doi (doi moves to giang on 1 April 2026)
    └─ giang ─ ben, xa
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from lanh.common.period import Period
from lanh.rollup import Asked, FactRow, Store, Sum, Sums, TreeRow

LONG_AGO, MOVED = date(2025, 7, 1), date(2026, 4, 1)
COMMUNES = ["suoi", "may", "doi", "ben", "xa"]
TREE = [
    TreeRow("VN", "", LONG_AGO, None),
    TreeRow("son", "VN", LONG_AGO, None),
    TreeRow("giang", "VN", LONG_AGO, None),
    TreeRow("suoi", "son", LONG_AGO, None),
    TreeRow("may", "son", LONG_AGO, None),
    TreeRow("doi", "son", LONG_AGO, MOVED),
    TreeRow("doi", "giang", MOVED, None),
    TreeRow("ben", "giang", LONG_AGO, None),
    TreeRow("xa", "giang", LONG_AGO, None),
]
JUNE = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
MAY = Period.month(2026, 5)
YEAR = Period.calendar_year(2026)
FLOW, STOCK = "events.sessions", "people.in_treatment"


def fact(
    sequence: int,
    place: str = "suoi",
    value: int | Decimal | None = 1,
    period: Period = MAY,
    element: str = FLOW,
    known: datetime = JUNE,
    reason: str = "",
    estimate: bool = False,
    slice: str = "",
) -> FactRow:
    return FactRow(
        place,
        element,
        slice,
        period.regime,
        period.first,
        period.last,
        None if reason else value,
        reason,
        estimate,
        known,
        sequence,
        "submission",
    )


def later(row: FactRow, sequence: int, value: int, days: int = 1) -> FactRow:
    """A correction of the row, known so many days after it."""
    known = row.known_from + timedelta(days=days)
    return replace(row, sequence=sequence, value=value, known_from=known)


def store(folder: Path, *appended: Iterable[FactRow]) -> Store:
    """A store with the map and the facts, each lot appended by itself."""
    kept = Store(folder, patience=0.3)
    kept.write_tree(TREE)
    for facts in appended:
        kept.append(facts)
    return kept


def sums(
    folder: Path,
    *places: str,
    element: str = FLOW,
    kind: str = "flow",
    over: str = "sum",
    period: Period = MAY,
    known_at: datetime | None = None,
) -> dict[str, Sum]:
    """What one element comes to, by place."""
    asked = [Asked(element, "", kind, over)]
    every = places or ("VN", "son", "giang", *COMMUNES)
    found = Sums(folder).ask(asked, places=every, periods=[period], known_at=known_at)
    assert len({row.place for row in found}) == len(found)
    return {row.place: row for row in found}


def values(folder: Path, *places: str, **how: Any) -> dict[str, Decimal | None]:
    found = sums(folder, *places, **how)
    return {place: row.value for place, row in found.items()}

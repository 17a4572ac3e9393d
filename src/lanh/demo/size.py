"""How much the demo holds. Source: catalogue 7."""

from dataclasses import dataclass
from datetime import date
from typing import Final

TODAY: Final = date(2026, 11, 23)
SEED: Final = 20261123

# Small is the province's figure × 12/58, rounded half up (catalogue 7, 'small').
SHARE: Final = (12, 58)


@dataclass(frozen=True, slots=True)
class Size:
    """What is built: which years, and the figures of each."""

    name: str
    years: tuple[int, ...]
    commune_events: int
    provincial_events: int
    classes: int
    leaflets: int


def scaled(number: int) -> int:
    """The province's figure as the small size has it, never none.

    >>> scaled(801), scaled(44), scaled(1)
    (166, 9, 1)
    """
    part, whole = SHARE
    return max(1, (2 * number * part + whole) // (2 * whole))


# Catalogue 7b, rows 'events'; of 37,690 pieces of material 20,000 are leaflets.
SMALL: Final = Size(
    name="small",
    years=(2024, 2025, 2026),
    commune_events=scaled(801),
    provincial_events=scaled(44),
    classes=scaled(32),
    leaflets=scaled(20_000),
)
SIZES: Final = {SMALL.name: SMALL}

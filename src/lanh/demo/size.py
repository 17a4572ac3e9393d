"""How much the demo holds. Source: catalogue 7; the figures stand in `figures.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from math import floor
from pathlib import Path
from typing import Any, Final

from lanh.demo import layout
from lanh.demo.layout import Layout

TODAY: Final = date(2026, 11, 23)
SEED: Final = 20261123

FIGURES: Final = Path(__file__).with_name("figures.toml")


@dataclass(frozen=True, slots=True)
class Size:
    """What is built: which years, and what share of the province's figures."""

    name: str
    years: tuple[int, ...]
    share: Fraction
    layout: Layout

    def of(self, figure: str) -> int:
        """The figure as this size has it, never none.

        figure: room and name in `figures.toml`; KeyError if it is not there.

        >>> SMALL.of("events.commune_events"), SMALL.of("reports.late_communes")
        (166, 2)
        """
        room, name = figure.split(".")
        own = _figures().get(self.name, {}).get(room, {})
        return int(own[name]) if name in own else self.part(_figures()[room][name])

    def part(self, number: int) -> int:
        """This size's share of a number of the province, rounded half up, at least 1.

        >>> SMALL.part(801), SMALL.part(44), SMALL.part(1)
        (166, 9, 1)
        """
        return max(1, floor(number * self.share + Fraction(1, 2)))


@cache
def _figures() -> Mapping[str, Any]:
    return tomllib.loads(FIGURES.read_text("utf-8"))


YEARS: Final = (2024, 2025, 2026)
SMALL: Final = Size("small", YEARS, Fraction(12, 58), layout.SMALL)
PROVINCE: Final = Size("province", YEARS, Fraction(1), layout.PROVINCE)
SIZES: Final = {size.name: size for size in (SMALL, PROVINCE)}

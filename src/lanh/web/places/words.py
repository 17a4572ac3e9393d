"""How units are told on pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.elements.catalogue import dimensions
from lanh.places import queries
from lanh.places.models import Lineage, Place
from lanh.places.rules import KNOWN_FROM, Basis, Kind
from lanh.web.parts.words import day, number, term, words

Fact = tuple[str | Promise, object]
NOT_CONVERTIBLE: Final = _("cannot be converted")
NO_SUCCESSOR: Final = _("no successor is named")


@dataclass(frozen=True, slots=True)
class Share:
    """One line of what became of a unit: a link, a bar, where the weight is from."""

    name: str
    address: str
    beside: str
    percent: str
    bar: str
    basis: str
    estimate: bool


def until(first_day_without: date | None) -> date | None:
    """The last day with it, as an office says it; the map keeps the day after."""
    return first_day_without - timedelta(days=1) if first_day_without else None


def lies_in(unit: Place) -> str:
    """'Quận Ba Đình, Thành phố Hà Nội': without the country that holds them all."""
    above, held = [], unit.parent
    while held is not None and held.kind != Kind.COUNTRY:
        above.append(held.name)
        held = held.parent
    return ", ".join(above)


def facts(unit: Place) -> list[Fact]:
    since = unit.known_since
    before = gettext("not known: the table begins on {day}").format(day=day(KNOWN_FROM))
    at = unit.latitude is not None and f"{unit.latitude:f}, {unit.longitude:f}"
    return [
        (_("Code"), unit.code),
        (_("Kind"), words(unit.form)),
        (_("Level of the unit"), term(dimensions()["level"].value(unit.level))),
        (_("From"), since or before),
        (_("Until"), until(unit.until)),
        (_("Area, km²"), unit.area),
        (_("A point in it"), at or None),
    ]


def crumbs(unit: Place) -> list[tuple[str, str]]:
    above = [(_address(held), held.name) for held in queries.ancestors(unit)]
    return [(reverse("places:list"), gettext("Places")), *above]


def shares(rows: Iterable[Lineage]) -> list[Share]:
    """What became of a unit."""
    return [_share(row, row.new) for row in rows]


def sources(rows: Iterable[Lineage]) -> list[Share]:
    """What a unit was made of: how much of each former unit went into it."""
    return [_share(row, row.old) for row in rows]


def origin_is_open(unit: Place) -> bool:
    """Whether the unit began on a day that is told, yet out of nothing named."""
    return unit.known_since is not None and not unit.came_from.exists()


def _share(row: Lineage, other: Place | None) -> Share:
    percent = (row.weight * 100).quantize(Decimal("0.1"))
    return Share(
        name=other.name if other else str(NOT_CONVERTIBLE),
        address=_address(other) if other else "",
        beside=lies_in(other) if other else "",
        percent=f"{number(percent)} %",
        bar=f"{percent:f}",
        basis=words(Basis(row.basis)) if other else str(NO_SUCCESSOR),
        estimate=row.is_estimate,
    )


def _address(unit: Place) -> str:
    return reverse("places:detail", args=[unit.pk])

"""Columns and filters that the list of any register is made of."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter

from lanh.access import queries as access
from lanh.common import clock
from lanh.common.period import Period
from lanh.common.words import Worded
from lanh.elements.catalogue import dimensions, elements
from lanh.registers.records.measures import Measures
from lanh.web.parts.listing import Column, Filters
from lanh.web.parts.words import term, value_of, words

Said = str | Promise
MONTHS_BACK: Final = 23
# The words that every register shares; a drawer adds its own.
LABELS: Final = {
    "title": _("Title"),
    "day": _("Day"),
    "first_day": _("First day"),
    "last_day": _("Last day"),
    "place": _("Place"),
    "status": _("Status"),
    "why": _("Reason"),
}


def months() -> list[tuple[str, str]]:
    """Next month, this one and two years back, as offices write them."""
    today = clock.today()
    last = today.year * 12 + today.month
    known = [(n // 12, n % 12 + 1) for n in range(last, last - MONTHS_BACK - 2, -1)]
    return [(f"{year}-{month:02}", f"{month}/{year}") for year, month in known]


def values_of(dimension: str) -> list[tuple[str, str]]:
    """The choices of a breakdown, in the reader's language."""
    return [(value.code, term(value)) for value in dimensions()[dimension].values]


def members_of(codes: type[Worded]) -> list[tuple[str, str]]:
    """The choices of a set of codes of our own, such as statuses."""
    return [(code.value, words(code)) for code in codes]


class RecordFilter(Filters):
    """What every list of a register is narrowed by."""

    search = CharFilter(label=_("Search in titles"), method="_mentioning")
    month = ChoiceFilter(label=_("Month"), method="_in_month", choices=months)
    place = ModelChoiceFilter(label=LABELS["place"], method="_within", queryset=None)

    def __init__(self, *args: Any, **asked: Any) -> None:
        super().__init__(*args, **asked)
        self.filters["place"].queryset = self._places

    def _places(self, request: Any) -> Any:
        """The places whose records the user may see."""
        needs = self.queryset.model.SEEN_WITH
        seen = access.places_for(request.user, needs, today=clock.today())
        return seen.order_by("sort_key")

    def _mentioning(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.mentioning(asked)

    def _in_month(self, rows: Any, _name: str, month: str) -> Any:
        first = date.fromisoformat(f"{month}-01")
        return rows.during(Period.month(first.year, first.month))

    def _within(self, rows: Any, _name: str, place: Any) -> Any:
        return rows.within(place)


def to(name: str) -> Callable[[Any], str]:
    """The address of a row's own page."""
    return lambda row: reverse(name, args=[row.pk])


class Columns:
    """Columns and filters in the words of one drawer: `of = Columns(LABELS)`."""

    def __init__(self, labels: Mapping[str, Said]) -> None:
        self.labels = labels

    def field(self, name: str, **asked: Any) -> Column[Any]:
        """One field, sorted by it."""
        label = asked.pop("label", self.labels[name])
        return Column(
            name, label, lambda row: getattr(row, name), order=(name,), **asked
        )

    def coded(self, name: str, dimension: str, **asked: Any) -> Column[Any]:
        """A code of the definitions, in words; nothing where none is known."""

        def words_of(row: Any) -> str:
            code = getattr(row, name)
            return value_of(code, dimension) if code else ""

        return Column(name, self.labels[name], words_of, **asked)

    def worded(self, name: str, value: Callable[[Any], Worded]) -> Column[Any]:
        """A code of our own, in words."""
        return Column(name, self.labels[name], lambda row: words(value(row)))

    def titled(
        self,
        page: str,
        below: Callable[[Any], Any] | None = None,
        label: Said = "",
    ) -> Column[Any]:
        """The record's name, with a link to its page."""
        return Column(
            "title",
            label or self.labels["title"],
            lambda row: row.title,
            order=("title_key",),
            address=to(page),
            below=below,
        )

    def status(self, shapes: Mapping[Any, str]) -> Column[Any]:
        """Where a record of several steps stands."""
        return Column(
            "status",
            self.labels["status"],
            lambda row: words(row.stage),
            order=("status",),
            shape=lambda row: shapes[row.stage],
        )

    def one_of(self, name: str, choices: Any) -> ChoiceFilter:
        return ChoiceFilter(label=self.labels[name], choices=choices)

    def of_codes(self, dimension: str, name: str) -> ChoiceFilter:
        return self.one_of(name, partial(values_of, dimension))

    def of_members(self, codes: type[Worded], name: str) -> ChoiceFilter:
        return self.one_of(name, partial(members_of, codes))


PLACE: Final[Column[Any]] = Column(
    "place", LABELS["place"], lambda row: row.place.name, order=("place__sort_key",)
)
STANDS: Final[Column[Any]] = Column(
    "struck",
    LABELS["status"],
    lambda row: _("struck out") if row.struck else _("counted"),
    shape=lambda row: "none" if row.struck else "ok",
)


def stands(entry: Any) -> tuple[str, Said]:
    """The state of an entry, for its page."""
    if entry.struck:
        return "none", _("struck out, not counted")
    return "ok", _("counted")


def come_to(
    measures: Measures, codes: Iterable[str]
) -> Callable[[Any], list[tuple[Said, int]]]:
    """What the rows of a list come to, by the elements that reports ask for."""

    def figures(rows: Any) -> list[tuple[Said, int]]:
        counted = [(code, measures.count_among(code, rows).number) for code in codes]
        return [(term(elements()[code]), int(number)) for code, number in counted]

    return figures

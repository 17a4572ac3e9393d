"""Lists: searched, filtered, sorted, paged and exported by one declaration.

A drawer says what a list is (`Listing`); a view hands it the rows that the user may
see: `EVENTS.found(request, rows).answer("events/list.html", shown)`. However long the
list, it asks two questions: how many, and one page of rows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.core.exceptions import FieldDoesNotExist
from django.core.paginator import Page, Paginator
from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy
from django.forms import Form
from django.http import HttpResponseBase
from django.urls import reverse
from django_filters import DateFilter, FilterSet

from lanh.access.queries import filters_of
from lanh.common import clock
from lanh.web.parts.answering import page_or_part
from lanh.web.parts.exporting import KINDS, Sheet, export
from lanh.web.parts.forms import DayField
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.rows import (
    EVERY,
    PASSING,
    PICK,
    Cell,
    Chip,
    Head,
    Line,
    Said,
    Saved,
    Value,
    keys_in,
)

Row = TypeVar("Row", bound=Model)


class DayFilter(DateFilter):  # type: ignore[misc]  # the same
    """A day, typed as offices write it."""

    field_class = DayField


class Filters(FilterSet):  # type: ignore[misc]  # django-filter carries no types
    """What a list is narrowed by; a drawer's own filters are made of this."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: what it says of a row, on the page and in a spreadsheet alike.

    order: the fields to sort by; without them the column is not sorted.
    address: makes the cell the row's name, with a link. below: a small second line.
    shape: makes it a state (ok, half, none, info, warn, bad). number: set to the right.
    goes_out: only in files, so that what is exported can be taken in again.
    """

    name: str
    label: Said
    value: Callable[[Row], Value]
    order: tuple[str, ...] = ()
    address: Callable[[Row], str] | None = None
    below: Callable[[Row], Value] | None = None
    shape: Callable[[Row], str] | None = None
    number: bool = False
    goes_out: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """What a list says when nothing is found, and what to do next."""

    heading: Said
    text: Said


@dataclass(frozen=True, slots=True)
class Many:
    """An act on many rows: the words of its button, and the page that asks and does it.

    That page gets the list's own question in its address, with `pick` for each chosen
    row or `every` for all that was found, and reads it back with `Found.chosen`.
    """

    label: Said
    address: str


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """What a list is.

    order: a column's name, with '-' before it for downwards. figures: what all rows
    that were found come to, (label, number) each; one question to the database each.
    wide: more columns than a desk is wide; it scrolls in a box of its own.
    private: what is typed into its filters may name a person; no filter is saved.
    """

    name: str
    title: Said
    columns: Sequence[Column[Row]]
    order: str
    empty: Empty
    filters: type[Filters] | None = None
    size: int = 50
    figures: Callable[[QuerySet[Row]], Sequence[tuple[Said, Value]]] | None = None
    wide: bool = False
    private: bool = False

    @property
    def seen(self) -> Sequence[Column[Row]]:
        """The columns of the page."""
        return [column for column in self.columns if not column.goes_out]

    def found(
        self, request: OfficeRequest, rows: QuerySet[Row], many: Sequence[Many] = ()
    ) -> "Found[Row]":
        """This list, as the address asks for it; many: what one may do with many."""
        return Found(self, request, rows, many)


class Found(Generic[Row]):
    """A list as one address asks for it."""

    def __init__(
        self,
        listing: Listing[Row],
        request: OfficeRequest,
        rows: QuerySet[Row],
        many: Sequence[Many] = (),
    ) -> None:
        self.listing, self.request, self.all_rows = listing, request, rows
        self.many = many
        asked = {"data": request.GET, "queryset": rows, "request": request}
        self._filter = listing.filters(**asked) if listing.filters else None

    @cached_property
    def form(self) -> Form | None:
        if self._filter is None:
            return None
        form: Form = self._filter.form
        form.all_optional = True  # type: ignore[attr-defined]  # read by parts/field.html
        return form

    @cached_property
    def rows(self) -> QuerySet[Row]:
        """All that was asked for, in its order."""
        rows: QuerySet[Row] = self._filter.qs if self._filter else self.all_rows
        column = self._sorting.get(self.order.removeprefix("-"))
        if column is None:
            return rows
        down = self.order.startswith("-")
        return _in_order(rows, column.order, down=down)

    @cached_property
    def page(self) -> Page[Row]:
        pages = Paginator(self.rows, self.listing.size)
        return pages.get_page(self.request.GET.get("page"))

    @property
    def order(self) -> str:
        asked = self.request.GET.get("sort", "")
        known = asked.removeprefix("-") in self._sorting
        return asked if known else self.listing.order

    @property
    def figures(self) -> Sequence[tuple[Said, Value]]:
        of = self.listing.figures
        return of(self.rows) if of and self.page.paginator.count else []

    @property
    def heads(self) -> list[Head]:
        return [self._head(column) for column in self.listing.seen]

    @property
    def lines(self) -> list[Line]:
        columns = self.listing.seen
        return [
            Line(str(row.pk), columns[0].value(row), [_cell(c, row) for c in columns])
            for row in self.page
        ]

    @property
    def chosen(self) -> QuerySet[Row]:
        """The rows that an act on many is about: those ticked, or all that was found,
        by the list's own question and however many they are."""
        if self.request.GET.get(EVERY):
            return self.rows
        return self.all_rows.filter(pk__in=keys_in(self.request.GET.getlist(PICK)))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the address asks besides, for a form that sends it on."""
        return [
            (name, value)
            for name, values in self.request.GET.lists()
            for value in values
            if name not in PASSING
        ]

    @property
    def asked(self) -> str:
        """The address after its '?', without what passes: what is saved and shared."""
        return urlencode(self.kept)

    @cached_property
    def saved(self) -> list[Saved]:
        """The reader's own filters of this list."""
        if self.form is None or self.listing.private:
            return []
        return [
            Saved(
                name=one.name,
                address=f"?{one.asked}",
                here=one.asked == self.asked,
                delete=reverse("accounts:delete_filter", args=[one.pk]),
            )
            for one in filters_of(self.request.user, self.listing.name)
        ]

    @property
    def may_be_saved(self) -> bool:
        """Something is asked that is no filter of one's own yet."""
        asks = bool(self.asked) and self.form is not None and not self.listing.private
        return asks and not any(one.here for one in self.saved)

    @property
    def chips(self) -> list[Chip]:
        if self.form is None or not self.form.is_bound:
            return []
        self.form.full_clean()
        asked = {
            name: value
            for name, value in self.form.cleaned_data.items()
            if value not in (None, "", [])
        }
        return [
            Chip(_words(self.form, name, value), self.address(**{name: None}))
            for name, value in asked.items()
        ]

    @property
    def pages(self) -> list[tuple[str, str]]:
        """(words, address) of each page that is offered; no address for a gap."""
        numbers = self.page.paginator.get_elided_page_range(
            self.page.number, on_each_side=2, on_ends=1
        )
        return [
            (str(n), self.address(page=n) if isinstance(n, int) else "")
            for n in numbers
        ]

    @property
    def exports(self) -> list[tuple[str, str]]:
        return [(kind, self.address(export=kind, page=None)) for kind in KINDS]

    def address(self, **change: object) -> str:
        """This list's address with something else asked; None: no longer asked."""
        asked = self.request.GET.copy()
        for name, value in ({"page": None} | change).items():
            asked.pop(name, None)
            if value is not None:
                asked[name] = str(value)
        return f"?{asked.urlencode()}"

    def answer(
        self, page: str, shown: Mapping[str, object] | None = None
    ) -> HttpResponseBase:
        """The page; its list alone for htmx; or a file, where the address asks so."""
        kind = self.request.GET.get("export", "")
        if kind in KINDS:
            return export(kind, self._sheet())
        told = {"list": self, "as_of": clock.now(), **(shown or {})}
        return page_or_part(self.request, page, "parts/found.html", told)

    @property
    def _sorting(self) -> dict[str, Column[Row]]:
        return {column.name: column for column in self.listing.columns if column.order}

    def _head(self, column: Column[Row]) -> Head:
        number = column.number
        if not column.order:
            return Head(column.label, number, "", "")
        up, down = self.order == column.name, self.order == f"-{column.name}"
        address = self.address(sort=f"-{column.name}" if up else column.name)
        state = "ascending" if up else "descending" if down else ""
        return Head(column.label, number, address, state)

    def _sheet(self) -> Sheet:
        columns = self.listing.columns
        rows = self.rows.iterator(chunk_size=2_000)
        return Sheet(
            name=self.listing.name,
            title=str(self.listing.title),
            as_of=clock.now(),
            heads=[str(column.label) for column in columns],
            asked=[chip.words for chip in self.chips],
            lines=([column.value(row) for column in columns] for row in rows),
        )


def _cell(column: Column[Row], row: Row) -> Cell:
    return Cell(
        value=column.value(row),
        label=column.label,
        number=column.number,
        address=column.address(row) if column.address else "",
        below=column.below(row) if column.below else None,
        shape=column.shape(row) if column.shape else "",
    )


def _in_order(
    rows: QuerySet[Row], names: Sequence[str], *, down: bool
) -> QuerySet[Row]:
    """Sorted by the fields, then by key. '-' before a name turns it once more.

    What is not known stands last either way. Left alone, SQLite puts it first and
    PostgreSQL last; where nothing can be unknown, the index is used as it is.
    """
    return rows.order_by(*(_by(rows.model, name, down=down) for name in names), "pk")


def _by(model: type[Model], name: str, *, down: bool) -> OrderBy:
    bare = name.removeprefix("-")
    turned = down != name.startswith("-")
    last = True if _may_be_unknown(model, bare) else None
    field = F(bare)
    return field.desc(nulls_last=last) if turned else field.asc(nulls_last=last)


def _may_be_unknown(model: type[Model], path: str) -> bool:
    """Whether a field on the way can be NULL; an annotation may always be."""
    here: type[Model] | None = model
    for name in path.split("__"):
        try:
            field = here._meta.get_field(name) if here else None
        except FieldDoesNotExist:
            return True
        if field is None or field.auto_created or field.null:
            return True
        here = field.related_model if field.is_relation else None
    return False


def _words(form: Form, name: str, value: object) -> str:
    """'Form: forum', from the field's own choices where it has some."""
    choices = dict(getattr(form.fields[name], "choices", ()))
    shown = choices.get(value) or form[name].value() if choices else form[name].value()
    if isinstance(value, Model):
        shown = str(value)
    return f"{form.fields[name].label}: {shown}"

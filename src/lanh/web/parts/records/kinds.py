"""What a drawer declares: kinds of record, and the acts that its pages ask for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.web.parts.finding import found
from lanh.web.parts.forms import OfficeForm, PressedForm
from lanh.web.parts.listing import Listing, Many
from lanh.web.parts.shapes import Tab

Said = str | Promise
FROM_SHEET: Final = _("Take in from a spreadsheet")
Facts = Iterable[tuple[Said, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One action, as its page asks for it and a button leads to it.

    name: in the address, and in the page's name with the kind's suffix.
    act: the action; called with by=, today=, the record under the kind's `noun`, and
        what the form was told.
    form: its form, or how to choose one by the record.
    can: (user, record, today) → whether it is open; the rule that refuses the act.
    filled: the form starts from what the record says. again: once done, the page asks
        for the next one. button: its words, else
        `heading`. goes: it is the next step. bad: it does harm. harm: what will happen
        that is not easily brought back; told before it is asked.
    """

    name: str
    act: Callable[..., Any]
    heading: Said
    done: Said
    form: type[OfficeForm] = PressedForm
    form_of: Callable[[Any], type[OfficeForm]] | None = None
    can: Callable[[User, Any, date], bool] = lambda user, record, today: True
    filled: bool = False
    again: bool = False
    button: Said = ""
    goes: bool = False
    bad: bool = False
    harm: tuple[Said, ...] = ()

    def form_for(self, record: Any = None) -> type[OfficeForm]:
        return self.form_of(record) if self.form_of else self.form


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyAct:
    """An act on many records, from the bar below a list.

    act: the action; called with by=, rows= (a question: those chosen that wait for it),
        seen= (how many the person was told), today=, and what the form was told.
    waiting: (user, rows, today) → those among the chosen that it can be done with.
    can: (user, today) → whether the person may do it anywhere.
    """

    name: str
    act: Callable[..., Any]
    heading: Said
    done: Said
    button: Said
    waiting: Callable[[User, Any, date], Any]
    can: Callable[[User, date], bool]
    form: type[OfficeForm]


@dataclass(frozen=True, slots=True)
class Button:
    """An act on a record's page."""

    label: str
    address: str
    goes: bool = False
    bad: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of record: where it is listed, shown, begun and changed.

    book: the drawer's name, the first part of every page's name. page: the name of a
        record's page. under: what its addresses begin with. suffix: what the names of
        its acts end in (`hold_class`). noun: what its actions call the record.
    rows: (user, today=) → those the user may see. facts: what is known of one.
    state: (shape, words) of where it stands. begins: the acts that record a new one,
        the usual one last; may_begin: (user, today) → whether one may at all.
        many: the acts on many.
    ways: (words, page, query) of further ways from its list, for who may begin.
    labels, codes: the words for facts in its history, and which facts are codes.
    template, more: of its page, where it shows more than facts and history; what it
        shows besides, of (user, record, today).
    """

    book: str
    tab: Said
    listing: Listing[Any]
    rows: Callable[..., Any]
    facts: Callable[[Any], Facts]
    state: Callable[[Any], tuple[str, Said]]
    list: str
    page: str
    labels: Mapping[str, Said]
    may_begin: Callable[[User, date], bool]
    begins: tuple[Act, ...] = ()
    acts: tuple[Act, ...] = ()
    many: tuple[ManyAct, ...] = ()
    noun: str = "entry"
    under: str = ""
    suffix: str = ""
    ways: tuple[tuple[Said, str, str], ...] = ()
    codes: Mapping[str, str]
    more: Callable[[User, Any, date], Mapping[str, object]] = lambda *asked: {}
    template: str = "parts/records/detail.html"

    def one(self, user: User, pk: UUID, today: date) -> Any:
        """That record, or page 404."""
        return found(self.rows(user, today=today).filter(pk=pk).first())

    @property
    def back(self) -> str:
        return reverse(f"{self.book}:{self.list}")

    def address(self, record: Any) -> str:
        return reverse(f"{self.book}:{self.page}", args=[record.pk])

    def act_address(self, act: Act, record: Any) -> str:
        return reverse(f"{self.book}:{act.name}{self.suffix}", args=[record.pk])

    def onward(self, user: User, today: date) -> Iterator[tuple[Said, str]]:
        """(words, address) of the further ways."""
        if self.ways and self.may_begin(user, today):
            for words, page, query in self.ways:
                yield words, f"{reverse(page)}?{query}" if query else reverse(page)

    def news(self, user: User, today: date) -> Iterator[tuple[Said, str]]:
        """(words, address) of each page that records a new one, where one may."""
        if self.may_begin(user, today):
            for act in self.begins:
                yield act.heading, reverse(f"{self.book}:{act.name}")

    def bar(self, user: User, today: date) -> tuple[Many, ...]:
        """The acts on many that this person may do."""
        open_ = (act for act in self.many if act.can(user, today))
        return tuple(Many(act.button, self.many_address(act)) for act in open_)

    def many_address(self, act: ManyAct) -> str:
        return reverse(f"{self.book}:{act.name}{self.suffix}")

    def buttons(self, user: User, record: Any, today: date) -> Iterator[Button]:
        """What the person may do with it now; the next step first."""
        for act in self.acts:
            if act.can(user, record, today):
                label = capfirst(str(act.button or act.heading))
                address = self.act_address(act, record)
                yield Button(label, address, act.goes, act.bad)


def tabs(kinds: Iterable[Kind], here: Kind) -> list[Tab]:
    return [Tab(kind.back, kind.tab, kind is here) for kind in kinds]

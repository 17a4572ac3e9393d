"""Which entries may I see, what do they hold, and what may I do with one now?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.refusal import allows
from lanh.files import rules as files
from lanh.files.steps import shown_name
from lanh.places.models import Place, PlaceQuerySet
from lanh.reader.errors import NothingInFile
from lanh.reader.reading import Document as Head
from lanh.reader.register import head_of
from lanh.reader.sources import text_of
from lanh.registers.documents.errors import AlreadyFiled
from lanh.registers.documents.models import (
    Book,
    Citation,
    Document,
    DocumentQuerySet,
    Wording,
)
from lanh.registers.documents.queries import graph
from lanh.registers.documents.rules import life, wording
from lanh.registers.documents.rules.kinds import Kind
from lanh.registers.documents.rules.life import Direction, State, Step
from lanh.registers.documents.rules.wording import Hit
from lanh.registers.records import queries as records
from lanh.registers.records import rules as record_rules


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was handed in, with its words; `text` is empty for a scan."""

    name: str
    content: bytes
    text: str
    head: Head


# ── reading ───────────────────────────────────────────────────────────────────────────


def read(*, name: str, content: bytes) -> ReadFile:
    """What a file says; refused where it may not be kept: nothing is stored here.

    It takes seconds for a long document, so it is done before the act and outside its
    transaction, which would keep every other writer waiting.
    """
    files.sniff(content)
    name = shown_name(name)
    try:
        text, _known_as = text_of(content, name=name)
    except NothingInFile:
        text = ""  # a scan: kept, found by what the clerk types
    found = head_of(wording.composed(text))
    return ReadFile(name, content, found.text, found.document)


# ── what one sees ─────────────────────────────────────────────────────────────────────


def documents(for_user: User, *, today: date) -> DocumentQuerySet:
    """The entries that the user may see, newest first, without their texts."""
    found = Document.objects.visible_to(for_user, today=today)
    return found.select_related("place").defer("text")


def document(for_user: User, *, pk: UUID, today: date) -> Document | None:
    """One entry, or None where the user may not know of it."""
    return documents(for_user, today=today).filter(pk=pk).first()


def citation(for_user: User, *, pk: UUID, today: date) -> Citation | None:
    """One citation of a document whose register the user keeps, or None."""
    kept = access.reach(
        for_user, Permission.KEEP_DOCUMENTS, today=today, to="source__place__"
    )
    found = Citation.objects.filter(kept, pk=pk).select_related("source__place")
    return found.first()


def holding(rows: DocumentQuerySet, words: str) -> DocumentQuerySet:
    """Those whose text, number, subject or issuer holds the words, in either spelling.

    As they stand, in one phrase; where nothing does, all of them in any order. What
    stands in quotes always is a phrase.
    """
    for wanted in (wording.as_phrase(words), wording.phrases(words)):
        if wanted:
            held = Wording.objects.filter(folded__holds=wanted).values("document")
            found = rows.filter(pk__in=held)
            if found.exists():
                return found
    return rows.none()


def is_phrase(rows: DocumentQuerySet, words: str) -> bool:
    """Whether some row holds the words as they stand."""
    wanted = wording.as_phrase(words)
    held = Wording.objects.filter(folded__holds=wanted).values("document")
    return bool(wanted) and rows.filter(pk__in=held).exists()


def hits(rows: Sequence[Document], words: str) -> Mapping[UUID, Sequence[Hit]]:
    """For each of a page's rows, the words found with those around them."""
    keys = [one.pk for one in rows]
    texts = Document.objects.filter(pk__in=keys).values_list("pk", "text")
    return {pk: wording.hits(text, words) for pk, text in texts}


def places_to_keep(for_user: User, *, today: date) -> PlaceQuerySet:
    """Whose register the user keeps: the choices of the form, and its button."""
    return access.places_for(for_user, Permission.KEEP_DOCUMENTS, today=today)


def places_seen(for_user: User, *, today: date) -> PlaceQuerySet:
    seen = access.places_for(for_user, Permission.SEE_DOCUMENTS, today=today)
    return seen.order_by("sort_key")


def sent_after(for_user: User, document: Document, *, today: date) -> DocumentQuerySet:
    """What went out from the same place since, and may be the answer to it."""
    rows = documents(for_user, today=today).filed().filter(place=document.place)
    return rows.filter(direction=Direction.OUT.value, day__gte=document.day)


# ── books ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Series:
    """A book of numbers, and those of its numbers that no entry here has."""

    book: Book
    missing: Sequence[int]

    @property
    def what(self) -> Kind:
        return Kind(self.book.kind)


MOST_TOLD: Final = 20


def books(for_user: User, *, today: date, year: int) -> list[Series]:
    """The books of a year at the places whose registers the user sees."""
    within = access.reach(for_user, Permission.SEE_DOCUMENTS, today=today)
    rows = Book.objects.filter(within, year=year).exclude(kind="")
    found = rows.select_related("place").order_by("place__sort_key", "kind")
    return [Series(book, missing(book)) for book in found]


def missing(book: Book) -> list[int]:
    """Numbers of the book that stand nowhere here: given on paper, or elsewhere."""
    rows = Document.objects.filter(place=book.place, kind=book.kind, year=book.year)
    held = set(rows.exclude(serial=None).values_list("serial", flat=True))
    return [n for n in range(1, book.last + 1) if n not in held][:MOST_TOLD]


# ── what one may do ───────────────────────────────────────────────────────────────────


def check_can_keep(by: User, *, place: Place, day: date, today: date) -> None:
    """The person keeps that place's register; the day is one of the place's."""
    needs = Permission.KEEP_DOCUMENTS
    records.check_may_record(by, needs, place, day, today=today)


def check_can_take(step: Step, *, by: User, document: Document, today: date) -> None:
    """The person keeps that register, and the entry's life allows it."""
    access.check_may(by, Permission.KEEP_DOCUMENTS, at=document.place, today=today)
    record_rules.check_step(life=life.LIFE, status=document.stage, step=step)
    if step is Step.ANSWER:
        answered = document.answered_id is not None
        life.check_waits(answer_by=document.answer_by, answered=answered)


def can_take(step: Step, *, by: User, document: Document, today: date) -> bool:
    return allows(check_can_take, step, by=by, document=document, today=today)


def may_relate(by: User, document: Document, *, today: date) -> bool:
    """Whether the user says how it stands to what it cites."""
    may = access.may(by, Permission.KEEP_DOCUMENTS, at=document.place, today=today)
    return may and document.stage is not State.STRUCK


def steps_open(for_user: User, *, document: Document, today: date) -> list[Step]:
    """The buttons on the entry's page."""
    return [
        step
        for step in Step
        if can_take(step, by=for_user, document=document, today=today)
        and not (step is Step.ATTACH and document.file_id)
    ]


def check_entry(document: Document, *, today: date) -> None:
    """Its days are in order, and it does not stand in the register already."""
    record_rules.check_is_done(day=document.day, today=today)
    life.check_arrival(arrived=document.day, dated=document.dated)
    life.check_answer_by(answer_by=document.answer_by, arrived=document.day)
    if document.period_first is not None:
        first, last = document.period_first, document.period_last
        record_rules.check_ends(first=first, last=last)
    check_not_filed(document)


def check_not_filed(document: Document) -> None:
    """A document stands once in one register."""
    known = graph.same(document)
    if known is not None:
        raise AlreadyFiled(
            number=document.number,
            dated=document.dated or "",
            subject=known.title,
        )

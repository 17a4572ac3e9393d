"""What acts here and above are made of; no transaction, no line of the trail."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Unpack

from lanh.audit.rules import Detail
from lanh.common.text import fold
from lanh.law.instruments import by_number, instruments
from lanh.places.models import Place
from lanh.reader.register import Named, head_of
from lanh.registers.documents.models import Book, Citation, Document, Wording
from lanh.registers.documents.models.facts import HandedFacts
from lanh.registers.documents.queries import ReadFile, graph
from lanh.registers.documents.rules import citing, kinds, life, wording
from lanh.registers.documents.rules.citing import Relation
from lanh.registers.documents.rules.life import Direction, State
from lanh.registers.records import steps as records


def enter(*, kind: str, origin: str, **facts: Unpack[HandedFacts]) -> Document:
    """What another room keeps stands in the register as well: a plan that was
    confirmed, a paper that was issued.

    An entry of that number and day takes the origin instead of standing twice. The
    book's last number follows, so that it never gives the same one again.
    """
    what = kinds.kind_of(kind) if kind else kinds.kind_by_number(facts["number"])
    document = Document(
        **facts,
        direction=Direction.OUT.value,
        kind=what.value,
        for_below=what in kinds.FOR_BELOW,
        origin=origin,
        year=(facts["dated"] or facts["day"]).year,
    )
    document.text = wording.composed(document.text)
    known = graph.same(document)
    if known is None:
        _follow(document)
        return settle(document=document)
    known.origin, known.file = origin, known.file or document.file
    known.text = known.text or document.text
    return settle(document=known)


def proposed(*, place: Place, day: date, file: ReadFile) -> Document:
    """An entry as the reader found it in the file, not kept yet."""
    head = file.head
    kind = kinds.kind_of(head.type)
    dated = _day(head.date)
    return Document(
        place=place,
        direction=Direction.IN.value,
        state=State.READ.value,
        kind=kind.value,
        number=(head.number or "")[:80],
        dated=dated if dated is None or dated <= day else None,
        issuer=(head.issuer or "?")[:300],
        title=head.subject or file.name,
        period_first=_day(head.period.start) if head.period else None,
        period_last=_day(head.period.end) if head.period else None,
        signer=head.signers[0].name[:200] if head.signers else "",
        recipients=list(head.recipients),
        for_below=kind in kinds.FOR_BELOW,
        day=day,
        year=day.year,
        text=file.text,
    )


def settle(*, document: Document) -> Document:
    """Kept, its words searchable, what it names and what names it looked up."""
    keep(document=document)
    index(document=document)
    cite(document=document)
    look_over(document=document)
    for other in graph.naming(document):
        resolve(document=other)
        look_over(document=other)
    return document


def keep(*, document: Document) -> Document:
    """Checked in shape and kept; its words and what it names stay as they were."""
    document.full_clean(exclude=["place", "file", "answered"])
    document.save()
    return document


def index(*, document: Document) -> None:
    """Its words as they are searched, in place of those before."""
    document.wordings.all().delete()
    head = f"{document.number} {document.title} {document.issuer}\n"
    found = wording.rows(head + document.text)
    Wording.objects.bulk_create(Wording(document=document, folded=one) for one in found)


def cite(*, document: Document) -> None:
    """What its text names, read anew; a relation that somebody corrected is kept."""
    kept = {
        (one.number_key, one.name, one.begins): one.relation
        for one in document.citations.filter(confirmed=True)
    }
    document.citations.all().delete()
    found = list(_citations(document))
    for order, one in enumerate(found):
        one.order = order
        one.reckon()
        relation = kept.get((one.number_key, one.name, one.begins))
        if relation is not None:
            one.relation, one.confirmed = relation, True
    Citation.objects.bulk_create(found)
    resolve(document=document)


def resolve(*, document: Document) -> None:
    """Which document of the register, and which text of law, each citation means."""
    found = list(document.citations.all())
    named = graph.named(document, [one.number for one in found])
    for one in found:
        target = graph.meant(one, named.get(one.number_key, []))
        code = _instrument(one, document.dated)
        if (one.target_id, one.instrument) != (target and target.pk, code):
            one.target, one.instrument = target, code
            one.save(update_fields=["target", "instrument"])


def look_over(*, document: Document) -> None:
    """How many doubtful things are told of it, for lists; they are reckoned anew
    whenever they are shown."""
    document.warned = len(graph.doubts(document))
    Document.objects.filter(pk=document.pk).update(warned=document.warned)


def change(*, document: Document, facts: Mapping[str, object]) -> dict[str, Detail]:
    """The same as of any record, but that nothing may be changed: the clerk found that
    it was read rightly."""
    differ = {n: fact for n, fact in facts.items() if getattr(document, n) != fact}
    if not differ:
        document.version += 1
        return {}
    return records.change(record=document, facts=differ)


def take_number(*, document: Document, symbol: str) -> None:
    """The next number of the place's book for this kind and year.

    The book's row is locked until the act is committed: a number is given once, and
    none is left out, for an act that fails takes its number back with it.
    """
    book = _book(document.place, document.kind, document.year)
    serial = book.last + 1
    life.check_order(
        number=kinds.printed(serial, symbol),
        day=document.day,
        last=kinds.printed(book.last, symbol),
        last_day=book.last_day,
    )
    document.serial, document.number = serial, kinds.printed(serial, symbol)
    book.last, book.last_day = serial, document.day
    book.save()


def number_arrival(*, document: Document) -> None:
    """The next number of the year's book of what comes in.

    Source: Decree 30/2020, article 22.2 and annex VI.
    """
    book = _book(document.place, "", document.year)
    book.last += 1
    document.arrival = book.last
    book.save()


def _book(place: Place, kind: str, year: int) -> Book:
    Book.objects.get_or_create(place=place, kind=kind, year=year)
    return Book.objects.select_for_update().get(place=place, kind=kind, year=year)


def _follow(document: Document) -> None:
    """A number that was given elsewhere: the book goes on behind it."""
    serial = kinds.in_book(document.number)
    if serial is None or document.dated is None:
        return
    book = _book(document.place, document.kind, document.year)
    taken = Document.objects.filter(
        place=document.place, kind=document.kind, year=document.year, serial=serial
    )
    if taken.exists():
        return
    document.serial = serial
    if serial > book.last:
        book.last, book.last_day = serial, document.dated
        book.save()


def _citations(document: Document) -> Iterator[Citation]:
    """Each document once, and once more for each other day that it is given."""
    found: dict[str, list[Citation]] = {}
    for named, relation in _related(head_of(document.text).named):
        key = kinds.number_key(named.number or "") or fold(named.name or "")
        one, day = found.setdefault(key, []), _day(named.date)
        if one and (day is None or any(known.dated == day for known in one)):
            continue
        if one and one[0].dated is None:
            one[0].dated = day
            continue
        one.append(_citation(document, named, relation, day))
    return (one for same in found.values() for one in same)


def _citation(
    document: Document, named: Named, relation: Relation, day: date | None
) -> Citation:
    return Citation(
        source=document,
        kind=kinds.kind_of(named.kind).value,
        number=(named.number or "")[:80],
        name="" if named.number else _name(named),
        dated=day,
        relation=relation.value,
        begins=named.span[0],
        ends=named.span[1],
    )


def _related(named: Sequence[Named]) -> Iterator[tuple[Named, Relation]]:
    last: Relation | None = None
    for one in named:
        last = citing.relation(one.before, last, one.between)
        yield one, last


def _name(named: Named) -> str:
    year = f" năm {named.year}" if named.year else ""
    return f"{named.name}{year}"[:300]


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said or "")
    except ValueError:
        return None


def _instrument(citation: Citation, signed: date | None) -> str:
    """The code of the text of law that is meant, by number or by name; or ''.

    A name without a year is that of the law in force on the day of signing.
    """
    if citation.number:
        known = by_number(citation.number)
        return known.code if known else ""
    name = _bare(citation.name)
    found = [one for one in instruments().values() if _bare(one.vi).startswith(name)]
    if len(found) > 1:
        found = [one for one in found if signed is not None and signed in one.force]
    return found[0].code if len(found) == 1 else ""


def _bare(name: str) -> str:
    return fold(name).replace(",", "")

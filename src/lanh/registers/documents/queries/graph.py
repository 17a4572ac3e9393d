"""Which document another one means, what cites what, and what is doubtful in it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lanh.access.models import User
from lanh.common.text import fold
from lanh.law.instruments import Instrument, instruments
from lanh.places.models import Place
from lanh.registers.documents.models import Citation, Document, DocumentQuerySet
from lanh.registers.documents.rules import citing
from lanh.registers.documents.rules.citing import Doubt, Facts, Force, Relation
from lanh.registers.documents.rules.kinds import Kind, number_key
from lanh.registers.documents.rules.life import Direction, State


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation as it is shown.

    document: the other one, where the reader may see it; law: the text of law that is
    meant, and whether it had force on the day of signing.
    """

    citation: Citation
    document: Document | None
    law: Instrument | None
    force: Force | None


def same(document: Document) -> Document | None:
    """The other entry of that document in this register, if it stands there already."""
    rows = Document.objects.standing().numbered(document.number)
    rows = rows.filter(place=document.place, dated=document.dated)
    found = rows.filter(direction=document.direction).exclude(pk=document.pk)
    if document.way is Direction.OUT:
        return found.first()
    issuer = fold(document.issuer)
    return next((one for one in found if fold(one.issuer) == issuer), None)


def line(place: Place) -> Q:
    """The condition for documents of the place, of those above it, of those below."""
    keys = place.path.split("/")[:-1]
    above = ["/".join(keys[: n + 1]) + "/" for n in range(len(keys))]
    return Q(place__path__in=above) | Q(place__path__startswith=place.path)


def named(
    document: Document, numbers: Sequence[str]
) -> Mapping[str, Sequence[Document]]:
    """By number, the documents in line with this one; nearest last."""
    keys = {number_key(number) for number in numbers} - {""}
    rows = Document.objects.standing().filter(line(document.place))
    found: dict[str, list[Document]] = defaultdict(list)
    for one in rows.filter(number_key__in=keys).exclude(pk=document.pk).defer("text"):
        found[one.number_key].append(one)
    for same_number in found.values():
        same_number.sort(key=lambda one: _near(document, one))
    return found


def _near(document: Document, other: Document) -> tuple[bool, bool, str]:
    return (
        other.place_id == document.place_id,
        other.direction == Direction.OUT.value,
        str(other.pk),
    )


def meant(citation: Citation, rows: Sequence[Document]) -> Document | None:
    """The document that is meant among those of its number; None where two may be.

    A day that differs within the year is taken for a slip, and told as one.
    """
    kinds = {citation.kind, Kind.OTHER.value}
    rows = [one for one in rows if one.kind in kinds or citation.kind == Kind.OTHER]
    if citation.dated is not None:
        exact = [one for one in rows if one.dated == citation.dated]
        year = citation.dated.year
        rows = exact or [one for one in rows if one.dated and one.dated.year == year]
    return rows[-1] if len({one.dated for one in rows}) == 1 else None


def naming(document: Document) -> DocumentQuerySet:
    """The documents whose citations have to be looked up again because of this one."""
    lost = Q(citations__target=document)
    if document.stage is not State.STRUCK:
        lost &= ~Q(citations__number_key=document.number_key)
    new = Q(citations__number_key=document.number_key, citations__target=None)
    wanted = lost | new if document.number_key else lost
    rows = Document.objects.standing().filter(wanted).exclude(pk=document.pk)
    return rows.select_related("place").distinct()


def cites(for_user: User, document: Document, *, today: date) -> list[Cited]:
    """What it names, in the order of its text."""
    found = list(document.citations.all())
    seen = Document.objects.visible_to(for_user, today=today).filter(
        pk__in=[one.target_id for one in found if one.target_id]
    )
    shown = {one.pk: one for one in seen.defer("text")}
    return [
        Cited(
            one,
            shown.get(one.target_id) if one.target_id else None,
            *_law(one, document.dated),
        )
        for one in found
    ]


def cited_by(for_user: User, document: Document, *, today: date) -> list[Citation]:
    """The citations that mean it, in documents that the reader may see."""
    seen = Document.objects.visible_to(for_user, today=today).standing()
    rows = Citation.objects.filter(target=document, source__in=seen)
    return list(rows.select_related("source").order_by("-source__dated", "pk"))


def doubts(document: Document) -> list[Doubt]:
    """What is doubtful in what it names. Source: catalogue 1, S03."""
    rows = list(document.citations.select_related("target"))
    told = [(one.number_key, one.number, one.dated) for one in rows if one.number_key]
    found = [*citing.two_days(told), *_other_days(rows)]
    if document.dated is not None:
        found += [*_without_force(rows, document.dated)]
        found += [*_replaced(rows, document.dated)]
    return found


def _law(
    citation: Citation, signed: date | None
) -> tuple[Instrument | None, Force | None]:
    law = instruments().get(citation.instrument)
    if law is None or signed is None:
        return law, None
    return law, citing.force(law.force, signed)


def _other_days(rows: Sequence[Citation]) -> Iterator[Doubt]:
    """The register has the document with another day than it is cited with."""
    for one in rows:
        held = one.target.dated if one.target else None
        if one.dated and held and one.dated != held:
            facts: Facts = {"number": one.number, "one": one.dated, "two": held}
            yield Doubt(citing.OTHER_DAY, facts)


def _without_force(rows: Sequence[Citation], signed: date) -> Iterator[Doubt]:
    """A legal basis is in force on the day of signing."""
    sentences = {Force.ENDED: citing.NO_FORCE, Force.EARLY: citing.NO_FORCE_YET}
    for one in rows:
        law, force = _law(one, signed)
        if one.how is Relation.BASED_ON and law and force in sentences:
            facts: Facts = {"number": str(one), "signed": signed}
            yield Doubt(sentences[force], facts)


def _replaced(rows: Sequence[Citation], signed: date) -> Iterator[Doubt]:
    """What a document rests on or carries out was not replaced before."""
    rest = {Relation.BASED_ON, Relation.IMPLEMENTS}
    held = {one.target_id: one for one in rows if one.target and one.how in rest}
    later = Citation.objects.filter(
        relation=Relation.REPLACES.value, target__in=held, source__dated__lt=signed
    )
    for by in later.select_related("source").exclude(source__state=State.STRUCK.value):
        facts: Facts = {
            "number": held[by.target_id].number,
            "other": by.source.heading,
            "since": by.source.dated or signed,
            "signed": signed,
        }
        yield Doubt(citing.REPLACED, facts)

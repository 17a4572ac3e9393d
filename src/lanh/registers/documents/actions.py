"""What a clerk does in this register."""

from datetime import date, datetime
from typing import Any, Unpack

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.audit.rules import Detail
from lanh.common.actor import Actor
from lanh.files.steps import keep as keep_file
from lanh.places.models import Place
from lanh.registers.documents import queries, steps
from lanh.registers.documents.models import Citation, Document
from lanh.registers.documents.models.facts import HandedFacts, InFacts, OutFacts
from lanh.registers.documents.queries import ReadFile
from lanh.registers.documents.rules import life
from lanh.registers.documents.rules.citing import Relation
from lanh.registers.documents.rules.life import (
    LIFE,
    Degree,
    Direction,
    Step,
)
from lanh.registers.records import rules as record_rules
from lanh.registers.records import steps as record_steps


@transaction.atomic(durable=True)
def receive(
    *,
    by: User,
    place: Place,
    day: date,
    file: ReadFile,
    degree: Degree,
    today: date,
    at: datetime,
) -> Document:
    """A document came in with its file: what was read in it waits to be checked.

    day: of arrival. file: as `queries.read` has read it, outside of this act.
    """
    life.check_open(degree)
    queries.check_can_keep(by, place=place, day=day, today=today)
    record_rules.check_is_done(day=day, today=today)
    document = steps.proposed(place=place, day=day, file=file)
    queries.check_not_filed(document)
    document.file = keep_file(name=file.name, content=file.content, at=at)
    steps.number_arrival(document=document)
    steps.settle(document=document)
    record(
        by=by,
        verb="documents.receive",
        subject=document.subject,
        why="",
        **_told(document),
    )
    return document


@transaction.atomic(durable=True)
def enter(
    *, by: User, degree: Degree, today: date, **facts: Unpack[InFacts]
) -> Document:
    """A document came in on paper: what the clerk types is what stands."""
    life.check_open(degree)
    queries.check_can_keep(by, place=facts["place"], day=facts["day"], today=today)
    year = facts["day"].year
    document = Document(**facts, direction=Direction.IN.value, year=year)
    queries.check_entry(document, today=today)
    steps.number_arrival(document=document)
    steps.settle(document=document)
    record(
        by=by,
        verb="documents.enter",
        subject=document.subject,
        why="",
        **_told(document),
    )
    return document


@transaction.atomic(durable=True)
def file(
    *, by: User, document: Document, version: int, today: date, **facts: Any
) -> Document:
    """What was read in a document was looked at, corrected, and stands from now on."""
    document = _take(Step.FILE, by=by, document=document, today=today)
    record_rules.check_version(seen=version, now=document.version)
    told = steps.change(document=document, facts=facts)
    queries.check_entry(document, today=today)
    steps.settle(document=document)
    record(by=by, verb="documents.file", subject=document.subject, why="", **told)
    return document


@transaction.atomic(durable=True)
def send_out(
    *,
    by: User,
    symbol: str,
    degree: Degree,
    today: date,
    at: datetime,
    file: ReadFile | None = None,
    **facts: Unpack[OutFacts],
) -> Document:
    """A document goes out: it takes the next number of its book.

    symbol: what follows the number, such as 'KH-UBND'.
    """
    life.check_open(degree)
    day = facts["day"]
    queries.check_can_keep(by, place=facts["place"], day=day, today=today)
    record_rules.check_is_done(day=day, today=today)
    document = Document(
        **facts, direction=Direction.OUT.value, dated=day, year=day.year
    )
    steps.take_number(document=document, symbol=symbol)
    if file is not None:
        document.file = keep_file(name=file.name, content=file.content, at=at)
        document.text = file.text
    steps.settle(document=document)
    record(
        by=by,
        verb="documents.send_out",
        subject=document.subject,
        why="",
        **_told(document),
    )
    return document


@transaction.atomic(durable=True)
def hand_in(
    *, by: Actor, kind: str, origin: str, **facts: Unpack[HandedFacts]
) -> Document:
    """A room above issued it: it stands in the register as well, once."""
    document = steps.enter(kind=kind, origin=origin, **facts)
    told = _told(document) | {"origin": origin}
    record(by=by, verb="documents.hand_in", subject=document.subject, why="", **told)
    return document


@transaction.atomic(durable=True)
def attach(
    *, by: User, document: Document, file: ReadFile, today: date, at: datetime
) -> Document:
    """The file of an entry that had none: its words are read, its facts stay."""
    document = _take(Step.ATTACH, by=by, document=document, today=today)
    document.file = keep_file(name=file.name, content=file.content, at=at)
    document.text, document.version = file.text, document.version + 1
    steps.settle(document=document)
    sha256 = document.file.sha256
    record(by=by, verb="documents.attach", subject=document.subject, sha256=sha256)
    return document


@transaction.atomic(durable=True)
def correct(
    *, by: User, document: Document, version: int, why: str, today: date, **facts: Any
) -> Document:
    """An entry was wrong; the trail keeps old and new."""
    document = _take(Step.CORRECT, by=by, document=document, today=today)
    record_rules.check_reason(why)
    record_rules.check_version(seen=version, now=document.version)
    given = document.number if document.serial is not None else ""
    told = record_steps.change(record=document, facts=facts)
    life.check_number_stands(given=given, told=document.number)
    queries.check_entry(document, today=today)
    steps.settle(document=document)
    record(by=by, verb="documents.correct", subject=document.subject, why=why, **told)
    return document


@transaction.atomic(durable=True)
def answer(*, by: User, document: Document, reply: Document, today: date) -> Document:
    """It was answered, by a document that went out."""
    document = _take(Step.ANSWER, by=by, document=document, today=today)
    life.check_answers(
        number=reply.heading,
        direction=reply.way,
        dated=reply.dated,
        arrived=document.day,
    )
    document.answered, document.version = reply, document.version + 1
    steps.keep(document=document)
    told = {"reply": reply.heading}
    record(by=by, verb="documents.answer", subject=document.subject, why="", **told)
    return document


@transaction.atomic(durable=True)
def relate(
    *, by: User, citation: Citation, relation: Relation, today: date
) -> Citation:
    """A person says how a document stands to another that it names."""
    document = citation.source
    queries.check_can_keep(by, place=document.place, day=today, today=today)
    was, citation.relation = citation.relation, relation.value
    citation.confirmed = True
    citation.save()
    steps.look_over(document=document)
    told = {"cited": str(citation), "was": was, "relation": relation.value}
    record(by=by, verb="documents.relate", subject=document.subject, why="", **told)
    return citation


@transaction.atomic(durable=True)
def strike(*, by: User, document: Document, why: str, today: date) -> Document:
    """An entry that should not stand: it stays readable, its number is kept."""
    document = _take(Step.STRIKE, by=by, document=document, today=today)
    record_rules.check_reason(why)
    document.version += 1
    steps.settle(document=document)
    record(by=by, verb="documents.strike", subject=document.subject, why=why)
    return document


def _take(step: Step, *, by: User, document: Document, today: date) -> Document:
    """The entry as it is now, locked and one step on."""
    fresh = record_steps.fresh(record=document)
    queries.check_can_take(step, by=by, document=fresh, today=today)
    fresh.state = LIFE.after(fresh.stage, step).value
    return fresh


def _told(document: Document) -> dict[str, Detail]:
    return {
        "number": document.number,
        "dated": document.dated.isoformat() if document.dated else None,
        "arrival": document.arrival,
    }

"""What a person does in this register. Facts are the fields of the noun."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.audit.rules import Detail, seal_of
from lanh.common.keys import new_key
from lanh.places.models import Place
from lanh.registers.premises import queries, rules, steps
from lanh.registers.premises.models import (
    Commitment,
    Licence,
    Premises,
    Reach,
    Staffing,
)
from lanh.registers.premises.rules import LIFE, Covers, Pledge, Step, Via
from lanh.registers.records import rules as record_rules
from lanh.registers.records import steps as record_steps


class PremisesFacts(TypedDict):
    """What one tells of premises; `title` is the trade name, `day` that of opening."""

    title: str
    code: str
    kind: str
    place: Place
    address: str
    day: date
    owner_name: NotRequired[str]
    licence_no: NotRequired[str]


class Numbers(TypedDict):
    """People by sex; checked: examined at least once in that quarter."""

    workers_m: int
    workers_f: int
    contracts_m: NotRequired[int]
    contracts_f: NotRequired[int]
    checked_m: NotRequired[int]
    checked_f: NotRequired[int]


@transaction.atomic(durable=True)
def register(*, by: User, today: date, **facts: Unpack[PremisesFacts]) -> Premises:
    """Premises are entered."""
    queries.check_can_record(by, place=facts["place"], today=today)
    steps.code_is_free(code=facts["code"])
    record_rules.check_is_done(day=facts["day"], today=today)
    premises = record_steps.keep(row=Premises(**facts))
    told = _told(premises)
    record(by=by, verb="premises.register", subject=premises.subject, why="", **told)
    return premises


@transaction.atomic(durable=True)
def register_many(
    *, by: User, premises: Sequence[Premises], today: date
) -> list[Premises]:
    """Unsaved premises, kept together: for imports and the demo.

    Every rule of the single act holds; one line tells how many, and the hash of ids.
    """
    batch = new_key().hex
    queries.check_can_record_many(by, premises=premises, today=today)
    found = steps.checked(premises=premises, today=today, batch=batch)
    kept = Premises.objects.bulk_create(found, batch_size=500)
    digest = seal_of(one.pk for one in kept)
    told: dict[str, Detail] = {"count": len(kept), "digest": digest}
    subject = f"batch:{batch}"
    record(by=by, verb="premises.register_many", subject=subject, why="", **told)
    return kept


@transaction.atomic(durable=True)
def correct(
    *, by: User, premises: Premises, version: int, why: str, today: date, **facts: Any
) -> Premises:
    """They were written down wrongly; the trail keeps old and new."""
    premises = record_steps.fresh(record=premises)
    queries.check_can_mend(by, premises=premises, today=today)
    record_rules.check_reason(why)
    record_rules.check_version(seen=version, now=premises.version)
    told = steps.change(premises=premises, facts=facts)
    queries.check_can_record(by, place=premises.place, today=today)
    steps.code_is_free(code=premises.code, of=premises)
    record_rules.check_is_done(day=premises.day, today=today)
    record_rules.check_ends(first=premises.day, last=premises.closed)
    record_steps.keep(row=premises)
    record(by=by, verb="premises.correct", subject=premises.subject, why=why, **told)
    return premises


@transaction.atomic(durable=True)
def suspend(*, by: User, premises: Premises, why: str, today: date) -> Premises:
    """They do not work for a time, such as by a decision."""
    premises = _take(Step.SUSPEND, by=by, premises=premises, why=why, today=today)
    record(by=by, verb="premises.suspend", subject=premises.subject, why=why)
    return premises


@transaction.atomic(durable=True)
def resume(*, by: User, premises: Premises, why: str, today: date) -> Premises:
    """They work again."""
    premises = _take(Step.RESUME, by=by, premises=premises, why=why, today=today)
    record(by=by, verb="premises.resume", subject=premises.subject, why=why)
    return premises


@transaction.atomic(durable=True)
def close(
    *, by: User, premises: Premises, day: date, why: str, today: date
) -> Premises:
    """They are no more, from `day` on."""
    record_rules.check_is_done(day=day, today=today)
    record_rules.check_ends(first=premises.day, last=day)
    premises = _take(
        Step.CLOSE, by=by, premises=premises, why=why, today=today, closed=day
    )
    told = day.isoformat()
    record(by=by, verb="premises.close", subject=premises.subject, why=why, day=told)
    return premises


@transaction.atomic(durable=True)
def reopen(
    *,
    by: User,
    premises: Premises,
    code: str,
    day: date,
    today: date,
    title: str = "",
    owner_name: str = "",
    licence_no: str = "",
) -> Premises:
    """The same place works again under a new owner: new premises, linked to the old."""
    old = record_steps.fresh(record=premises)
    queries.check_can_take(Step.REOPEN, by=by, premises=old, today=today)
    steps.code_is_free(code=code)
    record_rules.check_is_done(day=day, today=today)
    record_rules.check_ends(first=old.closed or day, last=day)
    facts = {"owner_name": owner_name, "licence_no": licence_no, "day": day}
    new = steps.same_but(premises=old, code=code, title=title or old.title, **facts)
    record_steps.keep(row=new)
    told = {"follows": old.code, "day": day.isoformat()}
    record(by=by, verb="premises.reopen", subject=new.subject, why="", **told)
    return new


@transaction.atomic(durable=True)
def count_workers(
    *,
    by: User,
    premises: Premises,
    as_of: date,
    today: date,
    **numbers: Unpack[Numbers],
) -> Staffing:
    """So many worked there on the day, with a contract, examined in that quarter."""
    queries.check_can_tell(by, premises=premises, day=as_of, today=today)
    told = premises.staffings.filter(as_of=as_of).exists()
    rules.check_staffing_is_new(name=premises.title, day=as_of, told=told)
    staffing = Staffing(premises=premises, as_of=as_of, **numbers)
    rules.check_contracts(
        workers=staffing.of("workers"), contracts=staffing.of("contracts")
    )
    record_steps.keep(row=staffing)
    said: dict[str, Detail] = {"as_of": as_of.isoformat(), "workers": staffing.workers}
    record(
        by=by, verb="premises.count_workers", subject=premises.subject, why="", **said
    )
    return staffing


@transaction.atomic(durable=True)
def commit(
    *,
    by: User,
    premises: Premises,
    kind: Pledge,
    signed: date,
    today: date,
    until: date | None = None,
) -> Commitment:
    """The owner has signed, or signed again. until: its last day; None: no end."""
    queries.check_can_tell(by, premises=premises, day=signed, today=today)
    record_rules.check_ends(first=signed, last=until)
    commitment = Commitment(premises=premises, kind=Pledge(kind).value, signed=signed)
    commitment.until = until
    record_steps.keep(row=commitment)
    told = {"kind": commitment.kind, "signed": signed.isoformat()}
    record(by=by, verb="premises.commit", subject=premises.subject, why="", **told)
    return commitment


@transaction.atomic(durable=True)
def license(
    *,
    by: User,
    premises: Premises,
    covers: Covers,
    number: str,
    issuer: str,
    issued: date,
    today: date,
    until: date | None = None,
) -> Licence:
    """The public part of a licence for precursors or narcotic medicines."""
    queries.check_can_tell(by, premises=premises, day=issued, today=today)
    record_rules.check_ends(first=issued, last=until)
    licence = Licence(premises=premises, covers=Covers(covers).value, number=number)
    licence.issuer, licence.issued, licence.until = issuer, issued, until
    record_steps.keep(row=licence)
    told = {"covers": licence.covers, "number": number}
    record(by=by, verb="premises.license", subject=premises.subject, why="", **told)
    return licence


@transaction.atomic(durable=True)
def reach(
    *,
    by: User,
    premises: Sequence[Premises],
    day: date,
    via: Via,
    today: date,
    class_no: str = "",
) -> list[Reach]:
    """The owners or workers of these premises were reached on the day."""
    for one in premises:
        queries.check_can_tell(by, premises=one, day=day, today=today)
    rows = steps.reached(premises=premises, day=day, via=Via(via), class_no=class_no)
    told: dict[str, Detail] = {"count": len(rows), "day": day.isoformat()}
    told |= {"via": Via(via).value, "digest": seal_of(one.pk for one in premises)}
    only = premises[0].subject if len(premises) == 1 else f"reach:{new_key().hex}"
    record(by=by, verb="premises.reach", subject=only, why=class_no, **told)
    return rows


@transaction.atomic(durable=True)
def pass_on(*, by: User, place: Place, to: Place, today: date) -> int:
    """The premises of a unit that has ended stand in another from now on; how many."""
    queries.check_can_record(by, place=to, today=today)
    rules.check_unit_has_ended(place=place.name, span=place.span, day=today)
    theirs = Premises.objects.filter(place=place)
    digest = seal_of(theirs.values_list("pk", flat=True))
    number = theirs.update(place=to)
    told: dict[str, Detail] = {"count": number, "digest": digest, "from": place.code}
    record(by=by, verb="premises.pass_on", subject=f"place:{to.pk}", why="", **told)
    return number


def _take(
    step: Step,
    *,
    by: User,
    premises: Premises,
    why: str,
    today: date,
    closed: date | None = None,
) -> Premises:
    """The premises as they are now, locked and one step on."""
    premises = record_steps.fresh(record=premises)
    queries.check_can_take(step, by=by, premises=premises, today=today)
    record_rules.check_reason(why)
    premises.status, premises.closed = LIFE.after(premises.stage, step).value, closed
    premises.version += 1
    return record_steps.keep(row=premises)


def _told(premises: Premises) -> dict[str, Detail]:
    return {"code": premises.code, "place": premises.place.code}

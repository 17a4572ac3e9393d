"""What the acts of this register are made of; no transaction, no line of the trail."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from lanh.audit.rules import Detail
from lanh.registers.premises import rules
from lanh.registers.premises.models import Premises, Reach
from lanh.registers.premises.rules import Via
from lanh.registers.records import rules as record_rules
from lanh.registers.records import steps as record_steps

# The trail keeps that it changed, not what it says. Source: HOUSE.md, 'Audit'.
PERSONAL: Final = ("owner_name",)


def change(*, premises: Premises, facts: Mapping[str, object]) -> dict[str, Detail]:
    """Set the facts that differ; what the trail is told of each, without what is
    personal."""
    told = record_steps.change(record=premises, facts=facts)
    hidden = {f"{was}{name}" for name in PERSONAL for was in ("", "was_")}
    return {name: "…" if name in hidden else value for name, value in told.items()}


def code_is_free(*, code: str, of: Premises | None = None) -> None:
    """Refuses a code that other premises have."""
    taken = Premises.objects.filter(code=code)
    holder = (taken.exclude(pk=of.pk) if of else taken).first()
    rules.check_code_is_free(code=code, holder=holder.title if holder else None)


def checked(*, premises: Iterable[Premises], today: date, batch: str) -> list[Premises]:
    """Premises of a bulk act, each held to the rules that a single act keeps."""
    found = list(premises)
    codes = [one.code for one in found]
    taken = dict(Premises.objects.filter(code__in=codes).values_list("code", "title"))
    for one in found:
        rules.check_code_is_free(code=one.code, holder=taken.get(one.code))
        taken[one.code] = one.title
        record_rules.check_is_done(day=one.day, today=today)
        record_steps.checked(record=one, batch=batch)
    return found


def reached(
    *, premises: Iterable[Premises], day: date, via: Via, class_no: str = ""
) -> list[Reach]:
    """A row for each of the premises; for this room's act and for a training class."""
    rows = [
        Reach(premises=one, day=day, via=via.value, class_no=class_no)
        for one in premises
    ]
    return Reach.objects.bulk_create(rows)


def same_but(*, premises: Premises, **other: Any) -> Premises:
    """New premises where the old ones were; not kept yet."""
    facts = {name: getattr(premises, name) for name in Premises.FACTS}
    return Premises(**(facts | other), follows=premises)

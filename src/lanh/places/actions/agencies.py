"""Which agencies there are."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from lanh.audit.actions import record
from lanh.common.actor import Operator
from lanh.common.span import Span
from lanh.places import rules
from lanh.places.imports import agencies as imports
from lanh.places.imports.agencies import InStep, Pattern
from lanh.places.models import Agency, AgencyLineage, Place
from lanh.places.rules import AgencyKind


@transaction.atomic(durable=True)
def load_agencies(*, by: Operator, patterns: Sequence[Pattern]) -> InStep:
    """Every unit has its agencies, those of ended units end with them, and each names
    what took over its work. Refused with AgenciesInStep where nothing is to be done."""
    units = Place.objects.all()
    done = imports.bring_in_step(units, patterns)
    rules.check_out_of_step(changes=done.changes, units=units.count())
    record(
        by=by,
        verb="places.load_agencies",
        subject="agencies",
        begun=done.begun,
        ended=done.ended,
        followed=done.followed,
    )
    return done


@transaction.atomic(durable=True)
def establish_agency(
    *,
    by: Operator,
    code: str,
    name: str,
    short: str,
    kind: AgencyKind,
    place: Place,
    since: date,
    printed: Sequence[str] = (),
) -> Agency:
    """An agency that not every unit has; `printed`: how else papers name it."""
    rules.check_in_force(place=place.name, span=place.span, day=since)
    holders = [(held.name, held.span) for held in Agency.objects.filter(code=code)]
    rules.check_agency_code_is_free(code=code, span=Span(since), holders=holders)
    agency = Agency(code=code, name=name, short=short, kind=kind.value, place=place)
    agency.since = since
    agency.goes_by(*printed)
    agency.full_clean()
    agency.save()
    record(
        by=by,
        verb="places.establish_agency",
        subject=agency.subject,
        code=code,
        name=name,
        since=since.isoformat(),
    )
    return agency


@transaction.atomic(durable=True)
def end_agency(
    *,
    by: Operator,
    agency: Agency,
    until: date,
    passed: Sequence[tuple[Agency, str]],
    document: str,
) -> Agency:
    """An agency ends; `until` is the first day without it. passed: who took over its
    work, and what of it ('' for all)."""
    agency = Agency.objects.select_for_update().get(pk=agency.pk)
    rules.check_agency_can_end(name=agency.name, span=agency.span, until=until)
    agency.until = until
    agency.save()
    for other, matter in passed:
        line = AgencyLineage(old=agency, new=other, matter=matter, on=until)
        line.document = document
        line.full_clean()
        line.save()
    record(
        by=by,
        verb="places.end_agency",
        subject=agency.subject,
        until=until.isoformat(),
        passed=" ".join(other.code for other, _matter in passed),
        document=document,
    )
    return agency

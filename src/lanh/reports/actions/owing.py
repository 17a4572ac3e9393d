"""What a person does with forms and with what is owed."""

from datetime import date, datetime

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.audit.rules import seal_of
from lanh.common.actor import Operator
from lanh.common.clock import HANOI
from lanh.common.period import Period
from lanh.elements.forms import forms
from lanh.law.days import last_on_time
from lanh.outbox import steps as outbox
from lanh.places.models import Place
from lanh.reports import rules
from lanh.reports.models import Duty, FormVersion
from lanh.reports.queries import closing, duties
from lanh.reports.steps import facts, owing


@transaction.atomic(durable=True)
def load_forms(*, by: Operator) -> list[FormVersion]:
    """The texts of the house become versions; those that have not changed stay."""
    loaded = []
    for code, form in forms().items():
        latest = FormVersion.objects.filter(code=code).order_by("-version").first()
        if latest is not None and latest.text == form.text:
            continue
        held = latest.version if latest else 0
        rules.check_version_is_raised(form=code, version=form.version, latest=held)
        version = FormVersion(code=code, version=form.version, text=form.text)
        version.full_clean()
        version.save()
        loaded.append(version)
    record(
        by=by,
        verb="reports.load_forms",
        subject="forms",
        loaded=", ".join(str(version) for version in loaded),
    )
    return loaded


@transaction.atomic(durable=True)
def open_period(
    *, by: User | Operator, form: str, period: Period, province: Place, today: date
) -> list[Duty]:
    """Every unit under the province owes the form; the new duties, none twice."""
    if isinstance(by, User):
        duties.check_can_open(by, province=province, today=today)
    due = duties.due(duties.form_in_use(form).written, period)
    owed = owing.owe(form=form, period=period, province=province, due=due)
    record(
        by=by,
        verb="reports.open_period",
        subject=f"place:{province.pk}",
        form=form,
        period=period.key,
        duties=len(owed),
        digest=seal_of(duty.pk for duty in owed),
    )
    return owed


@transaction.atomic(durable=True)
def close_period(
    *, by: User | Operator, period: Period, province: Place, at: datetime
) -> int:
    """What no form asks for is taken from the registers and frozen; how many facts."""
    today = at.astimezone(HANOI).date()
    if isinstance(by, User):
        duties.check_can_open(by, province=province, today=today)
    rules.check_is_over(last=period.last, today=today)
    # Before it is asked whether somebody was here already.
    facts.queue_for_facts()
    closed = period in closing.closed(province)
    rules.check_not_closed(closed=closed, last=period.last, place=province.name)
    first, last = facts.close(province=province, period=period, at=at)
    outbox.put(kind="facts.publish", payload={"through": last})
    record(
        by=by,
        verb="reports.close_period",
        subject=f"place:{province.pk}",
        period=period.key,
        first=first,
        last=last,
    )
    return last - first + 1


@transaction.atomic(durable=True)
def extend(*, by: User, duty: Duty, until: date, why: str, today: date) -> Duty:
    """One unit is given a later day, once, and before the day has passed."""
    duty = Duty.objects.select_for_update().get(pk=duty.pk)
    duties.check_can_extend(by, duty=duty, today=today)
    rules.check_reason(why)
    rules.check_extension(due=duty.due, until=until, extended_to=duty.extended_to)
    duty.extended_to, duty.extended_by, duty.extended_why = until, by, why.strip()
    duty.last_day = last_on_time(rules.due_kind(duty.due_kind), until)
    duty.full_clean()
    duty.save()
    record(
        by=by,
        verb="reports.extend",
        subject=f"duty:{duty.pk}",
        why=why,
        until=until.isoformat(),
    )
    return duty

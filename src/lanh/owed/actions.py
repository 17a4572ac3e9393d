"""What a person decides about being reminded; each for oneself only."""

from datetime import datetime
from secrets import token_urlsafe

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.owed import rules, steps
from lanh.owed.rules import Often


@transaction.atomic(durable=True)
def open_calendar(*, by: User, at: datetime) -> str:
    """A new address, whose token is handed back this once; an earlier one is dead."""
    token = token_urlsafe(32)
    reminder = steps.locked(holder=by)
    reminder.seal, reminder.sealed_at = rules.seal_of_token(token), at
    reminder.full_clean()
    reminder.save()
    record(by=by, verb="owed.open_calendar", subject=by.subject)
    return token


@transaction.atomic(durable=True)
def close_calendar(*, by: User) -> None:
    """The address answers nobody any more."""
    reminder = steps.locked(holder=by)
    rules.check_has_calendar(reminder.seal)
    reminder.seal, reminder.sealed_at = "", None
    reminder.save()
    record(by=by, verb="owed.close_calendar", subject=by.subject)
    return


@transaction.atomic(durable=True)
def choose_mail(*, by: User, often: Often, mail: str) -> None:
    """How often, and to which address."""
    rules.check_has_address(often=often, mail=mail)
    reminder = steps.locked(holder=by)
    reminder.often, reminder.mail = often.value, mail
    reminder.full_clean()
    reminder.save()
    record(by=by, verb="owed.choose_mail", subject=by.subject, often=often.value)
    return

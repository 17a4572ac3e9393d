"""What the worker does: it orders the day's mails, and sends them.

Off unless the environment names a mail server (`LANH_SMTP`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext, ngettext

from lanh.outbox import steps as outbox
from lanh.owed import queries, rules
from lanh.owed.models import Reminder
from lanh.owed.queries import Horizon
from lanh.owed.rules import Often

DIGEST: Final = "owed.digest"


def order_digests(today: date) -> int:
    """A message in the outbox for everybody who is to have mail today; how many.

    Done twice it orders nothing twice: the day is kept in the same transaction.
    """
    if not settings.MAIL_IS_ON:
        return 0
    wanting = Reminder.objects.exclude(often=Often.NEVER.value).order_by("pk")
    keys = list(wanting.filter(holder__is_active=True).values_list("pk", flat=True))
    return sum(_ordered(key, today) for key in keys)


def _ordered(key: Any, today: date) -> bool:
    with transaction.atomic(durable=True):
        reminder = Reminder.objects.select_for_update().get(pk=key)
        wanted = rules.is_mail_day(
            often=reminder.rhythm, today=today, planned_for=reminder.planned_for
        )
        if wanted:
            reminder.planned_for = today
            reminder.save(update_fields=["planned_for"])
            payload = {"reminder": str(key), "day": today.isoformat()}
            outbox.put(kind=DIGEST, payload=payload)
    return wanted


def send_digest(payload: Mapping[str, Any]) -> None:
    """Send one mail, unless it left before, there is nothing to say, or it is not
    wanted any more. The same day has the same Message-ID: should a crash come between
    the sending and its note, the second copy is told apart by no mailbox.
    """
    day = date.fromisoformat(payload["day"])
    found = Reminder.objects.select_related("holder").filter(pk=payload["reminder"])
    reminder = found.first()
    if reminder is None or not _is_wanted(reminder, day):
        return
    with translation.override(reminder.holder.language or settings.LANGUAGE_CODE):
        mail = _written(reminder, day)
    if mail is not None:
        mail.send()
    Reminder.objects.filter(pk=reminder.pk).update(sent_for=day)


def _is_wanted(reminder: Reminder, day: date) -> bool:
    is_sent = reminder.sent_for is not None and reminder.sent_for >= day
    active = reminder.holder.is_active and reminder.rhythm is not Often.NEVER
    return settings.MAIL_IS_ON and active and not is_sent


def _written(reminder: Reminder, day: date) -> EmailMessage | None:
    """Counts and the address of the first page; nothing where nothing is due."""
    counts = queries.counts(reminder.holder, day)
    if not counts:
        return None
    lines = [f"{gettext(one.words)}: {number}" for one, number in counts.items()]
    late = counts.get(Horizon.LATE, 0)
    number = sum(counts.values())
    subject = ngettext("{n} thing due", "{n} things due", number).format(n=number)
    if late:
        subject += gettext(", {n} late").format(n=late)
    about = gettext("What is due is told after you have logged in: {address}")
    words = "\n".join([*lines, "", about.format(address=settings.ADDRESS)])
    headers = {"Message-ID": f"<{reminder.pk}.{day.isoformat()}@lanh>"}
    return EmailMessage(subject, words, to=[reminder.mail], headers=headers)

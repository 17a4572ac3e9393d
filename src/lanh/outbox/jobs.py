"""What the worker does: it delivers what waits, oldest first."""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django_tasks import task, task_backends

from lanh.common import clock
from lanh.outbox import queries, registry, rules
from lanh.outbox.models import Message

# A worker that died holds a message no longer than this.
LEASE: Final = timedelta(minutes=10)


def deliver() -> int:
    """Deliver what waits; the number of messages delivered.

    Each handler runs outside any transaction, so that a slow one blocks no writer, and
    may be called again after a crash. What fails is kept with its error and tried again
    later; the others go on.
    """
    delivered = 0
    while message := _claimed(clock.now()):
        delivered += _tried(message)
    _look_again()
    return delivered


@task()
def deliver_soon() -> int:
    """`deliver`, for the queue."""
    return deliver()


def try_again() -> int:
    """Whatever was given up waits again, as if for the first time; how many."""
    waits = {"given_up": False, "tries": 0, "next_try": None}
    return queries.given_up().update(**waits)


def _claimed(now: datetime) -> Message | None:
    """The oldest that waits, held for this worker alone."""
    apart = connection.features.has_select_for_update_skip_locked
    with transaction.atomic(durable=True):
        waiting = Message.objects.waiting(now).select_for_update(skip_locked=apart)
        message = waiting.first()
        if message:
            message.tries += 1
            message.next_try = now + LEASE
            message.save(update_fields=["tries", "next_try"])
    return message


def _tried(message: Message) -> bool:
    try:
        registry.handler(message.kind)(message.payload)
    except Exception as error:  # noqa: BLE001 (kept with the message; others go on)
        message.error = f"{type(error).__name__}: {error}"
        message.next_try = rules.next_try(tries=message.tries, now=clock.now())
        message.given_up = message.next_try is None
    else:
        message.error, message.next_try = "", None
        message.delivered_at = clock.now()
    message.save(update_fields=["error", "next_try", "given_up", "delivered_at"])
    return message.delivered_at is not None


def _look_again() -> None:
    """Come back when the first of those that failed is due."""
    waits = Message.objects.filter(delivered_at=None, given_up=False)
    first = waits.order_by("next_try").values_list("next_try", flat=True).first()
    if first and task_backends["default"].supports_defer:
        deliver_soon.using(run_after=first).enqueue()

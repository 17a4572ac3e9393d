"""What other rooms' actions ask of this one, inside their own transaction."""

from typing import Any

from django.db import transaction

from lanh.outbox import registry
from lanh.outbox.models import Message


def put(*, kind: str, payload: dict[str, Any]) -> Message:
    """Ask for something that must happen if, and only if, the act is committed.

    The payload holds keys and values, never a person's data: it is read by workers.
    """
    message = Message(kind=kind, payload=payload)
    message.full_clean(validate_constraints=False)
    message.save()
    transaction.on_commit(registry.wake)
    return message

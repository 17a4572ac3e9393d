"""Writing the trail."""

from typing import Final

from django.db import connection, transaction

from lanh.audit import steps
from lanh.audit.errors import OutsideTransaction
from lanh.audit.models import Head, Line
from lanh.audit.rules import Detail
from lanh.common import clock
from lanh.common.actor import Actor

READ: Final = "audit.read"


def record(
    *, by: Actor, verb: str, subject: str, why: str = "", **details: Detail
) -> Line:
    """Add one line, in the transaction of the act that it tells of.

    Call it last in an action: writers wait for each other only from here to commit.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction
    head = _head()
    line = Line(
        number=head.number + 1,
        at=clock.now(),
        actor=by.actor_id,
        actor_name=by.actor_name,
        verb=verb,
        subject=subject,
        why=why,
        details=details,
        previous=head.digest,
    )
    line.digest = line.reckon()
    line.save()
    if verb != READ:
        steps.mark_sent(line=line)
    head.number, head.digest = line.number, line.digest
    head.save(update_fields=["number", "digest"])
    return line


def _head() -> Head:
    # Concurrent writers: PostgreSQL makes them queue for the head row (FOR UPDATE)
    # until the one before has committed; SQLite ignores the clause and needs none,
    # for BEGIN IMMEDIATE (settings.py) lets one writer in at a time. Actions take
    # this lock last and are never nested (durable=True), so it cannot deadlock.
    # Cost: one read and two small writes by primary key, whatever the trail's length.
    # A rolled-back act leaves no gap, because the number comes from the head.
    head, _new = Head.objects.select_for_update().get_or_create(pk=1)
    return head


@transaction.atomic
def read(*, by: Actor, subject: str, why: str = "", **details: Detail) -> Line:
    """Somebody has looked at what is about a person; `why` is the purpose."""
    return record(by=by, verb=READ, subject=subject, why=why, **details)

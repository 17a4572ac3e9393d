"""`lanh nightly`: what is done while nobody works. A timer runs it once a night."""

import sys
from argparse import Namespace
from collections.abc import Callable
from typing import Final

from django.core.management import call_command
from django.db import DatabaseError

from lanh.audit import jobs as audit_jobs
from lanh.audit import queries as audit
from lanh.common import clock
from lanh.common.refusal import Refused
from lanh.files import jobs as files
from lanh.outbox import jobs as outbox
from lanh.outbox import queries
from lanh.owed import jobs as owed
from lanh.reports import jobs as reports


def run(_asked: Namespace) -> int:
    """Do each in turn and say what came of it; 1 where one of them failed.

    What fails keeps none of the others from being done. The last line is the head of
    the trail: mailed by the timer, it lies where nobody on this machine can change it.
    """
    failed = False
    for does in WORK:
        try:
            sys.stdout.write(f"{does()}\n")
        except (Refused, OSError, DatabaseError, NeedsAHand) as error:
            failed = True
            sys.stderr.write(f"{does.__name__} failed: {error}\n")
    return int(failed)


class NeedsAHand(Exception):
    """What no timer can mend: the operator must look."""


def deliver() -> str:
    """What a worker that died has left behind."""
    delivered = outbox.deliver()
    if given_up := queries.given_up().count():
        raise NeedsAHand(
            f"messages given up: {given_up}. `lanh outbox list` says why; "
            "`lanh outbox retry` tries them once more."
        )
    return f"{delivered} messages delivered"


def remind() -> str:
    """Mail about what is due, to those who asked for it; off without a server."""
    return f"{owed.order_digests(clock.today())} reminders ordered"


def publish() -> str:
    return f"{reports.publish_facts()} facts published"


def compact() -> str:
    """So that tomorrow's sums read few files."""
    return f"{reports.store().compact().rows} facts in the published files"


def sweep() -> str:
    """Content that an act left behind which was rolled back."""
    return f"{files.sweep(at=clock.now())} files without a record taken away"


def forget() -> str:
    """Log-ins that are over, forms sent long ago, finished work after two weeks."""
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", verbosity=0)
    audit_jobs.forget_sendings(at=clock.now())
    return "old sessions and finished tasks forgotten"


def verify() -> str:
    """The whole trail, and where it ends."""
    verdict = audit.verify()
    if verdict.fault is not None:
        raise NeedsAHand(f"{verdict.fault.words}, at line {verdict.broken_at}")
    return f"Trail whole: {verdict.lines} lines, head {audit.head()}"


WORK: Final[tuple[Callable[[], str], ...]] = (
    *(remind, deliver, publish, compact, sweep, forget),
    verify,
)

"""What the worker does for this room; each may be called twice and does no harm."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from django.db import transaction

from lanh.common import clock
from lanh.common.actor import Worker
from lanh.common.refusal import Refused
from lanh.intake import actions, steps
from lanh.intake.models import Import
from lanh.intake.queries.judging import Judge, Judged
from lanh.intake.rules.life import Outcome, Status

CHUNK: Final = 1_000


def read(payload: Mapping[str, Any]) -> None:
    """Read a file that waits; one that is past that is left alone."""
    handed_in = _found(payload, Status.READING)
    if handed_in is None:
        return
    try:
        found = steps.looked(handed_in=handed_in, today=clock.today())
    except Refused as refusal:
        why = steps.refused(refusal)
        actions.refuse(by=Worker(), handed_in=handed_in, why=why)
    else:
        actions.tell(by=Worker(), found=found)


def take(payload: Mapping[str, Any]) -> None:
    """Keep the good rows hidden, chunk by chunk, then show them all at once.

    Were the worker stopped in the middle, what it kept is taken away and it begins
    anew: nothing of it was seen, and nothing comes twice.
    """
    handed_in = _found(payload, Status.TAKING)
    if handed_in is None:
        return
    steps.begin(handed_in=handed_in)
    _sweep(handed_in)
    table, heads = steps.look(handed_in=handed_in)
    rows = Judge(handed_in, today=clock.today()).rows(table, heads)
    whole = _kept(handed_in, rows)
    if whole:
        actions.take_in(by=handed_in.by, handed_in=handed_in, at=clock.now())
    else:
        actions.give_back(by=Worker(), handed_in=handed_in)
        _sweep(handed_in)


def sweep(payload: Mapping[str, Any]) -> None:
    """Take away what an undone import had brought."""
    handed_in = _found(payload, Status.UNDONE)
    if handed_in is not None:
        _sweep(handed_in)


def _found(payload: Mapping[str, Any], status: Status) -> Import | None:
    waiting = Import.objects.select_related("file", "by", "place")
    return waiting.filter(pk=payload["import"], status=status.value).first()


def _kept(handed_in: Import, rows: Iterator[Judged]) -> bool:
    """Whether all was kept; not where rows are wrong that were good when looked at."""
    done = 0
    while some := list(islice(rows, CHUNK)):
        if not handed_in.good_only and any(j.outcome is Outcome.WRONG for j in some):
            return False
        good = [judged.record for judged in some if judged.outcome is Outcome.GOOD]
        with transaction.atomic(durable=True):
            if not steps.is_mine(handed_in=handed_in):
                return False
            done += steps.hidden(handed_in=handed_in, records=good)
            Import.objects.filter(pk=handed_in.pk).update(done=done)
    return done > 0


def _sweep(handed_in: Import) -> None:
    while True:
        with transaction.atomic(durable=True):
            if not steps.swept(handed_in=handed_in):
                return

"""What the office stands by, numbered in the order of commits."""

from collections.abc import Collection, Iterable
from datetime import datetime

from lanh.common.period import Period
from lanh.outbox import steps as outbox
from lanh.places.models import Place
from lanh.reports.models import Cell, Fact, FactHead, Submission
from lanh.reports.queries import closing
from lanh.reports.rules import Origin, State


def keep_facts(
    *, submission: Submission, cells: Iterable[Cell], at: datetime
) -> tuple[int, int]:
    """A fact for every cell, zero and blank alike; the first and last sequence."""
    duty = submission.duty
    return _number_facts(
        Fact(
            place=duty.place,
            element=cell.element,
            slice=cell.slice,
            regime=duty.regime,
            first=duty.first,
            last=duty.last,
            value=cell.value,
            reason=cell.reason,
            estimate=cell.estimate,
            known_from=at,
            origin=Origin.SUBMISSION.value,
            submission=submission,
        )
        for cell in cells
    )


def correct(*, submission: Submission, cells: Collection[Cell], at: datetime) -> int:
    """A further fact for each corrected cell of an accepted report; the last sequence.

    0 where nothing follows: a report that is still to be accepted keeps no facts yet.
    """
    if not cells or submission.stage is not State.ACCEPTED:
        return 0
    _first, last = keep_facts(submission=submission, cells=cells, at=at)
    outbox.put(kind="facts.publish", payload={"through": last})
    return last


def close(*, province: Place, period: Period, at: datetime) -> tuple[int, int]:
    """A fact for every figure that no form asks for; the first and last sequence."""
    return _number_facts(
        Fact(
            place=place,
            element=element,
            slice=slice,
            regime=period.regime.value,
            first=period.first,
            last=period.last,
            value=number,
            known_from=at,
            origin=Origin.CLOSING.value,
        )
        for place, (element, slice), number in closing.figures(province, period)
    )


def queue_for_facts() -> FactHead:
    """Only one at a time may decide which facts follow; held until commit."""
    head, _new = FactHead.objects.select_for_update().get_or_create(pk=1)
    return head


def _number_facts(unnumbered: Iterable[Fact]) -> tuple[int, int]:
    """Keep facts under the next numbers; the first and the last that was given.

    Concurrent writers: PostgreSQL makes them queue for the head row until the one
    before has committed, and SQLite lets one writer in at a time, so a sequence is
    given in the order of commits. Whoever reads up to one has therefore read all.
    """
    facts, head = list(unnumbered), queue_for_facts()
    first = head.sequence + 1
    for fact in facts:
        head.sequence += 1
        fact.sequence = head.sequence
    Fact.objects.bulk_create(facts)
    head.save(update_fields=["sequence"])
    return first, head.sequence

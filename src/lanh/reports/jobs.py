"""What the worker does for this room: accepted facts go to where sums are made."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import islice, zip_longest
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django_tasks import task

from lanh.places.queries import tree_rows
from lanh.reports import rules
from lanh.reports.models import Fact
from lanh.rollup import Bounds, FactRow, Manifest, Store

# How many facts go out at once: a first publication of millions shows its progress.
AT_ONCE: Final = 200_000
# Any number that no other lock of this database has.
ADVISORY: Final = 20_260_701


def store() -> Store:
    """The published facts of this instance, to be written by one process at a time."""
    bounds = Bounds(settings.FACTS_MEMORY, settings.FACTS_THREADS)
    return Store(settings.FACTS, lock=_lock, bounds=bounds)


def publish_facts(payload: Mapping[str, Any] | None = None) -> int:
    """Publish every fact that is not published yet; returns how many.

    The answer to `facts.publish`, whose payload is not needed: what a message asks for
    may have gone out with an earlier one. Killed at any point it may begin again, for
    the manifest says through which sequence all is published, and sequences are given
    in the order of commits.
    """
    rules.check_not_ahead(
        published=store().manifest().published_through, kept=_last_sequence()
    )
    published = 0
    while some := _some_after(store().manifest().published_through):
        if not published:
            publish_tree()
        store().append(some)
        published += len(some)
    return published


def publish_tree(payload: Mapping[str, Any] | None = None) -> Manifest:
    """Publish the map of places beside the facts; nothing is written where it is the
    one that is published. To be asked for whenever a unit begins, moves or ends."""
    return store().write_tree(tree_rows())


def rebuild_facts(told: Callable[[int], object] = bool) -> Manifest:
    """Publish everything anew from the database, such as after a restore.

    told: is called with the number of facts written so far.
    """
    publish_tree()
    return store().rebuild(_lots(told))


@task()
def compact_facts() -> int:
    """Nightly: fold what was appended into files that are quick to read."""
    return store().compact().number


def differences() -> Iterator[str]:
    """Where the published facts are not those of the database, a sentence each.

    Every file is read and its hash compared; then every fact on both sides, in the
    order of sequences. For the console: it takes as long as there are facts.
    """
    kept = store()
    yield from kept.check()
    through = kept.manifest().published_through
    ours = _rows(Fact.objects.filter(sequence__lte=through))
    for row, out in zip_longest(ours, kept.rows()):
        if row != out:
            number = min(one.sequence for one in (row, out) if one)
            yield f"from sequence {number} on: {row} here, {out} published"
            return


def _lots(told: Callable[[int], object]) -> Iterator[list[FactRow]]:
    written = 0
    rows = _rows(Fact.objects.all())
    while lot := list(islice(rows, AT_ONCE)):
        yield lot
        written += len(lot)
        told(written)


def _last_sequence() -> int:
    last = Fact.objects.order_by("-sequence").values_list("sequence", flat=True)
    return last.first() or 0


def _some_after(sequence: int) -> list[FactRow]:
    return list(islice(_rows(Fact.objects.filter(sequence__gt=sequence)), AT_ONCE))


def _rows(facts: Any) -> Iterator[FactRow]:
    fields = [name for name in FactRow.__slots__ if name != "place"]
    ordered = facts.order_by("sequence").values_list("place_id", *fields)
    for place, *rest in ordered.iterator(chunk_size=10_000):
        yield FactRow(str(place), *rest)


def _lock() -> AbstractContextManager[object]:
    """Where several machines share one folder, the database keeps them apart too."""
    return _advisory() if connection.vendor == "postgresql" else nullcontext()


@contextmanager
def _advisory() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY])

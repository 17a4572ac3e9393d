"""What the worker does for this room: accepted figures are published for sums."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.db.models import Count, Max

from lanh.places.models import Place
from lanh.places.queries import tree_rows
from lanh.reports.models import Fact
from lanh.reports.rules import Blank
from lanh.rollup import FactRow, Manifest, Reason, Store

# What an act of acceptance orders (`outbox`).
PUBLISH: Final = "facts.publish"
REASONS: Final[Mapping[str, str]] = {
    "": "",
    Blank.BLANK.value: Reason.BLANK.value,
    Blank.NOT_APPLICABLE.value: Reason.NOT_APPLICABLE.value,
    Reason.WITHHELD.value: Reason.WITHHELD.value,
}
# Any number that no other lock of this database has.
LOCK: Final = 0x4C61_6E68

# The map that this process published last; another process may publish the same again,
# which costs a moment and changes no answer.
_map: dict[str, object] = {}


def publish_facts(payload: Mapping[str, Any]) -> Manifest:
    """Everything after the last published fact is added to the folder of facts.

    It may be called twice, or be killed in the middle: the folder says how far it is.
    """
    store = _store()
    publish_map(store)
    through = store.manifest().published_through
    fresh = Fact.objects.filter(sequence__gt=through).order_by("sequence")
    return store.append(_row(fact) for fact in fresh.iterator(chunk_size=10_000))


def publish_map(store: Store | None = None) -> None:
    """The tree of places goes beside the facts, where it is new or has changed."""
    store = store or _store()
    now = Place.objects.aggregate(Count("pk"), Count("until"), latest=Max("since"))
    if _map.get(str(settings.FACTS)) != now or not store.manifest().tree:
        store.write_tree(tree_rows())
        _map[str(settings.FACTS)] = now


def _row(fact: Fact) -> FactRow:
    return FactRow(
        place=str(fact.place_id),
        element=fact.element,
        slice=fact.slice,
        regime=fact.regime,
        first=fact.first,
        last=fact.last,
        value=fact.value,
        reason=REASONS[fact.reason],
        estimate=fact.estimate,
        known_from=fact.known_from,
        sequence=fact.sequence,
        origin=fact.origin,
    )


def _store() -> Store:
    # Several machines may share the folder where they share a PostgreSQL.
    alone = _advisory if connection.vendor == "postgresql" else nullcontext
    return Store(settings.FACTS, lock=alone)


@contextmanager
def _advisory() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])

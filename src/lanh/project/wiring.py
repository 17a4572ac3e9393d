"""Who answers for what: rooms below register here, so that no room imports upward."""

from lanh.outbox import jobs as outbox_jobs
from lanh.outbox import registry as outbox
from lanh.owed import registry as owed
from lanh.places import measures as places_measures
from lanh.registers.events import measures as events_measures
from lanh.registers.events import queries as events


def wire() -> None:
    """Fill the registries: measures by element code, due items, outbox handlers."""
    events_measures.register()
    owed.register("events", events.due)
    places_measures.register()
    outbox.wake_with(outbox_jobs.deliver_soon.enqueue)

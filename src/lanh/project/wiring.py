"""Who answers for what: rooms below register here, so that no room imports upward."""

from lanh.outbox import jobs as outbox_jobs
from lanh.outbox import registry as outbox


def wire() -> None:
    """Fill the registries: measures by element code, due items, outbox handlers."""
    outbox.wake_with(outbox_jobs.deliver_soon.enqueue)

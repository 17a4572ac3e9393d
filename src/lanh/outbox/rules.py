"""How long a message that failed is left in peace. Pure."""

from datetime import datetime, timedelta
from typing import Final

TRIES: Final = 8
FIRST_WAIT: Final = timedelta(seconds=30)


def next_try(*, tries: int, now: datetime) -> datetime | None:
    """When to try again after `tries` failures, or None to give up and wait for a hand.

    Half a minute, then twice as long each time: eight tries span about one hour, which
    outlasts a restart and not a working day.
    """
    return None if tries >= TRIES else now + FIRST_WAIT * 2 ** (tries - 1)

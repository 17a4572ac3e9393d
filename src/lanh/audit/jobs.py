"""What the worker does at night."""

from datetime import datetime, timedelta
from typing import Final

from lanh.audit.models import Sending

# A page that lies open longer than this asks for a new log-in first.
REMEMBERED: Final = timedelta(days=2)


def forget_sendings(*, at: datetime) -> int:
    """Forms that nobody sends again any more; how many."""
    forgotten, _each = Sending.objects.filter(at__lt=at - REMEMBERED).delete()
    return forgotten

"""Where an activity's time lies."""

from datetime import date

from lanh.common.words import Worded, _


class When(Worded):
    """An activity's time, seen from a day."""

    TO_COME = "to_come", _("to come")
    RUNNING = "running", _("under way")
    OVER = "over", _("its time is over")
    UNDATED = "undated", _("without days")


def when(first: date | None, last: date | None, today: date) -> When:
    """
    >>> when(date(2026, 4, 1), date(2026, 6, 30), date(2026, 5, 20)).value
    'running'
    """
    if first is None or last is None:
        return When.UNDATED
    if today < first:
        return When.TO_COME
    return When.OVER if today > last else When.RUNNING

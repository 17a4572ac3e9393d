"""Handing a plan's reports down to the units that owe them. Pure."""

import re
from collections.abc import Sequence

from lanh.common.words import Worded, _
from lanh.plans.errors import NoReportAsked


class Whose(Worded):
    """Who owes what a plan asks to be reported."""

    COMMUNES = "communes", _("every commune")
    UNITS = "units", _("every unit, the plan's own with them")
    ITSELF = "itself", _("the plan's own unit alone")


def whose(sender: str) -> Whose:
    """What the document's words suggest; a person decides.

    >>> whose("Ủy ban nhân dân các xã, phường").value
    'communes'
    >>> whose("Công an tỉnh").value
    'itself'
    """
    if re.search(r"(?<!\w)(xã|phường|đặc khu)(?!\w)", sender, re.IGNORECASE):
        return Whose.COMMUNES
    if re.search(r"các|đơn vị|địa phương", sender, re.IGNORECASE):
        return Whose.UNITS
    return Whose.ITSELF


def check_asks_for_something(occurrences: Sequence[object], *, form: str) -> None:
    """There is a day, and a period of the form that it can be the day of."""
    if not occurrences:
        raise NoReportAsked(form=form)

"""What is refused about reminders: what, why, and the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class NoMailAddress(Refused):
    sentence = _(
        "Mail cannot be sent without an address. Write your address, or choose not to "
        "be reminded by mail."
    )


class NoCalendar(Refused):
    sentence = _(
        "You have no calendar address, so there is none to take back. Make one first, "
        "if you want one."
    )

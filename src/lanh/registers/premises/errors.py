"""What this register refuses: what, why with the values, and the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class PremisesCodeTaken(Refused):
    sentence = _(
        "The code {code} is that of {name} already. Open that one, or give another "
        "code."
    )


class PremisesAreClosed(Refused):
    sentence = _(
        "{name} closed on {closed}, so nothing of {day} can be written down there. "
        "Correct the day, or register the premises anew under the new owner."
    )


class ReopenedAlready(Refused):
    sentence = _(
        "{name} was registered anew under another owner already. Open the newer "
        "premises from the history of this page."
    )


class ContractsExceedWorkers(Refused):
    sentence = _(
        "{part}: {number} contracts for {workers} workers is more than all of them. "
        "Correct the contracts or the workers."
    )


class StaffingIsTold(Refused):
    sentence = _(
        "The workers of {name} as of {day} are written down already. Take another day."
    )


class UnitStillStands(Refused):
    sentence = _(
        "{place} is an administrative unit on {day}, so its premises stay there. Pass "
        "them on once the unit has ended."
    )

"""What the clock says: one sentence of law about one file at one moment."""

from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """The questions of `CLOCK.md`."""

    DECISION_DUE = "decision_due"
    NOTICE_DUE = "notice_due"
    ACTION_DUE = "action_due"
    ENDS_ON = "ends_on"
    STATUS = "status"
    WHO_DECIDES = "who_decides"
    ALLOWED = "allowed"
    REFUSED = "refused"
    LIST_REMOVED = "list_removed"
    LAW_APPLIES = "law_applies"


class Certainty(StrEnum):
    """How far the text of the law carries the answer."""

    SURE = "sure"
    ARGUABLE = "arguable"
    SILENT = "not_in_law_text"


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer: `of` names the decision, term, notice, act or list.

    `value` is a day, an instant, a code, 'yes' or 'no'; `alternative` the value under
    the other reading. `also` holds other words for `of`, by which a question finds it;
    `rule` the code of the rule that `article` comes from.
    """

    what: What
    of: str
    value: str
    article: str
    certainty: Certainty = Certainty.SURE
    alternative: str | None = None
    who: str = ""
    rule: str = ""
    also: str = ""

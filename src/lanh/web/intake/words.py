"""How imports are told."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.audit import registry
from lanh.intake.models import Import, RowTold
from lanh.intake.queries import imports as queries
from lanh.intake.rules.life import Outcome, Status
from lanh.web.parts.shapes import Moment, Tab
from lanh.web.parts.words import number, words

SHAPES: Final = {
    Status.READING: "info",
    Status.CHECKED: "half",
    Status.REFUSED: "bad",
    Status.TAKING: "info",
    Status.TAKEN: "ok",
    Status.UNDONE: "none",
    Status.DROPPED: "none",
}
OUTCOMES: Final = {
    Outcome.GOOD: "ok",
    Outcome.SAME: "none",
    Outcome.DIFFERS: "warn",
    Outcome.WRONG: "bad",
    Outcome.ASIDE: "none",
}
HANDED_IN: Final = _("Handed in. It is being read; nothing is taken in yet.")
MATCHED: Final = _("The columns are set. The rows are looked at anew.")
ORDERED: Final = _("It is being taken in. All of it is seen at once when it is done.")
UNDONE: Final = _("The whole import is taken back.")
DROPPED: Final = _("The spreadsheet is dropped; nothing of it was taken in.")
UNDO: Final = _("Take the whole import back")
DROP: Final = _("Drop the spreadsheet")
UNDO_HARM: Final = (
    _("Every record that it brought is taken out of the register."),
    _("The trail keeps how many they were, and that you took them back."),
)
DROP_HARM: Final = (_("Nothing of it is taken in. It can be handed in again."),)


def reason(told: Any) -> str:
    """A kept reason in the reader's language: [sentence, facts]."""
    sentence, facts = told
    known: Mapping[str, Any] = {
        name: gettext(fact) if isinstance(fact, str) and fact else fact
        for name, fact in facts.items()
    }
    said = gettext(sentence)
    return said.format(**known) if known else said


def refusal(handed_in: Import) -> str:
    kept = handed_in.refusal
    return reason((kept["sentence"], kept["facts"])) if kept else ""


def tabs(handed_in: Import, here: Outcome) -> list[Tab]:
    """The outcomes that have rows."""
    return [
        Tab(f"?see={one.value}#rows", words(one), one is here, handed_in.number(one))
        for one in Outcome
        if handed_in.number(one)
    ]


def row_of(told: RowTold) -> list[tuple[str, str]]:
    """(cell, what is wrong with it) for each cell."""
    reasons = told.reasons
    return [
        (cell, reason(reasons[str(n)]) if str(n) in reasons else "")
        for n, cell in enumerate(told.cells)
    ]


def whole(told: RowTold) -> str:
    """What is told of the row as a whole: a rule, or a field that no column tells."""
    return reason(told.reasons[""]) if "" in told.reasons else ""


def moments(handed_in: Import) -> Iterator[Moment]:
    for line in queries.story(handed_in):
        done = gettext(registry.words_for(line.verb))
        count = line.details.get("count")
        said = [gettext("{n} records").format(n=number(count))] if count else []
        yield Moment(line.at, f"{line.actor_name} {done}", said)

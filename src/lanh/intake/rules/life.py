"""The life of an import, and when it may still be undone."""

from collections.abc import Iterable
from typing import Final

from lanh.common.words import Worded, _
from lanh.intake.errors import (
    CannotUndoImport,
    FieldNamedTwice,
    HasWrongRows,
    NothingToTake,
    NotThisStep,
    WasChanged,
)


class Status(Worded):
    READING = "reading", _("being read")
    CHECKED = "checked", _("read, waiting for you")
    REFUSED = "refused", _("not read")
    TAKING = "taking", _("being taken in")
    TAKEN = "taken", _("taken in")
    UNDONE = "undone", _("undone")
    DROPPED = "dropped", _("dropped")


class Outcome(Worded):
    """What becomes of a row."""

    GOOD = "good", _("new")
    SAME = "same", _("stands already")
    DIFFERS = "differs", _("stands already, with other figures")
    WRONG = "wrong", _("wrong")
    ASIDE = "aside", _("no record: total, numbering, remark")


VERBS: Final = {
    "intake.hand_in": _("handed in a spreadsheet"),
    "intake.tell": _("read the spreadsheet"),
    "intake.refuse": _("could not read the spreadsheet"),
    "intake.rematch": _("set the columns of a spreadsheet"),
    "intake.order": _("ordered a spreadsheet to be taken in"),
    "intake.take_in": _("took it in from a spreadsheet"),
    "intake.give_back": _("stopped taking in a spreadsheet"),
    "intake.undo": _("took a whole import back"),
    "intake.drop": _("dropped a spreadsheet"),
}


def check_status(status: Status, *, among: Iterable[Status]) -> None:
    """The act belongs to where the file stands."""
    if status not in among:
        raise NotThisStep(status=status)


def check_version(*, seen: object, now: object) -> None:
    """The second of two writers is told. Source: HOUSE.md, 'Two databases'."""
    if seen != now:
        raise WasChanged


def check_named_once(fields: Iterable[str]) -> None:
    """A field stands in one column."""
    seen: set[str] = set()
    for name in fields:
        if name in seen:
            raise FieldNamedTwice(field=name)
        seen.add(name)


def check_takes(*, good: int, wrong: int, good_only: bool) -> None:
    """There is something to take; wrong rows are left out only knowingly."""
    if not good:
        raise NothingToTake
    if wrong and not good_only:
        raise HasWrongRows(wrong=wrong)


WHY_NOT: Final = {
    "own": _("somebody else took it in"),
    "day": _("it was taken in on another day"),
    "changed": _("some of its records were changed since"),
}


def check_can_undo(*, is_own: bool, is_today: bool, is_untouched: bool) -> None:
    """One's own import, on its day, while nobody touched a record of it.

    Source: HOUSE.md, 'Undo'; figures are closed at the end of a day at the earliest.
    """
    asked = {"own": is_own, "day": is_today, "changed": is_untouched}
    wrong = next((name for name, holds in asked.items() if not holds), None)
    if wrong is not None:
        raise CannotUndoImport(why=WHY_NOT[wrong])

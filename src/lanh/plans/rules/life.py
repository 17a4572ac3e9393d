"""The life of a draft and of the items that were read in it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from lanh.common.words import Worded, _
from lanh.plans.errors import (
    ItemsStillOpen,
    ItemTouched,
    NoReasonToDrop,
    NothingToDo,
    SameDocument,
    WrongDraftStep,
)


class DraftState(Worded):
    """How far a document is on its way to a plan."""

    WAITING = "waiting", _("waiting to be read")
    READING = "reading", _("being read")
    READY = "ready", _("ready for review")
    REFUSED = "refused", _("not readable")
    CONFIRMED = "confirmed", _("made into a plan")
    DROPPED = "dropped", _("dropped")


class DraftStep(Worded):
    """What can be done with a draft, in the words that finish 'you cannot …'."""

    TAKE = "take", _("fill")
    REFUSE = "refuse", _("refuse")
    REVIEW = "review", _("review")
    CONFIRM = "confirm", _("confirm")
    DROP = "drop", _("drop")


class ItemKind(Worded):
    """What an item of a document is. Source: SCHEMA of read documents."""

    HEAD = "head", _("Plan")
    TARGET = "target", _("Target")
    ACTIVITY = "activity", _("Activity")
    ASSIGNMENT = "assignment", _("Assignment")
    DUTY = "duty", _("Report due")


class ItemState(Worded):
    OPEN = "open", _("to be looked at")
    ACCEPTED = "accepted", _("accepted")
    EDITED = "edited", _("corrected")
    DROPPED = "dropped", _("left out")


class Sureness(Worded):
    """What a certainty means to the person who reviews."""

    SURE = "3", _("sure")
    FAIRLY = "2", _("fairly sure")
    DOUBTFUL = "1", _("doubtful")


# What acts change a draft's state to; from waiting to reading the worker takes it by
# itself, and again where it was stopped in the middle (`steps.begin`).
LIFE: Final[Mapping[tuple[DraftState, DraftStep], DraftState]] = {
    (DraftState.READING, DraftStep.TAKE): DraftState.READY,
    (DraftState.READING, DraftStep.REFUSE): DraftState.REFUSED,
    (DraftState.READY, DraftStep.REVIEW): DraftState.READY,
    (DraftState.READY, DraftStep.CONFIRM): DraftState.CONFIRMED,
    (DraftState.WAITING, DraftStep.DROP): DraftState.DROPPED,
    (DraftState.READING, DraftStep.DROP): DraftState.DROPPED,
    (DraftState.READY, DraftStep.DROP): DraftState.DROPPED,
    (DraftState.REFUSED, DraftStep.DROP): DraftState.DROPPED,
}
# Of the items that the reader gives at least this certainty, 95 in 100 are right
# (issue 'Step 3', 'The instrument').
SURE: Final = 0.9
FAIRLY: Final = 0.6
SETTLED: Final = (ItemState.ACCEPTED, ItemState.EDITED)


def sureness(certainty: float) -> Sureness:
    """The certainty as three words; nobody acts differently on 0.83 and 0.85."""
    if certainty >= SURE:
        return Sureness.SURE
    return Sureness.FAIRLY if certainty >= FAIRLY else Sureness.DOUBTFUL


def check_step(*, state: DraftState, step: DraftStep) -> None:
    """The draft's life allows the step."""
    if (state, step) not in LIFE:
        raise WrongDraftStep(step=step, state=state)


def check_untouched(*, number: int, seen: int, now: int, name: str) -> None:
    """The second writer is told. Source: HOUSE.md, 'Two databases, one behaviour'."""
    if seen != now:
        raise ItemTouched(number=number, name=name)


def check_all_looked_at(*, still_open: int, unsure: int) -> None:
    """Nothing enters a plan unseen. Source: PRODUCT.md, 'What none has', 1."""
    if still_open:
        raise ItemsStillOpen(open=still_open, unsure=unsure)


def check_something_is_left(*, targets: int, activities: int) -> None:
    """A plan aims at something or does something."""
    if not targets and not activities:
        raise NothingToDo


def check_new(*, by: str, on: date | None) -> None:
    """The same bytes are not reviewed twice at once. `on`: None where they are new."""
    if on is not None:
        raise SameDocument(name=by, day=on)


def check_reason(why: str) -> None:
    """Nothing is dropped in silence. Source: HOUSE.md, habit 5."""
    if not why.strip():
        raise NoReasonToDrop

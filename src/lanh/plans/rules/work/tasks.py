"""The life of a task: open, in progress, done, verified; late is reckoned."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from lanh.common.words import Worded, _
from lanh.law.days import last_on_time
from lanh.plans.errors import (
    AgencyGone,
    AgencyIsKnown,
    DueOutsidePlan,
    ExtendedAlready,
    ExtensionNotLater,
    NoDocumentNamed,
    NotByTheSamePerson,
    NoteMissing,
    NothingToHandOut,
    NotYourTask,
    TaskTouched,
    TaskWithoutWords,
    WrongTaskStep,
)
from lanh.plans.rules.content import Cadence
from lanh.reader.grammar.times import limit


class Part(Worded):
    """What a named agency has to do in its activity or assignment."""

    LEAD = "lead", _("leads")
    WITH = "with", _("co-operates")
    TASK = "task", _("is told to do it")


class TaskState(Worded):
    """Source: catalogue 2.4, statuses. Overdue is no state: it is reckoned."""

    OPEN = "open", _("not begun")
    IN_PROGRESS = "in_progress", _("in progress")
    DONE = "done", _("done, to be verified")
    VERIFIED = "verified", _("verified")
    RETURNED = "returned", _("sent back")
    CANCELLED = "cancelled", _("cancelled")


class TaskStep(Worded):
    """What can be done with a task, in the words that finish 'you cannot …'."""

    TELL = "tell", _("tell about")
    FINISH = "finish", _("report done")
    VERIFY = "verify", _("verify")
    RETURN = "return", _("send back")
    EXTEND = "extend", _("extend")
    DATE = "date", _("set the day of")
    CANCEL = "cancel", _("cancel")


_S, _T = TaskState, TaskStep
LIFE: Final[Mapping[tuple[TaskState, TaskStep], TaskState]] = {
    (_S.OPEN, _T.TELL): _S.IN_PROGRESS,
    (_S.IN_PROGRESS, _T.TELL): _S.IN_PROGRESS,
    (_S.RETURNED, _T.TELL): _S.IN_PROGRESS,
    (_S.OPEN, _T.FINISH): _S.DONE,
    (_S.IN_PROGRESS, _T.FINISH): _S.DONE,
    (_S.RETURNED, _T.FINISH): _S.DONE,
    (_S.DONE, _T.VERIFY): _S.VERIFIED,
    (_S.DONE, _T.RETURN): _S.RETURNED,
    (_S.OPEN, _T.EXTEND): _S.OPEN,
    (_S.IN_PROGRESS, _T.EXTEND): _S.IN_PROGRESS,
    (_S.RETURNED, _T.EXTEND): _S.RETURNED,
    # Only before anybody has begun: afterwards a new day is an extension.
    (_S.OPEN, _T.DATE): _S.OPEN,
    (_S.OPEN, _T.CANCEL): _S.CANCELLED,
    (_S.IN_PROGRESS, _T.CANCEL): _S.CANCELLED,
    (_S.RETURNED, _T.CANCEL): _S.CANCELLED,
}
UNFINISHED: Final = (_S.OPEN, _S.IN_PROGRESS, _S.RETURNED)
SAID_DONE: Final = (_S.DONE, _S.VERIFIED)
ENDED: Final = (_S.VERIFIED, _S.CANCELLED)
# Told about by the agency; the other steps are those of the office that handed it out.
OF_THE_AGENCY: Final = (_T.TELL, _T.FINISH)
# Source: catalogue 2.4, dated events: reminded 30 and 7 days before, and on the day.
REMINDED: Final = timedelta(days=30)
_MONTHS: Final[Mapping[Cadence, int]] = {
    Cadence.MONTHLY: 1,
    Cadence.QUARTERLY: 3,
    Cadence.SEMIANNUAL: 6,
    Cadence.ANNUAL: 12,
}


def is_late(state: TaskState, due: date, done_on: date | None, today: date) -> bool:
    """Unfinished after its last day, or done after it."""
    if state is TaskState.CANCELLED:
        return False
    return (done_on or today) > due


def months_on(day: date, months: int) -> date:
    """So many months later; the last of a month stays the last.

    >>> months_on(date(2026, 6, 30), 6), months_on(date(2026, 1, 15), 3)
    (datetime.date(2026, 12, 31), datetime.date(2026, 4, 15))
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    longest = calendar.monthrange(year, month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month, longest if is_last else min(day.day, longest))


def next_due(due: date, cadence: Cadence | None, last: date) -> date | None:
    """When what comes again is due the next time; None after the plan's last day.

    >>> next_due(date(2026, 3, 31), Cadence.QUARTERLY, date(2026, 12, 31))
    datetime.date(2026, 6, 30)
    """
    if cadence is Cadence.WEEKLY:
        after = due + timedelta(days=7)
    elif cadence is not None and cadence in _MONTHS:
        after = months_on(due, _MONTHS[cadence])
    else:
        return None
    return after if after <= last else None


def due_in(words: str, *, first: date, last: date) -> date:
    """The day that the sentence sets, if it lies in the plan; else the plan's last.

    >>> due_in("hoàn thành trước ngày 20/6", first=date(2026, 1, 1),
    ...     last=date(2026, 12, 31))
    datetime.date(2026, 6, 19)
    """
    found = limit(words, last.year)
    if found is None or found.end is None:
        return last
    day = date.fromisoformat(found.end)
    before = words[: found.at[0]].rstrip().casefold()
    if before.endswith(("trước", "trước ngày")) and "ngày" in words[: found.at[1]]:
        day = last_on_time("before", day)
    return day if first <= day <= last else last


def check_step(*, state: TaskState, step: TaskStep) -> None:
    """The task's life allows the step."""
    if (state, step) not in LIFE:
        raise WrongTaskStep(step=step, state=state)


def check_untouched(*, seen: int, now: int) -> None:
    """The second writer is told. Source: HOUSE.md, 'Two databases, one behaviour'."""
    if seen != now:
        raise TaskTouched


def check_belongs(*, agency: str, belongs: bool) -> None:
    """An agency's people tell of its tasks. Source: catalogue 2.4, 'recorded by'."""
    if not belongs:
        raise NotYourTask(agency=agency)


def check_words(words: str) -> None:
    if not words.strip():
        raise TaskWithoutWords


def check_note(*, step: TaskStep, words: str) -> None:
    """Nothing is told, sent back or put off in silence. Source: HOUSE.md, habit 5."""
    if not words.strip():
        raise NoteMissing(step=step)


def check_other_hands(*, done_by: object, by: object) -> None:
    """Four eyes: done is said by one person and verified by another."""
    if done_by == by:
        raise NotByTheSamePerson


def check_not_extended(*, first: date | None, due: date) -> None:
    """At most one extension. Source: issue 'Step 2'; catalogue 2.4, statuses."""
    if first is not None:
        raise ExtendedAlready(first=first, due=due)


def check_later(*, new: date, due: date) -> None:
    if new <= due:
        raise ExtensionNotLater(new=new, due=due)


def check_in_plan(*, due: date, first: date, last: date) -> None:
    """What a plan hands out is due while it runs."""
    if not first <= due <= last:
        raise DueOutsidePlan(due=due, first=first, last=last)


def check_document(document: str) -> None:
    """Source: catalogue 2.4: cancelled with document."""
    if not document.strip():
        raise NoDocumentNamed


def check_something_handed_out(*, new: int, unknown: int) -> None:
    if not new:
        raise NothingToHandOut(unknown=unknown)


def check_agency_stands(*, agency: str, until: date | None, today: date) -> None:
    """Work is handed to who is there to do it."""
    if until is not None and until <= today:
        raise AgencyGone(agency=agency, until=until)


def check_to_be_picked(*, printed: str, known: str) -> None:
    """Who is meant is said once; tasks may have been handed out since."""
    if known:
        raise AgencyIsKnown(printed=printed, known=known)

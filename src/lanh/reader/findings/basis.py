"""Legal bases against the table of instruments, deadlines against the calendar."""

from collections.abc import Iterator
from datetime import date

from lanh.common.words import _
from lanh.law.days import is_working_day
from lanh.law.instruments import by_number
from lanh.reader.findings.finding import Finding, Grade
from lanh.reader.findings.seen import Seen

_ENDED = _("{number} had no force any more when this was signed ({signed}).")
_EARLY = _("{number} was not in force yet when this was signed ({signed}).")
_UNKNOWN = _("Whether {number} was in force on {signed} is not known here.")
_REST = _("The deadline {day} is no working day.")


def basis(seen: Seen) -> Iterator[Finding]:
    yield from _bases(seen)
    yield from _deadlines(seen)


def _bases(seen: Seen) -> Iterator[Finding]:
    """Only what the document rests on ("Căn cứ …"); a day in part is not enough."""
    if len(seen.signed) != 10:
        return
    for block, said in seen.mentions:
        if not said.number or not block.text.startswith("Căn cứ"):
            continue
        span = (block.span(*said.number_at),)
        facts = {"number": said.number, "signed": seen.signed}
        known = by_number(said.number)
        if known is None:
            yield Finding("force", Grade.NOTE, _UNKNOWN, span, facts)
        elif date.fromisoformat(seen.signed) not in known.force:
            early = date.fromisoformat(seen.signed) < known.force.since
            grade = Grade.ERROR if known.verified else Grade.DOUBTFUL
            sentence = _EARLY if early else _ENDED
            yield Finding(
                "force", Grade.DOUBTFUL if early else grade, sentence, span, facts
            )


def _deadlines(seen: Seen) -> Iterator[Finding]:
    for duty in seen.reading.reporting:
        due = duty.deadline or ""
        if due.startswith("-") or not due or not _is_rest(due):
            continue
        at = next((d.span for d in seen.days if d.key == due), duty.span)
        yield Finding("holiday", Grade.NOTE, _REST, (at,), {"day": due})


def _is_rest(due: str) -> bool:
    """Days outside the calendar's years are not known, so not said to be rest."""
    day = date.fromisoformat(due)
    return 2000 < day.year < 2100 and not is_working_day(day)

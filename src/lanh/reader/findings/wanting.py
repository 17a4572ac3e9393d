"""What a plan leaves open: notes, never errors."""

from collections.abc import Iterator

from lanh.common.words import _
from lanh.reader.findings.finding import Finding, Grade
from lanh.reader.findings.seen import Seen

_NO_FIGURE = _("This target has no figure.")
_NO_LEAD = _("Nobody is named to lead this activity.")
_NO_TIME = _("No time is set for this activity.")
_NO_DUTY = _("No report is asked for.")


def wanting(seen: Seen) -> Iterator[Finding]:
    reading = seen.reading
    for target in reading.targets:
        if not target.measures:
            yield Finding("missing", Grade.NOTE, _NO_FIGURE, (target.span,))
    for activity in reading.activities:
        if not activity.lead:
            yield Finding("missing", Grade.NOTE, _NO_LEAD, (activity.span,))
        if activity.time is None:
            yield Finding("missing", Grade.NOTE, _NO_TIME, (activity.span,))
    if reading.document.type == "ke_hoach" and not reading.reporting:
        yield Finding("missing", Grade.NOTE, _NO_DUTY, ((0, 0),))

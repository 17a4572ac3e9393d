"""Aftercare (L25 42, L21 40, D116 77-81): its years, who decides, what is due."""

from collections.abc import Iterator

from lanh.law.clock.say import allowed, find, find_due, refused, who
from lanh.law.findings import Finding, What
from lanh.law.rules import required, rule
from lanh.law.story import spells
from lanh.law.story.file import Now, Story, Term
from lanh.law.terms import NOT_SET


def findings(story: Story, now: Now) -> Iterator[Finding]:
    """Everything about aftercare, running or to come."""
    day = now.day
    yield who("aftercare", "aftercare.decider", day, "manage after")
    by = required("aftercare.decider", day)
    yield refused("aftercare_by_commune_police_chief", by)
    yield allowed("aftercare_by_commune_pc_chair", by)
    yield who("aftercare_list", "list.keeper", day, "keep lists addicts")
    term = story.latest("aftercare") or projected(story)
    if term is not None:
        yield from _term(story, term, now)
    yield from _due(story, now)


def projected(story: Story) -> Term | None:
    """The aftercare that follows if the running spell is completed on its last day."""
    rehab = story.rehab()
    if rehab is None or rehab.end is None or rehab.closed is not None:
        return None
    return None if rehab.reason else spells.aftercare(story, rehab.kind, rehab.end)


def _term(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    if term.end is None:
        return
    by = term.rule
    if story.last.get("prison_released") is not None and term.start < now.day:
        by = rule("prison.remaining", now.day) or by
    other = None if term.other_end is None else term.other_end.isoformat()
    end = term.end.isoformat()
    also = "remaining term" if term is story.latest("aftercare") else ""
    yield find(What.ENDS_ON, "aftercare", end, by, other=other, also=also)
    if term.start <= now.day:
        yield allowed("aftercare", by, also="manage after rehab")
    support = required("aftercare.support", max(term.start, now.day))
    if term.runs_on(now.day):
        yield allowed("social_support", support, also="job loan vocational")
    ended = rule("aftercare.certificate", now.day)
    if ended is not None:
        yield find(What.WHO_DECIDES, "aftercare_certificate", ended.who, ended)


def _due(story: Story, now: Now) -> Iterator[Finding]:
    proposal = story.last.get("police_aftercare_proposal_received")
    completed = story.last.get("completed")
    if proposal is not None:
        by = required("aftercare.decision", proposal.day)
        yield find_due(What.DECISION_DUE, "aftercare", by, proposal.at, now)
    elif completed is not None:
        by = required("aftercare.decision", now.day)
        yield find(What.DECISION_DUE, "aftercare", NOT_SET, by)
    told = story.last.get("reported_to_commune")
    if told is not None:
        by = required("aftercare.dossier", told.day)
        also = "file list make open proposal"
        yield find_due(What.ACTION_DUE, "aftercare_dossier", by, told.at, now, also)
    home = story.last.get("returned_home")
    by_report = rule("aftercare.report", home.day) if home is not None else None
    if home is not None and by_report is not None:
        also = "commune return home person present"
        of = "report_to_commune"
        yield find_due(What.ACTION_DUE, of, by_report, home.at, now, also)

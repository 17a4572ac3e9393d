"""A decision served: deferral, waiver, illness, escape, prison, turning 18."""

import re
from collections.abc import Iterator
from datetime import datetime

from lanh.law.clock.say import allowed, find, find_due, refused, who
from lanh.law.events import Event, read_moment
from lanh.law.findings import Finding, What
from lanh.law.rules import Rule, required, rule
from lanh.law.story.file import COMPULSORY, NEW, OLD, Now, Story, Term, law_on
from lanh.law.story.spells import waiver_by_crime
from lanh.law.terms import NOT_SET, add_months

FACILITY = frozenset({*COMPULSORY, "voluntary_public"})


def findings(story: Story, now: Now) -> Iterator[Finding]:
    """Everything about a decision to a facility and its serving."""
    term = story.latest(*FACILITY)
    yield from _executing(story, now)
    if term is None:
        return
    if term.kind in COMPULSORY:
        yield from _length(story, term, now)
        yield from _afterwards(story, term, now)
    yield from _before(story, term, now)
    yield from _exceptions(story, term, now)
    yield from _illness(story, term, now)
    yield from _escape(story, term, now)
    yield from _of_age(story, term, now)
    yield from _prison(story, now)


def _executing(story: Story, now: Now) -> Iterator[Finding]:
    decided = story.decision()
    day = decided.day if decided is not None else now.day
    yield who("execution", "execution.who", max(day, now.day), "execute organise")
    by = rule("assignment.who", now.day)
    if by is not None:
        also = "assign facility receiving which"
        yield find(What.WHO_DECIDES, "facility_assignment", by.who, by, also=also)
        yield who(
            "facility_transfer", "transfer.who", now.day, "move between facilities"
        )
    if decided is None:
        return
    start = _received(decided)
    ask = rule("defer.request", day)
    if ask is not None and decided.kind == "court_decision":
        also = "deferral exemption defer person"
        yield find_due(What.ACTION_DUE, "request_deferral", ask, start, now, also)
    by = required("execution", day)
    also = "execute decision organise bring admission"
    yield find_due(What.ACTION_DUE, "execution", by, start, now, also)
    assign = rule("assignment", day)
    if assign is not None:
        also = "assign transport facility take"
        yield find_due(What.ACTION_DUE, "facility_assignment", assign, start, now, also)


def _received(decided: Event) -> datetime:
    """When the decision was received, where that is told; else when it was made."""
    told = decided.get("received_at", "received")
    return decided.at if told is None else read_moment(str(told))


def _length(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    if term.end is None:
        return
    by = term.rule
    other = None if term.other_end is None else term.other_end.isoformat()
    if story.last.get("prison_released") is not None:
        by = rule("prison.remaining", now.day) or by
    elif "escaped" in story.last and term.law == OLD:
        by = rule("escape.time", story.last["escaped"].day) or by
    elif "suspended_illness" in story.last:
        by = required("illness", max(term.start, story.last["suspended_illness"].day))
    also = "rehab compulsory" if term.closed else "rehab remaining term compulsory"
    end = term.end.isoformat()
    yield find(What.ENDS_ON, term.kind, end, by, other=other, also=also)
    if term.law == OLD and law_on(now.day) == OLD:
        notice = required("compulsory.end_notice", now.day)
        at = now.at.replace(year=term.end.year, month=term.end.month, day=term.end.day)
        yield find_due(
            What.NOTICE_DUE, "term_end_notice", notice, at, now, "end term 15"
        )
    if term is story.rehab():
        given = required("compulsory.certificate", now.day)
        of = "completion_certificate"
        yield find(What.WHO_DECIDES, of, given.who, given, also="compulsory")


def _before(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    if term.executed:
        by = required("exempt", now.day)
        yield refused("exempt_before_admission", by, also="exemption execution")
        return
    defer = required("defer", now.day)
    decider = _decider(story, "exempt.who", term, now)
    yield who_is("deferral", decider, "defer postpone execution")
    yield who_is("exemption", decider, "exempt execution before admission")
    words = " ".join(event.words() for event in story.last.values())
    if "suspended_illness" in story.last or HARD.search(words):
        yield allowed("deferral", defer, also="defer postpone execution")
    by_ground = _exempt_ground(story, term, words, now)
    if by_ground is not None:
        yield allowed("exemption", by_ground, also="exempt execution serving pregnant")
        yield refused("execution", by_ground, also="execute admit")


def _exempt_ground(story: Story, term: Term, words: str, now: Now) -> Rule | None:
    """Pregnant, gravely ill, or found no longer addicted while deferred (39.2)."""
    if "pregnancy_certificate" in story.last:
        return required("exempt.pregnant", now.day)
    if FATAL.search(words):
        return required("exempt.disease", now.day)
    result = story.result
    clean = result is not None and not story.addicted and result.day >= term.start
    return required("exempt.clean", now.day) if clean else None


HARD = re.compile(r"\bill(ness)?\b|hardship|khó khăn|ốm")
FATAL = re.compile(r"critical|terminal|fatal|life.threatening|hiểm nghèo")


def _afterwards(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    """Without a residence: to a social protection facility once the term is served."""
    if story.stable or not (term.closed or term.over_by(now.day)):
        return
    minor = term.kind == "compulsory_minor"
    by = required(f"social_centre.{'minor' if minor else 'adult'}", now.day)
    other = None if minor else "no"
    yield allowed("social_protection_facility", by, "centre send", other)


def who_is(of: str, by: tuple[Rule, str], also: str) -> Finding:
    """Who decides where the decider depends on who sent the person."""
    return find(What.WHO_DECIDES, of, by[1], by[0], also=also)


def _decider(story: Story, code: str, term: Term, now: Now) -> tuple[Rule, str]:
    """The court, or the provincial police director for his own decision (39.4)."""
    by = required(code, now.day)
    own = term.kind == "voluntary_public" and law_on(now.day) == NEW
    return by, "provincial_police_director" if own else by.who


def _exceptions(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    if not term.executed:
        return
    decider = _decider(story, "waiver.who", term, now)
    yield who_is("waive_remaining_term", decider, "exempt waiver rest")
    yield who_is("suspension", decider, "suspend serving illness")
    by = required("waiver", now.day)
    words = " ".join(event.words() for event in story.last.values())
    if FATAL.search(words):
        yield allowed("waive_remaining_term", by, also="exempt waiver rest disease")
    elif "pregnancy_certificate" in story.last:
        yield allowed("waive_remaining_term", by, also="exempt waiver rest pregnant")
        yield refused("suspend_and_return_after_birth", by, also="suspension return")
    elif term.reason == "waived":
        by = waiver_by_crime(term)
        yield allowed("waive_remaining_term", by, also="exempt waiver rest prison")
        yield refused("resume_after_prison", by, also="continue serve rest return")
    else:
        yield refused("waive_remaining_term", by, also="exempt waiver rest")
    if term.kind in COMPULSORY:
        yield _reduction(term, now)


def _reduction(term: Term, now: Now) -> Finding:
    """The decree shortened terms from their half on; the new law has no such rule."""
    cut = rule("reduction", now.day)
    if cut is None:
        full = required("rehab.stages", now.day)
        return refused("reduce_term", full, also="reduction shorten early release")
    half = term.start + ((term.end or now.day) - term.start) / 2
    give = allowed if now.day >= half else refused
    return give("reduce_term", cut, also="reduction shorten")


def _illness(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    sick = story.last.get("suspended_illness")
    if sick is None or not term.executed or term.end is None:
        return
    by = required("illness", now.day)
    yield allowed("suspension_for_illness", by, also="suspend treatment home")
    yield allowed("count_treatment_time", by, also="counts illness home time term")
    well = story.last.get("recovered")
    if well is None:
        return
    enough = add_months(well.day, by.value or 0) <= term.end
    also = "return continue serving resume recovery compulsory must send back"
    yield (allowed if enough else refused)("return_to_facility", by, also=also)


def _escape(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    gone = story.last.get("escaped")
    if gone is None:
        return
    code = "escape.search" if term.executed else "escape.search_before"
    yield who(
        "search", code, gone.day, "pursuit search_decision wanted truy tim escape"
    )
    by = rule("escape.notice", gone.day)
    if by is not None and term.executed:
        also = "escape facility police"
        yield find_due(What.NOTICE_DUE, "escape_notice", by, gone.at, now, also)
    cancel = rule("defer.cancel", gone.day)
    paused = "suspended_illness" in story.last or not term.executed
    if cancel is not None and paused:
        yield allowed("cancel_deferral", cancel, also="suspension revoke enforce")
        yield find(What.WHO_DECIDES, "cancel_deferral", cancel.who, cancel)
    out = rule("escape.time", gone.day)
    if out is not None:
        yield refused("count_escape_time", out, also="counts away time term")


def _of_age(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    birthday = story.of_age_on()
    if term.kind != "compulsory_minor" or birthday is None or term.end is None:
        return
    by = rule("turning18", max(birthday, now.day))
    if by is None or birthday <= term.start or term.law == OLD:
        return
    enough = add_months(birthday, by.value or 0) <= term.end
    give = allowed if enough and birthday <= now.day else refused
    also = "adult public facility move 18 turning"
    of = "transfer_to_adult_facility"
    yield find(What.ACTION_DUE, of, NOT_SET, by, also=also)
    yield give("transfer_to_adult_facility", by, also=also)


def _prison(story: Story, now: Now) -> Iterator[Finding]:
    if "prison_released" not in story.last and story.prison is None:
        return
    by = rule("prison.remaining", now.day)
    term = story.latest()
    if by is not None and term is not None and term.reason != "waived":
        also = "remaining term after prison rehab aftercare serve rest"
        yield allowed("continue_remaining_term", by, also=also)
        yield refused("end_because_of_prison", by, also="waive cancel new full restart")

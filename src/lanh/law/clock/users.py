"""Management of users, and determination of addiction (L25 23-27, 31; L21 22-27)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from lanh.common.clock import HANOI
from lanh.law.clock.say import allowed, find, find_due, refused, who
from lanh.law.events import Event
from lanh.law.findings import Certainty, Finding, What
from lanh.law.rules import Rule, required, rule
from lanh.law.story.file import NEW, NEW_LAW, OLD, Now, Story, Term, law_on
from lanh.law.terms import NOT_SET, add_months, due

CHAIR, CHIEF = "commune_pc_chair", "commune_police_chief"


def findings(story: Story, now: Now) -> Iterator[Finding]:
    """Everything about management and determination."""
    yield from _deciding(story, now)
    term = story.latest("user_management")
    if term is not None:
        yield from _running(story, term, now)
    yield from _stopping(story, term, now)
    yield from _testing(story, now)
    yield from _determining(story, now)
    yield from _registering(story, now)


def _deciding(story: Story, now: Now) -> Iterator[Finding]:
    test = story.tested
    day = _deciding_day(story, now)
    over = test is not None and law_on(test.day) != law_on(now.day)
    decided = story.last.get("decision_user_management")
    if test is not None and story.stable:
        by = required("user.decision", test.day)
        yield _decision_due(test, by, now)
    by = required("user.decider", day)
    if not story.stable and story.result is not None and not story.addicted:
        by = required("user.no_residence", day)
        yield find(What.DECISION_DUE, "user_management", NOT_SET, by)
    other = CHAIR if over and decided is None else None
    yield find(What.WHO_DECIDES, "user_management", by.who, by, other=other)
    yield from _verdicts(story, by, day, now)
    by = required("user.manager", day)
    yield find(What.WHO_DECIDES, "manage_and_educate", by.who, by)


def _verdicts(story: Story, by: Rule, day: date, now: Now) -> Iterator[Finding]:
    wrong = CHAIR if by.who == CHIEF else CHIEF
    addicted = required("user.stop.addicted", now.day)
    by = required("user.decision", day)
    if story.addicted:
        yield refused("user_management", addicted, also="new decision")
    else:
        yield allowed("user_management", by)
    yield refused(f"user_management_by_{wrong}", by)
    yield allowed(f"user_management_by_{by.who}", by)
    by = required("user.nature", day)
    known = story.tested is not None or story.latest("user_management") is not None
    if known or not facing(story):
        yield refused("user_management_as_administrative_sanction", by)
    also = "nature measure legal" if known else "nature"
    yield find(What.STATUS, "user_management", NOT_SANCTION, by, also=also)


def facing(story: Story) -> bool:
    """Whether compulsory rehabilitation is being asked for, decided or served."""
    served = story.latest("compulsory_adult", "compulsory_minor") is not None
    return bool(story.grounds) or served or "dossier_opened" in story.last


def _decision_due(test: Event, by: Rule, now: Now) -> Finding:
    """By the law of the day of receipt; across the change the other law is arguable."""
    found = find_due(What.DECISION_DUE, "user_management", by, test.at, now)
    first = datetime.combine(NEW_LAW, time(), HANOI)
    if test.at >= first or now.at < first or found.value < NEW_LAW.isoformat():
        return found
    new = required("user.decision", NEW_LAW)
    gone = test.at + timedelta(hours=new.value or 0) < first
    other = due(new, first if gone else test.at, now.swaps).value
    return replace(found, certainty=Certainty.ARGUABLE, alternative=other)


def _deciding_day(story: Story, now: Now) -> date:
    """The day whose law says who decides: of the decision, else of the moment."""
    decided, test = story.last.get("decision_user_management"), story.tested
    if decided is not None and (test is None or test.at <= decided.at):
        return decided.day
    return now.day


def _running(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    if term.end is None:
        return
    other = None if term.other_end is None else term.other_end.isoformat()
    by = term.rule
    if held_under_new(story, term):
        by = required("user.resume", now.day)
    elif story.last.get("moved") is not None and term.law == OLD:
        by = required("user.move_term", term.start)
    other = other if by.code == "user.resume" else None
    end = term.end.isoformat()
    yield find(What.ENDS_ON, "user_management", end, by, other=other)
    renewal = required("user.renewal", max(term.start, now.day))
    also = "new decision year"
    of = "user_management_renewal"
    yield find(What.WHO_DECIDES, of, renewal.who, renewal, also=also)
    yield from _afterwards(story, term, now)


def _afterwards(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    renewal = required("user.renewal", max(term.start, now.day))
    used, result = story.last.get("used_again"), story.result
    if used is not None and result is not None and not story.addicted:
        other = "no" if renewal.value is None else None
        also = "new decision year restart"
        yield allowed("user_management_renewal", renewal, also, other)
    if "moved" in story.last:
        moved = required("user.move_term", story.last["moved"].day)
        yield refused("restart_term_after_move", moved, also="new year begin again")
        yield allowed("continue_user_management", moved, also="after move go on")
    ended = rule("user.end_decision", now.day)
    if ended is not None:
        yield find(What.WHO_DECIDES, "end_user_management", ended.who, ended)
        if term.over_by(now.day):
            yield allowed("end_user_management", ended, also="terminate close")


def held_under_new(story: Story, term: Term) -> bool:
    """Whether custody under the new law has interrupted this management."""
    held = story.custody
    return held is not None and law_on(held.day) == NEW and held.day >= term.start


def _stopping(story: Story, term: Term | None, now: Now) -> Iterator[Finding]:
    by = required("user.stop", now.day)
    yield find(What.WHO_DECIDES, "stop_user_management", by.who, by, also="end cease")
    reason = _reason_to_stop(story, term, now)
    if reason:
        found = rule(f"user.stop.{reason}", now.day)
        if found is not None:
            yield allowed("stop_user_management", found, also="end cease ground")
    stopped = story.last.get("decision_stop_user_management")
    sent = rule("user.end_sent", stopped.day) if stopped is not None else None
    if stopped is not None and sent is not None:
        yield find_due(What.NOTICE_DUE, "stop_decision", sent, stopped.at, now)
    held = story.custody
    suspend = rule("user.suspend", held.day) if held is not None else None
    if term is not None and suspend is not None:
        yield find(What.WHO_DECIDES, "suspend_user_management", suspend.who, suspend)
        yield allowed("suspend_user_management", suspend, also="custody")
        if reason != "custody":
            by = required("user.resume", now.day)
            if not reason:
                yield refused("stop_user_management", by, also="end cease")
            yield allowed("resume_user_management", by, also="continue after custody")
            yield refused("extend_user_management", by, also="longer", other="no")


def _reason_to_stop(story: Story, term: Term | None, now: Now) -> str:
    if term is None:
        return ""
    if term.reason and term.reason != "renewed":
        return term.reason
    if story.prison is not None or "prison_sentence" in story.last:
        return "prison"
    return "custody" if custody_outlasts(story, term, now) else ""


def custody_outlasts(story: Story, term: Term, now: Now) -> bool:
    """Whether custody has lasted, or is known to last, beyond the end of the term."""
    held, out = story.custody, story.last.get("released")
    if held is None or term.end is None or not term.start <= held.day <= term.end:
        return False
    last = out.day if out is not None else now.day
    return last > term.end or _outlasts(held, term)


def _outlasts(held: Event | None, term: Term) -> bool:
    """Whether custody is known to last longer than the rest of the term."""
    if held is None or term.end is None:
        return False
    until = str(held.get("until", "to", "end", "expected_until") or "")[:10]
    if until:
        return until > term.end.isoformat()
    days = held.get("days", "duration_days", "expected_days")
    months = held.get("months", "duration_months", "expected_months")
    if days is not None:
        return (term.end - held.day).days < int(days)
    return months is not None and add_months(held.day, int(months)) > term.end


def _testing(story: Story, now: Now) -> Iterator[Finding]:
    refusal = story.last.get("test_refused")
    day = refusal.day if refusal is not None else now.day
    by = required("user.escort", day)
    if law_on(day) == NEW:
        yield allowed("escort_to_test", by, also="force bring refuse")
    else:
        yield allowed("summon_to_test", by, also="refuse")
        yield refused("escort_to_test", by, also="force")
    yield find(What.WHO_DECIDES, "escort_to_test", by.who, by, also="refused summon")
    term = story.latest()
    if term is not None and term.runs_on(now.day):
        kind = TESTED.get(term.kind, "rehab")
        yield allowed("body_test", required(f"test.{kind}", now.day), also="drug urine")


TESTED = {"user_management": "managed", "ost": "ost", "aftercare": "aftercare"}


def _determining(story: Story, now: Now) -> Iterator[Finding]:
    by = required("determination.request", now.day)
    yield find(
        What.WHO_DECIDES, "determination_request", by.who, by, also="file dossier"
    )
    if story.pending:
        trigger = rule(story.pending, story.pending_since or now.day)
        if trigger is not None:
            yield allowed("determination", trigger, also="determine addiction request")
            yield find(What.ACTION_DUE, "determination_request", NOT_SET, by)
    received = story.last.get("determination_person_received")
    if received is not None:
        by = required("determination.result", received.day)
        what = What.ACTION_DUE
        yield find_due(
            what, "determination_result", by, received.at, now, "give return"
        )
    asked = story.last.get("determination_requested")
    staff = rule(_staff(asked), asked.day) if asked is not None else None
    if asked is not None and staff is not None:
        yield find_due(What.ACTION_DUE, "send_medical_staff", staff, asked.at, now)


def _staff(asked: Event) -> str:
    """Held at a place without a clinic (D109 6), or at a place agreed on (D109 7)."""
    elsewhere = ("chosen", "agreed", "not_held", "not_detained", "selected", "7.3")
    told = asked.words()
    code = "determination.staff"
    return f"{code}_elsewhere" if any(word in told for word in elsewhere) else code


def _registering(story: Story, now: Now) -> Iterator[Finding]:
    result = story.result
    if result is None:
        return
    sent = required("determination.sent", result.day)
    yield find(What.NOTICE_DUE, "determination_result", "at_once", sent, also="send")
    if not story.addicted:
        return
    by = required("determination.register", result.day)
    also = "voluntary registration rehab treatment person"
    yield find_due(What.ACTION_DUE, "register", by, result.at, now, also)
    yield who(
        "registration", "determination.register_with", now.day, "register receives"
    )
    paper = rule("determination.registration", now.day)
    if paper is not None:
        end = due(paper, result.at, now.swaps).value
        yield find(What.ENDS_ON, "determination_paper", end, paper, also="valid result")


NOT_SANCTION = "not_an_administrative_sanction"


def paper_is_old(story: Story, asked: Event) -> bool:
    """Whether a registration needs a new determination (L25 31.1b; L21 has no such)."""
    by = rule("determination.registration", asked.day)
    if by is None:
        return False
    result = story.result
    if result is None or not story.addicted:
        return True
    return asked.day > add_months(result.day, by.value or 0)

"""Voluntary rehabilitation, substitution and monitoring (L25 29-34, 12; L21 27-31)."""

from collections.abc import Iterator

from lanh.law.clock.say import allowed, find, find_due, refused, who
from lanh.law.clock.users import paper_is_old
from lanh.law.events import Event
from lanh.law.findings import Finding, What
from lanh.law.rules import required, rule
from lanh.law.story.file import (
    COMPULSORY,
    NEW,
    OLD,
    VOLUNTARY,
    Now,
    Story,
    Term,
    law_on,
)
from lanh.law.story.told import certificate_kind
from lanh.law.terms import NOT_SET

PLACE = {
    "voluntary_home": "home",
    "voluntary_private": "private",
    "voluntary_public": "public",
}


def findings(story: Story, now: Now) -> Iterator[Finding]:
    """Everything about voluntary rehabilitation and substitution."""
    yield from _registering(story, now)
    term = story.latest(*VOLUNTARY)
    if term is not None:
        yield from _term(story, term, now)
    yield from _services(story, now)
    yield from _facility(story, now)
    yield from _certificates(story, now)
    yield from _stages(story, now)
    yield from _substitution(story, now)
    yield from _monitoring(story, now)


def _registering(story: Story, now: Now) -> Iterator[Finding]:
    asked = story.last.get("voluntary_registration_request")
    event = asked or story.last.get("registered_voluntary_home")
    day = event.day if event is not None else now.day
    by = required("home.decision", day)
    if event is not None:
        yield find_due(What.DECISION_DUE, "voluntary_home", by, event.at, now, "rehab")
    yield find(What.WHO_DECIDES, "voluntary_home", by.who, by, also="intake rehab")
    yield who(
        "home_registration", "home.registration", day, "receive take intake record"
    )
    yield who("voluntary_public", "public.decision", now.day, "facility admission stay")
    if asked is not None and law_on(asked.day) == NEW:
        paper = required("determination.registration", asked.day)
        if paper_is_old(story, asked):
            yield refused("register_with_old_result", paper, also=OLD_PAPER)
            yield allowed("new_determination", paper, also="required again")
        else:
            yield allowed("register_with_result", paper, also=OLD_PAPER)
            yield refused("new_determination", paper, also="required again")
    elif asked is not None:
        free = required("determination.register_with", asked.day)
        yield allowed("register_with_result", free, also=OLD_PAPER)
    yield from _places(story, now)


def _places(story: Story, now: Now) -> Iterator[Finding]:
    """Where an addicted person may register."""
    rehab = story.rehab()
    free = rehab is None or not rehab.runs_on(now.day)
    if story.addicted and story.stable and free:
        by = required("determination.register_with", now.day)
        for place in ("voluntary_home", "voluntary_private", "voluntary_public"):
            yield allowed(place, by, also="home_rehab registration rehab facility")
    if not story.stable:
        by = required("public.no_residence", now.day)
        yield refused("voluntary_home", by, also="home_rehab registration")
        yield allowed("voluntary_public", by, also="facility registration")


OLD_PAPER = "registration voluntary determination paper result without"


def _term(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    if term.end is None:
        return
    by, day = term.rule, max(term.start, now.day)
    other = None if term.other_end is None else term.other_end.isoformat()
    if term.kind == "voluntary_public" and term.decided and not term.executed:
        other = other or NOT_SET
    if story.last.get("prison_released") is not None and term.reason != "completed":
        by = rule("prison.remaining", day) or by
    end = term.end.isoformat()
    also = "rehab" if term.closed else "rehab remaining term"
    yield find(What.ENDS_ON, term.kind, end, by, other=other, also=also)
    if term is story.rehab():
        yield _certifier(term, now)


def _certifier(term: Term, now: Now) -> Finding:
    """Who certifies; for a spell of the old law the new law's authority is arguable."""
    code = f"{PLACE[term.kind]}.certificate"
    old = term.law == OLD and law_on(now.day) == NEW
    by = required(code, term.start if old else now.day)
    instead = required(code, now.day).who if old else by.who
    other = None if instead == by.who else instead
    return find(What.WHO_DECIDES, "completion_certificate", by.who, by, other=other)


def _services(story: Story, now: Now) -> Iterator[Finding]:
    """What a provider at home tells: start, quit, finish."""
    kinds = {"service_started": "start", "service_quit": "quit"}
    for kind, word in kinds.items():
        event = story.last.get(kind)
        if event is not None:
            yield _provider(f"provider_notice_{word}", event, now)
    ended = story.last.get("quit_voluntary")
    term = story.latest(*VOLUNTARY)
    if ended is not None and (term is None or term.kind == "voluntary_home"):
        yield _provider("provider_notice_quit", ended, now)
    done = story.last.get("completed")
    if done is not None and term is not None and term.kind == "voluntary_home":
        yield _provider("provider_notice_finish", done, now)


def _provider(of: str, event: Event, now: Now) -> Finding:
    by = required("home.notice", event.day)
    return find_due(
        What.NOTICE_DUE, of, by, event.at, now, "service complete completion"
    )


def _facility(story: Story, now: Now) -> Iterator[Finding]:
    """What a facility tells of a voluntary stay: intake, quit, finish."""
    term = story.latest("voluntary_private", "voluntary_public")
    if term is None:
        return
    place = PLACE[term.kind]
    for kind, word in TOLD.items():
        event = story.last.get(kind)
        if event is None or event.day < term.start:
            continue
        by = rule(f"{place}.notice", event.day)
        if by is not None:
            of = f"facility_notice_{word}"
            yield find_due(
                What.NOTICE_DUE, of, by, event.at, now, "seat private public part"
            )
    yield from _leaving(story, term, now)


def _leaving(story: Story, term: Term, now: Now) -> Iterator[Finding]:
    """A private facility tells of the part done, once certified, or of quitting."""
    gone = story.last.get("left_facility") or story.last.get("quit_voluntary")
    if term.reason == "part" and "certificate_issued" in story.last:
        return
    private = term.kind == "voluntary_private"
    if gone is not None and private and law_on(gone.day) == NEW:
        code = "private.part_notice" if term.reason == "part" else "private.quit_notice"
        by = required(code, gone.day)
        of = "private_facility_notice_quit"
        if term.reason == "part":
            of = "private_facility_notice_part_done"
        yield find_due(What.NOTICE_DUE, of, by, gone.at, now, "residence stages left")


TOLD = {
    "admitted": "intake_admission_start",
    "left_facility": "quit_left",
    "quit_voluntary": "quit",
    "completed": "finish_complete_completion",
    "stages_completed": "stages_done",
}


def _certificates(story: Story, now: Now) -> Iterator[Finding]:
    event = story.last.get("certificate_issued")
    term = story.latest("voluntary_private")
    if event is None or law_on(event.day) == OLD:
        return
    if term is None and "private" not in event.words():
        return
    part = certificate_kind(story, event) == "part"
    copy = required(
        "private.part_notice" if part else "private.certificate_copy", now.day
    )
    of = "private_facility_part_notice" if part else "certificate_copy"
    also = "facility private certificate completion police notice"
    yield find_due(What.NOTICE_DUE, of, copy, event.at, now, also)
    by = required("person.report_part" if part else "person.report_full", now.day)
    also = "appear present certificate police register submit home continue commune"
    yield find_due(What.ACTION_DUE, "person_report", by, event.at, now, also)


def _stages(story: Story, now: Now) -> Iterator[Finding]:
    term = story.latest(*VOLUNTARY)
    law_day = term.start if term is not None else now.day
    by = required("rehab.stages", law_day)
    enough = by.value is not None and story.stages >= by.value
    give = allowed if enough else refused
    yield give(
        "completion_certificate_after_stages", by, also="three complete stages 3"
    )
    if term is None:
        return
    place = "home" if term.kind == "voluntary_home" else "facility"
    money = required(f"{place}.support", law_day)
    if term.kind != "voluntary_public" or term.law == OLD:
        give = allowed if story.stages >= 3 else refused
        yield give("money_support", money, also="funding support stages cost")
    if term.kind == "voluntary_private" and term.law == NEW:
        by = required("private.continue", term.start)
        give = allowed if story.stages >= 3 else refused
        yield give("continue_at_home", by, also="rest remaining community stages leave")


def _substitution(story: Story, now: Now) -> Iterator[Finding]:
    by = required("ost.register", now.day)
    yield find(What.WHO_DECIDES, "ost_registration", by.who, by, also="substitution")
    if law_on(now.day) == OLD:
        yield refused("ost_for_non_opioids", by, also="ats amphetamine substitution")
    else:
        yield allowed("ost_for_non_opioids", by, also="ats any substitution")
    term = story.latest("ost")
    if term is not None:
        by = required("ost.term", now.day)
        yield find(What.ENDS_ON, "ost", NOT_SET, by, also="substitution treatment")
    for kind, word in (("ost_registered", "start"), ("ost_quit", "end_quit")):
        event = story.last.get(kind)
        if event is None:
            continue
        by = required("ost.notice", event.day)
        yield find_due(
            What.NOTICE_DUE, f"ost_notice_{word}", by, event.at, now, "facility"
        )
        decide = rule("ost.decision", event.day)
        if word == "start" and decide is not None:
            yield find_due(
                What.DECISION_DUE, "ost", decide, event.at, now, "substitution"
            )


def _monitoring(story: Story, now: Now) -> Iterator[Finding]:
    by = rule("monitoring", now.day)
    if by is None:
        return
    yield find(
        What.WHO_DECIDES, "emonitoring", by.who, by, also="electronic monitoring"
    )
    length = required("monitoring.term", now.day)
    if "emonitoring_ordered" in story.last:
        yield find(What.ENDS_ON, "emonitoring", NOT_SET, length, also="electronic")
    kinds = {"voluntary_home": "home", "ost": "ost", "aftercare": "aftercare"}
    term = story.latest()
    place = kinds.get(term.kind) if term is not None and term.runs_on(now.day) else None
    also = "electronic monitoring order"
    if place is not None:
        yield allowed(
            "emonitoring", required(f"monitoring.{place}", now.day), also=also
        )
    elif term is None or term.kind in COMPULSORY or term.kind != "voluntary_home":
        yield refused("emonitoring", required("monitoring.home", now.day), also=also)

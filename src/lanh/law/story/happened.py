"""Events, one after the other, into a story."""

from collections.abc import Callable, Iterable
from datetime import date

from lanh.law.events import Event, read_day
from lanh.law.story import spells, told
from lanh.law.story.file import REHAB, VOLUNTARY, Ground, Story, Term
from lanh.law.terms import day_of


def tell(events: Iterable[Event]) -> Story:
    """The story of these events, which come in the order of their moments."""
    story = Story()
    for event in events:
        story.early.setdefault(event.kind, event)
        story.last[event.kind] = event
        handle = HANDLERS.get(event.kind)
        if handle is not None:
            handle(story, event)
    return story


def _file_opened(story: Story, event: Event) -> None:
    story.born = read_day(event.get("born"))
    story.sex = str(event.get("sex") or "")
    story.stable = str(event.get("residence") or "stable") == "stable"
    story.prior = int(event.get("prior_rehab_attempts") or 0)


def _tested(story: Story, event: Event) -> None:
    if event.get("resident") is False:
        story.stable = False
    if spells.under(story, event.day) is not None:
        _used_again(story, event)
        return
    story.tested = event
    if not story.stable:
        _ask(story, "determination.no_residence", event.day)


def _used_again(story: Story, event: Event) -> None:
    term = spells.under(story, event.day)
    if term is None:
        if not story.stable:
            _ask(story, "determination.no_residence", event.day)
    elif term.kind == "user_management":
        _ask(story, "determination.managed", event.day)
    elif term.kind == "aftercare":
        _ask(story, "determination.aftercare", event.day)
    elif term.kind in VOLUNTARY:
        story.grounds.append(Ground("use", event.day))


def _ask(story: Story, trigger: str, day: date) -> None:
    story.pending, story.pending_since = trigger, day


def _requested(story: Story, event: Event) -> None:
    if not story.pending:
        _ask(story, told.trigger_of(event), event.day)


def _result(story: Story, event: Event) -> None:
    story.result, story.pending = event, ""
    story.addicted = str(event.get("result")) == "addicted"
    term = spells.under(story, event.day)
    if not story.addicted or term is None:
        return
    if term.kind == "aftercare":
        story.grounds.append(Ground("aftercare", event.day))
        term.reason = "addicted"
    elif term.kind == "user_management":
        term.reason = "addicted"


def _managed(story: Story, event: Event) -> None:
    old = story.open_term(event.day, "user_management")
    if old is not None:
        old.closed, old.reason = event.day, "renewed"
    renewed = bool(event.get("renewed"))
    story.terms.append(spells.management(event, renewed=renewed))


def _stopped(story: Story, event: Event) -> None:
    term = story.open_term(event.day, "user_management")
    if term is not None:
        term.closed = event.day
        term.reason = told.stop_reason(story, event, term)


def _detained(story: Story, event: Event) -> None:
    story.custody = event


def _released(story: Story, event: Event) -> None:
    term, held = story.latest("user_management"), story.custody
    if term is not None and held is not None and term.end is not None:
        term.other_end = term.end + (event.day - held.day)
    if story.prison is not None:
        _out_of_prison(story, event)


def _into_prison(story: Story, event: Event) -> None:
    if story.prison is not None:
        return
    story.prison = event.day
    for term in story.terms:
        if term.runs_on(event.day):
            spells.interrupt(story, term, event)


def _sentenced(story: Story, event: Event) -> None:
    if told.is_suspended(event):
        story.last.pop("prison_sentence")
        return
    term = spells.under(story, event.day, *REHAB)
    if term is not None and spells.rest_waived_by_crime(story, term, event.day):
        term.reason = "waived"


def _out_of_prison(story: Story, event: Event) -> None:
    story.prison = None
    for term in story.terms:
        if term.paused is not None and term.end is not None:
            term.end = event.day + (term.end - term.paused)
            term.paused = None


def _registered_home(story: Story, event: Event) -> None:
    if event.get("intake_record") is False:
        return
    story.terms.append(spells.home(story, event))


def _home_decided(story: Story, event: Event) -> None:
    term = story.open_term(event.day, "voluntary_home")
    if term is None or term.decided is not None:
        story.terms.append(spells.home(story, event))
    else:
        spells.decide_home(story, term, event)


def _decided(story: Story, event: Event) -> None:
    for term in story.terms:
        if term.kind in VOLUNTARY and term.closed is None:
            term.closed, term.reason = event.day, "sent"
    story.terms.append(spells.sent(story, event))


def _admitted(story: Story, event: Event) -> None:
    term = story.latest(*REHAB)
    waits = term is not None and term.closed is None and not term.executed
    if term is not None and waits:
        spells.execute(story, term, event)
    else:
        story.terms.append(spells.admitted(story, event))


def _stages(story: Story, event: Event) -> None:
    story.stages = max(story.stages, told.count_stages(event))


def _left(story: Story, event: Event) -> None:
    term = story.open_term(event.day, *VOLUNTARY)
    if term is None:
        return
    term.closed = event.day
    if event.get("stages", "stages_completed") is not None:
        _stages(story, event)
    if term.kind == "voluntary_private" and story.stages >= 3:
        term.reason = "part"
    else:
        term.reason = "quit"
        story.grounds.append(Ground("voluntary", event.day))


def _quit(story: Story, event: Event) -> None:
    term = story.latest(*VOLUNTARY)
    if term is not None and term.reason == "part":
        return
    story.grounds.append(Ground("voluntary", event.day))
    if term is not None and term.closed is None:
        term.closed, term.reason = event.day, "quit"


def _certificate(story: Story, event: Event) -> None:
    term = story.open_term(event.day, *REHAB)
    if term is None or "part" in told.certificate_kind(story, event):
        if term is not None and term.kind == "voluntary_private":
            term.closed, term.reason = event.day, "part"
        return
    _finish(story, term, event)


def _completed(story: Story, event: Event) -> None:
    term = spells.finished(story, event)
    if term is not None and term.closed is None:
        _finish(story, term, event)
    elif story.open_term(event.day, "aftercare") is None:
        kind = term.kind if term is not None else told.completed_kind(event)
        story.terms.append(spells.aftercare(story, kind, event.day))


def _finish(story: Story, term: Term, event: Event) -> None:
    term.closed, term.reason = event.day, "completed"
    story.prior = max(story.prior, term.attempt)
    story.grounds, story.evasion_over, story.evading = [], None, False
    story.terms.append(spells.aftercare(story, term.kind, event.day))


def _aftercare_decided(story: Story, event: Event) -> None:
    term = story.open_term(event.day, "aftercare")
    if term is None:
        term = spells.aftercare_from_decision(story, event)
        story.terms.append(term)
    term.decided = event


def _aftercare_ended(story: Story, event: Event) -> None:
    term = story.open_term(event.day, "aftercare")
    if term is not None:
        term.closed, term.reason = event.day, "ended"


def _ost(story: Story, event: Event) -> None:
    story.terms.append(spells.substitution(story, event))


def _ost_quit(story: Story, event: Event) -> None:
    story.grounds.append(Ground("substitution", event.day))
    term = story.open_term(event.day, "ost")
    if term is not None:
        term.closed, term.reason = event.day, "quit"


def _monitoring_refused(story: Story, event: Event) -> None:
    if spells.under(story, event.day, "voluntary_home", "ost") is not None:
        story.grounds.append(Ground("monitoring", event.day))


def _violated(story: Story, event: Event) -> None:
    story.violations.append(event)


def _ground_found(story: Story, event: Event) -> None:
    story.grounds.append(told.ground_of(event))


def _evaded(story: Story, event: Event) -> None:
    story.evading = True


def _evasion_ended(story: Story, event: Event) -> None:
    story.evading, story.evasion_over = False, day_of(event.at)


def _escaped(story: Story, event: Event) -> None:
    term = story.open_term(event.day, *REHAB)
    if term is not None and term.paused is None:
        term.paused = event.day


def _back(story: Story, event: Event) -> None:
    term = story.latest(*REHAB)
    escaped = story.last.get("escaped")
    if term is None or term.end is None or term.paused is None or escaped is None:
        return
    spells.come_back(term, term.paused, event.day)


def _transferred(story: Story, event: Event) -> None:
    if "escaped" in story.last:
        _back(story, event)


def _family(story: Story, event: Event) -> None:
    born = told.child_born(event)
    if born is not None:
        story.last["child"] = Event("child", event.at, {"born": born})
    if event.get("pregnant"):
        story.last["pregnancy_certificate"] = event


def _duty(story: Story, event: Event) -> None:
    story.duties.append(event)


HANDLERS: dict[str, Callable[[Story, Event], None]] = {
    "file_opened": _file_opened,
    "positive_test_received": _tested,
    "used_again": _used_again,
    "determination_requested": _requested,
    "determination_person_received": _requested,
    "determination_result": _result,
    "decision_user_management": _managed,
    "decision_stop_user_management": _stopped,
    "detained": _detained,
    "released": _released,
    "prison_sentence": _sentenced,
    "prison_started": _into_prison,
    "prison_released": _out_of_prison,
    "registered_voluntary_home": _registered_home,
    "voluntary_home_decision": _home_decided,
    "court_decision": _decided,
    "provincial_police_decision": _decided,
    "admitted": _admitted,
    "stages_completed": _stages,
    "left_facility": _left,
    "quit_voluntary": _quit,
    "service_quit": _quit,
    "certificate_issued": _certificate,
    "completed": _completed,
    "aftercare_decision": _aftercare_decided,
    "aftercare_ended": _aftercare_ended,
    "ost_registered": _ost,
    "ost_quit": _ost_quit,
    "emonitoring_refused": _monitoring_refused,
    "violation": _violated,
    "compulsory_ground_found": _ground_found,
    "evaded": _evaded,
    "evasion_ended": _evasion_ended,
    "escaped": _escaped,
    "transferred": _transferred,
    "family_facts": _family,
    "sole_carer_confirmed": _family,
    "obligation": _duty,
}

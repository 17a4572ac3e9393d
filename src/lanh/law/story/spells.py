"""How long what is laid on a person runs, by the law of the day that it began."""

from datetime import date
from typing import Final

from lanh.law.events import Event, read_day
from lanh.law.rules import Rule, required
from lanh.law.story import told
from lanh.law.story.file import (
    COMPULSORY,
    NEW,
    NEW_LAW,
    OLD,
    REHAB,
    Story,
    Term,
    law_on,
)
from lanh.law.terms import add_months

OLD_TERMS: Final = {
    "voluntary_home": "home.term",
    "voluntary_private": "facility.term",
    "voluntary_public": "facility.term",
    "compulsory_adult": "adult.term",
    "compulsory_minor": "minor.term",
}


def under(story: Story, day: date, *kinds: str) -> Term | None:
    """The last term that runs on `day`."""
    for term in reversed(story.terms):
        if (not kinds or term.kind in kinds) and term.runs_on(day):
            return term
    return None


def management(event: Event, *, renewed: bool) -> Term:
    """Management from its decision: one year (L21 23.2, L25 24.2; D105 43.2)."""
    law = law_on(event.day)
    code = "user.renewal" if renewed and law == OLD else "user.term"
    by = required(code, event.day)
    end = add_months(event.day, by.value or 0)
    return Term("user_management", law, event.day, end, by, 12, decided=event)


def attempt_of(story: Story, event: Event) -> int:
    """Which time it is: told, or one after those before."""
    said = event.get("attempt", "attempt_no")
    return int(said) if said is not None else story.prior + 1


def length(kind: str, law: str, attempt: int, event: Event) -> tuple[Rule, int, int]:
    """The rule, the months and the least months of a spell that begins now."""
    if law == NEW:
        code = "rehab.term.first" if attempt < 2 else "rehab.term.later"
        by = required(code, max(event.day, NEW_LAW))
        return by, by.value or 0, by.value or 0
    day = min(event.day, date(2026, 6, 30))
    by = required(OLD_TERMS[kind], day)
    said = event.get("months", "term_months")
    most, least = by.value or 0, by.least or 0
    return (by, most, least) if said is None else (by, int(said), int(said))


def spell(story: Story, kind: str, event: Event, law: str) -> Term:
    """A spell of rehabilitation that starts on the event's day."""
    attempt = attempt_of(story, event)
    by, months, least = length(kind, law, attempt, event)
    other = None if least == months else add_months(event.day, least)
    end = add_months(event.day, months)
    return Term(kind, law, event.day, end, by, months, attempt, other)


def home(story: Story, event: Event) -> Term:
    """At home: from the intake record (L25 32.2a), or the rest of a spell (32.2b)."""
    before = story.rehab()
    kind = "voluntary_home"
    if before is not None and before.reason == "part" and before.end is not None:
        left = before.closed or event.day
        rest = required("home.remaining", max(event.day, NEW_LAW))
        end = event.day + (before.end - left)
        term = Term(kind, before.law, event.day, end, rest, before.months)
        term.attempt = before.attempt
        return term
    law = law_on(event.day)
    return spell(story, kind, event, law)


def decide_home(story: Story, term: Term, event: Event) -> None:
    """The decision of the old law sets the months and the first day."""
    term.decided = event
    law = law_on(event.day)
    if term.law == NEW:
        return
    new = spell(story, term.kind, event, law)
    said = event.get("months", "term_months") is not None or law == NEW
    if said or new.end != term.end:
        term.law, term.start, term.rule = law, event.day, new.rule
        term.end, term.other_end, term.months = new.end, new.other_end, new.months


def sent(story: Story, event: Event) -> Term:
    """By a court's or the provincial police's decision, not yet executed."""
    kind = sent_kind(story, event)
    term = spell(story, kind, event, law_on(event.day))
    term.decided, term.executed = event, False
    _credit(story, term)
    return term


def sent_kind(story: Story, event: Event) -> str:
    """What was decided: told, or by who decided and the person's age."""
    said = str(event.get("measure", "mode") or "")
    if event.kind == "provincial_police_decision":
        return "voluntary_public"
    if said in COMPULSORY:
        return said
    minor = "minor" in said or ("adult" not in said and story.is_minor(event.day))
    return "compulsory_minor" if minor else "compulsory_adult"


def execute(story: Story, term: Term, event: Event) -> None:
    """Admitted on a decision: the term runs from admission (the law is silent).

    Where admission and decision are on two days, from the decision is the other
    reading.
    """
    term.executed = True
    if event.day == term.start or term.end is None:
        return
    since_decision = term.end
    term.start = event.day
    term.end = add_months(event.day, term.months)
    term.credited = 0
    _credit(story, term)
    if since_decision != term.end:
        term.other_end = since_decision


def _credit(story: Story, term: Term) -> None:
    """Days held while the dossier was made come off the end (L25 37.2, D116 44.3)."""
    held = story.last.get("managed_during_dossier")
    if held is None or term.end is None or term.kind not in COMPULSORY:
        return
    at_home = str(held.get("place") or "") in ("family", "home")
    if term.law == OLD and at_home:
        return
    days = term.start - held.day
    if days.days <= 0:
        return
    term.credited, term.end = days.days, term.end - days
    if term.other_end is not None:
        term.other_end -= days
    term.rule = required("dossier.credit", _day_of(term))


def _day_of(term: Term) -> date:
    return max(term.start, NEW_LAW) if term.law == NEW else term.start


def admitted(story: Story, event: Event) -> Term:
    """Admitted without a decision: as told, or by the kind of facility."""
    said = f"{event.get('mode', 'measure') or ''} {event.get('facility') or ''}"
    if "compulsory" in said:
        young = "adult" not in said and story.is_minor(event.day)
        minor = "minor" in said or young
        kind = "compulsory_minor" if minor else "compulsory_adult"
    else:
        kind = "voluntary_private" if "private" in said else "voluntary_public"
    term = spell(story, kind, event, law_on(event.day))
    _credit(story, term)
    return term


def interrupt(story: Story, term: Term, event: Event) -> None:
    """Prison: rehabilitation and aftercare wait (L25 47.1), management is to stop."""
    if term.kind == "user_management":
        term.reason = "prison"
    elif term.kind in REHAB or term.kind == "aftercare":
        if term.reason == "waived":
            return
        term.paused = event.day
        if law_on(event.day) == OLD:
            term.other_end = term.end


def come_back(term: Term, gone: date, back: date) -> None:
    """Back after an escape: time away does not count (D116 56.4; L25 is silent)."""
    if term.end is None:
        return
    old = term.end
    term.end = back + (old - gone)
    term.paused = None
    if law_on(gone) == NEW:
        term.other_end = old


def rest_waived_by_crime(story: Story, term: Term, day: date) -> bool:
    """14 or older, in compulsory rehabilitation, prison not suspended (L21 39)."""
    age = story.age_on(day)
    old_enough = age is None or age >= 14
    return term.kind in COMPULSORY and old_enough and law_on(day) == OLD


def waiver_by_crime(term: Term) -> Rule:
    """The law's own article for a minor, the decree's for whoever is 18."""
    code = "waiver.crime" if term.kind == "compulsory_minor" else "waiver.crime_adult"
    return required(code, term.start)


def finished(story: Story, event: Event) -> Term | None:
    """Which spell a completion ends: the one that it names, else the last."""
    kind = told.completed_kind(event)
    word = kind.partition("_")[0] if kind in COMPULSORY else kind
    for term in reversed(story.terms):
        if term.kind in REHAB | {"ost"} and (not kind or term.kind.startswith(word)):
            return term
    return None


def aftercare(story: Story, after: str, day: date) -> Term:
    """One year, or two after compulsory rehabilitation of an adult (42.1-2; 40.1-2).

    Whoever turned 18 in the minors' measure: one year, because that measure is no
    administrative one (36.8); two is the other reading.
    """
    code = "aftercare.two" if after == "compulsory_adult" else "aftercare.one"
    by = required(code, day)
    months = by.value or 0
    term = Term("aftercare", law_on(day), day, add_months(day, months), by, months)
    if after == "compulsory_minor" and not story.is_minor(day):
        term.other_end = add_months(day, 24)
    return term


def aftercare_from_decision(story: Story, event: Event) -> Term:
    """Aftercare known only from its decision: from completion where that is told."""
    day = read_day(event.get("completed_on", "completed", "from")) or event.day
    years = event.get("years", "term_years")
    months = event.get("months", "term_months")
    two = (
        years in (2, "2") or months in (24, "24") or "compulsory_adult" in event.words()
    )
    return aftercare(story, "compulsory_adult" if two else "voluntary_home", day)


def substitution(story: Story, event: Event) -> Term:
    """Substitution: neither law sets a term."""
    by = required("ost.term", event.day)
    return Term("ost", law_on(event.day), event.day, None, by)

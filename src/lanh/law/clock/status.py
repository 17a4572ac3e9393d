"""What the person's state is in the law's eyes: always read, never stored."""

from lanh.law.clock.aftercare import projected
from lanh.law.clock.say import find
from lanh.law.clock.users import custody_outlasts, held_under_new, paper_is_old
from lanh.law.findings import Finding, What
from lanh.law.rules import Rule, required, rule
from lanh.law.story.file import COMPULSORY, NEW, REHAB, Now, Story, Term
from lanh.law.story.spells import waiver_by_crime
from lanh.law.terms import add_months

STATUS_RULES = {
    "voluntary_home": "home.status",
    "voluntary_private": "private.status",
    "voluntary_public": "public.status",
    "compulsory_adult": "adult.status",
    "compulsory_minor": "minor.status",
    "ost": "ost.register",
}


def person(story: Story, now: Now) -> Finding:
    """The one status of the person at the moment."""
    value, by, other = _status(story, now)
    return find(What.STATUS, "person", value, by, other=other)


def _status(story: Story, now: Now) -> tuple[str, Rule, str | None]:
    asked = _asked(story, now)
    if asked is not None:
        return "determination_required", asked, None
    term = story.latest()
    after = projected(story)
    if term is not None and after is not None and term.over_by(now.day):
        term = after
    if term is None:
        return _without_term(story, now)
    if term.kind == "user_management":
        return _managed(story, term, now)
    if term.kind == "aftercare":
        return _after(story, term, now)
    return _rehab(story, term, now)


def _asked(story: Story, now: Now) -> Rule | None:
    """Why a determination is required, where it is."""
    if story.pending:
        return rule(story.pending, story.pending_since or now.day)
    request = story.last.get("voluntary_registration_request")
    result = story.result
    if request is None or not paper_is_old(story, request):
        return None
    if result is not None and result.at > request.at:
        return None
    return rule("determination.registration", request.day)


def _without_term(story: Story, now: Now) -> tuple[str, Rule, str | None]:
    day = now.day
    if story.addicted and story.result is not None:
        return "addicted", required("determination.register", story.result.day), None
    if story.tested is not None:
        return "positive", required("user.decision", story.tested.day), None
    return "none", required("transition.force", day), None


def _managed(story: Story, term: Term, now: Now) -> tuple[str, Rule, str | None]:
    if "decision_stop_user_management" in story.last and term.closed is not None:
        reason = rule(f"user.stop.{term.reason}", term.closed)
        return (
            "managed_user_stopped",
            reason or required("user.stop", term.closed),
            None,
        )
    held = rule("user.stop.custody", now.day)
    if held is not None and custody_outlasts(story, term, now):
        over = term.over_by(now.day)
        return "managed_user_stopped", held, f"managed_user{'_ended' * over}"
    return _still_managed(story, term, now)


def _still_managed(story: Story, term: Term, now: Now) -> tuple[str, Rule, str | None]:
    if term.over_by(now.day):
        return "managed_user_ended", term.rule, None
    if term.reason:
        by = rule(f"user.stop.{term.reason}", now.day) or term.rule
        return "managed_user", by, "managed_user_stopped"
    by = term.rule
    if held_under_new(story, term):
        by = required("user.resume", now.day)
    return "managed_user", by, None


def _after(story: Story, term: Term, now: Now) -> tuple[str, Rule, str | None]:
    name = "aftercare_2y" if term.months == 24 else "aftercare_1y"
    if term.reason == "addicted" and story.result is not None:
        return "addicted", required("determination.register", story.result.day), name
    if term.closed is not None or term.over_by(now.day):
        code = "aftercare.two" if term.months == 24 else "aftercare.one"
        return "aftercare_ended", rule(code, now.day) or term.rule, None
    other = "aftercare_2y" if term.other_end and term.months == 12 else None
    if term.paused is not None or "prison_released" in story.last:
        other = None
    return name, term.rule, other


def _rehab(story: Story, term: Term, now: Now) -> tuple[str, Rule, str | None]:
    if term.reason == "waived":
        return "exempt_remaining", waiver_by_crime(term), None
    if term.kind in REHAB and term.closed is not None:
        done = "part_done" if term.reason == "part" else "addicted"
        return done, term.rule, None
    if term.kind in COMPULSORY:
        exempt = _exempt(story, term, now)
        if exempt is not None:
            return exempt
    day = max(term.start, now.day) if term.law == NEW else term.start
    moved = term.kind == "compulsory_minor" and "transferred" in story.last
    other = "compulsory_adult" if moved and not story.is_minor(now.day) else None
    return term.kind, required(STATUS_RULES[term.kind], day), other


def _exempt(story: Story, term: Term, now: Now) -> tuple[str, Rule, str | None] | None:
    """Recovered with under three months left: the rest need not be served (39.3)."""
    well = story.last.get("recovered")
    if well is None or "suspended_illness" not in story.last or term.end is None:
        return None
    by = required("illness", now.day)
    if add_months(well.day, by.value or 0) <= term.end:
        return None
    return "exempt_remaining", by, term.kind
